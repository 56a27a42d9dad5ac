"""A report as a scenario tells of it: written to a real file and judged by the real program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from engine.explained import explained
from engine.model import Assessment, Discrepancy, Finding
from engine.pipeline import Judge, Report, Request
from engine.problem import Problem
from targets import schemes
from tests.steps.words import Figures, kind

YEAR_2024 = (date(2024, 1, 5), date(2024, 12, 31))
_COLUMNS: Mapping[str, str] = {"nội dung": "indicator", "phần": "part", "phạm vi": "scope", "nơi ghi": "place"}


@cache
def judge(request: Request) -> Judge:
    """One judge for each request: to build one takes longer than to judge by it."""
    return Judge(request)


@dataclass
class Paper:
    """A report in the making. ``readings`` hold what stands in one line of the file each."""

    path: Path
    kind: str = "xã"
    name: str | None = None
    parent: str | None = None
    period: tuple[date, date] = YEAR_2024
    readings: list[dict[str, str]] = field(default_factory=list)

    def add(self, indicator: str, figures: Figures | None, **more: str) -> None:
        """Adds a line, unless nothing is written."""
        if figures is not None:
            self.readings.append({"indicator": indicator, **more, **figures.entries()})

    def add_row(self, row: Mapping[str, str], figures: Figures | None) -> None:
        """Adds a line from the cells of a table."""
        more = {_COLUMNS[column]: cell for column, cell in row.items() if column in _COLUMNS and cell}
        self.add(more.pop("indicator"), figures, **more)

    def write(self) -> Path:
        level, attributes = kind(self.kind)
        unit = {"name": self.name or f"Đơn vị thử ({self.kind})", "level": level, "attributes": list(attributes)}
        if self.parent:
            unit["parent"] = self.parent
        first, last = (each.isoformat() for each in self.period)
        lines = [f"unit: {_written(unit)}", f"period: {_written({'from': first, 'to': last})}", "readings:"]
        lines += [f"  - {_written(reading)}" for reading in self.readings] or ["  []"]
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return self.path

    def line_of(self, number: int) -> int:
        """On which line of the file the reading of that number stands."""
        return 3 + number


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass
class Desk:
    """What lies on the judge's desk: papers, what is asked for, and then the report."""

    folder: Path
    papers: dict[str, Paper] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    as_of: date | None = None
    period: tuple[date, date] = YEAR_2024
    report: Report | None = None
    subject: str | None = None
    """The target that a scenario calls "chỉ tiêu này"."""

    @property
    def paper(self) -> Paper:
        """The paper of a scenario that has but one."""
        if not self.papers:
            self.add_paper("báo cáo")
        (paper,) = self.papers.values()
        return paper

    def add_paper(self, title: str, /, **more: object) -> Paper:
        if title in self.papers or title in self.files:
            raise LookupError(f"{title!r} lies there already")
        path = self.folder / f"{len(self.papers) + 1}.yaml"
        self.papers[title] = Paper(path, period=self.period, **more)  # type: ignore[arg-type]
        return self.papers[title]

    def set_period(self, first: date, last: date) -> None:
        """The period of all papers, those that are still to come too."""
        self.period = (first, last)
        for paper in self.papers.values():
            paper.period = self.period

    def add_file(self, name: str, content: bytes | None) -> None:
        """A file of any content; one that does not exist where there is none."""
        if name in self.papers or name in self.files:
            raise LookupError(f"{name!r} lies there already")
        self.files[name] = self.folder / f"tep-{len(self.files) + 1}.yaml"
        if content is not None:
            self.files[name].write_bytes(content)

    def check(self) -> None:
        paths = [*self.files.values(), *(paper.write() for paper in self.papers.values())]
        self.report = judge(Request(targets=tuple(self.asked), as_of=self.as_of)).check(paths)

    def judged(self) -> Report:
        if self.report is None:
            raise LookupError("nothing was judged yet")
        return self.report

    def path(self, name: str) -> str:
        return (self.files[name] if name in self.files else self.papers[name].path).as_posix()

    def assessment(self, name: str | None = None) -> Assessment:
        """The assessment of the paper of that name, or of the only one."""
        found = self.assessments(name)
        assert len(found) == 1, [str(each) for each in self.judged().problems]
        return found[0]

    def assessments(self, name: str | None = None) -> Sequence[Assessment]:
        every = self.judged().assessments
        return every if name is None else [each for each in every if each.submission.source == self.path(name)]

    def finding(self, target: str, name: str | None = None) -> Finding:
        (found,) = [each for each in self.assessment(name).findings if each.target.id == target]
        return found

    def discrepancies(self) -> Sequence[Discrepancy]:
        return self.assessment().discrepancies

    def problems(self, name: str | None = None) -> Sequence[Problem]:
        every = self.judged().problems
        return every if name is None else [each for each in every if each.source == self.path(name)]

    def this(self) -> str:
        if self.subject is None:
            raise LookupError("the scenario has not said which target it is about")
        return self.subject

    def explanation(self, target: str) -> Mapping[str, Sequence[str]]:
        """What a person reads who asks for the explanation: each heading and the lines below it."""
        report = self.judged()
        text = explained(report, target, "table", schemes.load_shipped("equal", report.library))
        sections: dict[str, list[str]] = {}
        title = ""
        for line in text.splitlines():
            if line.startswith("  - "):
                sections[title].append(line.removeprefix("  - "))
            elif line.endswith(":"):
                title = line.removesuffix(":")
                sections[title] = []
        return sections
