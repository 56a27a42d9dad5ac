"""How a figure may have been miswritten: every figure from which one slip of the pen or the keyboard makes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine import exact
from engine.exact import Amount
from engine.model import SlipKind

_MOST_AFTER_THE_MARK = 2


class Spelled(NamedTuple):
    """A figure as digits before and after the decimal mark, without its sign."""

    before: str
    after: str

    @property
    def units(self) -> int:
        """The figure counted in units of its last digit."""
        return int(self.before + self.after)

    @property
    def is_written(self) -> bool:
        """Whether people write it so: some digit before the mark, and no 0 that could be left away."""
        return self.before == "0" or self.before[:1] not in ("", "0")


class Ways(NamedTuple):
    """Figures that may have been meant, all by the same kind of slip; the more there are, the less each one says.

    ``typical``: the slip is one that people often make: digits swapped, one of two equal digits left out.
    """

    kind: SlipKind
    meant: tuple[Spelled, ...]
    typical: bool = True

    @property
    def chances(self) -> int:
        """How many there are; those that are not typical count more, for each is the less likely."""
        return len(self.meant) * (1 if self.typical else 4)


def spelled(amount: Amount) -> Spelled | None:
    """The digits of a single value; None for bounds, and for a number with more digits than it shows."""
    value = amount.value
    if value is None or (value * 10**amount.digits).denominator != 1:
        return None
    digits = str(abs(exact.in_last_digits(value, amount.digits))).rjust(amount.digits + 1, "0")
    return Spelled(digits[: len(digits) - amount.digits], digits[len(digits) - amount.digits :])


def amount_of(figure: Spelled, like: Amount) -> Amount:
    """The amount that is spelled so, with the sign of ``like``."""
    sign = -1 if like.lowest is not None and like.lowest < 0 else 1
    return exact.exactly(exact.Number(sign * figure.units, 10 ** len(figure.after)), len(figure.after))


def ways(figure: Spelled, may_have_decimals: bool) -> Iterator[Ways]:
    """All ways, the likeliest kinds first; a figure that may be no fraction (a count) is never mended into one."""
    yield Ways("digits-swapped", _written(figure, _swapped(figure)))
    yield Ways("mark-misplaced", _written(figure, _marked(figure, may_have_decimals)))
    doubled = _written(figure, (each for each, is_double in _one_more_or_fewer(figure) if is_double))
    yield Ways("digit-dropped", doubled)
    others = _written(figure, (each for each, _ in _one_more_or_fewer(figure)))
    yield Ways("digit-dropped", tuple(each for each in others if each not in doubled), typical=False)
    yield Ways("digit-changed", _written(figure, _changed(figure)), typical=False)


def may_be(figure: Spelled, meant: Spelled) -> bool:
    """Whether one slip may lead from one to the other: soon said of most that it does not."""
    ours, theirs = figure.before + figure.after, meant.before + meant.after
    if ours.strip("0") == theirs.strip("0"):
        return True
    ours, theirs = _without_common_start(ours, theirs)
    ours, theirs = _without_common_start(ours[::-1], theirs[::-1])
    return max(len(ours), len(theirs)) <= 2


def _without_common_start(one: str, other: str) -> tuple[str, str]:
    alike = 0
    while alike < min(len(one), len(other)) and one[alike] == other[alike]:
        alike += 1
    return one[alike:], other[alike:]


def _written(figure: Spelled, found: Iterable[Spelled]) -> tuple[Spelled, ...]:
    return tuple(each for each in dict.fromkeys(found) if each.is_written and each != figure)


def _swapped(figure: Spelled) -> Iterator[Spelled]:
    """7.674 for 7.647: two neighbouring digits."""
    digits = figure.before + figure.after
    for at in range(len(digits) - 1):
        yield _cut(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :], len(figure.before))


def _marked(figure: Spelled, may_have_decimals: bool) -> Iterator[Spelled]:
    """9.055 for 90,55: the same digits with the mark elsewhere, or with none."""
    digits = (figure.before + figure.after).lstrip("0") or "0"
    most = _MOST_AFTER_THE_MARK if may_have_decimals else 0
    for after in range(min(most, len(digits)) + 1):
        if after != len(figure.after):
            moved = _cut(digits, len(digits) - after)
            yield moved if moved.before else moved._replace(before="0")


def _changed(figure: Spelled) -> Iterator[Spelled]:
    digits = figure.before + figure.after
    for at in range(len(digits)):
        for digit in "0123456789":
            yield _cut(digits[:at] + digit + digits[at + 1 :], len(figure.before))


def _one_more_or_fewer(figure: Spelled) -> Iterator[tuple[Spelled, bool]]:
    """107/100 for 107/1.000: each with whether the digit is the same as its neighbour."""
    for part in Spelled._fields:
        digits = getattr(figure, part)
        if not digits:
            continue
        for at in range(len(digits)):
            rest = digits[:at] + digits[at + 1 :]
            yield figure._replace(**{part: rest}), digits[at] in (digits[at + 1 : at + 2], digits[at - 1 : at])
        for at in range(len(digits) + 1):
            for digit in "0123456789":
                more = digits[:at] + digit + digits[at:]
                yield figure._replace(**{part: more}), digit in (digits[at : at + 1], digits[at - 1 : at])


def _cut(digits: str, before: int) -> Spelled:
    return Spelled(digits[:before], digits[before:])
