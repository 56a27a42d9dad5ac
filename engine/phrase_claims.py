"""What reports claim, as sentences say it: the figures in the author's writing, formulas, places, slips."""

from __future__ import annotations

from collections.abc import Sequence

from engine import exact, phrase
from engine.exact import Amount, Number
from engine.fields import Language
from engine.model import Breach, Claim, Quoted, Slip, Term
from engine.wording import where, word

_LONGEST = 90
"""A name is cut here: what a row or column is called may be a whole sentence."""
_IN_QUESTIONS = 60
_MOST = 6
"""So many terms of a formula are shown with their names."""


def quoted(term: Term, language: Language) -> Quoted:
    """One figure of a claim."""
    return Quoted(term.text, short(term.name), said_at(term, language), term.place)


def asked_of(breach: Breach, language: Language) -> str:
    """The figures of a claim as a question to the unit names them: one thing in two places with both of them."""
    claim = breach.claim
    terms = (claim.stated, *claim.terms)
    if claim.kind == "same":
        return "; ".join(f"{_written(term)} ({said_at(term, language)})" for term in terms)
    names = {term.name for term in terms}
    if len(names) == 1:
        return f"{short(names.pop(), _IN_QUESTIONS)}: {', '.join(map(_written, terms))}".removeprefix(": ")
    shown = (terms[0], *_telling(claim.terms))
    return "; ".join(f"{short(term.name, _IN_QUESTIONS)} {_written(term)}".strip() for term in shown)


def _as_sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _telling(terms: Sequence[Term]) -> Sequence[Term]:
    """The terms; of a long sum only those that are not 0."""
    return terms if len(terms) <= _MOST else [term for term in terms if term.amount.value != 0] or terms[:1]


def said_at(term: Term, language: Language) -> str:
    """Where a figure stands: in the order of the report, then in the file."""
    return "; ".join(each for each in (term.said_at, where(term.place, language)) if each)


def short(name: str, longest: int = _LONGEST) -> str:
    """The name in one line that is not too long."""
    return name if len(name) <= longest else name[: longest - 1].rstrip() + "…"


def of_claim(breach: Breach, attribute: str, language: Language) -> str:
    """What a sentence may say of a claim (``rules.language.PROPERTIES``); without an attribute, where it stands."""
    claim = breach.claim
    match attribute:
        case "stated":
            return _written(claim.stated)
        case "terms":
            return "; ".join(f"{_written(term)} ({said_at(term, language)})" for term in claim.terms)
        case "formula":
            return formula(claim)
        case "worth":
            worth = formula(claim)
            return worth if len(claim.terms) < 2 else f"{worth} = {computed(breach, language)}"
        case "computed":
            return computed(breach, language)
        case "exception":
            return _as_sentence(claim.exception.get(language)) if claim.exception else ""
        case "codes":
            return ", ".join(claim.codes)
    name = short(claim.stated.name)
    place = said_at(claim.stated, language)
    return f"{place}, “{name}”" if name else place


def computed(breach: Breach, language: Language) -> str:
    """What the stated figure would have to be, as a person writes it; "" where nothing can be computed."""
    found = breach.computed
    if found is None:
        return ""
    if breach.claim.kind == "change-rate" and _falls(found) and _falls(breach.claim.stated.amount):
        found = Amount(_opposite(found.highest), _opposite(found.lowest))
    return amount(found, breach.claim.kind in ("rate", "change-rate"), language)


def _opposite(number: Number | None) -> Number | None:
    return None if number is None else -number


def _falls(change: Amount) -> bool:
    """Whether it is a fall, which sentences write without its sign ("giảm 25%")."""
    return change.highest is not None and change.highest < 0


def amount(found: Amount, is_percent: bool, language: Language) -> str:
    """A number or bounds, with the percent sign where it is one."""
    sign = "%" if is_percent else ""
    if found.value is not None:
        return phrase.decimal(found.value, language) + sign
    return phrase.bounds(found, language, sign)


def formula(claim: Claim) -> str:
    """How the stated figure follows from the terms, in the author's own figures."""
    texts = [term.text for term in claim.terms]
    match claim.kind:
        case "rate":
            return "/".join(texts)
        case "change":
            return f"{texts[0]} − {texts[1]}"
        case "change-rate":
            return f"({texts[0]} − {texts[1]})/{texts[1]}"
    return _sum(claim.terms)


def _sum(terms: Sequence[Term]) -> str:
    """The signed terms, with their names where they differ."""
    shown = _telling(terms)
    named = len({short(term.name) for term in shown}) == len(shown) <= _MOST
    parts = []
    for position, term in enumerate(shown):
        mark = "− " if term.sign < 0 else ("+ " if position else "")
        name = f" ({short(term.name)})" if named and term.name else ""
        parts.append(f"{mark}{term.text}{name}")
    return " ".join(parts)


def _written(term: Term) -> str:
    return f"“{term.text}”"


def slip(found: Slip, is_percent: bool, language: Language) -> str:
    """What would explain a breach."""
    other = found.other
    details = {
        "at": f"{_written(found.at)} ({said_at(found.at, language)})",
        "meant": amount(found.meant, is_percent and exact_percent(found), language),
        "other": f"{_written(other)} ({said_at(other, language)}, “{short(other.name)}”)" if other else "",
    }
    return word(f"slip-{found.kind}", language, **details)


def exact_percent(found: Slip) -> bool:
    """Whether the figure that was written wrongly is a percent."""
    return "%" in found.at.text or found.meant.digits > 0 or (found.meant.value or exact.Number(0)).denominator != 1
