"""How fast reports of 20 pages are read, judged and explained, against the library alone; and whether all cores work.

Run: make bench, or .venv/bin/python benchmarks/reports.py [RUNS] [FILES]. The library alone walks the report by its
public API: every paragraph and every cell of a DOCX (python-docx), every cell of an XLSX (openpyxl, read-only), text
and the box of each letter and drawing of a PDF (pypdfium2). A second walk of the PDF also asks for what a reader of
tables and headings cannot do without: the corners of drawings and the sizes of letters. Both take turns in one
process, and no two reports have a paragraph in common, so that nothing is remembered; the ratio is taken pair by
pair. Aim: a median of at most 2, against the first walk.
The report is prose, which nobody sends as a workbook; ``bieu-mau.xlsx`` is a workbook as offices send them, with the
tables of two resolutions and ten forms of numbers: 22 pages when printed.
Then FILES reports in DOCX are judged in one run: aim, all cores busy all the time.
"""

from __future__ import annotations

import ctypes
import gc
import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pypdfium2.raw as pdfium

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from engine import phrase  # noqa: E402
from engine.document import Block, Cell, Document, Paragraph, Table  # noqa: E402
from engine.pipeline import Judge, Request  # noqa: E402
from tests import written_pdf, written_sheet, written_word  # noqa: E402

