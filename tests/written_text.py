"""Documents written as Markdown, HTML or plain text, as an office would."""

from __future__ import annotations

import re
from html import escape

from engine.document import Block, Document, Paragraph, Table


def written(document: Document, form: str) -> bytes:
    """The document in the form "markdown", "html" or "text" (tables with tabs, each paragraph one line)."""
    write = {"markdown": markdown, "html": html, "text": text}[form]
    return write(document.blocks).encode()


def markdown(blocks: tuple[Block, ...]) -> str:
    return "\n\n".join(_markdown(block) for block in blocks) + "\n"


def _markdown(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"{'#' * min(block.level, 6)} {_escaped(block.text)}".strip()
    header, *body = [[_escaped(cell.text) for cell in row] for row in block.rows]
    rows = [header, ["---"] * len(header), *body]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _escaped(text: str) -> str:
    rule = "\\" if re.fullmatch(r" *[-_*][-_* ]*", text) else ""
    return rule + re.sub(r"([\\*_<>\[\]|`#&~])", r"\\\1", text)


def html(blocks: tuple[Block, ...]) -> str:
    body = "\n".join(_html(block) for block in blocks)
    head = '<head><meta charset="utf-8"><title>-</title></head>'
    return f'<!DOCTYPE html>\n<html lang="vi">{head}\n<body>\n{body}\n</body></html>\n'


def _html(block: Block) -> str:
    if isinstance(block, Paragraph):
        name = f"h{min(block.level, 6)}" if block.level else "p"
        return f"<{name}>{escape(block.text)}</{name}>"
    rows = ["<tr>" + "".join(f"<td>{escape(cell.text)}</td>" for cell in row) + "</tr>" for row in block.rows]
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def text(blocks: tuple[Block, ...]) -> str:
    return "\n\n".join(_text(block) for block in blocks) + "\n"


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join("\t".join(cell.text for cell in row) for row in block.rows)


def shown(document: Document) -> list[object]:
    """What of a document every form keeps: texts of paragraphs, and rows of texts."""
    return [
        [[cell.text for cell in row] for row in block.rows] if isinstance(block, Table) else block.text
        for block in document.blocks
    ]
