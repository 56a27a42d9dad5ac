"""The units and figures that were made up for examples/dot-kiem-tra-2024/, as inspection_data.yaml declares them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import targets
from engine.report.as_template import concerned
from engine.source import parse, plain
from targets.selection import for_template
from tests.made_forms import percent

MADE_UP = "số liệu giả định để minh họa; đơn vị không có thật"
LIBRARY = targets.load_shipped()
_DATA = Path(__file__).with_suffix(".yaml")


class Figure(NamedTuple):
    """One figure as a report writes it; ``value`` is a percent, and "" where there was nothing to measure."""

    value: str
    numerator: str = ""
    denominator: str = ""

    @property
    def counts(self) -> str:
        return f"{self.numerator}/{self.denominator}" if self.denominator else ""


class Kind(NamedTuple):
    """What a figure is of: the indicator, its part and the part of the unit."""

    indicator: str
    part: str
    scope: str


class Submitted(NamedTuple):
    """One file: who reports what, in which form. ``figures`` are in the order of the tables in which they stand."""

    file: str
    case: str
    form: str
    unit: dict[str, Any]
    first: str
    last: str
    number: str
    day: str
    writes: tuple[str, ...]
    others: str
    figures: dict[Kind, tuple[Figure, ...]]
    dossiers: dict[str, list[int]]

    @property
    def document(self) -> str:
        return f"Báo cáo số {self.number} ngày {written_day(self.day)}"

    def own_targets(self) -> set[str]:
        """The targets that concern units of the level."""
        asked = for_template(LIBRARY, (), date.fromisoformat(self.last))
        return {each.id for _, some in concerned(self.unit["level"], asked, LIBRARY) for each in some}


def written_day(day: str) -> str:
    """As papers write it: 14/6/2024, but 05/6/2024."""
    year, month, number = day.split("-")
    return f"{number}/{month if month == '02' else int(month)}/{year}"


@cache
def load() -> dict[str, Any]:
    return plain(parse(_DATA.name, _DATA.read_bytes()).root)


def submitted() -> list[Submitted]:
    """Everything that was made up, in the order of the file."""
    return [_submitted(each) for each in load()["files"]]


def _submitted(file: dict[str, Any]) -> Submitted:
    return Submitted(
        file["file"], file["case"], file["form"], file["unit"], file["period"]["from"], file["period"]["to"],
        file["document"]["number"], file["document"]["day"], tuple(file.get("writes", ())), file.get("others", ""),
        {_kind(key): tuple(_figures(texts)) for key, texts in file["figures"].items()},
        {field: [int(each) for each in row] for field, row in file.get("ii-06a", {}).items()},
    )  # fmt: skip


def _kind(key: str) -> Kind:
    name, _, scope = key.partition("@")
    indicator, _, part = name.partition(".")
    return Kind(indicator, part, scope)


def _figures(texts: str | list[str]) -> Iterator[Figure]:
    for text in [texts] if isinstance(texts, str) else texts:
        value, _, counts = text.rpartition(" ") if "/" in text else (text, "", "")
        numerator, _, denominator = counts.partition("/")
        yield Figure(value or _percent(numerator, denominator), numerator, denominator)


def _percent(numerator: str, denominator: str) -> str:
    above, below = (int(each.replace(".", "")) for each in (numerator, denominator))
    return f"{percent(above, below).removesuffix(',00')}%" if below else ""
