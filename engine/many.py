"""Much work in one run: spreads it over processes, and brings the results back in the order in which it was given."""

from __future__ import annotations

import gc
import resource
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_INTERRUPTIONS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
_AHEAD = 4
"""How many results of each process may wait for an earlier one: what is held in memory stays the same."""
_MEMORY = 2_000_000_000
"""Of address space, which is several times what is used; a document that needs more means harm."""
_SECONDS = 60
"""Of a processor's time for one item; each reader promises to give up long before."""
_SELDOM = (50_000, 20, 1_000)
_MOST = 125
_LARGEST = 1_000_000
"""Of the items of a share, and of their sizes together: it has to be done well before anything gives up."""


def spread(work: Callable[[Item], Result], items: Iterable[Item], processes: int) -> Iterator[Result | None]:
    """What ``work`` gives for each of the items, in their order; None where it took its process with it.

    ``work``, items and results are pickled; ``work`` is a function of a module, or a partial of one. Whatever it
    raises is raised here. Each process has a pipe of its own, so that one that is killed takes nothing with it but
    the item that it was at.
    """
    waiting = deque(enumerate(items))
    results: dict[int, Result | None] = {}
    workers = [_Worker(work) for _ in range(min(processes, len(waiting)))]
    first = 0
    try:
        while waiting or results or any(each.busy for each in workers):
            for each in workers:
                if not each.busy and waiting and waiting[0][0] < first + _AHEAD * processes:
                    each.give(*waiting.popleft())
            ready = wait([each.connection for each in workers if each.busy])
            results.update(each.take() for each in workers if each.busy and each.connection in ready)
            while first in results:
                yield results.pop(first)
                first += 1
    finally:
        for each in workers:
            each.end()


def spread_shares(
    together: Callable[[Sequence[Item]], Sequence[Result] | None],
    alone: Callable[[Item], Result],
    shares: Sequence[Sequence[Item]],
    processes: int,
) -> Iterator[Result | None]:
    """The same for the items of all shares: what ``together`` gives for those of a share at once.

    Where that is nothing, or took its process with it, it is what ``alone`` gives for each of them.
    """
    for share, results in zip(shares, spread(together, shares, processes), strict=True):
        yield from spread(alone, share, processes) if results is None else results


def shared_out(items: Sequence[Item], sizes: Sequence[int], processes: int) -> list[list[Item]]:
    """The items in their order, in shares about as many for each process, none too long or too large."""
    rounds = max(1, -(-len(items) // (processes * _MOST)))
    most = -(-len(items) // (processes * rounds))
    shares: list[list[Item]] = []
    room = 0
    for item, size in zip(items, sizes, strict=True):
        room -= size
        if not shares or room < 0 or len(shares[-1]) == most:
            shares.append([])
            room = _LARGEST - size
        shares[-1].append(item)
    return shares


def beside(work: Callable[[Item], Result], items: Sequence[Item], processes: int) -> list[Result]:
    """What ``work`` gives for each of the items, in their order: done here, and in copies of this process beside it.

    A copy has all that is in memory here, so that nothing but the results travels. What it could not do is done here
    again, which raises what the work raises.
    """
    shares = [items[first::processes] for first in range(min(processes, len(items)))]
    gc.freeze()
    copies = [_Copy(work, share) for share in shares[1:]]
    try:
        found = [[work(each) for each in shares[0]]] if shares else []
        for each, share in zip(copies, shares[1:], strict=True):
            results = each.results()
            found.append([work(item) for item in share] if results is None else results)
    finally:
        for each in copies:
            each.end()
        gc.unfreeze()
    return [found[position % len(shares)][position // len(shares)] for position in range(len(items))]


class _Copy(Generic[Item, Result]):
    """A copy of this process that does a share of the work."""

    def __init__(self, work: Callable[[Item], Result], share: Sequence[Item]) -> None:
        context = get_context("fork")
        self._connection, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_do_share, args=(theirs, work, share), daemon=True)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()  # else a copy says it once more
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()

    def results(self) -> list[Result] | None:
        """What came of the share, or None where something went wrong."""
        try:
            found: list[Result] | None = self._connection.recv()
        except (EOFError, ConnectionError):
            return None
        return found

    def end(self) -> None:
        """Ends the process at once."""
        self._connection.close()
        self._process.kill()
        self._process.join()


def _do_share(connection: Connection, work: Callable[[Item], object], share: Sequence[Item]) -> None:
    """What the copy does; interruptions are not for it, but for the process that it is a copy of."""
    gc.disable()
    with suppress(Exception):
        connection.send([work(each) for each in share])


class _Worker(Generic[Item, Result]):
    """A process that does one item after the other; another takes its place if it dies."""

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._work = work
        self._at = 0
        self.busy = False
        self._start()

    def give(self, at: int, item: Item) -> None:
        """Hands an item over, which is then under way."""
        self._at, self.busy = at, True
        try:
            self.connection.send(item)
        except BrokenPipeError:  # it died before; what it is at is told by the end of the pipe
            return

    def take(self) -> tuple[int, Result | None]:
        """What came of the item: raises what its work raised."""
        self.busy = False
        try:
            error, result = self.connection.recv()
        except (EOFError, ConnectionError):
            self.end()
            self._start()
            return self._at, None
        if error is not None:
            raise error
        return self._at, result

    def end(self) -> None:
        """Ends the process at once."""
        self.connection.close()
        self._process.terminate()
        self._process.join()

    def _start(self) -> None:
        """Starts a process. It inherits that interruptions are not for it, but for us."""
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        resource_tracker.ensure_running()  # else it starts below, and lets interruptions through again
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()


def _serve(connection: Connection, work: Callable[[Item], object]) -> None:
    """What the process does, until nobody is at the other end."""
    gc.freeze()
    gc.set_threshold(*_SELDOM)  # what is made of many items lasts until they are done
    gc.enable()  # the command line puts it off where it is loaded
    _limit(resource.RLIMIT_AS, _MEMORY)
    with suppress(EOFError, OSError):  # nobody is at the other end any more
        while True:
            connection.send(_outcome(work, connection.recv()))


def _outcome(work: Callable[[Item], object], item: Item) -> tuple[Exception | None, object]:
    _limit(resource.RLIMIT_CPU, int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + _SECONDS)
    try:
        return None, work(item)
    except MemoryError:
        return None, None
    except Exception as error:  # noqa: BLE001  it is raised again where somebody can see it
        return error, None


def _limit(kind: int, soft: int) -> None:
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
