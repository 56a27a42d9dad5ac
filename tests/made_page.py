"""Scorings whose pages are looked at: the example's folder, units with hostile names, and a thousand units."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from lxml import html

from engine.asked import Request
from engine.fields import Language
from engine.model.scored import Ranking, UnitLine, UnitScore
from engine.pipeline import Judge
from engine.report import as_html
from engine.scored import Scored, decisions_in, scheme_named, scored
from engine.scoring.pictures import pictures
from tests.command import ROOT

EXAMPLE = ROOT / "examples" / "dot-kiem-tra-2024"
HOSTILE = (
    "Xã <script>alert(1)</script>",
    "Xã </script><img src=x onerror=alert(1)>",
    'Xã " onmouseover="alert(1)',
    "Xã {{ 7 * 7 }} &amp; <b>An</b> 'Phú'",
    "Xã \u2028Phú\u2029",
)
TURNING = "Xã \u202egnôhK\u2066"


@cache
def example(language: Language = "vi", scheme: str = "equal") -> Scored:
    """The example's reports with the decisions of its team."""
    request = Request(as_of=date(2024, 6, 30), language=language)
    report = Judge(request).check([EXAMPLE / "bao-cao"], processes=1)
    decided = decisions_in(EXAMPLE / "quyet-dinh.yaml", request)
    return scored(report, scheme_named(scheme, request), request, decided)


@cache
def page(language: Language = "vi", scheme: str = "equal") -> str:
    return shown(example(language, scheme), language)


def tree(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def behind(text: str) -> list[dict[str, Any]]:
    """What is packed in a page: a line for the targets, and one for each unit."""
    packed = tree(text).get_element_by_id("packed").text
    lines = zlib.decompress(b64decode(packed)).decode()
    return [json.loads(line) for line in lines.removesuffix("\n").split("\n")]


def named(*names: str) -> Scored:
    """Communes of the example in one ranking, under these names. They come again where there are more names.

    What is packed sees a few units back only: that figures come again later makes it no smaller.
    """
    made = example()
    communes = next(each.units for each in made.scoring.rankings if each.level == "commune")
    units = tuple(_renamed(communes[at % len(communes)], name) for at, name in enumerate(names))
    ranking = Ranking("commune", units)
    drawn = pictures(ranking, made.library, made.scoring.scheme)
    nothing: dict[str, Any] = {"doubted": (), "doubts": (), "groups": (), "problems": ()}
    return made._replace(scoring=replace(made.scoring, rankings=(ranking,), pictures=drawn, **nothing))


def smaller() -> Scored:
    """The example with every kind of section and of verdict, and few units: browsers take long over many cells."""
    made = example()
    rankings = [
        each._replace(units=tuple(unit for at, unit in enumerate(each.units) if unit.before or at % 3 == 0))
        for each in made.scoring.rankings
    ]
    return made._replace(scoring=replace(made.scoring, rankings=tuple(rankings)))


class _Whole(NamedTuple):
    unit: UnitScore

    def opened(self) -> UnitScore:
        return self.unit


def _renamed(unit: UnitLine, name: str) -> UnitLine:
    whole = unit.opened()
    submission = whole.assessment.submission
    called = submission.unit.model_copy(update={"name": name})
    source = submission.model_copy(update={"unit": called, "source": f"{name}.yaml"})
    named: dict[str, Any] = {"source": source.source, "unit": called, "before": None}
    again = replace(whole, assessment=whole.assessment.model_copy(update={"submission": source}), **named)
    return replace(unit, **named, away=_Whole(again))


def shown(made: Scored, language: Language = "vi") -> str:
    return as_html.render(made.scoring, made.library, language)
