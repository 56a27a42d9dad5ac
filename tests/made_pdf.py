"""Wrong PDF files for the gallery in test_wrong, made here because no editor would keep them so."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime

from fpdf import FPDF
from fpdf.enums import EncryptionMethod

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalog."""
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table)
    return data + head + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(data))


def stream(content: bytes, entries: bytes = b"", times: int = 1) -> bytes:
    """A stream, packed so many times."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    filters = b"/Filter[" + b"/FlateDecode" * times + b"]" if times else b""
    return b"<<%b%b/Length %d>>stream\n%b\nendstream" % (entries, filters, len(content), content)


def pages(count: int, contents: bytes = b"/Contents 4 0 R", kid: bytes = b"3 0 R ") -> tuple[bytes, bytes, bytes]:
    """Catalog, tree and one page that stands in the tree so many times."""
    resources = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]" + contents + resources + b">>"
    return CATALOG, b"<</Type/Pages/Count %d/Kids[%b]>>" % (count, kid * count), page


def page_with(content: bytes, *others: bytes, times: int = 1) -> bytes:
    """One page with this content; its font is object 5 and named F, object 6 is named X."""
    return pdf(*pages(1), stream(content, times=times), HELVETICA, *others)


def picture() -> bytes:
    """A grey picture."""
    entries = b"/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8"
    return stream(bytes([200]) * 64, entries)


def scanned(content: bytes = b"") -> bytes:
    """A page that is one picture."""
    return page_with(b"q 595 0 0 842 0 0 cm /X Do Q " + content, picture())


def unfolding(levels: int, times: int) -> bytes:
    """Drawings that use each other so many times, over and over."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * times, entries % (7 + level)) for level in range(levels)]
    return page_with(b"/X Do", *forms, picture())


NAMELESS = (
    b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+A/Encoding/Identity-H/DescendantFonts"
    b"[<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+A/DW 500"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
)
NAMELESS_TEXT = b"BT /F 13 Tf 85 700 Td <0012003400560078> Tj ET"


def without_letters() -> bytes:
    """Letters of a font that does not say what they are."""
    return pdf(*pages(1), stream(NAMELESS_TEXT), NAMELESS)


def some_scanned() -> bytes:
    """Pages of text among pages that are pictures: 2, 3 and 5 of 6, the last is empty."""
    resources = b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/MediaBox[0 0 595 842]>>"
    kids = b"".join(b"%d 0 R " % kid for kid in (3, 7, 8, 3, 7, 9))
    return pdf(
        CATALOG,
        b"<</Type/Pages/Count 6/Kids[" + kids + b"]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R" + resources,
        stream(TEXT),
        HELVETICA,
        picture(),
        b"<</Type/Page/Parent 2 0 R/Contents 10 0 R" + resources,
        b"<</Type/Page/Parent 2 0 R/Contents 10 0 R" + resources,
        b"<</Type/Page/Parent 2 0 R" + resources,
        stream(b"q 595 0 0 842 0 0 cm /X Do Q"),
    )


def some_without_letters() -> bytes:
    """Two pages of text, and one of letters in a font that does not say what they are."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F %d 0 R>>>>>>"
    return pdf(
        CATALOG,
        b"<</Type/Pages/Count 3/Kids[3 0 R 3 0 R 6 0 R]>>",
        page % (4, 5),
        stream(TEXT),
        HELVETICA,
        page % (7, 8),
        stream(NAMELESS_TEXT),
        NAMELESS,
    )


def locked(user: str, owner: str = "chu") -> bytes:
    """A page of text, encrypted."""
    paper = FPDF()
    paper.set_creation_date(datetime(2024, 6, 30, tzinfo=UTC))
    paper.set_encryption(owner, user or None, encryption_method=EncryptionMethod.RC4)
    paper.add_page()
    paper.set_font("helvetica", size=13)
    paper.cell(text="Bao cao 98,8%")
    return bytes(paper.output())


TEXT = b"BT /F 13 Tf 85 700 Td (Bao cao 98,8%) Tj ET"
MADE: dict[str, bytes] = {
    "scanned.pdf": scanned(),
    "some-pages-scanned.pdf": some_scanned(),
    "some-pages-without-letters.pdf": some_without_letters(),
    "password.pdf": locked("mo"),
    "cut-off.pdf": page_with(TEXT)[:40],
    "only-a-head.pdf": b"%PDF-1.7\n",
    "without-letters.pdf": without_letters(),
    "unpacks-to-much.pdf": page_with(b" " * 40_000_000),
    "unpacks-twice.pdf": page_with(b" " * 40_000_000, times=2),
    "unfolds-to-much.pdf": unfolding(20, 9),
    "tree-of-itself.pdf": pdf(CATALOG, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]/Parent 2 0 R>>"),
    "many-pages.pdf": pdf(*pages(100_000, b""), b"null", HELVETICA),
    "full-page.pdf": page_with(b"BT /F 1 Tf 1 TL 85 700 Td " + b"(abcdefgh ijklmno)' " * 70_000 + b"ET"),
}
ONLY_WARNED: set[str] = set()
"""What is said of these is a warning: they are judged."""
