"""Which elements of HTML a reader sees, and how."""

from __future__ import annotations

import re
from typing import Any

from engine.read.inline import SHIFTED

__all__ = ["SHIFTED", "is_seen", "tag"]

_UNSEEN = {"script", "style", "head", "template", "noscript", "object", "svg", "math", "select", "title", "comment"}
_CROSSED_OUT = {"del", "s", "strike"}
_NOT_DISPLAYED = re.compile(r"display\s*:\s*none|text-decoration[a-z-]*\s*:[^;]*line-through", re.IGNORECASE)


def tag(element: Any) -> str:
    """The name of an element; empty for a comment or instruction."""
    return element.tag if isinstance(element.tag, str) else ""


def is_seen(element: Any) -> bool:
    """Whether the element is displayed at all, and not crossed out."""
    if not tag(element) or tag(element) in _UNSEEN | _CROSSED_OUT or element.get("hidden") is not None:
        return False
    return not _NOT_DISPLAYED.search(element.get("style") or "")
