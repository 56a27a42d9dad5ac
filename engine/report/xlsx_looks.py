"""How cells of a workbook look: frames, colours, and the words by which sheets ask for them."""

from __future__ import annotations

from collections.abc import Mapping

FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_FRAMED = {"border": 1, "border_color": "#808080"}
_CELL = {**_FRAMED, "text_wrap": True}
_MIDDLE = {**_CELL, "align": "center"}
_HEAD = {**_MIDDLE, "bold": True, "bg_color": "#DDE8F3", "valign": "vcenter"}
STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "part": {"bold": True, "font_size": 12},
    "link": {"font_color": "#0563C1", "underline": 1},
    "plain": {},
    "wrapped": {"text_wrap": True},
    "cell": _CELL,
    "said": {**_CELL, "align": "left"},
    "middle": _MIDDLE,
    "number": {**_FRAMED, "align": "right"},
    "count": {**_FRAMED, "align": "center"},
    "total": {**_FRAMED, "align": "right", "bold": True},
    "total-name": {**_CELL, "bold": True},
    "head": _HEAD,
    "upright": {**_HEAD, "rotation": 90, "font_size": 9, "bold": False, "align": "left"},
    "pass": {"bg_color": "#C6E0B4"},
    "fail": {"bg_color": "#F4B183", "bold": True},
    "missing": {"bg_color": "#FFE699", "italic": True},
    "inconclusive": {"bg_color": "#FFF2CC", "italic": True},
    "no_activity": {"bg_color": "#DDEBF7"},
    "not_applicable": {"font_color": "#595959"},
    "suspended": {"bg_color": "#E4DFEC", "italic": True},
    "of-pass": {"bg_color": "#EAF4E2"},
    "of-fail": {"bg_color": "#FBE5D6"},
    "of-missing": {"bg_color": "#FFF6DD"},
    "of-inconclusive": {"bg_color": "#FFF9E8"},
    "of-no_activity": {"bg_color": "#F0F6FB"},
    "of-not_applicable": {},
    "of-suspended": {"bg_color": "#F3F0F7"},
}
"""Looks by name; several can be joined with a space, the later going before. "of-…" are paler, for whole sentences."""
