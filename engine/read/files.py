"""Opens files and finds out from their content what they are."""

from __future__ import annotations

from pathlib import Path

from engine.problem import InputError, Problem
from engine.read.rows import is_table, parse_rows
from engine.source import MAX_BYTES, Source, decode, parse


def read_bytes(path: Path) -> bytes:
    """The content of a file; InputError where it cannot be opened or is too large."""
    name = path.as_posix()
    try:
        if path.is_dir():
            raise InputError([Problem(name, "is-a-folder", details={"folder": name})])
        if path.stat().st_size > MAX_BYTES:
            raise InputError([Problem(name, "too-large", details={"limit": str(MAX_BYTES // 1_000_000)})])
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError([Problem(name, "no-such-file")]) from None
    except OSError as error:
        raise InputError([Problem(name, "unreadable", details={"reason": error.strerror or str(error)})]) from None


def read_sources(name: str, data: bytes) -> tuple[Source, ...]:
    """One tree for each submission that the content holds: one for YAML or JSON, one a unit for a table.

    Raises InputError where the content is neither.
    """
    text, warnings = decode(name, data)
    if is_table(text) or name.lower().endswith((".csv", ".tsv")):
        return parse_rows(name, text, warnings)
    return (parse(name, data),)
