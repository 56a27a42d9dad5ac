"""Reports as communes, districts, provinces and departments write them: what is read of each, and what is left.

The texts are invented; their figures too. Each tells in ``why`` what is hard about it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from engine.document import Document
from engine.normalise.understand import Reader
from engine.read import read_input
from engine.source import parse, plain
from engine.understood import Figure, Understood
from targets import load_shipped

TEXTS = Path(__file__).parent / "reports"
HEAD = "{unit}\n\nBÁO CÁO\n\nKết quả cải cách hành chính {period}\n\n## II. KẾT QUẢ THỰC HIỆN\n\n"
PERIODS = {
    "half-year": "6 tháng đầu năm 2024\n\n(Từ ngày 01/01/2024 đến ngày 30/6/2024)",
    "quarter": "quý II năm 2024\n\n(Từ ngày 01/4/2024 đến ngày 30/6/2024)",
    "year": "năm 2024\n\n(Từ ngày 01/01/2024 đến ngày 31/12/2024)",
}
UNITS = {
    "commune": "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH",
    "district": "ỦY BAN NHÂN DÂN HUYỆN TÂN HƯNG",
    "province": "ỦY BAN NHÂN DÂN TỈNH AN GIANG",
    "provincial-department": "SỞ TƯ PHÁP TỈNH AN GIANG",
    "environment-department": "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG TỈNH AN GIANG",
    "district-office": "PHÒNG TƯ PHÁP HUYỆN TÂN HƯNG",
}


class Case(NamedTuple):
    """A text, the readings that are to be taken of it, those that are plain but not yet taken, and what is left."""

    why: str
    level: str
    period: str
    text: str
    read: tuple[str, ...]
    gap: tuple[str, ...]
    left: tuple[str, ...]


def cases() -> list[Case]:
    return [_case(entry) for path in sorted(TEXTS.glob("*.yaml")) for entry in _entries(path)]


def _entries(path: Path) -> list[dict[str, Any]]:
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return list(found)


def _case(entry: dict[str, Any]) -> Case:
    lists = (tuple(map(_spaced, entry.get(key, ()))) for key in ("read", "gap", "left"))
    return Case(entry["why"], entry.get("level", "commune"), entry.get("head", "half-year"), entry["text"], *lists)


def _spaced(text: str) -> str:
    return " ".join(text.split())


@cache
def reader() -> Reader:
    return Reader(load_shipped())


def understood(case: Case) -> Understood:
    text = HEAD.format(unit=UNITS[case.level], period=PERIODS[case.period]) + case.text
    document = read_input("bao-cao.md", text.encode())
    assert isinstance(document, Document)
    return reader().understand(document)


def written(figure: Figure) -> str:
    """A figure as the files of this test write it."""
    match = figure.match
    name = f"{match.indicator}.{match.part}" if match.part else match.indicator
    counts = f"{figure.numerator or ''}/{figure.denominator or ''}".rstrip("/") if figure.numerator else ""
    if figure.denominator and not figure.numerator:
        counts = f"/{figure.denominator}"
    fields = [name, figure.value or "", counts, figure.scope or ""]
    while not fields[-1]:
        fields.pop()
    return _spaced(" | ".join(fields))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.why)
def test_what_is_plain_is_read_and_nothing_else(case):
    found = understood(case)
    assert [written(each) for each in found.figures] == list(case.read)
    texts = [each.text for each in found.left]
    assert [piece for piece in case.left if not any(piece in text for text in texts)] == []


def test_of_the_figures_that_concern_an_indicator_nearly_all_are_read():
    read, gaps = sum(len(case.read) for case in cases()), sum(len(case.gap) for case in cases())
    assert read * 100 >= 95 * (read + gaps)
