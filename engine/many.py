"""Many files in one run: spreads them over processes, and brings the results back in the order of the files."""

from __future__ import annotations

import gc
import resource
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Running = deque[tuple[Item, "Future[Result | None]"]]

FEWEST = 16
"""So many files are worth the start of other processes."""
_AHEAD = 2
"""For how many files a process has work or results lying about: what is held in memory stays the same."""
_MEMORY = 2_000_000_000
"""Of address space, which is several times what is used; a document that needs more means harm."""
_SECONDS = 60
"""Of a processor's time for one file; each reader promises to give up long before."""


def spread(work: Callable[[Item], Result], items: Iterable[Item], processes: int) -> Iterator[Result | None]:
    """What ``work`` gives for each of the items, in their order; None where it took its process with it.

    ``work``, items and results are pickled; ``work`` is a function of a module, or a partial of one. Whatever it
    raises is raised here. When a process dies, what was under way is done again, each in a process of its own, so
    that only the item that kills is lost.
    """
    waiting = deque(items)
    while waiting:
        under_way = yield from _until_one_dies(work, waiting, processes)
        for item, future in under_way:
            yield future.result() if _succeeded(future) else _alone(work, item)


def _until_one_dies(
    work: Callable[[Item], Result], waiting: deque[Item], processes: int
) -> Generator[Result | None, None, list[tuple[Item, Future[Result | None]]]]:
    """Takes from ``waiting`` and yields results, to the end or until a process dies; returns what was under way."""
    running: deque[tuple[Item, Future[Result | None]]] = deque()
    try:
        with _pool(processes) as pool:
            while waiting or running:
                while waiting and len(running) < processes * _AHEAD:
                    running.append((waiting[0], _submit(pool, work, waiting[0])))
                    waiting.popleft()
                result = running[0][1].result()
                running.popleft()
                yield result
    except BrokenExecutor:
        pass
    return list(running)


def _alone(work: Callable[[Item], Result], item: Item) -> Result | None:
    try:
        with _pool(1) as pool:
            return _submit(pool, work, item).result()
    except BrokenExecutor:
        return None


def _succeeded(future: Future[Result | None]) -> bool:
    return future.done() and not future.cancelled() and not isinstance(future.exception(), BrokenExecutor)


@contextmanager
def _pool(processes: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are gone when it is left, at once if it is left by an exception."""
    others = {*active_children()}
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in {*active_children()} - others:
            child.terminate()
        raise
    pool.shutdown()


def _submit(pool: ProcessPoolExecutor, work: Callable[[Item], Result], item: Item) -> Future[Result | None]:
    """Hands an item over. A process that starts here inherits that interruptions are not for it, but for us."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_done, work, item)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    gc.enable()  # the command line puts it off where it is loaded
    _limit(resource.RLIMIT_AS, _MEMORY)


def _done(work: Callable[[Item], Result], item: Item) -> Result | None:
    _limit(resource.RLIMIT_CPU, int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + _SECONDS)
    try:
        return work(item)
    except MemoryError:
        return None


def _limit(kind: int, soft: int) -> None:
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
