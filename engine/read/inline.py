"""What a reader sees of a piece of text that is marked up within its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_NESTING = 100
LONG = 10_000
"""Characters. A longer paragraph is no work of a hand: only its tags and stars are taken away, in linear time."""

_BRACKETS = 100
"""The reader of Markdown takes quadratic time over brackets that are never closed."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SHIFTED = {"sup": _RAISED, "sub": _LOWERED}
"""A raised or lowered figure stays one: it is the mark of a footnote or of a unit, and no figure of the text."""

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>b|strong|i|em|u|s|del|ins|sup|sub|br|span|font|p|div|small|big|mark|center|a|img|code|"
    r"hr|h[1-6]|ul|ol|li|tr|td|th|tbody|thead|table)(?:\s[^<>]{0,500})?/?>|<!--[^>]{0,500}-->",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[*_<&\\`\[~]")
_CROSSED_OUT = re.compile(r"~~(?=\S)[^~\n]{1,300}~~|<(del|s|strike)>[^<\n]{1,300}</\1>", re.IGNORECASE)
_STARS = re.compile(r"\*{2,3}")


def shown(text: str) -> str:
    """The text of Markdown, without its marks and what is crossed out."""
    if not _MARKUP.search(text):
        return text
    text = _CROSSED_OUT.sub("", text)
    if len(text) > LONG or text.count("[") > _BRACKETS:
        return _STARS.sub("", without_tags(text))
    tokens: list[Token] = []
    parser = reader()
    parser.inline.parse(text, parser, {}, tokens)
    return _STARS.sub("", without_tags("".join(_pieces(tokens))))


def without_tags(text: str) -> str:
    """The text without the tags of HTML that stand within lines."""
    if "<" not in text or not _TAG.search(text):
        return text
    pieces: list[str] = []
    shift: dict[int, int] = {}
    last = 0
    for tag in _TAG.finditer(text):
        pieces += (text[last : tag.start()].translate(shift), _room(tag))
        name = (tag["name"] or "").lower()
        shift = SHIFTED.get(name, shift) if not tag["end"] else {} if name in SHIFTED else shift
        last = tag.end()
    return "".join((*pieces, text[last:].translate(shift)))


@cache
def reader() -> MarkdownIt:
    """The reader of Markdown, without what would hide words that an office has typed."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "html": True})
    return parser.enable("table").disable(["inline", "code", "reference", "html_block"])


def _pieces(tokens: Iterable[Token]) -> Iterable[str]:
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                yield " "
            case "image":
                yield from _pieces(token.children or ())
            case _:
                yield token.content


def _room(tag: re.Match[str]) -> str:
    """A tag that breaks a line leaves a space, others nothing."""
    return " " if (tag["name"] or "").lower() in {"br", "p", "div", "li", "td", "th", "tr", "hr"} else ""
