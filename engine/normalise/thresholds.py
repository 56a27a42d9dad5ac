"""What a report says is asked of it: "Tối thiểu 80", "≥ 80", "80%" and "từ 80% trở lên" all say 80."""

from __future__ import annotations

import re

from engine import exact
from engine.exact import Number
from engine.normalise.numbers import NumberProblem, read_amount

_AFTER = re.compile(r"\s+(?:trở lên|trở xuống|or more|or less)$", re.IGNORECASE)


def read_threshold(text: str) -> Number:
    """The percent that ``text`` says is asked. A bound word only says on which side of it values pass.

    Raises NumberProblem where it says none, or one that rules cannot compare: "khoảng 80" is no threshold.
    """
    written = text.strip()
    amount = read_amount(_AFTER.sub("", written), "percent")
    ends = {amount.lowest, amount.highest} - {None}
    number = ends.pop()
    if number is None or ends:
        raise NumberProblem("not-a-number", found=text, example="57,56%")
    if (number * exact.SCALE).denominator != 1:
        raise NumberProblem("number-too-large", found=text)
    return number
