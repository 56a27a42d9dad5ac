"""What a report tells in two places is the same thing only where it says so: tests/claims/same.yaml, and the seeds."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.arithmetic.holds import breach_of
from engine.document import Block, Cell, Paragraph, Table
from engine.model import Claim
from engine.normalise.claims.same import same_claims
from engine.normalise.claims.same_pairs import ENOUGH
from engine.normalise.grids import in_reading_order
from engine.normalise.own import Own
from engine.normalise.understand import Reader
from engine.read import read_input
from engine.source import parse, plain
from rules.forms import load_shipped
from targets.library import load_shipped as library

TABLE = Path(__file__).parent / "claims" / "same.yaml"
SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
FORMS = load_shipped()
FIRST, LAST = date(2024, 1, 1), date(2024, 6, 30)


def _entries() -> list[dict[str, Any]]:
    found: Any = plain(parse(TABLE.name, TABLE.read_bytes()).root)
    return list(found)


BASES = {entry["base"]: entry for entry in _entries() if "base" in entry}
CASES = [entry for entry in _entries() if "base" not in entry]


def lines_of(entry: dict[str, Any]) -> list[str]:
    """The paragraphs and rows of a report, as the entry changes those of its base."""
    lines = list(BASES[entry["of"]]["report"] if "of" in entry else entry["report"])
    for key in ("texts", "tables"):
        if key in entry:
            lines = _changed(lines, *entry[key], tables=key == "tables")
    return [*entry.get("before", ()), *lines]


def _changed(lines: Sequence[str], old: str, new: str, *, tables: bool) -> list[str]:
    """The lines with the change made in the last paragraph, or the last row, that has the old words."""
    found = [at for at, line in enumerate(lines) if old in line and ("|" in line) == tables]
    if not found:
        raise LookupError(old)
    return [line.replace(old, new) if at == found[-1] else line for at, line in enumerate(lines)]


def blocks_of(lines: Iterable[str]) -> list[Block]:
    blocks: list[Block] = []
    for is_table, group in groupby(lines, key=lambda line: "|" in line):
        if is_table:
            blocks.append(Table(tuple(tuple(Cell(text.strip()) for text in line.split("|")) for line in group)))
        else:
            blocks.extend(Paragraph(line) for line in group)
    return blocks


def claims_of(lines: Iterable[str], level: str = "commune") -> list[Claim]:
    own = Own(level, "Đơn vị Tân An", (), FIRST, LAST)
    return list(same_claims(tuple(in_reading_order(blocks_of(lines))), FORMS, own))


def broken(claims: Iterable[Claim]) -> list[str]:
    return [f"{each.stated.text} / {each.terms[0].text}" for each in claims if breach_of(each) is not None]


@pytest.mark.parametrize("entry", CASES, ids=[str({**entry, "report": "…"})[:110] for entry in CASES])
def test_two_places_of_a_report_tell_the_same_thing_only_where_they_say_so(entry):
    base = BASES.get(entry.get("of", ""), {})
    claims = claims_of(lines_of(entry), entry.get("level") or base.get("level") or "commune")
    assert broken(claims) == list(entry["breaks"])
    assert len(claims) - len(broken(claims)) == int(entry["holds"])


def test_at_least_sixty_reports_are_invented_and_half_of_them_break_nothing():
    quiet = [entry for entry in CASES if not entry["breaks"]]
    assert len(CASES) >= 60
    assert len(quiet) >= len(CASES) / 2


NAMES = (
    "Tiếp nhận mới",
    "Kỳ trước chuyển sang",
    "Đã giải quyết",
    "Đang giải quyết",
    "Dừng xử lý",
    "Hồ sơ thanh toán trực tuyến",
    "Hồ sơ chứng thực điện tử",
    "Hồ sơ trả qua bưu chính công ích",
    "Hồ sơ liên thông khai sinh",
    "Hồ sơ nộp tại nhà",
)


def with_dots(count: int) -> str:
    return f"{count:,}".replace(",", ".")


@st.composite
def forms(draw: st.DrawFn) -> dict[str, int]:
    """The rows of a form: names with counts of three digits or more, none twice."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=3, unique=True))
    counts = draw(st.lists(st.integers(100, 99_999), min_size=len(names), max_size=len(names), unique=True))
    return dict(zip(names, counts, strict=True))


