"""How much auditing adds to reading a document: its claims read, recomputed, explained, beside reading it alone.

Run: .venv/bin/python benchmarks/audit.py [RUNS]. Reading is the file to what was understood of it, without claims;
auditing is all that `chitieu audit` does besides. The reports are those of benchmarks/reports.py, in three formats; no
two have a paragraph in common. The ratio is taken pair by pair, in one process. Aim: a median of at most 0.30.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.reports import report, seconds  # noqa: E402
from engine import kept  # noqa: E402
from engine.arithmetic import Claimed  # noqa: E402
from engine.asked import Request  # noqa: E402
from engine.document import Document  # noqa: E402
from engine.normalise.entries import as_source  # noqa: E402
from engine.normalise.loose import read_loosely  # noqa: E402
from engine.normalise.understand import Reader  # noqa: E402
from engine.pipeline import Judge  # noqa: E402
from engine.read import read_input  # noqa: E402
from engine.understood import Understood  # noqa: E402
from tests import written_pdf, written_sheet, written_word  # noqa: E402

FORMATS: dict[str, Callable[[Document], bytes]] = {
    "bao-cao.docx": written_word.written,
    "bao-cao.xlsx": written_sheet.written,
    "bao-cao.pdf": written_pdf.written,
}


def understood(reader: Reader, name: str, data: bytes) -> Understood:
    """What is understood of the report."""
    found = read_input(name, data)
    if not isinstance(found, Document):
        raise SystemExit(f"{name} is no document")
    return reader.understand(found)


def compare(judge: Judge, name: str, runs: int) -> None:
    """Reads each report without claims and with them, and audits it."""
    shipped = kept.shipped()
    alone, claiming = Reader(shipped.library), Reader(shipped.library, shipped.forms)
    pairs, claims = [], 0
    for number in range(runs + 1):
        data = FORMATS[name](report(judge, number))
        reading = seconds(lambda data=data: understood(alone, name, data))
        again = FORMATS[name](report(judge, runs + 1 + number))
        kept_here: list[Understood] = []
        both = seconds(lambda again=again, kept_here=kept_here: kept_here.append(understood(claiming, name, again)))
        found = kept_here[0]
        claims = len(found.claims)
        submission, _ = read_loosely(as_source(found), shipped.library, "")
        judging = seconds(
            lambda submission=submission, found=found: judge.assess(submission, (), Claimed(found.claims))
        )
        pairs.append((reading, both - reading + judging))
    del pairs[0]
    ours, added = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(second / first for first, second in pairs)
    told = f"reading {ours * 1000:7.1f} ms  auditing adds {added * 1000:6.1f} ms  ratio {ratio:5.2f}"
    print(f"{name:13} {told}  {claims} claims, median of {runs} pairs")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    judge = Judge(Request(audits=True))
    for name in FORMATS:
        compare(judge, name, runs)


if __name__ == "__main__":
    main()
