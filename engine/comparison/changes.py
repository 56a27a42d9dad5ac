"""By how much a reading changed, exactly: like is set against like, counts against counts."""

from __future__ import annotations

from collections.abc import Iterator

from engine import exact
from engine.exact import Amount, Number
from engine.model import Reading
from engine.model.compared import FigureChange, Points


def change_of(old: Reading | None, new: Reading | None) -> FigureChange:
    """The change from one reading to the other; without differences where there is one only."""
    if old is None or new is None:
        return FigureChange.model_construct(old=old, new=new)
    return FigureChange.model_construct(
        old=old,
        new=new,
        points=tuple(_points(old, new)),
        numerator=_difference(_one(old.numerator), _one(new.numerator)),
        denominator=_difference(_one(old.denominator), _one(new.denominator)),
    )


def _points(old: Reading, new: Reading) -> Iterator[Points]:
    counted = _difference(_ratio(old), _ratio(new))
    stated = _difference(_one(old.stated), _one(new.stated))
    if counted is not None:
        yield Points("counts", counted)
    if stated is not None:
        yield Points("stated", stated)
    if counted is None and stated is None:
        mixed = _difference(_worth(old), _worth(new))
        if mixed is not None:
            yield Points("mixed", mixed)


def _worth(reading: Reading) -> Number | None:
    ratio = _ratio(reading)
    return _one(reading.stated) if ratio is None else ratio


def _ratio(reading: Reading) -> Number | None:
    if reading.numerator is None or reading.denominator is None:
        return None
    return _one(exact.percent_of(reading.numerator, reading.denominator))


def _one(amount: Amount | None) -> Number | None:
    return amount.value if amount else None


def _difference(old: Number | None, new: Number | None) -> Number | None:
    return None if old is None or new is None else new - old
