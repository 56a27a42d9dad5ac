"""Reports of every form, spoiled in every way: each is judged, or it is said what is wrong with it.

A spoiled report is known by the seed and its number, and by nothing else (save the versions of the libraries that
write the reports). ``python -m tests.any_document --first 7 --count 1 --keep FOLDER`` makes number 7 again, sends it
the whole way, and keeps it as a file; ``--seed`` takes another seed. It says a line for each report: number, name,
milliseconds of a processor's time, the most memory so far in MB, and the codes of what was told; what failed has the
code ``FAILED``, and its traceback stands on standard error.

``nice python -m tests.any_document --count 10000`` is the long run; ``CHITIEU_MUTATIONS=10000`` makes the test run it.
"""

from __future__ import annotations

import argparse
import faulthandler
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import yaml

from engine.document import Block, Cell, Document, Paragraph, Table
from engine.drafts import draft
from engine.pipeline import Judge, Request
from engine.problem import InputError, Problem
from engine.rendered import rendered
from tests import example_documents, made_sheet, made_word, written_pdf, written_text
from tests.mutated_document import mutated_document
from tests.mutated_pdf import mutated_pdf
from tests.mutated_text import encoded, mutated, mutated_bytes
from tests.mutated_zip import mutated_zip, unpacked
from tests.test_any_input import told_well

SEED = 20240630
SECONDS = 10
"""So long a report may take of a processor's time: what else the machine does is no fault of a report."""
STUCK = 60
"""After so many seconds the process ends itself, and says where it was."""
FORMS = ("docx", "xlsx", "pdf", "html", "md", "txt", "csv")
SHOWN = ("table", "json")
HERE = Path(__file__).parent
DAY = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Spoiled(NamedTuple):
    """A report and its name."""

    name: str
    data: bytes


def spoiled(seed: int, number: int) -> Spoiled:
    """The report of that number; the forms take turns."""
    random = Random(f"{seed}/{number}")  # noqa: S311  it shall be the same each time
    form = FORMS[number % len(FORMS)]
    name = f"{number:05}.{form}"
    if form != "csv" and random.random() < 0.3:
        try:
            return Spoiled(name, _always_alike(WRITERS[form](mutated_document(random.choice(documents()), random))))
        except Exception:  # noqa: BLE001, S110  what a library will not write is not read either: another way is taken
            pass
    data = random.choice(bases(form))
    if form in {"docx", "xlsx"}:
        return Spoiled(name, mutated_zip(data, random))
    if form == "pdf":
        return Spoiled(name, mutated_pdf(data, random))
    if random.random() < 0.1:
        return Spoiled(name, mutated_bytes(data, random))
    return Spoiled(name, encoded(mutated(data.decode(), random), random))


@cache
def bases(form: str) -> tuple[bytes, ...]:
    """Good reports of the form, as several offices would make them."""
    found = [WRITERS[form](each) for each in documents()] if form in WRITERS else []
    return tuple(_always_alike(each) for each in (*found, *MORE.get(form, list)()))


def _always_alike(data: bytes) -> bytes:
    """The same whenever it was written."""
    if not data.startswith(b"PK"):
        return data
    return made_word.packed({name: DAY.sub(b"2024-06-30T00:00:00Z", part) for name, part in unpacked(data).items()})


WRITERS: dict[str, Callable[[Document], bytes]] = {
    **example_documents.WRITERS,
    "pdf": lambda document: written_pdf.written(document, repeated_headings=len(document.blocks) % 2 == 0),
    "html": lambda document: written_text.written(document, "html"),
    "txt": lambda document: written_text.written(document, "text"),
}


@cache
def documents() -> tuple[Document, ...]:
    return example_documents.phu_my(), _told(), _by_commune()


