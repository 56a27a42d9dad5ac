"""Workbooks of decisions as people fill them in, rightly and wrongly: the template, with cells written over."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime

import openpyxl

from engine.model.decided import FIELDS
from engine.report import as_decisions
from engine.wording import say
from tests.steps.words import library

FIRST = 6
"""The row of the first decision."""
ROW: Mapping[str, object] = {
    "unit": "Xã An Phú",
    "target": "nq01-2024/4",
    "verdict": "Tạm hoãn kết luận",
    "reason": "Chờ đối chiếu",
    "who": "Đoàn kiểm tra",
    "when": datetime(2024, 7, 2),  # noqa: DTZ001  as Excel has it
}


def filled(*rows: Mapping[str, object], language: str = "vi", **cells: object) -> bytes:
    """The template with a decision in each row; ``cells`` are written over, by their names such as B5."""
    book = openpyxl.load_workbook(io.BytesIO(as_decisions.render((), (), library(), language)))
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, FIRST):
        for key, value in row.items():
            sheet.cell(number, FIELDS.index(key) + 1).value = value
    for name, value in cells.items():
        sheet[name].value = value
    return saved(book)


def without_column(key: str) -> bytes:
    """A filled template from which somebody deleted a column."""
    book = openpyxl.load_workbook(io.BytesIO(filled(ROW)))
    book.worksheets[0].delete_cols(FIELDS.index(key) + 1)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def empty_book() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append([say("decisions", "column-unit", "vi"), "Ghi chú"])
    return saved(book)


MADE: Mapping[str, bytes] = {
    "heading-that-is-unknown.xlsx": filled(ROW, G5="Lí do"),
    "heading-twice.xlsx": filled(ROW, J5="Lý do"),
    "column-that-is-missing.xlsx": without_column("reason"),
    "empty-reason.xlsx": filled({**ROW, "reason": None}),
    "unknown-verdict.xlsx": filled({**ROW, "verdict": "Tạm hoàn kết luận"}),
    "unknown-level.xlsx": filled({**ROW, "level": "cấp sã"}),
    "unknown-target.xlsx": filled({**ROW, "target": "nq01-2024/44. Số hóa"}),
    "day-that-is-not.xlsx": filled({**ROW, "when": "31/6/2024"}),
    "half-an-objection.xlsx": filled({**ROW, "objection-text": "Chưa đồng bộ"}),
    "no-table.xlsx": empty_book(),
    "not-filled-in.xlsx": filled(),
    "reason-of-a-book.yaml": (
        "decisions:\n  - unit: Xã An Phú\n    target: nq01-2024/4\n    verdict: suspend\n"
        f"    reason: {'Chờ đối chiếu. ' * 1000}\n    who: Đoàn kiểm tra\n    when: 2024-07-02\n"
    ).encode(),
    "report-in-word.docx": b"",
}
"""What no editor would keep; that in Word is taken from examples/."""
