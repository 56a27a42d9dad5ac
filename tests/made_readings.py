"""Tables of readings as they come, awkward figures and all: made by chance, the same each time."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import targets
from engine.model import Indicator, Target

Row = Mapping[str, str]
COLUMNS = ("unit", "level", "attributes", "from", "to", "indicator", "target", "part", "scope", "value", "numerator",
           "denominator", "threshold", "place")  # fmt: skip
LIBRARY = targets.load_shipped()
ASKED = [target for each in LIBRARY.sets for target in each.targets]
PERIODS = (("2024-01-05", "2024-06-30"), ("1/7/2024", "31/12/2024"), ("2025-01-01", "2025-06-30"),
           ("2025-07-01", "2025-12-31"), ("2026-01-01", "2026-12-31"), ("2027-01-01", "2027-03-31"))  # fmt: skip
LEVELS = ("commune", "commune", "commune", "province", "ministry", "provincial-department", "cấp xã")
PERCENTS = ("57,56%", "57.56%", "79,61%", "trên 99%", "khoảng 30%", "hơn 80%", "dưới 45%", "tối thiểu 50%", "-3%",
            "100,5%", "100%", "0%", "07", "99,999999999%", "33,333333333333%", "44,9999999%", "12,3456%", "gần 90%",
            "tối đa 100%", "≥ 80", "50%", "80%", "45%", "1.234,5%", "80,0000000001%")  # fmt: skip
COUNTS = (("7.346", "9.228"), ("951", "1.652"), ("hơn 7.400", "9.000"), ("0", "0"), ("5", "0"), ("12", "10"),
          ("-1", "10"), ("10", "-3"), ("800", "1000"), ("79999", "100000"), ("", "0"), ("3", ""), ("", "9"),
          ("gần 2.000", "hơn 2.000"), ("1", "3"), ("9.999.999.999", "10.000.000.000"), ("1", "9.999.999.999"),
          ("2", "3"), ("khoảng 30", "khoảng 60"), ("45", "100"), ("0", "7"), ("100", "100"))  # fmt: skip
BAD = ("abc", "-", "57,567", "951/1652", "99999999999%", "12 hồ sơ", "không phát sinh")
SCOPES = ("cấp xã", "Cấp  Xã", "Phòng Tư pháp", "whole")


class About(NamedTuple):
    """What readings are made about."""

    periods: Sequence[tuple[str, str]]
    asked: Sequence[Target]
    indicators: Mapping[str, Indicator]


def rows(
    seed: int,
    cases: int,
    *,
    periods: Sequence[tuple[str, str]] = PERIODS,
    asked: Sequence[Target] = ASKED,
    indicators: Mapping[str, Indicator] = LIBRARY.indicators,
) -> list[Row]:
    """The readings of so many units and periods, mixed up as exports are, with faults here and there."""
    chance = random.Random(seed)  # noqa: S311  no secret
    about = About(periods, asked, indicators)
    found = [row for number in range(cases) for row in _case(chance, number, about)]
    chance.shuffle(found)
    return found


def _case(chance: random.Random, number: int, about: About) -> list[Row]:
    if number % 25 == 0 and about.periods is PERIODS:
        unit = _unit("Thành phố Phú Quốc", "district", "", ("2023-02-01", "2023-12-31"))
        unit["unit"] += "  " if number else ""
        unit["from"] = f"2023-02-{number // 25 % 28 + 1:02}"
    else:
        level = chance.choice(LEVELS)
        kind = chance.choice(("", "justice-office", "health-department, justice-office")) if "dep" in level else ""
        unit = _unit(f"Đơn vị {number // 2}{level}", level, kind, chance.choice(about.periods))
    own = [_reading(chance, unit, line, about) for line in range(chance.randint(1, 12))]
    return [row for row in own for _ in range(chance.choice((1,) * 40 + (2,)))]


def _unit(unit: str, level: str, attributes: str, days: tuple[str, str]) -> dict[str, str]:
    return {"unit": unit, "level": level, "attributes": attributes, "from": days[0], "to": days[1]}


def _reading(chance: random.Random, unit: Row, line: int, about: About) -> Row:
    target = chance.choice(about.asked)
    indicator = about.indicators[target.indicator]
    row = {**dict.fromkeys(COLUMNS, ""), **unit, "place": f"Dòng {line}" if chance.random() < 0.9 else ""}
    row["indicator"] = indicator.name.vi if chance.random() < 0.1 else indicator.id
    if indicator.parts and chance.random() < 0.7:
        row["part"] = chance.choice(indicator.parts).id
    if chance.random() < 0.15:
        row["scope"] = chance.choice(SCOPES)
    if chance.random() < 0.3:
        row["target"] = target.id
        row["threshold"] = chance.choice(("", "80", "≥ 80%", "Tối thiểu 100", "45%", "khoảng 80", "từ 50% trở lên"))
    row["value"], row["numerator"], row["denominator"] = _figures(chance, target)
    if chance.random() < 0.01:
        row[chance.choice(("value", "numerator", "denominator"))] = chance.choice(BAD)
    return row


def _figures(chance: random.Random, target: Target) -> tuple[str, str, str]:
    kind = chance.choice(("percent", "counts", "both", "near", "agreeing", "nothing"))
    counts = chance.choice(COUNTS)
    if kind == "percent":
        return (chance.choice(PERCENTS), "", "")
    if kind == "counts":
        return ("", *counts)
    if kind == "both":
        return (chance.choice(PERCENTS), *counts)
    if kind == "nothing":
        return ("", "", "") if chance.random() < 0.2 else ("100%", "0", "0")
    below = chance.choice((3, 7, 100, 1652, 9228, 1_000_000, 9_999_999_999))
    above = max(0, int(target.threshold * below / 100) + chance.choice((-1, 0, 0, 1)))
    if kind == "near":
        return ("", str(above), str(below))
    digits = chance.randint(0, 8)
    shown = 100 * above * 10**digits // below + chance.choice((0, 0, 1, -1))
    text = str(abs(shown)).rjust(digits + 1, "0")
    sign = "-" if shown < 0 else ""
    whole, rest = (text[:-digits], text[-digits:]) if digits else (text, "")
    return (f"{sign}{whole},{rest}%" if rest else f"{sign}{whole}%", str(above), str(below))


PLAIN = (("951", "1652"), ("7346", "9228"), ("0", "0"), ("5", "0"), ("12", "10"), ("0", "7"))


def plain_rows() -> list[Row]:
    """Readings whose figures every kind of column can hold."""
    chance, found = random.Random(6), []  # noqa: S311  no secret
    for unit in range(40):
        for line, target in enumerate(chance.sample(ASKED, 8)):
            numerator, denominator = chance.choice((*PLAIN, ("", "")))
            value = chance.choice(("57.56", "79.6", "100", "-3", "")) if numerator else "45.25"
            row = {**dict.fromkeys(COLUMNS, ""), "unit": f"Xã {unit}", "level": "commune", "from": "2024-01-05",
                   "to": "2024-06-30", "indicator": target.indicator, "place": f"Dòng {line}", "value": value,
                   "numerator": numerator, "denominator": denominator}  # fmt: skip
            found.append(row)
    return found


def write_csv(path: Path, found: Iterable[Row], columns: Sequence[str] = COLUMNS) -> Path:
    """The rows as a table of separated values."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(found)
    return path
