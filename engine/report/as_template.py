"""An empty submission to fill in: the rows that concern units of a level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from engine.fields import Language
from engine.model import Indicator, Target, TargetSet
from engine.report.words import asked
from engine.wording import word
from targets import Library


def render(level: str, sets: Sequence[TargetSet], library: Library, language: Language) -> str:
    """The template as YAML, with a comment for each indicator: what is asked, what is counted."""
    lines = [
        f"# {word('template-head', language)}",
        f"# {word('template-how', language)}",
        f"unit: {{name: , level: {level}}}",
        f"period: {{from: , to: }}  # {word('template-days', language)}",
        "document:",
        "readings:",
    ]
    for indicator, targets in concerned(level, sets, library):
        lines += _entry(indicator, targets, language)
    return "\n".join(lines) + "\n"


def concerned(
    level: str, sets: Iterable[TargetSet], library: Library
) -> Iterator[tuple[Indicator, list[Target]]]:
    """The indicators that are asked of units of a level, each with the targets that ask."""
    found: dict[str, list[Target]] = {}
    for each in sets:
        for target in each.targets:
            if any(concern.level == level for concern in target.concerns.units):
                found.setdefault(target.indicator, []).append(target)
    for name, targets in found.items():
        yield library.indicators[name], targets


def _entry(indicator: Indicator, targets: list[Target], language: Language) -> Iterator[str]:
    wanted = ", ".join(f"{asked(each, language)} ({each.id})" for each in targets)
    yield f"  # {indicator.name.get(language)}: {wanted}"
    yield f"  #   {indicator.numerator.get(language)} / {indicator.denominator.get(language)}"
    if indicator.parts:
        parts = ", ".join(f"{part.id} ({part.name.get(language)})" for part in indicator.parts)
        yield f"  #   {word('template-parts', language, parts=parts)}"
    for part in [None, *indicator.parts]:
        own = f", part: {part.id}" if part else ""
        yield f"  - {{indicator: {indicator.id}{own}, value: , numerator: , denominator: , place: }}"
