"""What the shipped YAML makes, kept beside Python's bytecode so that a command starts sooner.

Set-up writes it (``python -m engine.kept``); a command only reads it, and only if it was made of exactly the same
files by exactly the same code and libraries. Otherwise everything is read from the YAML, as if this module were not.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Iterable
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


def keep() -> Path:
    """Builds all and keeps it; returns where. Raises InputError and OSError."""
    place = _place()
    built = _built()
    place.parent.mkdir(exist_ok=True)
    for old in place.parent.glob(f"shipped-{sys.implementation.cache_tag}-*.pickle"):
        old.unlink()
    write_whole(place, pickle.dumps(tuple(built), protocol=pickle.HIGHEST_PROTOCOL))
    return place


def _built() -> Shipped:
    from rules.forms import load_shipped

    forms = load_shipped()
    packed = pickle.dumps(forms, protocol=pickle.HIGHEST_PROTOCOL)
    return Shipped(targets.load_shipped(), rules.load_shipped(), forms.digest, packed)


def _place() -> Path:
    digest = hashlib.sha256(f"{sys.version}\0{pydantic.VERSION}".encode())
    for path in _sources():
        digest.update(f"\0{path.name}\0".encode())
        digest.update(path.read_bytes())
    name = f"shipped-{sys.implementation.cache_tag}-{digest.hexdigest()[:32]}.pickle"
    return ROOT / "engine" / "__pycache__" / name


def _sources() -> Iterable[Path]:
    yield from sorted((targets.library.FOLDER / "dossiers").glob("*.yaml"))
    for folder in (targets.library.FOLDER, rules.loading.FOLDER, rules.loading.FOLDER / "forms"):
        yield from sorted(folder.glob("*.yaml"))
        yield from sorted(folder.glob("*.py"))
    yield from (ROOT / "engine" / name for name in _CODE)


if __name__ == "__main__":
    keep()