PAGES = 20
SETS = ("nq01-2024", "nq02-2024")
CHITIEU = str(Path(sys.executable).with_name("chitieu"))
HEADING = (
    "ỦY BAN NHÂN DÂN",
    "THỊ TRẤN PHÚ MỸ",
    "Số: 451/BC-UBND",
    "Phú Mỹ, ngày 24 tháng 5 năm 2024",
    "BÁO CÁO",
    "Kết quả công tác cải cách hành chính 6 tháng đầu năm 2024",
)
PROSE = (
    (
        "Ủy ban nhân dân thị trấn tiếp tục chỉ đạo các bộ phận chuyên môn thực hiện tốt công tác tiếp nhận, giải quyết "
        "hồ sơ của tổ chức, cá nhân, bảo đảm công khai, minh bạch và thuận tiện; thường xuyên nhắc nhở công chức giữ "
        "gìn kỷ luật, kỷ cương, thái độ phục vụ và tinh thần trách nhiệm trong thi hành công vụ."
    ),
    (
        "Cán bộ, công chức được quán triệt các văn bản chỉ đạo của cấp trên, tham gia đầy đủ các lớp tập huấn, bồi "
        "dưỡng kỹ năng số và kỹ năng giao tiếp với người dân; việc thực hiện được theo dõi, đôn đốc hằng tuần tại các "
        "cuộc họp giao ban và đưa vào tiêu chí xếp loại cuối năm."
    ),
    (
        "Trong kỳ đã tổ chức 03 cuộc họp chuyên đề, ban hành 12 văn bản chỉ đạo, điều hành và phát 450 tờ rơi tuyên "
        "truyền tại 05 ấp với 320 lượt người tham dự."
    ),
)
FIGURES = (
    "Trong kỳ đã tiếp nhận 1.652 hồ sơ, trong đó tiếp nhận trực tuyến 951 hồ sơ, đạt tỷ lệ 57,56%.",
    "Tỷ lệ thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia đạt 95,55%.",
    "Số hóa hồ sơ, kết quả giải quyết là 7.346/9.228 hồ sơ, đạt tỷ lệ 79,61%.",
    "Mức độ hài lòng trong tiếp nhận, giải quyết thủ tục hành chính đạt 98%.",
)
HEADER = ("TT", "Chỉ tiêu", "Đơn vị", "Chỉ tiêu năm", "Kết quả đạt", "Ghi chú")
FIELDS = ("Chứng thực", "Hộ tịch", "Đất đai", "Người có công", "Bảo trợ xã hội", "Môi trường", "Văn hóa", "Tôn giáo")
COUNTS = ("Tổng số", "Trực tuyến", "Trực tiếp", "Kỳ trước", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Còn lại")


def report(judge: Judge, number: int = 0) -> Document:
    """A report of 20 pages, as those of communes are: prose, some sentences with figures, five tables.

    Reports of another ``number`` have no paragraph of prose in common with it.
    """
    heading = [Paragraph(text) for text in HEADING]
    pages = (block for page in range(PAGES) for block in _page(page, number))
    tables = (*(_targets(judge, each) for each in SETS), _form(), _form(), _list())
    return Document("bao-cao", "docx", (*heading, *pages, *tables))


def forms(judge: Judge, number: int = 0) -> Document:
    """A workbook of 20 pages and more: the tables of two resolutions, and ten forms of counts by field of work."""
    heading = [Paragraph(text) for text in HEADING]
    counted = (_counted(number + form * 7) for form in range(10))
    return Document("bieu-mau", "xlsx", (*heading, *(_targets(judge, each) for each in SETS), *counted))


def _counted(seed: int) -> Table:
    """A form of 40 rows whose counts and names are of this form only."""
    rows: list[tuple[str, ...]] = []
    for row, name in enumerate(FIELDS * 5, start=1):
        counts = (str((row * 37 + seed * 11 + at) % 90 + 1) for at in range(len(COUNTS)))
        rows.append((str(row), f"{name} {_tag(seed, row)}", *counts))
    return _table([("STT", "Lĩnh vực", *COUNTS), *rows])


def _page(page: int, number: int) -> Iterator[Block]:
    yield Paragraph(f"{page + 1}. Kết quả thực hiện nhiệm vụ {_tag(number, page)}", level=1)
    yield from (Paragraph(f"Ở nội dung {_tag(number, page, at)}: {text}") for at, text in enumerate(PROSE * 2))
    if page % 5 == 0:
        yield Paragraph(f"Ở nội dung {_tag(number, page)}: {FIGURES[page // 5]}")


def _tag(*numbers: int) -> str:
    """A word for these numbers, which is no figure itself."""
    return "".join(chr(ord("a") + number % 25) for number in numbers)


def _targets(judge: Judge, name: str) -> Table:
    """The table in which a commune reports on a resolution."""
    targets = next(each.targets for each in judge.library.sets if each.id == name)
    rows = [(each.row, each.name.vi, "%", f"Tối thiểu {phrase.percent(each.threshold, 'vi')}", "95,5%", "")
            for each in targets]  # fmt: skip
    return _table([HEADER, *rows])


def _form() -> Table:
    """A form of counts by field of work."""
    rows = [(str(number), name, *("12" for _ in COUNTS)) for number, name in enumerate(FIELDS * 2, start=1)]
    return _table([("STT", "Lĩnh vực", *COUNTS), *rows])


def _list() -> Table:
    """A list of procedures, which no indicator is about."""
    rows = [(str(number), PROSE[1][: 60 + number], "Tư pháp", "Toàn trình") for number in range(1, 41)]
    return _table([("STT", "Tên thủ tục", "Lĩnh vực", "Mức độ"), *rows])


def _table(rows: Sequence[Sequence[str]]) -> Table:
    return Table(tuple(tuple(Cell(text) for text in row) for row in rows))


def walk_word(data: bytes) -> int:
    document = docx.Document(io.BytesIO(data))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return sum(len(each.text) for each in document.paragraphs) + sum(len(each.text) for each in cells)


def walk_sheet(data: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(len(str(value)) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)


def walk_pdf(data: bytes, look_at: Callable[[pypdfium2.PdfObject], object] = pypdfium2.PdfObject.get_bounds) -> int:
    found = 0
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        found += len(text.get_text_range()) + sum(1 for at in range(text.count_chars()) if text.get_charbox(at))
        found += sum(1 for drawing in page.get_objects() if look_at(drawing))
    return found


def walk_tables(data: bytes) -> int:
    """The same, and what a reader of tables and headings must ask besides."""
    return walk_pdf(data, corners_and_sizes)


def corners_and_sizes(drawing: pypdfium2.PdfObject) -> object:
    """``pypdfium2`` has no call of its own for the corners of a drawing: PDFium's are called through its raw ones."""
    found = [drawing.get_bounds(), drawing.get_matrix()]
    if drawing.type == pdfium.FPDF_PAGEOBJ_TEXT:
        found.append(drawing.get_font_size())
    elif drawing.type == pdfium.FPDF_PAGEOBJ_PATH:
        x, y = ctypes.c_float(), ctypes.c_float()
        for at in range(pdfium.FPDFPath_CountSegments(drawing)):
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(drawing, at), x, y)
            found.append((x.value, y.value))
    return found


def seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def compare(
    judge: Judge,
    name: str,
    write: Callable[[Document], bytes],
    walk: Callable[[bytes], int],
    runs: int,
    made: Callable[[Judge, int], Document] = report,
    told: str = "",
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name

        def judged() -> None:
            found = judge.check([path])
            if not found.assessments:
                raise SystemExit(f"{name} was not judged: {[each.code for each in found.problems]}")

        pairs = []
        for number in range(runs + 1):
            data = write(made(judge, number))
            path.write_bytes(data)
            pairs.append((seconds(judged), seconds(lambda data=data: walk(data))))
        del pairs[0]  # loads the libraries
    ours, alone = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(first / second for first, second in pairs)
    line = f"judged {ours * 1000:7.1f} ms  library alone {alone * 1000:7.1f} ms  ratio {ratio:5.2f}"
    print(f"{name:13} {line}  median of {runs} pairs", told and f"({told})")


def all_at_once(data: bytes, files: int) -> None:
    """Judges so many reports in one run, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(files):
            (Path(folder) / f"{number:05}.docx").write_bytes(data)
        before, start = _used(), time.perf_counter()
        command = [CHITIEU, "check", folder, "--format", "json"]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        wall, used = time.perf_counter() - start, _used() - before
    cores = len(os.sched_getaffinity(0))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{files} DOCX in one run: {wall:6.1f} s, {files / wall:5.1f} a second, largest process {peak:5.0f} MiB")
    print(f"processors at work: {used / wall / cores:5.0%} of {cores}")


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    files = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    judge = Judge(Request())
    gc.collect()
    gc.freeze()  # both as the command line does: what was loaded is no garbage, and what is judged is kept
    gc.set_threshold(50_000, 20, 1_000)
    compare(judge, "bao-cao.docx", written_word.written, walk_word, runs)
    compare(judge, "bao-cao.xlsx", written_sheet.written, walk_sheet, runs)
    compare(judge, "bieu-mau.xlsx", written_sheet.written, walk_sheet, runs, forms)
    compare(judge, "bao-cao.pdf", written_pdf.written, walk_pdf, runs)
    compare(judge, "bao-cao.pdf", written_pdf.written, walk_tables, runs, told="and lines and sizes of letters")
    if files:
        all_at_once(written_word.written(report(judge)), files)


if __name__ == "__main__":
    main()
