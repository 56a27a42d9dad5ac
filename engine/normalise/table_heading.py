"""The heading of a table: which of its rows it is, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from engine.document import Cell
from engine.normalise.folding import bare, fold
from engine.normalise.others import of_another
from engine.normalise.own import Own
from engine.normalise.repair import rate_agrees
from engine.normalise.times import time_of
from engine.source import parse, plain

Role = Literal["number", "name", "uom", "aside", "threshold", "value", "numerator", "denominator", "remark"]
Row = Sequence[Cell]

_ROLES: tuple[Role, ...] = (
    "number", "uom", "aside", "threshold", "numerator", "denominator", "value", "remark", "name",
)
"""In the order in which they are tried: the words of a name may begin like those of a threshold."""
_LOOKED_AT = 6
"""So many rows at the top of a table may be its heading."""
_LONGEST = 90
"""No column is headed by more letters."""
_COLUMN_NUMBERS = re.compile(r"\(?\d{1,2}\)?( ?=.*)?|[(\d)+=\s]+")


_TIME = re.compile(r"(?:(?:\d{1,2} )?thang|nam|quy|ky)\b")
_PAIR = re.compile(r"([\d.,]+) ?/ ?([\d.,]+)")
_POINTS = re.compile(r"\bdiem (?:toi da|dat|chuan|so|tu|tham|cham|danh)\b|^diem\b|\bdiem$")


class TableHeading(NamedTuple):
    """``height`` is how many rows the heading has; ``paths`` are the words over each column, from top to bottom.

    ``values`` are all columns that may hold the result; more than one where the report sets two periods side by side.
    """

    height: int
    roles: Mapping[Role, int]
    paths: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    values: tuple[int, ...] = ()


def table_heading(rows: Sequence[Row]) -> TableHeading | None:
    """The heading of a table whose columns it names; None where its first rows name none."""
    for position, row in enumerate(rows[:_LOOKED_AT]):
        if _is_heading(row):
            return _whole(rows, position)
    return None


def gives_shares(heading: TableHeading) -> bool:
    """Whether the column of results is headed as one of shares."""
    column = heading.roles.get("value")
    path = fold(heading.paths[column]) if column is not None else ""
    return "%" in path or path.endswith("ty le") or path.startswith("ty le")


def gives_points(heading: TableHeading) -> bool:
    """Whether the table gives points of a score, of which any share is one of points."""
    return any(_POINTS.search(fold(path)) for path in heading.paths)


def is_share(uom: str) -> bool:
    """Whether a unit of measure is that of a share."""
    return any(fold(uom) == fold(each) for each in language()["shares"])


def _is_heading(row: Row) -> bool:
    """Whether a row names columns: two that are known, or the one of numbers and others that hold no figure."""
    texts = [text for text in _texts(row) if text]
    roles = {role for role in map(_role, texts) if role}
    if "number" in roles and len(texts) > 2 and not any(text[:1].isdigit() for text in texts):
        return True
    return len(roles) > 1 and not roles.isdisjoint({"name", "number"})


def _whole(rows: Sequence[Row], first: int) -> TableHeading:
    last = first + 1
    while last < len(rows) and last < first + _LOOKED_AT and _belongs(rows[first:last], rows[last]):
        last += 1
    heading = [_texts(row) for row in rows[first:last]]
    while last < len(rows) and is_column_numbers(rows[last]):
        last += 1
    roles: dict[Role, int] = {}
    for texts in reversed(heading):
        for column, text in enumerate(texts):
            role = _role(text)
            if role is not None and role not in roles and column not in roles.values():
                roles[role] = column
    return TableHeading(last, roles, _paths(heading), tuple(tuple(texts) for texts in heading), _values(heading))


def _values(heading: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns of results, by the lowest line of the heading that names any."""
    for texts in reversed(heading):
        found = tuple(column for column, text in enumerate(texts) if _role(text) == "value")
        if found:
            return found
    return ()


