"""Writes files as a whole or not at all, and tells whether that would lose what somebody wrote."""

from __future__ import annotations

import errno
import os
import signal
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

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
    write_all([(path, content)])


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


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Writes each content beside its path, and moves all into place only when every one is written.

    Raises NotWritten; until the moving begins every path is then as it was, and each is whole in any case. An
    interruption waits while files are moved: it leaves all as it was, or all new. Devices and pipes come last, since
    what is in them is not taken back.
    """
    beside: list[tuple[Path, Path]] = []
    try:
        for path, content in sorted(files, key=lambda each: _takes_no_other(each[0])):
            with _told(path):
                _write(path, content, beside)
        with undisturbed():
            for place, new in beside:
                with _told(place):
                    new.replace(place)
    except BaseException:
        with undisturbed():
            for _, new in beside:
                new.unlink(missing_ok=True)
        raise


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


def _write(path: Path, content: bytes, beside: list[tuple[Path, Path]]) -> None:
    """Writes into the device or pipe, or else beside the place, and notes where."""
    if _takes_no_other(path):
        path.write_bytes(content)
        return
    place = _place(path)
    with undisturbed():
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:_SHOWN]}.")
        beside.append((place, Path(name)))
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
