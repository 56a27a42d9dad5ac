"""Foreign text as a page may show it: nothing in it turns the direction of what stands around it."""

from __future__ import annotations

import re

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> str:
    """The text with a visible sign for each mark that would turn the direction of text, and of figures after it."""
    return _TURNING.sub("\N{REPLACEMENT CHARACTER}", text)
