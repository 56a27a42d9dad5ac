"""Whether two executors of the rules agree, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine import phrase
from engine.facts import Derivation
from engine.fields import Language
from engine.model.verified import Difference, Verified
from engine.wording import say


def render(verified: Verified, language: Language) -> str:
    """That they agree, and on how much; or what differs, file by file."""
    counts = {name: phrase.count(getattr(verified, name), language) for name in ("runs", "derivations")}
    if not verified.differences:
        return say("batch", "verified-line", language, **counts) + "\n"
    differing = phrase.count(len(verified.differences), language)
    lines = [say("batch", "differs-line", language, differing=differing, **counts)]
    lines += [line for each in verified.differences for line in _lines(each, language)]
    return "\n".join(lines) + "\n"


def _lines(difference: Difference, language: Language) -> Iterator[str]:
    sides = (("only-engine-line", difference.alone), ("only-tables-line", difference.missing))
    told = [say("batch", key, language, found=_shown(found)) for key, found in sides if found]
    yield f"{difference.source}:"
    yield from (f"  {line}" for line in told or [say("batch", "other-order-line", language)])


def _shown(derivations: Iterable[Derivation]) -> str:
    """Rule and conclusion of each."""
    facts = ((each.rule, each.concluded) for each in derivations)
    return "; ".join(f"{rule} → {fact.type} {', '.join(map(str, fact.values))}" for rule, fact in facts)
