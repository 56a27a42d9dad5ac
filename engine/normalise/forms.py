"""Forms whose columns hold counts: the row of the total gives the readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from engine.normalise.claims.known_forms import word
from engine.normalise.figures import figures
from engine.normalise.folding import fold
from engine.normalise.grids import Grid, Row
from engine.normalise.numbers import NumberProblem, read_amount
from engine.problem import NO_PLACE
from engine.understood import Figure, Match
from rules.forms import Form, Forms, load_shipped

Columns = Mapping[str, int]


def read_form(grid: Grid, forms: Forms | None = None) -> tuple[Figure, ...] | None:
    """What the form says as a whole; None where the table is no form with readings. Without ``forms``, the shipped."""
    if grid.heading is None:
        return None
    paths = [fold(path) for path in grid.heading.paths]
    for form in _with_readings(forms or _shipped()):
        columns = _columns(form, paths)
        total = _total(form, grid.rows)
        if columns is not None and total is not None:
            return tuple(_readings(form, columns, total, grid))
    return None


def _columns(form: Form, paths: Sequence[str]) -> Columns | None:
    """Where each column of the form stands; None where one is missing. The first that fits is taken."""
    found: dict[str, int] = {}
    for each in form.columns:
        fitting = [column for column, path in enumerate(paths) if all(word(words).search(path) for words in each.words)]
        if fitting:
            found[each.id] = fitting[0]
        elif not each.optional:
            return None
    needed = [found[each.id] for each in form.columns if not each.optional]
    return found if len({*needed}) == len(needed) else None


def _total(form: Form, rows: Sequence[Row]) -> Row | None:
    names = {fold(each) for each in form.total.names} if form.total is not None else set()
    return next((row for row in reversed(rows) if names & {fold(cell.text) for cell in row[:2]}), None)


def _readings(form: Form, columns: Columns, total: Row, grid: Grid) -> Iterator[Figure]:
    for reading in form.readings:
        if not {*reading.numerator, reading.denominator} <= columns.keys():
            continue
        parts = [total[columns[name]].text for name in reading.numerator]
        denominator = total[columns[reading.denominator]].text
        numerator = parts[0] if len(parts) == 1 else _sum(parts)
        if not numerator or not any(figures(denominator)):
            continue
        said_at = ", ".join(each for each in (grid.section.said_at, f"dòng {total[0].text or total[1].text}") if each)
        yield Figure(
            match=Match(reading.indicator),
            numerator=numerator,
            denominator=denominator,
            note=" + ".join(parts) if len(parts) > 1 else None,
            text=" | ".join([total[0].text or total[1].text, *parts, denominator]),
            said_at=said_at,
            place=next((cell.place for cell in total if cell.text), NO_PLACE),
        )


def _sum(texts: Sequence[str]) -> str:
    """The sum of counts, as a count; "" where one of them is none."""
    try:
        values = [read_amount(text, "count").value for text in texts]
    except NumberProblem:
        return ""
    return "" if None in values else str(sum(int(value) for value in values if value is not None))


def _with_readings(forms: Forms) -> Iterator[Form]:
    return (form for form in forms.forms if form.readings)


@cache
def _shipped() -> Forms:
    return load_shipped()
