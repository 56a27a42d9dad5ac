"""Numbers, dates and readings as they are written in reports, in Vietnamese and English."""

from __future__ import annotations

from datetime import date

from engine import exact
from engine.exact import Amount, Number
from engine.fields import Language
from engine.model import Reading


def count(number: Number | int, language: Language) -> str:
    """A whole number with its thousands marked.

    >>> count(9228, "vi"), count(9228, "en")
    ('9.228', '9,228')
    """
    text = f"{int(number):,}"
    return text.replace(",", ".") if language == "vi" else text


def decimal(number: Number, language: Language, places: int = 4, *, upwards: bool = False) -> str:
    """A number with its decimals; an unending one is cut at ``places`` and says so, or rounded upwards."""
    text = exact.to_text(abs(number), places, upwards)
    whole, point, rest = text.partition(".")
    sign = "-" if number < 0 else ""
    mark = "," if language == "vi" else "."
    cut = "" if exact.ends(number) or upwards else "…"
    return f"{sign}{count(int(whole), language)}{mark if point else ''}{rest}{cut}"


def percent(number: Number, language: Language) -> str:
    """A percent.

    >>> percent(exact.plain_number("79.5"), "vi")
    '79,5%'
    """
    return decimal(number, language) + "%"


def day(value: date) -> str:
    """A day as both languages write it here: 31/12/2024."""
    return value.strftime("%d/%m/%Y")


def stated(reading: Reading) -> str:
    """The stated percent in the author's own writing, with its percent sign."""
    return reading.value_text if "%" in reading.value_text or not reading.value_text else reading.value_text + "%"


def figures(reading: Reading, language: Language) -> str:
    """All figures of a reading: the stated percent, the counts, or both."""
    if reading.numerator is None and reading.denominator is None:
        return stated(reading)
    return f"{stated(reading)} ({counts(reading, language)})" if reading.value_text else counts(reading, language)


def counts(reading: Reading, language: Language) -> str:
    """The counts of a reading, e.g. 7.346/9.228; a question mark stands for a missing one."""
    return "/".join(_amount(each, language) for each in (reading.numerator, reading.denominator))


def counts_with_ratio(reading: Reading, language: Language) -> str:
    """The counts and what they are worth, e.g. 7.346/9.228 = 79,6055…%."""
    worth = ratio(reading, language)
    return f"{counts(reading, language)} = {worth}" if worth else counts(reading, language)


def ratio(reading: Reading, language: Language) -> str:
    """What the counts of a reading are worth; empty where they are worth nothing."""
    if reading.numerator is None or reading.denominator is None:
        return ""
    worth = exact.percent_of(reading.numerator, reading.denominator)
    return "" if worth is None else _bounds(worth, language)


def shown(reading: Reading, basis: str, language: Language) -> str:
    """One value of a reading: as stated, or by its counts."""
    if basis == "counts":
        return counts_with_ratio(reading, language)
    amount = reading.stated
    if amount is not None and reading.supposed_by is not None:
        return _bounds(amount, language)  # the author wrote another
    vague = amount is not None and amount.value is None and None not in (amount.lowest, amount.highest)
    return f"{stated(reading)} ({_bounds(amount, language)})" if amount and vague else stated(reading)


def _amount(amount: Amount | None, language: Language) -> str:
    if amount is None:
        return "?"
    return count(amount.value, language) if amount.value is not None else bounds(amount, language, "")


def _bounds(amount: Amount, language: Language) -> str:
    return percent(amount.value, language) if amount.value is not None else bounds(amount, language, "%")


def bounds(amount: Amount, language: Language, sign: str) -> str:
    """Bounds as mathematics writes them: "> 99%", "27% – 33%"."""
    low = "" if amount.lowest is None else decimal(amount.lowest, language) + sign
    high = "" if amount.highest is None else decimal(amount.highest, language) + sign
    if not high:
        return f"{'>' if amount.lowest_open else '≥'} {low}"
    if not low:
        return f"{'<' if amount.highest_open else '≤'} {high}"
    return f"{low} – {high}"
