"""What sentences claim of their figures, and whether it holds: tests/claims/*.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engine import exact
from engine.arithmetic.holds import breach_of
from engine.document import Paragraph
from engine.model import Claim
from engine.normalise.claims.sentences import sentence_claims
from engine.normalise.sections import Section
from engine.source import parse, plain

TABLES = Path(__file__).parent / "claims"


def sentences() -> list[tuple[str, list[str]]]:
    return [
        (entry["text"], list(entry["claims"])) for path in sorted(TABLES.glob("*.yaml")) for entry in _entries(path)
    ]


def _entries(path: Path) -> list[dict[str, Any]]:
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return list(found)


def claims_of(text: str) -> list[Claim]:
    return list(sentence_claims(Paragraph(text), Section()))


def written(claim: Claim) -> str:
    """A claim as arithmetic, as the tables write it."""
    breach = breach_of(claim)
    usual = " ?" if claim.force == "usual" else ""
    if breach is None:
        return f"{claim.stated.text} {_terms(claim)}{usual}"
    computed = breach.computed.value if breach.computed is not None else None
    return f"{claim.stated.text} {_terms(claim)}{usual} -> {'bound' if computed is None else _shown(computed)}"


def _shown(number: exact.Number) -> str:
    return exact.to_text(abs(number))


def _terms(claim: Claim) -> str:
    texts = [each.text for each in claim.terms]
    if claim.kind == "rate":
        return f"= {texts[0]} / {texts[1]}"
    if claim.kind in ("change", "change-rate"):
        return f"= {texts[0]} over {texts[1]}"
    signed = [("- " if each.sign < 0 else "+ ") + each.text for each in claim.terms]
    return f"{'=' if claim.kind == 'sum' else '>='} {' '.join(signed).removeprefix('+ ')}"


@pytest.mark.parametrize(("text", "expected"), sentences(), ids=[text[:60] for text, _ in sentences()])
def test_a_sentence_claims_what_a_careful_reader_takes_from_it(text, expected):
    assert [written(each) for each in claims_of(text)] == expected
