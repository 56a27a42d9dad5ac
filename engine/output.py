"""Writes files as a whole or not at all, and tells whether that would lose what somebody wrote."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


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


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Writes each content beside its path, and moves all into place only when every one is written.

    Raises NotWritten; until the moving begins every path is then as it was, and each is whole in any case.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for path, content in files:
            with _told(path):
                place = path if _takes_no_other(path) else path.resolve()
                written.append((place, _written(place, content)))
        for place, beside in written:
            with _told(place):
                if beside != place:
                    beside.replace(place)
    except BaseException:
        for place, beside in written:
            if beside != place:
                beside.unlink(missing_ok=True)
        raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWritten(path, error) from error


def _takes_no_other(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _written(path: Path, content: bytes) -> Path:
    """Where the content stands now: beside the path, or in the device or pipe itself."""
    if _takes_no_other(path):
        path.write_bytes(content)
        return path
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
