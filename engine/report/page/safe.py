"""Foreign text as a page may show it: nothing in it turns the direction of what stands around it."""

from __future__ import annotations

_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_VISIBLE = str.maketrans(dict.fromkeys(_TURNING, "\N{REPLACEMENT CHARACTER}"))


def shown(text: str) -> str:
    """The text with a visible sign for each mark that would turn the direction of text, and of figures after it."""
    return text.translate(_VISIBLE)
