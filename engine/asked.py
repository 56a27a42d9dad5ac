"""What the user asks for beside the files: target sets, a day, a level, whose report it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import targets
from engine.fields import Language
from engine.problem import name_of
from engine.read import read_bytes
from engine.validate import nearest
from targets import Library


class UnknownName(Exception):
    """The user asked for a target set, target or rule that there is not."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.name = name
        self.known = tuple(known)
        self.near = nearest(name, self.known)
        super().__init__(name)


class Request(NamedTuple):
    """What the user asked for, beside the paths.

    ``level``, ``unit``, ``from_`` and ``to`` hold for every file, whatever it says itself. ``audits``: reports are
    not judged by any target, only what they claim of their own figures is; ``strict``: warnings are errors;
    ``verify``: the rules are run a second time, in tables, to see that both ways agree; ``reasons``: what rules derived
    stays with each verdict beside its words, which ``explain`` needs and is most of what a verdict weighs.
    """

    targets: tuple[str, ...] = ()
    as_of: date | None = None
    level: str | None = None
    language: Language = "vi"
    unit: str | None = None
    from_: date | None = None
    to: date | None = None
    audits: bool = False
    strict: bool = False
    verify: bool = False
    reasons: bool = True


class Asked(NamedTuple):
    """The library with the user's own files in it, the ids of the sets asked for, and whether one was so by name."""

    library: Library
    sets: tuple[str, ...]
    by_name: bool


def load_targets(names: Iterable[str]) -> tuple[Library, tuple[str, ...]]:
    """The library with the local files among ``names``, and the ids of the sets asked for.

    Raises InputError for a file that is wrong, UnknownName for a name that is neither a set nor a file.
    """
    library, asked, _ = with_asked(targets.load_shipped(), names)
    return library, asked


def with_asked(library: Library, names: Iterable[str]) -> Asked:
    """The same, from a library that is loaded already."""
    asked: list[str] = []
    by_name = False
    for name in dict.fromkeys(names):
        path = Path(name)
        if library.named(name) is not None:
            asked.append(name)
            by_name = True
        elif path.suffix in (".yaml", ".yml", ".json") or path.exists():
            before = {each.id for each in library.sets}
            library = targets.with_local_sets(library, [(name_of(path), read_bytes(path))])
            asked.extend(each.id for each in library.sets if each.id not in before)
        else:
            raise UnknownName("target-set", name, [each.id for each in library.sets])
    return Asked(library, tuple(dict.fromkeys(asked)), by_name)
