"""Loads target sets, indicators and units: shipped ones, and a province's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engine.fields import Text
from engine.model import AmbiguousName, Attribute, Indicator, Level, TargetSet, Unit
from engine.model.dossiers import Counting, Fields
from engine.problem import InputError, Problem, in_order
from engine.source import find, parse
from engine.validate import read_model
from targets.checks import ambiguous_problems, indicator_problems, set_problems
from targets.conditions import countings, dossier_problems
from targets.files import IndicatorsFile, SetFile, UnitsFile, target_set

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Library:
    """Everything that can be asked of a unit. ``digests`` are SHA-256 by set id, and of the common files."""

    units: UnitsFile
    dossiers: Fields
    indicators: Mapping[str, Indicator]
    uoms: Mapping[str, Text]
    sets: tuple[TargetSet, ...]
    digests: Mapping[str, str]
    local: frozenset[str] = frozenset()
    ambiguous: tuple[AmbiguousName, ...] = ()

    @property
    def levels(self) -> Mapping[str, Level]:
        return {level.id: level for level in self.units.levels}

    @property
    def attributes(self) -> Mapping[str, Attribute]:
        return {attribute.id: attribute for attribute in self.units.attributes}

    @property
    def countings(self) -> tuple[Counting, ...]:
        """How indicators are counted from dossiers, those that dossiers can give."""
        return countings(self.indicators.values(), self.dossiers.fields)

    def named(self, name: str) -> TargetSet | None:
        return next((each for each in self.sets if each.id == name), None)

    def in_force(self, unit: Unit, day: date) -> tuple[TargetSet, ...]:
        """The sets that judge ``unit`` on ``day``, each with only its targets of that day."""
        found = (on_day(each, day) for each in self.sets if not each.by_name_only and is_for(each, unit))
        return tuple(each for each in found if each.targets)


def is_for(each: TargetSet, unit: Unit) -> bool:
    """Whether the set is for the unit: not limited to named units, or naming it."""
    names = {folded(name) for name in each.units}
    return not names or folded(unit.name) in names


def folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def on_day(each: TargetSet, day: date) -> TargetSet:
    """The set with its targets of that day; with none outside its dates."""
    alive = each.effective.contains(day)
    kept = tuple(target for target in each.targets if alive and target.effective.contains(day))
    return each if kept == each.targets else each.model_copy(update={"targets": kept})


def load_shipped(folder: Path = FOLDER) -> Library:
    """The library of the files that come with the program. Raises InputError."""
    unit_source = parse("units.yaml", (folder / "units.yaml").read_bytes())
    units = read_model(unit_source, UnitsFile)
    of_dossiers = (folder / "dossiers" / "fields.yaml").read_bytes()
    dossiers = read_model(parse("fields.yaml", of_dossiers), Fields)
    data = (folder / "indicators.yaml").read_bytes()
    source = parse("indicators.yaml", data)
    file = read_model(source, IndicatorsFile)
    _raise_any([*indicator_problems(source, file.indicators, list(file.uoms)), *ambiguous_problems(source, file)])
    _raise_any(dossier_problems(source, file.indicators, dossiers.fields))
    common = hashlib.sha256(data + (folder / "units.yaml").read_bytes() + of_dossiers).hexdigest()
    indicators = {each.id: each for each in file.indicators}
    library = Library(units, dossiers, indicators, file.uoms, (), {"": common}, ambiguous=file.ambiguous)
    names = sorted(path for path in folder.glob("*.yaml") if path.stem not in ("units", "indicators"))
    return _with_sets(library, [(path.name, path.read_bytes()) for path in names])


def with_local_sets(library: Library, files: Iterable[tuple[str, bytes]]) -> Library:
    """The library with the sets of local files added: pairs of a name and its bytes. Raises InputError."""
    before = {each.id for each in library.sets}
    added = _with_sets(library, files)
    new = {each.id for each in added.sets} - before
    return replace(added, local=library.local | new)


def _with_sets(library: Library, files: Iterable[tuple[str, bytes]]) -> Library:
    problems: list[Problem] = []
    for name, data in files:
        try:
            library = _with_set(library, name, data)
        except InputError as error:
            problems.extend(error.problems)
    _raise_any(problems)
    return library


def _with_set(library: Library, name: str, data: bytes) -> Library:
    source = parse(name, data)
    file = read_model(source, SetFile)
    indicators = dict(library.indicators)
    uoms = {**library.uoms, **file.uoms}
    problems = list(indicator_problems(source, file.indicators, list(uoms)))
    problems.extend(dossier_problems(source, file.indicators, library.dossiers.fields))
    for position, indicator in enumerate(file.indicators):
        if indicator.id in library.indicators:
            _, node = find(source.root, ("indicators", position, "id"))
            problems.append(source.problem("duplicate-id", node.at, id=indicator.id))
        indicators[indicator.id] = indicator
    if library.named(file.id) is not None:
        _, node = find(source.root, ("id",))
        problems.append(source.problem("duplicate-id", node.at, id=file.id))
    problems.extend(set_problems(source, file, list(indicators), library.units))
    _raise_any(problems)
    digests = {**library.digests, file.id: hashlib.sha256(data).hexdigest()}
    return replace(library, indicators=indicators, uoms=uoms, sets=(*library.sets, target_set(file)), digests=digests)


def _raise_any(problems: Iterable[Problem]) -> None:
    found = in_order(problems)
    if found:
        raise InputError(found)
