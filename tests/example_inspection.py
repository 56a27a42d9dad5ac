"""Writes examples/dot-kiem-tra-2024/: what an inspection team has on its table, of units and figures that were made up.

Run it after a change: ``python -m tests.example_inspection``. What is written stands in inspection_data.yaml; the
units of the seeds are those of examples/. The bytes are the same whenever it runs.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import Any

import openpyxl

from engine.report import as_workbook
from targets.selection import for_template
from tests import inspection_layout, written_sheet, written_word
from tests.example_documents import EXAMPLES
from tests.inspection_data import LIBRARY, MADE_UP, Figure, Kind, Submitted, load, submitted
from tests.inspection_report import report

FOLDER = EXAMPLES / "dot-kiem-tra-2024"
REPORTS = "bao-cao"
_NOTE = "giả định"
"""Rows of the template that are empty above and below its head."""
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FIXED_STAMP = b"1980-01-01T00:00:00Z"
_FIXED_DAY = (1980, 1, 1, 0, 0, 0)


# the forms


def as_yaml(own: Submitted) -> str:
    """The figures as a person would write them down."""
    unit = ", ".join(f"{key}: {_flow(value)}" for key, value in own.unit.items())
    lines = [
        f"# {MADE_UP[:1].upper()}{MADE_UP[1:]}. {own.case}.",
        f"unit: {{{unit}}}",
        f"period: {{from: {own.first}, to: {own.last}}}",
        f'document: "{own.document} ({MADE_UP})"',
        "readings:",
    ]
    figures = [(kind, each) for kind, some in own.figures.items() for each in some]
    return "\n".join([*lines, *(_reading(*each, at) for at, each in enumerate(figures, 1))]) + "\n"


def _flow(value: str | list[str]) -> str:
    return value if isinstance(value, str) else f"[{', '.join(value)}]"


def _reading(kind: Kind, figure: Figure, at: int) -> str:
    pairs = {
        "indicator": kind.indicator,
        "part": kind.part,
        "scope": kind.scope,
        "value": figure.value and f'"{figure.value}"',
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "place": f'"Phụ lục, dòng {at}"',
    }
    return f"  - {{{', '.join(f'{key}: {value}' for key, value in pairs.items() if value)}}}"


def as_template(own: Submitted) -> bytes:
    """The program's own template, filled in."""
    day = date.fromisoformat(own.last)
    sets = for_template(LIBRARY, (), day)
    book = openpyxl.load_workbook(io.BytesIO(as_workbook.render(own.unit["level"], sets, LIBRARY, "vi")))
    sheet: Any = book.worksheets[0]
    sheet["B5"], sheet["B7"], sheet["B8"] = own.unit["name"], date.fromisoformat(own.first), day
    sheet["B9"] = f"{own.document} ({MADE_UP})"
    sheet["B10"], sheet["B11"] = own.unit.get("parent"), own.unit.get("province")
    for kind, (figure,) in own.figures.items():
        row = _row_of(sheet, kind)
        for column, text in ((5, figure.numerator), (6, figure.denominator), (8, _NOTE)):
            sheet.cell(row, column).value = text
    return _saved(book)


def _row_of(sheet: Any, kind: Kind) -> int:
    indicator = LIBRARY.indicators[kind.indicator]
    part = next((each.name.vi for each in indicator.parts if each.id == kind.part), None)
    names = ((row[0].row, row[0].value, row[1].value or None) for row in sheet.iter_rows(min_row=12, max_col=2))
    return next(row for row, name, its_part in names if (name, its_part) == (indicator.name.vi, part))


def _saved(book: Any) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def timeless(data: bytes) -> bytes:
    """The same Office document, without the time at which it was made."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in made.infolist():
            text = made.read(member)
            if member.filename == "docProps/core.xml":
                text = _STAMP.sub(_FIXED_STAMP, text)
            archive.writestr(zipfile.ZipInfo(member.filename, _FIXED_DAY), text, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


# the folder


def written(own: Submitted) -> bytes:
    """The file of a unit."""
    if own.form == "yaml":
        return as_yaml(own).encode()
    if own.form == "template":
        return timeless(as_template(own))
    if own.form == "docx":
        return timeless(inspection_layout.as_word(written_word.written(report(own))))
    return timeless(inspection_layout.as_sheet(written_sheet.written(report(own))))


def folder() -> dict[str, bytes]:
    """All files of the folder by their paths in it."""
    data = load()
    made = {f"{REPORTS}/{each.file}": written(each) for each in submitted()}
    seeds = {f"{REPORTS}/{name}": (EXAMPLES / seed).read_bytes() for seed, name in data["seeds"].items()}
    return {**made, **seeds, "README.md": readme(data).encode()}


def readme(data: dict[str, Any]) -> str:
    rows = [f"| [{each.file}]({REPORTS}/{each.file}) | {each.unit['name']} | {each.case} |" for each in submitted()]
    seeds = [f"| [{name}]({REPORTS}/{name}) | [{seed}](../{seed}) |" for seed, name in data["seeds"].items()]
    return data["readme"].format(units="\n".join(rows), seeds="\n".join(seeds), count=len(rows), real=len(seeds))


def main() -> None:
    for name, data in folder().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
