"""What the audit finds in the five real reports, beside what a person judged of each: the table of the guide.

``docs/kiem-tra-so-lieu.md`` holds the table; ``tests/refresh_docs.py`` writes it. The judgements stand in
``tests/proof_of_audit.yaml``, known by report, check, line of the first figure, and the figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from engine.asked import Request
from engine.model import SEVERITIES, Discrepancy
from engine.pipeline import Judge
from engine.source import parse, plain
from engine.wording import word

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
PAGE = ROOT / "docs" / "kiem-tra-so-lieu.md"
JUDGED = Path(__file__).with_suffix(".yaml")
REPORTS = {
    "000": "phu-quoc-2024", "001": "phu-my-2024", "002": "kien-giang-2022", "003": "hong-gai-2024",
    "004": "phu-quoc-2023",
}  # fmt: skip
JUDGEMENTS = ("đúng", "giải thích được", "báo động giả")
TRUE, EXPLAINABLE, FALSE = JUDGEMENTS


class Found(NamedTuple):
    """A discrepancy that the audit found: in which report, and all that tells it from others."""

    report: str
    check: str
    line: int
    figures: str
    severity: str = ""
    name: str = ""
    place: str = ""

    @property
    def key(self) -> tuple[str, str, int, str]:
        return (self.report, self.check, self.line, self.figures)


class Judged(NamedTuple):
    """What a person says of it, and why in one line."""

    judgement: str
    why: str


@cache
def found() -> tuple[Found, ...]:
    """All discrepancies of the five reports, in the order of the audit."""
    judge = Judge(Request(audits=True))
    return tuple(each for report in REPORTS for each in _of(judge, report))


def _of(judge: Judge, report: str) -> Iterator[Found]:
    (assessment,) = judge.check([next(SEEDS.glob(f"{report}_*.txt"))]).assessments
    for each in assessment.discrepancies:
        yield _found(report, each)


def _found(report: str, each: Discrepancy) -> Found:
    first = each.quoted[0]
    figures = "; ".join(quoted.text for quoted in each.quoted)
    place = f"{first.place.partition(';')[0]} ({first.at.line})"
    return Found(report, each.check, first.at.line, figures, each.severity, each.name, place)


@cache
def judged() -> dict[tuple[str, str, int, str], Judged]:
    """The judgements by what they are of."""
    entries = plain(parse(JUDGED.name, JUDGED.read_bytes()).root)
    return {
        (report, each["check"], int(each["line"]), each["figures"]): Judged(each["judgement"], each["why"])
        for report, own in entries.items()
        for each in own
    }


def table() -> Iterator[str]:
    """The table of the guide and its totals."""
    yield "| báo cáo | nơi ghi (dòng của tệp) | kiểm tra | số liệu | mức | nhận định | vì sao |"
    yield "|---|---|---|---|---|---|---|"
    every = found()
    for each in every:
        said = judged().get(each.key, Judged("?", "?"))
        cells = (
            f"{each.report} {REPORTS[each.report]}", each.place, each.name, each.figures,
            word(each.severity, "vi"), said.judgement, said.why,
        )  # fmt: skip
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    yield ""
    yield from totals([(each.severity, judged().get(each.key, Judged("?", "?")).judgement) for each in every])


def totals(said: Sequence[tuple[str, str]]) -> Iterator[str]:
    """How many of each severity are of each judgement, and the share of false alarms."""
    counts = Counter(said)
    yield "| mức | số điểm | " + " | ".join(JUDGEMENTS) + " |"
    yield "|---|---|---|---|---|"
    for severity in SEVERITIES:
        own = [counts[severity, judgement] for judgement in JUDGEMENTS]
        yield f"| {word(severity, 'vi')} | " + " | ".join(map(str, (sum(own), *own))) + " |"
    own = [sum(counts[severity, judgement] for severity in SEVERITIES) for judgement in JUDGEMENTS]
    yield "| cộng | " + " | ".join(map(str, (sum(own), *own))) + " |"
    yield ""
    tenths = own[-1] * 1000 // max(sum(own), 1)
    yield f"Báo động giả: {own[-1]}/{sum(own)}, tức {tenths // 10},{tenths % 10}%."


def with_table(text: str) -> str:
    """The page with the table as it is now."""
    return _with(text, "proof", "\n".join(table()))


def _with(text: str, name: str, body: str) -> str:
    before, start, rest = text.partition(f"<!-- {name} -->\n")
    _, end, after = rest.partition(f"<!-- /{name} -->")
    return f"{before}{start}\n{body}\n\n{end}{after}"


def missing() -> str:
    """Entries for the file of judgements, of what is not judged yet."""
    lines = []
    for each in found():
        if each.key not in judged():
            figures = each.figures.replace('"', '\\"')
            lines.append(
                f"  # {each.report} {each.severity} {each.place}\n  - {{check: {each.check}, line: {each.line}, "
                f'figures: "{figures}", judgement: đúng, why: ""}}'
            )
    return "".join(f"{line}\n" for line in lines)
