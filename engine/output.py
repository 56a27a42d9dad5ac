"""Writes files as a whole or not at all, and tells whether that would lose what somebody wrote."""

from __future__ import annotations

import errno
import io
import os
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple

Write = Callable[[Path, IO[bytes]], object]
"""Writes what belongs into a file of that name."""
AtOnce = Callable[[Callable[["_Job"], bytes], Sequence["_Job"]], Iterable[bytes]]
_INTERRUPTIONS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
_SHOWN = 40
"""Of a name in that of the file beside it: with 255 bytes a name is too long, and a letter has up to four."""


def would_lose(path: Path, content: bytes) -> bool:
    """Whether ``path`` is a file that holds something else than ``content``, or what cannot be seen.

    An empty file holds nothing, and a device or a pipe keeps nothing.
    """
    try:
        if not path.is_file() or not (size := path.stat().st_size):
            return False
        return size != len(content) or path.read_bytes() != content
    except OSError:
        return True


def write_whole(path: Path, content: bytes) -> None:
    """Writes ``content`` beside ``path`` and moves it into place. Raises OSError; ``path`` is then as it was.

    A link stays a link; into a device or a pipe, which cannot be replaced, it is written directly.
    """
    write_all([path], lambda _, file: file.write(content))


class NotWritten(OSError):
    """Which of several files could not be written, and why."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(error.errno, error.strerror)
        self.path = path
        self.reason = error.strerror or str(error)


def check_places(paths: Sequence[Path]) -> None:
    """Raises NotWritten where it can be seen that nothing can be written, before anybody works for it."""
    for path in paths:
        with _told(path):
            if not _takes_no_other(path):
                _place(path)


def _one_by_one(work: Callable[[_Job], bytes], jobs: Sequence[_Job]) -> Iterable[bytes]:
    return [work(each) for each in jobs]


def write_all(paths: Sequence[Path], write: Write, at_once: AtOnce = _one_by_one) -> None:
    """Lets ``write`` write each of the files beside its place, and moves all there only when every one is written.

    ``at_once`` gives what a function gives for each of several things, maybe in copies of this process. Raises
    NotWritten; until the moving begins every path is then as it was, and each is whole in any case. An interruption
    waits while files are moved: it leaves all as it was, or all new. Devices and pipes come last, since what is in them
    is not taken back.
    """
    jobs: list[_Job] = []
    try:
        for path in paths:
            with _told(path), undisturbed():
                jobs.append(_Job(path) if _takes_no_other(path) else _beside(path))
        for job, content in zip(jobs, at_once(partial(_written, write), jobs), strict=True):
            if job.new is None:
                with _told(job.path):
                    job.path.write_bytes(content)
        with undisturbed():
            for job in jobs:
                with _told(job.path):
                    job.move()
    except BaseException:
        with undisturbed():
            for job in jobs:
                job.undo()
        raise


class _Job(NamedTuple):
    """A file to be written: where it is to stand, links followed, and the one beside that place; none of a device."""

    path: Path
    place: Path = Path()
    new: Path | None = None

    def move(self) -> None:
        if self.new is not None:
            self.new.replace(self.place)

    def undo(self) -> None:
        if self.new is not None:
            self.new.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWritten(path, error) from error


@contextmanager
def undisturbed() -> Iterator[None]:
    """Interruptions wait until the end."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTIONS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _takes_no_other(path: Path) -> bool:
    """Whether it is a device or a pipe."""
    try:
        return path.exists() and not path.is_file() and not path.is_dir()
    except OSError:  # told when it is written
        return False


def _place(path: Path) -> Path:
    """Where the file is to stand, links followed. Raises OSError where nothing can be moved there."""
    place = Path(os.path.realpath(path))
    if place.is_symlink():
        raise _error(errno.ELOOP)
    if place.is_dir():
        raise _error(errno.EISDIR)
    place.parent.stat()
    if not place.parent.is_dir():
        raise _error(errno.ENOTDIR)
    if not os.access(place.parent, os.W_OK | os.X_OK) or (place.exists() and not os.access(place, os.W_OK)):
        raise _error(errno.EACCES)
    return place


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def _beside(path: Path) -> _Job:
    """An empty file beside the place."""
    place = _place(path)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:_SHOWN]}.")
    os.close(handle)
    return _Job(path, place, Path(name))


def _written(write: Write, job: _Job) -> bytes:
    """Writes the file; what is for a device is given back."""
    if job.new is None:
        content = io.BytesIO()
        write(job.path, content)
        return content.getvalue()
    with _told(job.path):
        with job.new.open("wb") as file:
            write(job.path, file)
        job.new.chmod(job.place.stat().st_mode & 0o777 if job.place.exists() else 0o666 & ~_umask())
    return b""


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
