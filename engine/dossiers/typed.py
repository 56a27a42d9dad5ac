"""The columns of an export as fields of dossiers: what each cell means, and which cells cannot be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import ibis
from ibis.expr.types import BooleanValue, StringValue, Table, Value

from engine.model.dossiers import Column, ExportMapping, Field, FieldsById
from targets.mappings import pattern

_HOURS_FROM_UTC = 7
"""A moment that tells its zone is of the day that it falls on in Vietnam."""
_FIRST_VISIBLE, _SPACES = "!", " \t\r\n"
"""A text before the first visible character is empty, or begins with a space of some kind."""
_MOST_DIGITS = 18
"""So many digits any whole number of 64 bits has."""
_TYPES = {"text": "string", "day": "date", "word": "string", "flag": "boolean", "amount": "int64"}
_FLAGS = {"true": True, "false": False}
_DIGITS = {"1": True, "0": False}
BAD = "unreadable_"
"""So begins the name of the column that says whether a field's cell cannot be read."""
WRITTEN = "written_"
"""So begins the name of the column that says what is written there."""


class Typed(NamedTuple):
    """The dossiers with a column for each field; ``bad`` are those with cells that may be unreadable.

    Beside such a field stand a column that says so, where its value is null, and one with what is written.
    """

    table: Table
    bad: tuple[str, ...]


class _Cell(NamedTuple):
    value: Value
    unreadable: BooleanValue | None = None


def found_columns(mapping: ExportMapping, headings: Sequence[str]) -> Mapping[str, str]:
    """The heading of each field's column, as far as the table has it; marks composed, case and spaces made alike."""
    known = {_heading(each): each for each in headings}
    wanted = {name: known.get(_heading(column.column)) for name, column in mapping.columns.items()}
    return {name: heading for name, heading in wanted.items() if heading is not None}


def _heading(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def typed(raw: Table, mapping: ExportMapping, names: Sequence[str], fields: FieldsById) -> Typed:
    """The fields ``names`` of the export; one whose column it does not have is empty in all of its dossiers."""
    headings = found_columns(mapping, raw.columns)
    columns: dict[str, Value] = {}
    bad: list[str] = []
    for name in names:
        if name not in headings:
            columns[name] = ibis.null(_TYPES[fields[name].kind])
            continue
        cell = _cell(raw[headings[name]], fields[name], mapping.columns[name], mapping.dates)
        columns[name] = cell.value
        if cell.unreadable is not None:
            columns[BAD + name] = cell.unreadable
            columns[WRITTEN + name] = raw[headings[name]].cast("string")
            bad.append(name)
    return Typed(raw.select(**columns), tuple(bad))


def _cell(column: Value, field: Field, how: Column, dates: Sequence[str]) -> _Cell:
    given = column.type()
    if field.kind == "day" and given.is_temporal():
        return _Cell(_day(column))
    if field.kind == "amount" and given.is_numeric():
        return _amount(column)
    if field.kind == "flag" and given.is_boolean():
        return _Cell(column if how.empty is None else column.fill_null(_FLAGS[how.empty]))
    written = column if given.is_string() else column.cast("string")
    match field.kind:
        case "day":
            return _written_day(_stripped(written), dates)
        case "amount":
            return _written_amount(written, how)
        case "text":
            return _Cell(_stripped(written))
    return _word(written, field, how)


def _stripped(written: StringValue) -> StringValue:
    """The cell without the spaces around it; null where that leaves nothing."""
    around = written < _FIRST_VISIBLE
    for each in _SPACES:
        around |= written.endswith(each)
    return ibis.ifelse(around, written.strip().nullif(""), written)  # to strip each would take longer than to count


def _day(column: Value) -> Value:
    given = column.type()
    if given.is_date():
        return column
    if given.timezone is None:
        return column.cast("date")
    return (column.cast("timestamp") + ibis.interval(hours=_HOURS_FROM_UTC)).cast("date")


def _written_day(text: StringValue, dates: Sequence[str]) -> _Cell:
    ways = [pattern(each) for each in dates]
    branches = [(text.re_search(expression), _parts(text, expression, groups)) for expression, groups in ways]
    value = ibis.cases(*branches, else_=ibis.null("string")).try_cast("date")
    return _Cell(value, text.notnull() & value.isnull())


def _parts(text: StringValue, expression: str, groups: tuple[int, int, int]) -> StringValue:
    year, month, day = (text.re_extract(expression, group) for group in groups)
    return year + "-" + month.lpad(2, "0") + "-" + day.lpad(2, "0")


def _amount(column: Value) -> _Cell:
    """A number that is whole and not below 0; spreadsheets make every number one with decimals."""
    whole = column.try_cast("int64")
    value = ibis.ifelse((whole >= 0) & (whole == column), whole, ibis.null("int64"))
    return _Cell(value, column.notnull() & value.isnull())


def _written_amount(written: StringValue, how: Column) -> _Cell:
    text = _stripped(written)
    plain = text.replace(how.thousands, "") if how.thousands else text
    digits = ibis.ifelse(plain.re_search(f"^[0-9]{{1,{_MOST_DIGITS}}}$"), plain, ibis.null("string")).try_cast("int64")
    return _with_values(written, {word: int(meaning) for word, meaning in how.values.items()}, how, digits, "int64")


def _word(written: StringValue, field: Field, how: Column) -> _Cell:
    own = {**_FLAGS, **_DIGITS} if field.kind == "flag" else {word: word for word in field.words}
    meanings = {word: own[meaning] for word, meaning in how.values.items()} or own
    return _with_values(written, meanings, how, None, _TYPES[field.kind])


def _with_values(
    written: StringValue, meanings: Mapping[str, Any], how: Column, otherwise: Value | None, kind: str
) -> _Cell:
    text = _stripped(written)
    groups: dict[Any, list[str]] = {}
    for word, meaning in meanings.items():
        groups.setdefault(meaning, []).extend(_spellings(word))
    branches = _meant(text, groups, kind)
    if how.empty is not None:
        branches.append((text.isnull(), _meaning(how.empty, kind)))
    other = ibis.null(kind) if otherwise is None else otherwise
    if how.otherwise is not None:
        other = ibis.ifelse(text.notnull(), _meaning(how.otherwise, kind), ibis.null(kind))
    value = ibis.cases(*branches, else_=other) if branches else other
    if groups:  # as most cells are: only the others have their spaces taken off
        value = ibis.cases(*_meant(written, groups, kind), else_=value)
    return _Cell(value, None if how.otherwise is not None else value.isnull() & text.notnull())


def _meant(text: StringValue, groups: Mapping[Any, Sequence[str]], kind: str) -> list[tuple[BooleanValue, Value]]:
    return [(text.isin(words), ibis.literal(meaning, kind)) for meaning, words in groups.items()]


def _meaning(text: str, kind: str) -> Value:
    return ibis.literal(_FLAGS[text] if kind == "boolean" else int(text) if kind == "int64" else text, kind)


def _spellings(word: str) -> Iterator[str]:
    """The word as an export may write it: in capitals or not, its letters composed or apart from their marks."""
    for each in dict.fromkeys((word, word.lower(), word.upper(), word.capitalize(), word.title())):
        yield from dict.fromkeys(unicodedata.normalize(form, each) for form in ("NFC", "NFD"))
