"""What a database says of files that it cannot work through, told as what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from engine.dossiers.files import unreadable
from engine.problem import InputError, Problem, name_of


@contextmanager
def explained(path: Path, memory: str) -> Iterator[None]:
    """What a database says of a file that it cannot work through is a problem of that file."""
    try:
        yield
    except duckdb.OutOfMemoryException:
        raise InputError([Problem(name_of(path), "too-little-memory", details={"memory": memory})]) from None
    except (duckdb.IOException, duckdb.InvalidInputException, duckdb.ConversionException) as error:
        raise InputError([unreadable(path, error)]) from None
