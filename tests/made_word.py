"""Wrong Word documents for the gallery in test_wrong, made here because no editor would keep them so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FORM = (
    ("unit", "level", "from", "to", "indicator", "value", "place"),
    ("Xã Mỹ Hòa", "commune", "2024-01-01", "2024-06-30", "satisfaction", "98%", "Biểu 1"),
)


def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these parts, the same bytes each time."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def document(body: str, *, prolog: str = "", **parts: str) -> bytes:
    """A Word document of raw XML: the content of its body, and of the roots of other parts, e.g. ``numbering``."""
    related = "".join(f'<Relationship Id="r{kind}" Type="{KINDS}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    main = f'<Relationship Id="r1" Type="{KINDS}/officeDocument" Target="word/document.xml"/>'
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes"}
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{main}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{related}</Relationships>',
            "word/document.xml": f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            **{
                f"word/{kind}.xml": f'<w:{roots[kind]} xmlns:w="{W}">{content}</w:{roots[kind]}>'
                for kind, content in parts.items()
            },
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ["".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def old(*parts: str) -> bytes:
    """The beginning of an old Office file whose folder names these parts."""
    return OLD_OFFICE + b"".join(part.encode("utf-16-le").ljust(64, b"\x00") for part in ("Root Entry", *parts))


def _without(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({each: archive.read(each) for each in archive.namelist() if each != name})


def _locked(data: bytes) -> bytes:
    """As some programs lock a ZIP: each entry says that a password is needed."""
    return data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


def _stating(data: bytes, size: int) -> bytes:
    """The archive with the size of its first part as in a bomb that was made to expand to it."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + size.to_bytes(4, "little") + data[at + 4 :]


GOOD = document(paragraph("Báo cáo") + table(("a", "b")))
LAUGHS = "<!DOCTYPE w [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12))
)
MADE: dict[str, bytes] = {
    "~$bao-cao.docx": b"\x05admin".ljust(162, b"\x00"),
    "old-word-named.docx": old("WordDocument", "Workbook"),
    "old-excel.xls": old("Workbook"),
    "old-presentation.ppt": old("PowerPoint Document"),
    "binary-workbook.xlsb": packed({"xl/workbook.bin": b"\x83\x01"}),
    "locked.docx": old("EncryptedPackage"),
    "locked-archive.docx": _locked(GOOD),
    "rich-text.doc": rb"{\rtf1\ansi Bao cao}",
    "picture-named.docx": b"\x89PNG\r\n\x1a\n",
    "open-document.odt": packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
    "archive.zip": packed({"bao-cao.docx": GOOD}),
    "empty-archive.docx": packed({}),
    "cut-off.docx": GOOD[: len(GOOD) // 2],
    "bomb.docx": _stating(GOOD, 2_000_000_000),
    "many-parts.docx": packed({f"word/{i}": b"" for i in range(10_001)}, zipfile.ZIP_STORED),
    "external-entity.docx": document(
        paragraph("&file;"), prolog='<!DOCTYPE w [<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    ),
    "billion-laughs.docx": document(paragraph("&a11;"), prolog=LAUGHS),
    "without-a-body.docx": _without(document("", styles=""), "word/document.xml"),
    "body-cut-off.docx": document("<w:p><w:r><w:t>Báo cáo</w:p>"),
    "nested-tables.docx": document(f"{'<w:tbl><w:tr><w:tc>' * 300}{'</w:tc></w:tr></w:tbl>' * 300}"),
    "endless-table.docx": document("<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 600_000 + "</w:tbl>"),
    "uneven-table.docx": document(table(("x",) * 1_000, *((f"{i}",) for i in range(400)))),
    "form-with-an-embedded-sheet.docx": document(table(*FORM) + "<w:p><w:r><w:object/></w:r></w:p>"),
    "form-with-broken-styles.docx": document(table(*FORM), styles="<w:style>"),
}
ONLY_WARNED: set[str] = {"form-with-an-embedded-sheet.docx", "form-with-broken-styles.docx"}
"""What is said of these is a warning: they are judged."""
