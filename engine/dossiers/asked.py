"""What is asked of an export of dossiers: by what to count them, of which days, and what bounds the work."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from engine.asked import UnknownName
from engine.backends.bounds import DUCKDB, Bounds
from engine.fields import Language
from engine.model.dossiers import ExportMapping
from engine.read import read_bytes
from targets import Library, mappings

SPANS = ("month", "quarter", "year")
KEYS = ("unit", *SPANS, "procedure")


class Derive(NamedTuple):
    """What the user asked for, beside the paths.

    ``by`` are of ``KEYS``. ``as_of`` is the day after which nothing can have happened yet. ``unit`` names the whole
    that the dossiers are of, where they are not told apart by unit. ``memory``, ``temp`` and ``backend`` are those of
    ``Bounds``.
    """

    by: tuple[str, ...] = ("unit", "month")
    mapping: str = "generic"
    from_: date | None = None
    to: date | None = None
    as_of: date | None = None
    units: Path | None = None
    unit: str | None = None
    level: str | None = None
    memory: str = ""
    temp: Path | None = None
    backend: str = DUCKDB
    language: Language = "vi"

    @property
    def bounds(self) -> Bounds:
        """What the work is done with, and what bounds it."""
        return Bounds(self.memory, self.temp, self.backend)

    @property
    def span(self) -> str | None:
        """The part of the calendar that is counted by, if any."""
        return next((each for each in self.by if each in SPANS), None)


def mapping_named(name: str, library: Library) -> ExportMapping:
    """The mapping of that name that comes with the program, or of a file.

    Raises InputError for a file that is wrong, UnknownName for a name that is neither.
    """
    path = Path(name)
    if name in mappings.names():
        return mappings.load_shipped(name, library.dossiers.fields)
    if path.suffix in (".yaml", ".yml", ".json") or path.exists():
        return mappings.read(path.as_posix(), read_bytes(path), library.dossiers.fields)
    raise UnknownName("mapping", name, mappings.names())