def with_result_of(heading: TableHeading, rows: Sequence[Row], own: Own) -> TableHeading | None:
    """The heading with the one column of results that is meant: of several the one of the time of the report.

    Columns without a figure judge in words, and those of another unit compare. None where it cannot be told which is
    meant, or where none is of that time.
    """
    values = [column for column in heading.values if column not in _others(heading)]
    if len(values) > 1:
        values = [column for column in values if any(_has_digit(row[column].text) for row in rows)] or values
    told = bool(values)
    values = [column for column in values if not of_another(heading.paths[column], own)]
    if len(values) == 2 and (pairs := _pairs_beside_rates(values, rows)):
        return heading._replace(roles={"remark": pairs[0], **heading.roles, "value": pairs[1]})
    times = {column: time_of(heading.paths[column], own) for column in values}
    for wanted in (("exact",), ("exact", "own"), ("exact", "own", None)):
        named = [column for column in values if times[column] in wanted]
        if len(named) == 1:
            return heading._replace(roles={**heading.roles, "value": named[0]})
    return None if told else heading


def _pairs_beside_rates(values: Sequence[int], rows: Sequence[Row]) -> tuple[int, int] | None:
    """The column of counts over counts and that of their percents; None where they are no such columns."""
    for pairs, rates in (values, values[::-1]):
        found = [(_PAIR.fullmatch(row[pairs].text.strip()), row[rates].text) for row in rows if row[rates].text]
        if found and all(pair and rate_agrees((rate, pair[1], pair[2])) for pair, rate in found):
            return pairs, rates
    return None


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _others(heading: TableHeading) -> set[int]:
    return {column for role, column in heading.roles.items() if role != "value"}


def _belongs(heading: Sequence[Row], row: Row) -> bool:
    """Whether a row is a further line of the heading: it names parts of what stands over it, and starts no row."""
    above = [{cell.text for cell in column} for column in zip(*heading, strict=False)]
    fresh = [(column, cell.text) for column, cell in enumerate(row) if cell.text and not cell.copied]
    new = [(column, text) for column, text in fresh if text not in above[column]]
    if not new or is_column_numbers(row) or new[0][0] == 0:
        return False
    starts = row[0].text and not row[0].copied and row[0].text not in above[0]
    return not starts and not any(_has_figure(text) for _, text in new)


def _has_figure(text: str) -> bool:
    """Whether a cell holds a figure; a column may be headed by the time that it is of ("6 tháng đầu năm 2023")."""
    return _role(text) is None and _has_digit(text) and _TIME.match(fold(text)) is None


def is_column_numbers(row: Row) -> bool:
    """Whether a row only numbers the columns: (1), (2), (3)=(4)+(5)."""
    texts = [cell.text for cell in row if cell.text]
    return len(texts) > 1 and all(_COLUMN_NUMBERS.fullmatch(text) for text in texts) and "(" in "".join(texts)


def _paths(heading: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The words over each column; a heading of several columns that is written once reaches to the right."""
    filled: list[list[str]] = []
    for level, texts in enumerate(heading):
        line: list[str] = []
        for column, text in enumerate(texts):
            under = not filled or (column > 0 and filled[-1][column] == filled[-1][column - 1])
            reaches = not text and column > 0 and level < len(heading) - 1 and under and _below(heading, level, column)
            line.append(line[-1] if reaches else text)
        filled.append(line)
    return tuple(" ".join(dict.fromkeys(word for word in column if word)) for column in zip(*filled, strict=True))


def _below(heading: Sequence[Sequence[str]], level: int, column: int) -> bool:
    return any(texts[column] for texts in heading[level + 1 :])


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row]


def _role(text: str) -> Role | None:
    return _known_role(text) if text and len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _known_role(text: str) -> Role | None:
    found = _any_role().fullmatch(_closed(fold(text) or bare(text).strip()))
    return _ROLES[found.lastindex - 1] if found and found.lastindex else None


@cache
def _any_role() -> re.Pattern[str]:
    """A group for each role, in their order: the first of which any words fit is taken."""
    return re.compile("|".join(f"({'|'.join(map(_pattern, language()[role]))})" for role in _ROLES))


def _pattern(words: str) -> str:
    folded = re.escape(_closed(fold(words.removesuffix("…")) or bare(words)))
    return folded + (".*" if words.endswith("…") else "")


def _closed(folded: str) -> str:
    """Without spaces: in a narrow column a page may break a word anywhere ("ST T")."""
    return folded.replace(" ", "")


@cache
def language() -> Mapping[str, Any]:
    """The words of headings, as ``columns.yaml`` has them."""
    path = Path(__file__).with_name("columns.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return dict(found)
