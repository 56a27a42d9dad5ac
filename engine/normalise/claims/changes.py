"""Claims of a change between two figures, and of sums that are written out: "a + b = c"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.exact import Amount, Number
from engine.model import Claim, Term
from engine.normalise.claims.passages import Passage, amount_of
from engine.normalise.claims.statements import Statement
from engine.normalise.claims.words import anywhere, at_end, exception
from engine.normalise.numbers import NumberProblem, read_amount

_WORDS = re.compile(r"^[^\d]*?(?=\d)")
_OPERATOR = re.compile(r"[^+=();:,.]{0,40}(?P<sign>\+|=| [-–−] )[^+=();:,.]{0,40}")
_COMPARED = re.compile(r"[^,;.]{0,60}?(?<![a-z])so (?:voi|cung|nam|ky|thang|quy)[^,;.]{0,60}")
_PERCENT = Number(100)
_MOST = 6
"""So many figures before a change may be what changed."""


def change_claims(passage: Passage) -> Iterator[Claim]:
    """By how much one figure is above or below another, where all three are said."""
    for position, each in enumerate(passage.statements):
        if each.way and not each.below and bool(each.counted) != bool(each.percent):
            told = _told(passage, position)
            claims = [*_changed(passage, each, *told)] if told is not None else _compared(passage, position)
            yield from claims


def _told(passage: Passage, position: int) -> tuple[Statement, Statement] | None:
    """What is now and what was, where the words say so: "từ x lên y" beside the change."""
    each, found = passage.statements[position], passage.statements
    for first in (position - 2, position + 1):
        if first >= 0 and first + 1 < len(found) and _from_to(passage, found[first], found[first + 1], each):
            return found[first + 1], found[first]
    return None


def _compared(passage: Passage, position: int) -> list[Claim]:
    """The change of a figure before it against the one behind it: "y, tăng z so với x"; of the nearest that fits."""
    each = passage.statements[position]
    was = passage.statements[position + 1] if position + 1 < len(passage.statements) else None
    if was is None or was.sentence != each.sentence or was.below:
        return []
    between = passage.letters[each.end : was.start]
    turned = anywhere("rise").search(between) or anywhere("fall").search(between)
    if turned or _COMPARED.fullmatch(between) is None:
        return []
    before = [now for now in passage.statements[max(position - _MOST, 0) : position] if now.sentence == each.sentence]
    fitting = [now for now in reversed(before) if not now.below and not now.way and _alike(now, was)]
    claims = [claim for now in fitting if _alike_to(each, now, was) for claim in _changed(passage, each, now, was)]
    usual = [claim._replace(force="usual", exception=exception("other-figure")) for claim in claims]
    return [claim for claim in usual if _holds(claim)][:1] or usual[:1]


def _holds(claim: Claim) -> bool:
    """Whether the change is what the two figures give, to the digits shown."""
    stated, first, second = (each.amount.value for each in (claim.stated, *claim.terms))
    if stated is None or first is None or second is None:
        return False
    if claim.kind == "change":
        return first - second == stated
    off = Number(1, 10**claim.stated.amount.digits)
    return bool(second) and abs((first - second) * _PERCENT / second - stated) < off


def _from_to(passage: Passage, first: Statement, second: Statement, each: Statement) -> bool:
    """Whether two figures are the ends of the change: "từ x lên y", in one clause with it."""
    if not _is_from(first) or _is_from(each) or not at_end("to").search(second.lead) or not _alike(first, second):
        return False
    start, end = min(first.start, each.start), max(second.end, each.end)
    return first.sentence == second.sentence == each.sentence and ";" not in passage.letters[start:end]


def _is_from(each: Statement) -> bool:
    return at_end("from").search(each.lead) is not None or (each.counted or each.percent).lower().startswith("từ ")


def _alike(one: Statement, other: Statement) -> bool:
    """Whether both are counts, or both percents alone."""
    return (bool(one.counted), bool(one.below)) == (bool(other.counted), bool(other.below))


def _alike_to(each: Statement, now: Statement, was: Statement) -> bool:
    """Whether the words behind the numbers tell of one thing: the change and what it is measured against."""
    if not each.counted:
        return not now.counted or now.unit == was.unit or not (now.known and was.known)
    return bool(now.counted) and each.unit in ("", was.unit)


def _changed(passage: Passage, each: Statement, now: Statement, was: Statement) -> Iterator[Claim]:
    terms = _plain(passage, now), _plain(passage, was)
    stated = passage.above(each) if each.counted else passage.percent(each)
    if stated is None or terms[0] is None or terms[1] is None:
        return
    text = passage.shown(now, each, was)
    if each.counted or _in_points(now, stated.amount, terms[0].amount, terms[1].amount, each.way):
        first, second = (terms[0], terms[1]) if each.way > 0 else (terms[1], terms[0])
        yield Claim(0, "change", stated, (first, second), text=text)
    else:
        signed = stated if each.way > 0 else stated._replace(amount=_negative(stated.amount))
        yield Claim(0, "change-rate", signed, (terms[0], terms[1]), text=text)


def _in_points(now: Statement, stated: Amount, after: Amount, before: Amount, way: int) -> bool:
    """Whether the change of a percent is told in points, and not in percent of it."""
    if now.counted:
        return False
    if stated.value is None or after.value is None or not before.value:
        return True
    difference = (after.value - before.value) * way
    relative = difference * _PERCENT / before.value
    return difference == stated.value or abs(relative - stated.value) >= Number(1, 10**stated.digits)


def _plain(passage: Passage, each: Statement) -> Term | None:
    """The figure without the "từ" that a comparison begins with, which is no bound here."""
    text = _WORDS.sub("", each.counted or each.percent)
    try:
        amount = amount_of(text, money=bool(each.money)) if each.counted else read_amount(text, "percent")
    except NumberProblem:
        return None
    return None if amount is None else passage.term(each, text, amount)


def _negative(amount: Amount) -> Amount:
    low, high = amount.lowest, amount.highest
    return Amount(
        None if high is None else -high,
        None if low is None else -low,
        amount.highest_open,
        amount.lowest_open,
        amount.digits,
    )


def written_claims(passage: Passage) -> Iterator[Claim]:
    """Sums that are written out with their signs."""
    run: list[Statement] = []
    signs: list[str] = []
    for each in passage.statements:
        between = passage.letters[run[-1].end : each.start] if run else ""
        found = _OPERATOR.fullmatch(between) if run else None
        if found is None or not each.counted or each.below or each.percent:
            yield from _written(passage, run, signs)
            run, signs = ([each] if each.counted and not each.below and not each.percent else []), []
        else:
            run, signs = [*run, each], [*signs, found["sign"].strip()]
    yield from _written(passage, run, signs)


def _written(passage: Passage, run: Sequence[Statement], signs: Sequence[str]) -> Iterator[Claim]:
    """The claim of figures with their signs between them: one equals sign, with one figure on one side of it."""
    if signs.count("=") != 1 or len(run) < 3:
        return
    at = signs.index("=")
    left, right = run[: at + 1], run[at + 1 :]
    alone, terms, between = (left[0], right, signs[at + 1 :]) if len(left) == 1 else (right[0], left, signs[:at])
    if len(left) > 1 and len(right) > 1:
        return
    stated = passage.above(alone)
    read = [passage.above(each, -1 if sign in "-–−" else 1) for each, sign in zip(terms, ("+", *between), strict=True)]
    known = tuple(each for each in read if each is not None)
    if stated is not None and len(known) == len(read):
        yield Claim(0, "sum", stated, known, text=passage.shown(*run))