def _told() -> Document:
    """A report in sentences, with headings and lists, and such tables as stand in reports."""
    blocks: list[Block] = list(example_documents.phu_my().blocks[:7])
    for number, each in enumerate(yaml.safe_load((HERE / "reports" / "sentences.yaml").read_text("utf-8"))[:30], 1):
        blocks.append(Paragraph(f"{number}. Kết quả thực hiện nhiệm vụ {number}", level=1 + number % 3))
        blocks += [Paragraph(" ".join(line.split())) for line in each["text"].splitlines() if line.strip()]
        blocks += [Paragraph(f"{mark} Đạt {number},5% (19/{number + 20} hồ sơ)") for mark in ("a)", "-", "+", "1.2.")]
    for each in yaml.safe_load((HERE / "reports" / "tables.yaml").read_text("utf-8"))[:6]:
        lines = [line for line in each["text"].splitlines() if line.startswith("|") and "---" not in line]
        rows = [tuple(Cell(text.strip()) for text in line.strip("|").split("|")) for line in lines]
        blocks.append(Table(tuple(row for row in rows if len(row) == len(rows[0]))))
    return Document("told", "text", tuple(blocks))


def _by_commune() -> Document:
    """A table of several pages with a heading of two rows, whose cells are merged."""
    names = ("STT", "Đơn vị", "Hồ sơ trực tuyến", "Hồ sơ trực tuyến", "Số hóa kết quả", "Số hóa kết quả", "Ghi chú")
    below = ("STT", "Đơn vị", "Số lượng", "Tỷ lệ (%)", "Số lượng", "Tỷ lệ (%)", "Ghi chú")
    merged = {(0, 3), (0, 5), (1, 0), (1, 1), (1, 6)}
    heads = [
        tuple(Cell(text, copied=(at, column) in merged) for column, text in enumerate(row))
        for at, row in enumerate((names, below))
    ]
    body = [
        tuple(map(Cell, (str(n), f"Xã số {n}", f"1.{n:03}", f"{n % 100},5", f"{n}/1{n}", f"{n % 90}", "")))
        for n in range(1, 120)
    ]
    rows = (*heads, *body)
    return Document("by-commune", "text", (*example_documents.phu_my().blocks[:7], Table(rows), Paragraph("./.")))


def _word() -> Iterator[bytes]:
    """Numbered lists, tables in cells, merged cells, tracked changes, a text box, and a footnote."""
    item = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate((("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)")))
    )
    cells = made_word.table(("1", "Tỷ lệ hồ sơ trực tuyến", "%", "50", "57,56"), ("2", "Số hóa", "%", "80", "79,61"))
    wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/>'  # noqa: E501
    body = (
        "".join(made_word.paragraph(f"Mục {at}", item.format(at % 3)) for at in range(9))
        + wide
        + f"{cells}<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        + '<w:p><w:ins><w:r><w:t>86,9%</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/></w:r>'
        + "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Khung</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    yield made_word.document(
        body,
        numbering=f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        styles='<w:style w:type="paragraph" w:styleId="H1"><w:basedOn w:val="N"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',  # noqa: E501
        footnotes=f'<w:footnote w:id="2">{made_word.paragraph("951/1.652")}</w:footnote>',
    )
    yield made_word.document(made_word.table(*made_word.FORM))


def _books() -> Iterator[bytes]:
    """A form that was filled in, and a workbook with formulas, days, percents, merged cells and a hidden sheet."""
    yield made_sheet.packed({"Xã An Phú": made_sheet.form(made_sheet.SATISFACTION)})
    figures = made_sheet.row(2, '<c r="A2"><f>951/1652</f><v>0.57566</v></c>', '<c r="B2"><v>45458</v></c>')
    merged = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
    first = made_sheet.sheet_xml(made_sheet.row(1, made_sheet.text("A1", "Kết quả")), figures, after=merged)
    second = made_sheet.grid(("TT", "Chỉ tiêu", "Kết quả"), ("1", "Tỷ lệ hồ sơ trực tuyến", "57,56%"))
    yield made_sheet.packed({"NQ01": first, "NQ02": second}, hidden=frozenset({"NQ02"}))


