"""What the shipped YAML makes, kept beside Python's bytecode so that a command starts sooner.

Set-up writes it (``python -m engine.kept``); a command only reads it, and only if it was made of exactly the same
files by exactly the same code and libraries. Otherwise everything is read from the YAML, as if this module were not.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pydantic

import rules
import targets
from engine.output import write_whole
from rules import Rulebook
from targets import Library

if TYPE_CHECKING:
    from rules.forms import Forms

ROOT = Path(__file__).parent.parent
_MODEL = ("model/asked.py", "model/claimed.py", "model/dossiers.py")
_OF_QUERIES = tuple(f"relational/{name}.py" for name in ("joins", "named", "queries"))
_CODE = ("kept.py", "exact.py", "facts.py", "fields.py", "problem.py", "source.py", "validate.py", *_MODEL)


class Shipped(NamedTuple):
    """What comes with the program. The forms are unpacked only where a document is read."""

    library: Library
    rulebook: Rulebook
    forms_digest: str
    packed_forms: bytes

    @property
    def forms(self) -> Forms:
        unpacked: Forms = pickle.loads(self.packed_forms)  # noqa: S301  packed below
        return unpacked


def shipped() -> Shipped:
    """The library, the rulebook and the forms that come with the program. Raises InputError."""
    try:
        kept = Shipped(*pickle.loads(_place().read_bytes()))  # noqa: S301  written by set-up
    except (OSError, EOFError, pickle.UnpicklingError):
        return _built()
    return kept


def queries() -> Mapping[str, str]:
    """The query of each rule that comes with the program: kept, since to make them takes longer than to ask them."""
    try:
        found: Mapping[str, str] = pickle.loads(_place_of_queries().read_bytes())  # noqa: S301  written by set-up
    except (OSError, EOFError, pickle.UnpicklingError):
        return _queries()
    return found


def keep() -> Path:
    """Builds all and keeps it; returns where. Raises InputError and OSError."""
    place = _place()
    place.parent.mkdir(exist_ok=True)
    for found in (place, _place_of_queries()):
        for old in place.parent.glob(f"{found.name.partition('-')[0]}-{sys.implementation.cache_tag}-*.pickle"):
            old.unlink()
    write_whole(place, pickle.dumps(tuple(_built()), protocol=pickle.HIGHEST_PROTOCOL))
    write_whole(_place_of_queries(), pickle.dumps(_queries(), protocol=pickle.HIGHEST_PROTOCOL))
    return place


def _built() -> Shipped:
    from rules.forms import load_shipped

    forms = load_shipped()
    packed = pickle.dumps(forms, protocol=pickle.HIGHEST_PROTOCOL)
    return Shipped(targets.load_shipped(), rules.load_shipped(), forms.digest, packed)


def _queries() -> Mapping[str, str]:
    from engine.relational.queries import queries

    return queries(rules.load_shipped())


def _place() -> Path:
    return place_of("shipped", _sources(), pydantic.VERSION)


def _place_of_queries() -> Path:
    from importlib.metadata import version  # which takes a while

    versions = (version(name) for name in ("ibis-framework", "sqlglot"))
    return place_of("queries", [*_sources(), *(ROOT / "engine" / name for name in _OF_QUERIES)], *versions)


def place_of(what: str, sources: Iterable[Path], *versions: str) -> Path:
    """Where it is kept that was made of such files, by such a Python and such libraries."""
    digest = hashlib.sha256("\0".join((sys.version, *versions)).encode())
    for path in sources:
        digest.update(f"\0{path.name}\0".encode())
        digest.update(path.read_bytes())
    return ROOT / "engine" / "__pycache__" / f"{what}-{sys.implementation.cache_tag}-{digest.hexdigest()[:32]}.pickle"


def _sources() -> Iterable[Path]:
    yield from sorted((targets.library.FOLDER / "dossiers").glob("*.yaml"))
    for folder in (targets.library.FOLDER, rules.loading.FOLDER, rules.loading.FOLDER / "forms"):
        yield from sorted(folder.glob("*.yaml"))
        yield from sorted(folder.glob("*.py"))
    yield from (ROOT / "engine" / name for name in _CODE)


if __name__ == "__main__":
    keep()
