"""What was understood of a file, as a submission in YAML that a person can correct and ``check`` takes.

Everything around the submission is comments: above each reading the author's text and what it was taken for, at the
end what was left.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Listed

from engine.fields import Language
from engine.problem import Problem
from engine.report.problems import hint, message
from engine.source import Mapping, Node, Scalar, Sequence, Source
from engine.understood import Figure, Left, Understood
from engine.wording import say, where
from targets import Library

_WIDEST = 160
"""How much of the author's text a comment shows."""
_BARE = re.compile(r"[^\W_](?:[\w.%/();-]| (?=[\w.%/(]))*")
"""Texts that mean themselves in YAML without quotes, also between braces."""
_NULLS = ("null", "Null", "NULL")


def render(
    source: Source, understood: Understood | None, problems: Iterable[Problem], library: Library, language: Language
) -> str:
    """The tree of the submission as YAML; without ``understood`` it is one that a person wrote, and has no remarks.

    ``problems`` are told at the top. Reading the text again gives the same tree, but for keys left empty to be filled.
    """
    figures = understood.figures if understood else ()
    lines = [*_head(source, understood, language), *_to_settle(problems, language)]
    for key, node in source.root.items if isinstance(source.root, Mapping) else ():
        if key.text == "readings":
            lines.append("readings:" if isinstance(node, Sequence) and node.items else "readings: []")
            lines += _readings(node, figures, library, language)
        elif not isinstance(node, Scalar) or node.text is not None:
            lines.append(f"{key.text}: {_flow(node, _GAPS.get(key.text or '', ()))}")
    if understood:
        lines += ["", *_left(understood.left, library, language)]
    return "\n".join(lines) + "\n"


_GAPS = {"unit": ("name", "level"), "period": ("from", "to")}
"""Keys that are written even where nothing is known, for a person to fill in."""


def _head(source: Source, understood: Understood | None, language: Language) -> Iterator[str]:
    key = "head" if understood else "head-copy"
    yield _comment(say("draft", key, language, source=source.name))
    if understood is None:
        return
    counts = {name: str(count) for name, count in understood.tally._asdict().items()}
    read, left = str(len(understood.figures)), str(len(understood.left))
    yield _comment(say("draft", "tally", language, **counts, read=read, left=left))
    for remark in understood.heading.remarks:
        yield _comment(say("draft", f"remark-{remark}", language) or remark)


def _to_settle(problems: Iterable[Problem], language: Language) -> Iterator[str]:
    """What is wrong, with what to do about it."""
    found = [(message(each, language), hint(each, language)) for each in problems]
    if found:
        yield _comment(say("draft", "to-settle", language))
    for said, advice in found:
        yield _comment(f"- {said}" + (f": {advice}" if advice else ""))


def _readings(node: Node, figures: Listed[Figure], library: Library, language: Language) -> Iterator[str]:
    for position, item in enumerate(node.items if isinstance(node, Sequence) else ()):
        if position < len(figures):
            yield from (_comment(each, "  ") for each in _remarks(figures[position], library, language))
        yield f"  - {_flow(item)}"


def _remarks(figure: Figure, library: Library, language: Language) -> Iterator[str]:
    yield _cut(figure.text)
    match = figure.match
    name = _name(match.indicator, match.part, library, language)
    said = say("draft", "taken-for", language, name=name, score=str(match.score))
    if match.runner_up:
        name = _name(match.runner_up, None, library, language)
        details = {"name": name, "runner_up": match.runner_up, "score": str(match.runner_up_score)}
        said += say("draft", "runner-up", language, **details)
    yield f"  → {said}"
    if figure.repaired:
        yield "  " + say("draft", "repaired", language, repaired=figure.repaired)


def _left(left: Listed[Left], library: Library, language: Language) -> Iterator[str]:
    if not left:
        yield _comment(say("draft", "left-nothing", language))
        return
    yield _comment(say("draft", "left", language, left=str(len(left))))
    for each in left:
        place = "; ".join(part for part in (each.said_at, where(each.place, language)) if part)
        text = say("draft", "figure-in", language, figure=each.figure, text=_cut(each.text)) if each.figure else ""
        yield _comment("- " + ": ".join(part for part in (place, text or _cut(each.text)) if part))
        why = say("draft", f"left-{each.reason}", language)
        if each.candidates:
            names = ", ".join(f"{name} ({_name(name, None, library, language)})" for name in each.candidates)
            why += "; " + say("draft", "candidates", language, candidates=names)
        yield _comment(f"  {why}")


def _name(indicator: str, part: str | None, library: Library, language: Language) -> str:
    known = library.indicators.get(indicator)
    if known is None:
        return indicator
    name = known.name.get(language)
    parts = {each.id: each.name.get(language) for each in known.parts}
    return say("draft", "part", language, name=name, part=parts.get(part, part)) if part else name


def _cut(text: str) -> str:
    return f"“{text[: _WIDEST - 1].rstrip()}…”" if len(text) > _WIDEST else f"“{text}”"


def _comment(text: str, margin: str = "") -> str:
    shown = (each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    return f"{margin}# {''.join(shown)}"


def _flow(node: Node, gaps: Listed[str] = ()) -> str:
    """The node on one line; ``gaps`` are keys that stand there even if empty."""
    if isinstance(node, Scalar):
        return _quoted(node.text or "")
    if not isinstance(node, Mapping):
        return "[" + ", ".join(_flow(each) for each in node.items) + "]"
    written = {key.text or "": value for key, value in node.items}
    fields = {**dict.fromkeys(gaps, Scalar(None, node.at)), **written}
    filled = [(key, value) for key, value in fields.items() if key in gaps or not _is_empty(value)]
    return "{" + ", ".join(f"{key}: {'' if _is_empty(value) else _flow(value)}" for key, value in filled) + "}"


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text is None


def _quoted(text: str) -> str:
    """The text as YAML, in quotes where it needs them."""
    if _BARE.fullmatch(text) and text not in _NULLS:
        return text
    return json.dumps(text, ensure_ascii=False)
