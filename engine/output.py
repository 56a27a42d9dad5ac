"""Writes a file as a whole or not at all, and tells whether that would lose what somebody wrote."""

from __future__ import annotations

import os
import tempfile
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
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(content)
        return
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
