"""What the fields of models are made of: texts, days, exact thresholds, all strict."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from engine import exact
from engine.exact import Number

Language = Literal["vi", "en"]
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class Frozen(BaseModel):
    """A value: immutable, strict, and without any key that it does not know.

    What a user wrote is validated once, where it enters; values made of validated ones are made with
    ``model_construct``: nobody checks types again.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


def _threshold(text: Any) -> Number:
    if isinstance(text, Number):
        return text
    try:
        number = exact.plain_number(str(text))
    except ValueError:
        raise PydanticCustomError("not-exact", "not exact", {"found": str(text)}) from None
    if exact.decimals_shown(str(text)) > exact.DECIMALS or abs(number) > exact.LARGEST:
        raise PydanticCustomError("not-exact", "not exact", {"found": str(text)})
    return number


def day(text: str) -> date:
    """The day written as year-month-day. Raises ValueError for anything else.

    >>> day("2024-06-30")
    datetime.date(2024, 6, 30)
    """
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _date(text: Any) -> date:
    if isinstance(text, date):
        return text
    try:
        return day(str(text))
    except ValueError:
        raise PydanticCustomError("not-a-date", "not a date", {"found": str(text)}) from None


Threshold = Annotated[Number, BeforeValidator(_threshold)]
Day = Annotated[date, BeforeValidator(_date)]
Flag = Annotated[bool, BeforeValidator(lambda text: {"true": True, "false": False}.get(text, text))]
Words = Annotated[str, Field(min_length=1)]


class Text(Frozen):
    """A wording in both languages."""

    vi: Words
    en: Words

    def get(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


class Days(Frozen):
    """A span of days, both ends included; no ``until`` is no end."""

    from_: Annotated[Day, Field(alias="from")]
    until: Day | None = None

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Days:
        if self.until is not None and self.until < self.from_:
            details = {"from": self.from_.isoformat(), "until": self.until.isoformat()}
            raise PydanticCustomError("ends-before-it-begins", "ends before it begins", details)
        return self

    def contains(self, day: date) -> bool:
        return self.from_ <= day and (self.until is None or day <= self.until)

    def overlaps(self, other: Days) -> bool:
        ends = (self.until or date.max, other.until or date.max)
        return self.from_ <= ends[1] and other.from_ <= ends[0]
