"""The words that stand over a list or a table, and what they say of all that stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engine.normalise.circumstances import Circumstances
from engine.normalise.own import Own
from engine.understood import LeftReason

_ITEM = re.compile(r"[-+*•–]")


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
