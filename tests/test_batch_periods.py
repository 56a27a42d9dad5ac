"""Several periods of a unit in one table: what is repeated from an earlier one is told as ``check`` tells it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from engine.asked import Request
from tests.batch_compared import Tables, case_of, compare, judged
from tests.command import run
from tests.made_readings import COLUMNS, Row, write_csv

PERIODS = (("2024-01-05", "2024-03-31"), ("2024-04-01", "2024-06-30"), ("2024-01-05", "2024-06-30"),
           ("2024-07-01", "2024-12-31"), ("2025-01-01", "2025-03-31"), ("2019-01-01", "2019-12-31"))  # fmt: skip
UNITS = ("Xã Hoà Bình", "Xã Hòa Bình", "xã  hòa bình", "Xã Tân Lập", "Phường Một", "Xã Không Lặp")
PARENTS = ("", "", "Huyện An Thịnh", "huyện an thịnh", "Huyện Lâm Hòa")
INDICATORS = ("online-payment", "online-dossiers", "end-to-end-services", "digitization")
COUNTS = (("10", "20"), ("30", "40"), ("1.652", "2.000"), ("-1", "9"), ("hơn 10", "20"), ("0", "0"), ("0", "8"))
WITH_PARENT = (*COLUMNS, "parent")


def made(seed: int, cases: int = 90) -> list[Row]:
    """Units and periods, many of them with the figures of another."""
    chance = random.Random(seed)  # noqa: S311  no secret
    found = {}
    for _ in range(cases):
        key = (chance.choice(UNITS), chance.choice(PERIODS))
        found[key] = [_row(chance, *key, line) for line in range(chance.randint(4, 12))]
        other = chance.choice([own for (unit, _), own in found.items() if unit[-4:] == key[0][-4:]])
        if chance.random() < 0.5:
            found[key] = [{**row, "unit": key[0], "from": key[1][0], "to": key[1][1]} for row in other]
    parents = {unit: chance.choice(PARENTS) for unit in UNITS}
    rows = [{**row, "parent": parents[row["unit"]]} for own in found.values() for row in own]
    chance.shuffle(rows)
    return rows


def _row(chance: random.Random, unit: str, days: tuple[str, str], line: int) -> dict[str, str]:
    numerator, denominator = chance.choice(COUNTS)
    indicator = chance.choice(INDICATORS)
    part = chance.choice(("incoming", "results")) if indicator == "digitization" else ""
    return {**dict.fromkeys(COLUMNS, ""), "unit": unit, "level": "commune", "from": days[0], "to": days[1],
            "indicator": indicator, "part": part, "scope": chance.choice(("",) * 8 + ("Cấp xã", "cấp  xã")),
            "value": chance.choice(("", "50%", "33,3333333%")), "numerator": numerator, "denominator": denominator,
            "place": f"Dòng {line}"}  # fmt: skip


def repeated(tables: Tables) -> set[tuple[str, ...]]:
    return {case_of(row) for row in tables["discrepancies"] if row["check"] == "identical-figures"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_of_an_earlier_period_are_told_as_check_tells_them(seed: int, tmp_path: Path) -> None:
    rows = made(seed)
    tables = judged([write_csv(tmp_path / "readings.csv", rows, WITH_PARENT)], tmp_path)

    assert compare(tables, rows, tmp_path) > 300
    assert 2 < len(repeated(tables)) < len({case_of(row) for row in tables["sets"]})


def same_figures(unit: str, days: tuple[str, str], *, line: int = 0) -> list[Row]:
    own = zip(INDICATORS[:3], COUNTS, strict=False)
    return [
        {**dict.fromkeys(COLUMNS, ""), "unit": unit, "level": "commune", "from": days[0], "to": days[1],
         "indicator": name, "numerator": counts[0], "denominator": counts[1], "place": f"Dòng {line}", "parent": ""}
        for name, counts in own
    ]  # fmt: skip


def test_only_the_later_of_two_periods_repeats(tmp_path: Path) -> None:
    rows = [row for days in PERIODS[:2] for row in same_figures("Xã An Phú", days)]
    tables = judged([write_csv(tmp_path / "readings.csv", rows)], tmp_path)

    (told,) = (row for row in tables["discrepancies"] if row["check"] == "identical-figures")
    assert {name: each for name, each in told.items() if each is not None} == {
        "unit": "Xã An Phú", "from": tables["sets"][-1]["from"], "to": tables["sets"][-1]["to"],
        "check": "identical-figures", "severity": "note", "rule": "figures-of-an-earlier-period",
    }  # fmt: skip
    assert str(told["to"]) == "2024-06-30"


def test_what_no_set_judges_repeats_nothing_and_is_not_repeated(tmp_path: Path) -> None:
    rows = [row for days in (PERIODS[5], PERIODS[1]) for row in same_figures("Xã An Phú", days)]

    assert repeated(judged([write_csv(tmp_path / "readings.csv", rows)], tmp_path)) == set()


def test_partitions_keep_periods_of_one_unit_together_however_it_is_spelled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    spelled = [f"Xã {first}{last}" for first in ("Hoà", "Hòa") for last in (" Bình", " Lạc", " An", " Phú", " Thịnh")]
    rows = [row for name in spelled for row in same_figures(name, PERIODS["Hòa" in name])]
    write_csv(Path("so-lieu.csv"), rows)
    told = []
    for count in ("1", "7"):
        run("batch", "so-lieu.csv", "-o", "ra.csv", "--partitions", count)
        told.append(sorted(Path("ra.discrepancies.csv").read_text(encoding="utf-8").splitlines()))

    assert sum("identical-figures" in line for line in told[0]) == 5
    assert told[0] == told[1]


def test_periods_are_compared_under_whatever_is_asked_for(tmp_path: Path) -> None:
    rows = made(4, cases=30)
    request = Request(targets=("nq02-2024",))
    tables = judged([write_csv(tmp_path / "readings.csv", rows, WITH_PARENT)], tmp_path, request=request)

    assert compare(tables, rows, tmp_path, request) > 100
    assert ("2019-12-31" in {case[2] for case in repeated(tables)}) or repeated(tables)
