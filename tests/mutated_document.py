"""Documents whose texts and tables are not as their author left them, to be written in any form."""

from __future__ import annotations

import re
from random import Random

from engine.document import Block, Cell, Document, Paragraph, Table, clean
from tests.mutated_text import FIGURES, mutated

UNWRITTEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What a library refuses to write into XML or a PDF."""
LONGEST = 3_000


def mutated_document(document: Document, random: Random) -> Document:
    """The document with some blocks changed, exchanged, doubled or left out."""
    blocks = list(document.blocks)
    for _ in range(random.choice((1, 2, 5, 20))):
        at = random.randrange(len(blocks))
        match random.randrange(8):
            case 0:
                blocks.insert(at, random.choice(blocks))
            case 1 if len(blocks) > 1:
                del blocks[at]
            case 2:
                blocks.insert(random.randrange(len(blocks)), blocks.pop(at))
            case _:
                blocks[at] = _block(blocks[at], random)
    return document._replace(blocks=tuple(blocks))


def _block(block: Block, random: Random) -> Block:
    if isinstance(block, Paragraph):
        level = random.choice((block.level, block.level, 0, 1, 9))
        return block._replace(text=_text(block.text, random), level=level)
    return Table(_even(_rows([list(row) for row in block.rows], random)))


def _text(text: str, random: Random) -> str:
    changed = random.choice(FIGURES) if random.random() < 0.3 else mutated(text, random)
    return clean(UNWRITTEN.sub(" ", changed))[:LONGEST]


def _rows(rows: list[list[Cell]], random: Random) -> list[list[Cell]]:
    """The table with texts changed, or its rows or columns exchanged, doubled, left out, merged or turned."""
    at, other = random.randrange(len(rows)), random.randrange(len(rows))
    column, beside = random.randrange(len(rows[0])), random.randrange(len(rows[0]))
    match random.randrange(10):
        case 0:
            rows.insert(at, rows[other])
        case 1 if len(rows) > 1:
            del rows[at]
        case 2:
            rows[at], rows[other] = rows[other], rows[at]
        case 3:
            return [row[:column] + row[column + 1 :] for row in rows]
        case 4:
            return [[*row[:column], row[beside], *row[column:]] for row in rows]
        case 5:
            return [list(row) for row in zip(*rows, strict=True)]
        case 6:
            text = rows[at][column].text
            return [*rows[:at], [Cell(text, copied=index > 0) for index in range(len(rows[at]))], *rows[at + 1 :]]
        case _:
            for _ in range(random.choice((1, 3, 30))):
                row = random.choice(rows)
                place = random.randrange(len(row))
                row[place] = Cell(_text(row[place].text, random))
    return rows


def _even(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    width = max(1, *(len(row) for row in rows)) if rows else 1
    return tuple((*row, *([Cell("")] * (width - len(row)))) for row in rows)
