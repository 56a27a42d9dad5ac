"""Clean reports by the thousand, each with one error put in: how many are caught, and what shifts unseen.

Run: python -m tests.injected --seed 20241 --count 5000 [--first 0] [--show missed] [--keep FOLDER] [--page]

Report number n of a seed is always the same. It is judged as it is, where any discrepancy is a false alarm, and with
one error, whose kinds take turns. The error is *covered* where a relation of the report, worked out by the harness and
not by the program, no longer holds; it is *caught* where a discrepancy names the figure, at its place. A verdict
*shifts unseen* where it is another than that of the clean report, neither open nor that of a figure that is missing,
and no error or warning touches its target.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from engine.asked import Request
from engine.model import Assessment, Discrepancy, Quoted
from engine.pipeline import Judge
from engine.problem import Place
from tests.injected_errors import MAKERS, Injected, injected
from tests.injected_figures import Relation, Report, holds
from tests.injected_reports import Clean, clean, form_of, places, written
from tests.injected_told import BLIND, BOUND, NONE, Tried, on_page, table

SEED = 20241
PAGE = Path(__file__).resolve().parent.parent / "docs" / "kiem-tra-so-lieu.md"
KINDS = tuple(MAKERS)
OPEN = ("inconclusive", "missing")
_NEAR = 3
"""So many rows from its rate, at most, lie the counts of a rate in a form."""


class Judges(NamedTuple):
    """One that judges, and one that only audits where nothing can be judged."""

    check: Judge
    audit: Judge


def judges() -> Judges:
    return Judges(Judge(Request()), Judge(Request(audits=True)))


def tried(own: Judges, seed: int, number: int, folder: Path) -> Tried | None:
    """Judges the report of that number, clean and with an error; None where it has no place for one."""
    made = clean(seed, number)
    random = Random(f"{seed}/{number}/error")  # noqa: S311  it shall be the same each time
    error = next(_errors(made, number, random), None)
    before = _judged(own, made, made.report, folder)
    if error is None:
        return None
    after = _judged(own, made, error.report, folder)
    broken = _broken(error)
    moved = _moved(before, after)
    unseen = {target: verdict for target, verdict in moved.items() if target not in _told(after)}
    return Tried(
        number=number,
        format=made.format,
        kind=error.kind,
        form=form_of(error.keys[0]),
        texts=tuple(f"{key}: {_text(made.report, key)} → {_text(error.report, key)}" for key in error.keys),
        alarms=tuple(each.message for each in before.discrepancies),
        broken=tuple(broken),
        reason="" if broken else _why_not(made.report, error),
        caught=_is_caught(error, broken, after, places(error.report, made.format)),
        found=tuple(f"[{each.severity}] {each.message}" for each in after.discrepancies),
        moved=tuple(moved),
        shifts=tuple(target for target, verdict in unseen.items() if verdict not in OPEN),
        missing=tuple(target for target, verdict in unseen.items() if verdict == "missing"),
    )


def _errors(made: Clean, number: int, random: Random) -> Iterator[Injected]:
    """Errors of the kind whose turn it is, then of others, where the report has a place for one."""
    turn = number // 4 % len(KINDS)
    for kind in (*KINDS[turn:], *KINDS[:turn]):
        error = injected(made.report, kind, random, made.how)
        if error is not None:
            yield error


def _judged(own: Judges, made: Clean, report: Report, folder: Path) -> Assessment:
    path = folder / f"bao-cao.{made.format}"
    path.write_bytes(written(report, made.format))
    found = own.check.check([path]).assessments or own.audit.check([path]).assessments
    if not found:
        raise RuntimeError(f"{path.name} was not judged")
    return found[0]


def _text(report: Report, key: str) -> str:
    return report.figures[key].text if key in report.figures else "-"


def _broken(error: Injected) -> list[Relation]:
    """The relations of its figures that no longer hold; a table without a row may still claim its sum."""
    return [each for each in error.report.relations if not holds(each, error.report.figures)]


def _why_not(report: Report, error: Injected) -> str:
    own = [
        each for each in report.relations if set(error.keys) & set(each.keys) and each.kind not in ("whole", "share")
    ]
    if not own:
        return NONE
    return BLIND if error.kind == "dropped" else BOUND


def _is_caught(error: Injected, broken: Iterable[Relation], after: Assessment, lie: dict[str, Place]) -> bool:
    """Whether a discrepancy names a figure of the error; of a dropped row, one that no longer follows without it."""
    keys = set(error.keys)
    if error.kind == "dropped":
        keys = {key for each in broken for key in each.keys if key in error.report.figures}
    named = [(lie[key], error.report.figures[key].text) for key in keys]
    return any(_names(each, at, text) for each in after.discrepancies for at, text in named)


def _names(found: Discrepancy, at: Place, text: str) -> bool:
    reach = 0 if found.breach is not None else _NEAR
    return any(_is_at(each, at, reach) and _digits(text) <= _digits(each.text) for each in found.quoted)


def _digits(text: str) -> set[str]:
    """The figures of a text without their marks, which are not always the author's."""
    return {re.sub(r"\D", "", each).lstrip("0") for each in re.findall(r"\d[\d.,]*", text)}


def _is_at(quoted: Quoted, at: Place, reach: int) -> bool:
    if at.table:
        return quoted.at.table == at.table and abs(quoted.at.row - at.row) <= reach
    return quoted.at.paragraph == at.paragraph and not quoted.at.table


def _moved(before: Assessment, after: Assessment) -> dict[str, str]:
    """Targets with another verdict than before, and that verdict."""
    was = {each.target.id: each.verdict for each in before.findings}
    now = {each.target.id: each.verdict for each in after.findings}
    return {target: verdict for target, verdict in now.items() if was.get(target, verdict) != verdict}


def _told(after: Assessment) -> set[str]:
    """Targets that an error or a warning touches."""
    return {target for each in after.discrepancies if each.severity != "note" for target in each.touches}


def several(seed: int, first: int, count: int, keep: Path | None = None) -> Iterator[Tried]:
    """So many reports from that number on."""
    own = judges()
    with tempfile.TemporaryDirectory() as name:
        for number in range(first, first + count):
            each = tried(own, seed, number, keep or Path(name))
            if each is not None:
                yield each


def main() -> None:
    parser = argparse.ArgumentParser(description="Reports with one error each.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--show", choices=("missed", "twice", "shifted", "alarms", "all"))
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--page", action="store_true", help="write the tables into the guide")
    asked = parser.parse_args()
    found = []
    for each in several(asked.seed, asked.first, asked.count, asked.keep):
        found.append(each)
        is_shown = {
            "missed": each.sure and not each.caught,
            "twice": each.twice and not each.caught, "shifted": bool(each.shifts), "alarms": bool(each.alarms),
            "all": True,
        }  # fmt: skip
        if asked.show and is_shown[asked.show]:
            sys.stdout.write(f"{each}\n")
    sys.stdout.write("\n".join(table(found)) + "\n")
    if asked.page:
        PAGE.write_text(on_page(PAGE.read_text(encoding="utf-8"), found, asked.seed), encoding="utf-8")


if __name__ == "__main__":
    main()
