"""Single sets and rules, and what is wrong with files of them: for the commands ``targets`` and ``rules``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import rules
import targets
from engine.asked import UnknownName, load_targets
from engine.fields import Language
from engine.model import TargetSet
from engine.problem import InputError, Problem, in_order, name_of
from engine.read import read_bytes
from engine.source import parse
from engine.wording import word
from rules import forms
from targets import Library, mappings, schemes

Loaded = TypeVar("Loaded")


def one_set(name: str) -> tuple[TargetSet, Library]:
    """A set by its name or from its file. Raises UnknownName and InputError."""
    library, (asked,) = load_targets([name])
    return next(each for each in library.sets if each.id == asked), library


def one_rule(name: str) -> rules.Rule:
    """A rule by its id. Raises UnknownName."""
    found = rules.load_shipped().rules
    if name not in found:
        raise UnknownName("rule", name, found)
    return found[name]


def lint_targets(paths: Sequence[Path], language: Language) -> tuple[Sequence[Problem], str]:
    """The problems of local files of targets, schemes and mappings, or of the shipped ones; what to say where none is.

    A scheme may name targets of the other files.
    """
    library = targets.load_shipped()
    found: list[Problem] = []
    own: list[tuple[str, bytes]] = []
    for path in paths:
        name = name_of(path)
        try:
            data = read_bytes(path)
            source = parse(name, data)
            if schemes.is_scheme(source):
                own.append((name, data))
            elif mappings.is_mapping(source):
                mappings.read(name, data, library.dossiers.fields)
            else:
                library = targets.with_local_sets(library, [(name, data)])
        except InputError as error:
            found.extend(error.problems)
    shipped = schemes.names()
    for name in mappings.names():
        found.extend(_tried(partial(mappings.load_shipped, name, library.dossiers.fields))[1])
    loads = [partial(schemes.load_shipped, name) for name in shipped] + [partial(schemes.read, *each) for each in own]
    for load in loads:
        found.extend(_tried(partial(load, library))[1])
    details = {
        "sets": str(len(library.sets)),
        "targets": str(sum(len(each.targets) for each in library.sets)),
        "indicators": str(len(library.indicators)),
        "schemes": str(len(shipped) + len(own)),
    }
    return in_order(found), word("targets-in-order", language, **details)


def lint_rules(folder: Path | None, language: Language) -> tuple[Sequence[Problem], str]:
    """The problems of the rule files in a folder and of the forms beside them, or of the shipped ones.

    And what to say where there are none.
    """
    if folder is not None and not folder.is_dir():
        return (Problem(name_of(folder), "no-such-file"),), ""
    rulebook, of_rules = _tried(lambda: rules.load_shipped() if folder is None else rules.load_shipped(folder))
    declared, of_forms = _tried(
        lambda: forms.load_shipped() if folder is None else forms.load_shipped(folder / "forms")
    )
    if rulebook is None or declared is None:
        return in_order((*of_rules, *of_forms)), ""
    counts = {"strata": len(rulebook.strata), "rules": len(rulebook.rules), "forms": len(declared.forms)}
    return (), word("rules-in-order", language, **{name: str(count) for name, count in counts.items()})


def _tried(load: Callable[[], Loaded]) -> tuple[Loaded | None, Sequence[Problem]]:
    """What is loaded, or the problems for which it is not."""
    try:
        return load(), ()
    except InputError as error:
        return None, error.problems