def report(rows: dict[str, int], said: dict[str, int], before: str = "") -> list[str]:
    sentence = "; ".join(f"{name.lower()} là {with_dots(count)} hồ sơ" for name, count in said.items())
    table = [f"{at} | {name} | {with_dots(count)}" for at, (name, count) in enumerate(rows.items(), start=1)]
    return [f"{before}{sentence}.", "TT | Nội dung | Số lượng", *table]


@given(forms(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_a_table_written_out_again_in_sentences_gives_only_claims_that_hold(rows, random):
    names = list(rows)
    random.shuffle(names)
    claims = claims_of(report(rows, {name: rows[name] for name in names}))
    found = [(each.stated.text, each.terms[0].text, breach_of(each)) for each in claims]
    assert found == [(with_dots(rows[name]), with_dots(rows[name]), None) for name in names]


@given(forms(), st.data())
@settings(deadline=None)
def test_one_figure_that_is_changed_gives_exactly_one_claim_that_does_not_hold(rows, data):
    name = data.draw(st.sampled_from(list(rows)))
    wrong = data.draw(st.integers(0, 99_999).filter(lambda count: count not in rows.values()))
    claims = claims_of(report(rows, {**rows, name: wrong}))
    assert broken(claims) == [f"{with_dots(wrong)} / {with_dots(rows[name])}"]
    assert len(claims) == len(rows)


OTHER_TIMES = ("Năm 2022: ", "Cùng kỳ năm trước: ", "Quý IV năm 2023: ", "Tháng 3/2024: ")


@given(forms(), st.sampled_from(OTHER_TIMES), st.data())
@settings(deadline=None)
def test_figures_of_another_time_are_never_compared(rows, time, data):
    name = data.draw(st.sampled_from(list(rows)))
    assert claims_of(report(rows, {**rows, name: rows[name] + 1}, time)) == []


@given(st.lists(st.integers(1, 99), min_size=2, max_size=2, unique=True))
def test_figures_with_too_few_digits_in_common_tell_nothing(counts):
    rows = dict(zip(NAMES, counts, strict=False))
    assert sum(len(str(count)) for count in counts) < ENOUGH
    assert claims_of(report(rows, rows)) == []


FOUND = {
    "000": (24, ["17 / 12", "797 / 796", "207 / 206", "7.647 / 7.674", "4.579 / 5.608"]),
    "001": (10, []),
    "002": (11, ["04 / 14", "2.005 / 2,004", "2.340 / 2333", "26.990 / 27060"]),
    "003": (4, []),
    "004": (0, []),
}


@pytest.mark.parametrize("number", FOUND)
def test_the_real_reports_contradict_themselves_in_these_places_and_no_others(number):
    if not SEEDS.is_dir():
        assert not os.environ.get("CI"), f"{SEEDS} is absent"
        pytest.skip("the seeds are not here")
    path = next(SEEDS.glob(f"{number}_*.txt"))
    understood = Reader(library(), FORMS).understand(read_input(path.name, path.read_bytes()))
    claims = [each for each in understood.claims if each.kind == "same" and not each.form]
    assert broken(claims) == FOUND[number][1]
    assert len(claims) - len(broken(claims)) == FOUND[number][0]


def test_a_claim_says_where_both_figures_stand_and_when_they_may_differ():
    first, *_ = claims_of(lines_of({"of": "dossiers", "tables": ["| 1.250", "| 1.205"]}))
    assert first.force == "usual"
    assert first.exception is not None
    assert first.exception.vi == "hai chỗ có thể lấy số liệu ở hai thời điểm hoặc ở hai phạm vi khác nhau"
    assert (first.stated.name, first.stated.text) == ("Tiếp nhận mới", "1.250")
    assert (first.terms[0].name, first.terms[0].text, first.terms[0].said_at) == ("Tiếp nhận mới", "1.205", "dòng 1")
    assert first.text.startswith("Tiếp nhận mới 1.250 hồ sơ")
