"""The words that stand over a list or a table, and what they say of all that stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.normalise.circumstances import Circumstances
from engine.normalise.grids import Grid, Piece
from engine.normalise.own import Own
from engine.normalise.times import time_of
from engine.understood import LeftReason

_ITEM = re.compile(r"[-+*•–]")
_TITLE = re.compile(r"(?:bảng|biểu|phụ lục|phụ biểu)\b", re.IGNORECASE)
_LONG = 200


def list_heads(texts: Sequence[str | None]) -> Iterator[str]:
    """For each paragraph the words over its list, "" where it stands in none; None is a table, and ends no list.

    A paragraph that ends with a colon is over the items behind it; an item that does, over those of other marks.
    """
    over, under, mark = "", "", ""
    for text in texts:
        if text is None:
            yield over
            continue
        item = _ITEM.match(text)
        if not item:
            over, under = "", ""
        elif item[0] == mark:
            under = ""
        yield f"{over} {under}".strip()
        if text.rstrip("* ").endswith(":"):
            over, under, mark = (over, text, item[0]) if item else (text, "", "")


def against_list(head: str, own: Own) -> LeftReason | None:
    """Why nothing under these words is a result of the unit in its period; None where nothing speaks against it."""
    return Circumstances("", own, head).of_all()


def against_title(before: Piece | None, own: Own) -> LeftReason | None:
    """Why nothing of a table is a result, by the title that stands right over it: it may be of another year."""
    return "other-time" if before is not None and time_of(_title(before), own) == "other" else None


def _title(before: Piece) -> str:
    """The title in capitals, or of a numbered table; in a sheet it is a table of one cell in its last row."""
    if isinstance(before, Grid):
        texts = (
            {cell.text for cell in before.rows[-1] if cell.text} if before.heading is None and before.rows else set()
        )
        text = texts.pop() if len(texts) == 1 else ""
    else:
        text = before[0].text
    return text if len(text) < _LONG and (text.isupper() or _TITLE.match(text)) else ""
