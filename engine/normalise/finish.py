"""A figure as it was found, made one that can be judged: misread digits mended, and what is no number left."""

from __future__ import annotations

from engine.normalise.numbers import NumberProblem, Uom, read_amount
from engine.normalise.repair import changes, is_misread, mended, rate_agrees
from engine.understood import Figure, Left

_KEYS: tuple[tuple[str, Uom], ...] = (("value", "percent"), ("numerator", "count"), ("denominator", "count"))


def finished(figure: Figure) -> Figure | Left:
    """The figure with its numbers readable; what was left of it where one of them is not."""
    figure = _with_sign(figure)
    if any(is_misread(getattr(figure, key) or "") for key, _ in _KEYS):
        repaired = _repaired(figure)
        if repaired is None:
            return Left(figure.text, "misread", (figure.match.indicator,), figure.said_at, figure.place)
        figure = repaired
    if all(_is_number(getattr(figure, key), uom) for key, uom in _KEYS):
        return figure
    return Left(figure.text, "not-a-number", (figure.match.indicator,), figure.said_at, figure.place)


def _with_sign(figure: Figure) -> Figure:
    """A share of which it could not be told whether its mark is of thousands, but which stands in a row of shares."""
    if figure.value is None:
        return figure
    try:
        read_amount(figure.value, "percent")
    except NumberProblem as problem:
        if problem.code == "ambiguous-number":
            return figure._replace(value=figure.value + "%")
    return figure


def _repaired(figure: Figure) -> Figure | None:
    texts = [getattr(figure, key) for key, _ in _KEYS]
    if None in texts:
        return None
    read = mended(texts, rate_agrees)
    if read is None:
        return None
    value, numerator, denominator = read
    return figure._replace(value=value, numerator=numerator, denominator=denominator, repaired=changes(texts, read))


def _is_number(text: str | None, uom: Uom) -> bool:
    if text is None:
        return True
    try:
        read_amount(text, uom)
    except NumberProblem:
        return False
    return True
