"""The charts of one target: Vega-Lite draws them from the specifications beside this file, without a network.

The colours are names that the page's style sheet gives a meaning, for light and for dark. Nothing in a chart depends on
the fonts of the machine: all places are fixed, and no text is measured.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import vl_convert

from engine import exact, phrase
from engine.exact import Number
from engine.fields import Language
from engine.model.scored import TargetPicture
from engine.report import scored_words as words
from engine.report.page.bins import WHOLE, WIDTH, bins, side
from engine.report.words import asked
from engine.wording import say

KINDS = ("pass", "fail", "missing", "inconclusive", "suspended", "no_activity", "not_applicable")
_VERSION = "5.20"
_NARROWEST = Number(1, 9)
"""The share of a bar that has room for a letter and a number."""
_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""What a drawing says of its parts: the picture as a whole has a name."""
_Row = Mapping[str, str]


class Chart(NamedTuple):
    """A drawing: ``kind`` for the style sheet, ``label`` to be read aloud, width and height, and the shapes in SVG."""

    kind: str
    label: str
    width: str
    height: str
    shapes: str


def bar(picture: TargetPicture, language: Language) -> Chart:
    """How many units have each verdict, as one bar."""
    counts = words.verdict_counts(picture, language)
    label = say("page", "bar-label", language, target=picture.target.id, counts=counts)
    return _drawn("bar", label, segments=list(_segments(picture, language)))


def _segments(picture: TargetPicture, language: Language) -> Iterator[_Row]:
    counts: dict[str, int] = dict(picture.counts.items()) | {"suspended": picture.suspended}
    total, start = sum(counts.values()), Number(0)
    for kind in KINDS:
        share = Number(counts[kind], total or 1)
        end = start + share
        label = f"{say('page', f'letter-{kind}', language)} {counts[kind]}" if share >= _NARROWEST else ""
        if share:
            numbers = {"from": start, "to": end, "middle": (start + end) / 2}
            yield {"kind": kind, "label": label, **{name: exact.to_text(each) for name, each in numbers.items()}}
        start = end


def distribution(picture: TargetPicture, language: Language) -> Chart | None:
    """Where the exact values lie, against the threshold; nothing where there are none."""
    if not picture.values:
        return None
    target = picture.target
    sides = [side(each, picture) for each in picture.values]
    label = say(
        "page",
        "distribution-label",
        language,
        target=target.id,
        values=str(len(sides)),
        range=words.distribution(picture, language),
        asked=asked(target, language),
        reached=str(sides.count("reached")),
        short=str(sides.count("short")),
    )
    at = min(max(target.threshold, Number(0)), WHOLE)
    threshold = {"at": exact.to_text(at), "label": phrase.percent(target.threshold, language)}
    return _drawn("distribution", label, bins=list(_bars(picture)), threshold=[threshold])


def _bars(picture: TargetPicture) -> Iterator[_Row]:
    """A bar for each bin; where a bin has values of both sides, what falls short stands on what reaches."""
    for low, high, reached, short in bins(picture):
        place = {"from": exact.to_text(low), "to": exact.to_text(WHOLE + WIDTH if high is None else high)}
        for name, bottom, top in (("reached", 0, reached), ("short", reached, reached + short)):
            if top > bottom:
                yield {**place, "side": name, "bottom": str(bottom), "top": str(top)}


def _drawn(name: str, label: str, **datasets: Sequence[_Row]) -> Chart:
    """The chart of a specification with these data, without the frame that it comes in."""
    frame, _, shapes = _svg(name, json.dumps(datasets)).partition(">")
    *_, width, height = frame.rstrip('"').split()
    return Chart(name, label, width, height, _ROLES.sub("", shapes.removesuffix("</svg>")))


@lru_cache(maxsize=256)
def _svg(name: str, datasets: str) -> str:
    """The drawing; targets of the same figures have the same."""
    data = json.loads(datasets)
    compiled = _compiled(name)
    filled = [{**each, "values": data[each["name"]]} if each["name"] in data else each for each in compiled["data"]]
    return str(vl_convert.vega_to_svg({**compiled, "data": filled}, allowed_base_urls=[]))


@cache
def _compiled(name: str) -> Mapping[str, Any]:
    """What Vega draws of a specification, without any data yet: it is the same for all."""
    specification = json.loads(Path(__file__).with_name(f"{name}.json").read_bytes())
    found: Mapping[str, Any] = vl_convert.vegalite_to_vega(specification, vl_version=_VERSION)
    return found
