"""Reads the conditions over the fields of a dossier: the language of rules, over one fact, without variables.

A field and its value, or ``{operator: value}``. The operators are those of rules, and ``present: true`` (or false); a
value ``$name`` is that of another field of the same dossier. All conditions of a mapping hold together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from engine.fields import day
from engine.model import Indicator
from engine.model.asked import FromDossiers, Part
from engine.model.dossiers import Apart, Counting, Field, FieldsById, OfField, Operator, Test, Tests, Value
from engine.problem import Problem
from engine.source import Source, find
from engine.validate import listed, nearest, within

Path = tuple[int | str, ...]
_OPERATORS: tuple[Operator, ...] = ("equals", "in", "at_least", "at_most", "less_than", "more_than", "present")
_ORDERED = ("day", "amount")
_FLAGS = {"true": True, "false": False}


def countings(indicators: Iterable[Indicator], fields: FieldsById) -> tuple[Counting, ...]:
    """How each indicator that dossiers can give is counted from them, in the order of the indicators and their parts.

    Of indicators without any of the problems below.
    """
    return tuple(
        _counting(indicator.id, part, entry, fields)
        for indicator in indicators
        for part, entry in _entries(indicator)
    )


def dossier_problems(
    source: Source, indicators: Iterable[Indicator], fields: FieldsById
) -> Iterator[Problem]:
    """What the language does not allow in how indicators are counted from dossiers."""
    for position, indicator in enumerate(indicators):
        whole: Path = ("indicators", position)
        for index, part in enumerate(indicator.parts):
            yield from _entry_problems(source, (*whole, "parts", index), part, fields)
        yield from _entry_problems(source, whole, indicator, fields)


def _entries(indicator: Indicator) -> Iterator[tuple[str | None, FromDossiers]]:
    if indicator.dossiers is not None:
        yield None, indicator.dossiers
    for part in indicator.parts:
        if part.dossiers is not None:
            yield part.id, part.dossiers


def _counting(indicator: str, part: str | None, entry: FromDossiers, fields: FieldsById) -> Counting:
    apart = tuple(Apart(each.id, each.name, _tests(each.when, fields)) for each in entry.told_apart)
    below, above = _tests(entry.denominator, fields), _tests(entry.numerator, fields)
    return Counting(indicator, part, entry.by, below, above, apart, entry.note)


def _tests(written: Mapping[str, Any], fields: FieldsById) -> Tests:
    return tuple(
        Test(name, operator, _operand(fields[name], operator, operand))
        for name, condition in written.items()
        for operator, operand in _conditions(condition)
    )


def _conditions(condition: Any) -> Iterator[tuple[Operator, Any]]:
    given: dict[Operator, Any] = condition if isinstance(condition, dict) else {"equals": condition}
    yield from given.items()


def _operand(field: Field, operator: Operator, operand: Any) -> Value | OfField | tuple[Value, ...]:
    if operator == "present":
        return _FLAGS[operand]
    if operator == "in":
        return tuple(_value(field, each) for each in operand)
    return OfField(operand[1:]) if operand.startswith("$") else _value(field, operand)


def _value(field: Field, text: str) -> Value:
    match field.kind:
        case "day":
            return day(text)
        case "amount":
            return int(text)
        case "flag":
            return _FLAGS[text]
    return text


def _entry_problems(source: Source, path: Path, thing: Indicator | Part, fields: FieldsById) -> Iterator[Problem]:
    entry = thing.dossiers
    if entry is None:
        return
    path = (*path, "dossiers")
    days = [name for name, field in fields.items() if field.kind == "day"]
    if entry.by not in days:
        yield _at(source, (*path, "by"), "unknown-word", **_expected(entry.by, days))
    groups: list[tuple[Path, Mapping[str, Any]]] = [(("denominator",), entry.denominator)]
    groups.append((("numerator",), entry.numerator))
    ids = [each.id for each in entry.told_apart]
    for index, apart in enumerate(entry.told_apart):
        groups.append((("told_apart", index, "when"), apart.when))
        if apart.id in ids[:index]:
            yield _at(source, (*path, "told_apart", index, "id"), "duplicate-id", id=apart.id)
    for key, written in groups:
        for name, condition in written.items():
            yield from _condition_problems(source, (*path, *key, name), condition, fields)


def _condition_problems(source: Source, path: Path, condition: Any, fields: FieldsById) -> Iterator[Problem]:
    name = str(path[-1])
    if name not in fields:
        yield _at(source, path, "unknown-field", **_expected(name, fields))
        return
    for operator, operand in _conditions(condition):
        here = (*path, operator) if isinstance(condition, dict) else path
        if operator not in _OPERATORS:
            yield _at(source, here, "unknown-word", **_expected(operator, _OPERATORS))
        elif operator in _OPERATORS[2:-1] and fields[name].kind not in _ORDERED:
            yield _at(source, here, "not-comparable", field=name, kind=fields[name].kind)
        else:
            yield from _operand_problems(source, here, operator, operand, fields[name], fields)


def _operand_problems(
    source: Source, path: Path, operator: Operator, operand: Any, field: Field, fields: FieldsById
) -> Iterator[Problem]:
    if operator == "in":
        if not isinstance(operand, tuple) or not operand:
            yield _at(source, path, "wrong-shape", key="in", found=_shown(operand), expected="list")
            return
        for position, each in enumerate(operand):
            yield from _value_problems(source, (*path, position), each, field)
    elif operator == "present":
        if operand not in ("true", "false"):
            yield _at(source, path, "unknown-word", **_expected(_shown(operand), _FLAGS))
    elif isinstance(operand, str) and operand.startswith("$"):
        other = fields.get(operand[1:])
        if other is None:
            yield _at(source, path, "unknown-field", **_expected(operand[1:], fields))
        elif other.kind != field.kind:
            yield _at(source, path, "kinds-differ", found=operand, kind=field.kind, other=other.kind)
    else:
        yield from _value_problems(source, path, operand, field)


def _value_problems(source: Source, path: Path, text: Any, field: Field) -> Iterator[Problem]:
    if not isinstance(text, str):
        yield _at(source, path, "wrong-shape", key=str(path[-1]), found=_shown(text), expected="text")
        return
    known = list(_FLAGS) if field.kind == "flag" else field.words
    if known and text not in known:
        yield _at(source, path, "unknown-word", **_expected(text, known))
    elif field.kind == "amount" and not (text.isascii() and text.isdigit()):
        yield _at(source, path, "not-a-number", found=text, example="0")
    elif field.kind == "day" and not _is_day(text):
        yield _at(source, path, "not-a-date", found=text)


def _is_day(text: str) -> bool:
    try:
        return isinstance(day(text), date)
    except ValueError:
        return False


def _expected(found: str, known: Iterable[str]) -> dict[str, str]:
    return {"found": found, "expected": listed(known), "near": nearest(found, known)}


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "{…}" if isinstance(value, dict) else "[…]"


def _at(source: Source, path: Path, code: str, **details: str) -> Problem:
    key, node = find(source.root, path)
    named = code in ("unknown-field", "not-comparable") and key is not None and details.get("found") == path[-1]
    return source.problem(code, key.at if key and named else node.at, within(source, path), **details)