def _pages() -> Iterator[bytes]:
    yield """<!DOCTYPE html><html><body><h1>BÁO CÁO</h1><ol><li>Một<ul><li>a</li><li>b</li></ul></li></ol>
<table><thead><tr><th rowspan=2>STT</th><th colspan="2">Kết quả</th></tr><tr><th>Số</th><th>%</th></tr></thead>
<tr><td>1</td><td>951/1.652</td><td>57,56<table><tr><td>x</td><td>2</td></tr></table></td></tr></table>
<p>Tỷ lệ hồ sơ trực tuyến đạt <b>57</b>,56%<br>(951/1.652 h&#7891; s&#417;)&nbsp;</p></body></html>""".encode()


def _markdown() -> Iterator[bytes]:
    yield """# BÁO CÁO\n\n1. Một\n   - a\n     1) b\n\n> Trích **dẫn** `57,56%`\n\n| STT | Chỉ tiêu | Kết quả |
|:--|---|--:|\n| 1 | Tỷ lệ \\| hồ sơ trực tuyến | 57,56% |\n\n<table><tr><td colspan=2>a</td></tr></table>\n
```\n951/1.652\n```\n\n[Liên kết](http://example.invalid) ![ảnh](a.png)\n\nII. Số hóa\n---\n* * *\n""".encode()


def _tables() -> Iterator[bytes]:
    examples = HERE.parent / "examples"
    yield (examples / "phu-quoc-2023.csv").read_bytes()
    tables = [each for each in example_documents.phu_my().blocks if isinstance(each, Table)]
    rows = [row for each in tables for row in each.rows]
    yield "".join(";".join(f'"{cell.text}"' for cell in row) + "\r\n" for row in rows).encode()


MORE: dict[str, Callable[[], Iterator[bytes]]] = {
    "docx": _word,
    "xlsx": _books,
    "html": _pages,
    "md": _markdown,
    "csv": _tables,
}


def answered(judge: Judge, path: Path, *, drafted: bool) -> list[str]:
    """Sends a report the whole way; the codes of what was told, or that it was judged."""
    report = judge.check([path])
    if not report.assessments and not report.problems:
        raise AssertionError("neither judged nor said what is wrong")
    _well_told(report.problems)
    for form in SHOWN:
        rendered(report, form)
    if drafted:
        try:
            _well_told(draft(path, judge.request).problems)
        except InputError as error:
            _well_told(error.problems)
    judged = ["judged"] if report.assessments else []
    return judged + sorted({each.code for each in report.problems})


def _well_told(problems: Iterable[Problem]) -> None:
    """Holds the first hundred problems to what test_any_input asks; a line with a thousand mistakes is as long."""
    told_well(tuple(problems)[:100])


def main() -> None:
    asked = _options().parse_args()
    judge = Judge(Request())
    with tempfile.TemporaryDirectory() as folder:
        for number in range(asked.first, asked.first + asked.count):
            name, data = spoiled(asked.seed, number)
            path = Path(asked.keep or folder) / name
            path.write_bytes(data)
            print(number, name, end=" ", flush=True)  # noqa: T201
            print(*_line(judge, path, drafted=number % 4 == 0), flush=True)  # noqa: T201
            if not asked.keep:
                path.unlink()
    print("end", flush=True)  # noqa: T201


def _line(judge: Judge, path: Path, *, drafted: bool) -> Iterator[str]:
    """Milliseconds, memory, and codes."""
    begun = time.process_time()
    faulthandler.dump_traceback_later(STUCK, exit=True)
    try:
        codes = answered(judge, path, drafted=drafted)
    except Exception:  # noqa: BLE001  whatever it is: it is told, and the others follow
        sys.stderr.write(f"--- {path.name}\n{traceback.format_exc()}")
        codes = ["FAILED"]
    faulthandler.cancel_dump_traceback_later()
    yield str(int(1_000 * (time.process_time() - begun)))
    yield str(_most_memory() // 1_000)
    yield from codes


def _most_memory() -> int:
    """In kilobytes. What the system tells of resources begins with the memory of the process that began this one."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) if found else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--keep", help="a folder")
    return parser


if __name__ == "__main__":
    main()
