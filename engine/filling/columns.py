"""Which column of a table the team fills in, by its heading."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from engine.normalise.folding import fold
from engine.normalise.grids import Grid
from engine.source import parse, plain


def judged_columns(grid: Grid, heading: str | None) -> list[int]:
    """The columns with such a heading, or with the one that the user names; one that is merged from several is one."""
    if grid.heading is None:
        return []
    wanted = headings() if heading is None else (heading,)
    found = [column for column, path in enumerate(grid.heading.paths) if is_headed(path, wanted)]
    return [column for column in found if not _is_copied(grid, column)]


def is_headed(path: str, wanted: Sequence[str]) -> bool:
    """Whether the words over a column are among those wanted."""
    folded = _closed(path)
    return any(
        folded.startswith(_closed(each.removesuffix("…"))) if each.endswith("…") else folded == _closed(each)
        for each in wanted
    )


def _is_copied(grid: Grid, column: int) -> bool:
    """Whether each row has there the cell that stands to the left."""
    return column > 0 and bool(grid.rows) and all(row[column].copied for row in grid.rows)


def _closed(text: str) -> str:
    """Without spaces: in a narrow column a page may break a word anywhere."""
    return fold(text).replace(" ", "")


@cache
def headings() -> tuple[str, ...]:
    """The headings, as ``words.yaml`` has them."""
    path = Path(__file__).with_name("words.yaml")
    found: Any = plain(parse(path.name, path.read_bytes()).root)
    return tuple(found["judged"])
