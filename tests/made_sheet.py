"""Wrong workbooks for the gallery in test_wrong, made here because no editor would keep them so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEADER = ("Chỉ số", "Phần", "Tỷ lệ", "Tử số", "Mẫu số", "Vị trí")
HEAD = (("Đơn vị", "Xã An Phú"), ("Cấp", "cấp xã"), ("Từ ngày", "01/01/2024"), ("Đến ngày", "30/06/2024"))
SATISFACTION = ("satisfaction", "", "98%", "", "", "Biểu 1, dòng 12")


def text(reference: str, value: str) -> str:
    """A cell with a text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def sheet_xml(*rows: str, before: str = "", after: str = "", namespace: str = MAIN) -> str:
    """A sheet of rows in XML."""
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def grid(*rows: tuple[str, ...]) -> str:
    """A sheet of texts, empty ones left out."""
    return sheet_xml(
        *(
            row(number, *(text(f"{chr(ord('A') + at)}{number}", each) for at, each in enumerate(cells) if each))
            for number, cells in enumerate(rows, 1)
        )
    )


def form(*readings: tuple[str, ...], head: tuple[tuple[str, ...], ...] = HEAD) -> str:
    """A sheet with a form that was filled in."""
    return grid(*head, (), HEADER, *readings)


def packed(
    sheets: Mapping[str, str],
    *,
    hidden: frozenset[str] = frozenset(),
    more: Mapping[str, str | bytes] | None = None,
    without: frozenset[str] = frozenset(),
    namespace: str = MAIN,
) -> bytes:
    """A workbook of sheets in XML by their titles, always the same bytes."""
    numbered = list(enumerate(sheets, 1))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{_OFFICE}"><sheets>'
        + "".join(
            f'<sheet name="{escape(title)}" sheetId="{number}" r:id="rId{number}"'
            f'{" state=" + chr(34) + "hidden" + chr(34) if title in hidden else ""}/>'
            for number, title in numbered
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            for number, _ in numbered
        )
        + "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{namespace}"><si><t>một</t></si></sst>',
        **{f"xl/worksheets/sheet{number}.xml": sheets[title] for number, title in numbered},
        **(more or {}),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if name not in without:
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def shared(reference: str, index: str) -> str:
    return f'<c r="{reference}" t="s"><v>{index}</v></c>'


FORMULA = '<c r="B2"><f>A2/A3</f><v></v></c><c r="C2"><f>A2+1</f></c>'
MADE: dict[str, bytes] = {
    "sheet-with-broken-xml.xlsx": packed({"NQ01": sheet_xml(row(1, text("A1", "a")))[:-30]}),
    "sheet-with-text-that-is-not-there.xlsx": packed({"NQ01": sheet_xml(row(1, shared("A1", "0"), shared("B1", "7")))}),
    "sheet-with-a-negative-text.xlsx": packed({"NQ01": sheet_xml(row(1, shared("A1", "0"), shared("B1", "-1")))}),
    "sheet-with-a-number-that-is-none.xlsx": packed({"NQ01": sheet_xml(row(1, '<c r="A1"><v>số</v></c>'))}),
    "workbook-without-its-texts.xlsx": packed({"a": grid(("a", "b"))}, without=frozenset({"xl/sharedStrings.xml"})),
    "workbook-without-a-sheet.xlsx": packed(
        {"Biểu 1": grid(("a", "b")), "Biểu 2": grid(("a", "b"))}, without=frozenset({"xl/worksheets/sheet2.xml"})
    ),
    "cells-out-of-order.xlsx": packed({"NQ01": sheet_xml(row(1, text("C1", "a"), text("B1", "b")))}),
    "strict-workbook.xlsx": packed({"NQ01": sheet_xml(row(1, text("A1", "a")), namespace=STRICT)}),
    "too-many-sheets.xlsx": packed({f"Xã {number}": grid(("a",)) for number in range(501)}),
    "formula-without-value.xlsx": packed(
        {"Biểu 1": sheet_xml(row(2, FORMULA)), "Biểu 2": sheet_xml(row(2, FORMULA))}
    ),
    "cells-far-apart.xlsx": packed(
        {"NQ01": sheet_xml(*(row(number, text(f"XFD{number}", "a")) for number in range(1, 100)))}
    ),
    "form-with-mistakes.xlsx": packed(
        {
            "Xã An Phú": form(SATISFACTION, ("satisfacton", "", "97%"), ("digitization", "results", "", "x", "10")),
            "Xã An Bình": form(SATISFACTION, head=(("Đơn vị",), ("Từ ngày", "31/02/2024"), ("Đến ngày:", "30-6-2024"))),
        }
    ),
    "form-with-an-unknown-column.xlsx": packed({"Số liệu": grid(*HEAD, (*HEADER, "Người nhập"), SATISFACTION)}),
    "form-with-a-hidden-sheet.xlsx": packed(
        {"Số liệu": form(SATISFACTION), "Nháp": grid(("a", "b"))}, hidden=frozenset({"Nháp"})
    ),
}
ONLY_WARNED: set[str] = {"form-with-a-hidden-sheet.xlsx"}
"""What is said of these is a warning: they are judged."""
