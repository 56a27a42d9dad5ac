"""Submissions in YAML for benchmarks: as many as are asked for, no two alike, all made up; the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import targets
from targets import Library

SEED = 20240105
_SYLLABLES = (
    "An", "Bình", "Cẩm", "Diên", "Đông", "Gia", "Giao", "Hải", "Hòa", "Hưng", "Khánh", "Kim", "Lâm", "Lộc", "Long",
    "Minh", "Mỹ", "Nghĩa", "Ngọc", "Phong", "Phú", "Quang", "Sơn", "Tân", "Thanh", "Thịnh", "Thủy", "Trung", "Vĩnh",
    "Xuân",
)  # fmt: skip
_LEVELS = ("commune",) * 17 + ("district",) * 2 + ("provincial-department",)
_KINDS = {"commune": "Xã", "district": "Huyện", "provincial-department": "Sở"}
_IN_DISTRICT = 12


def write(folder: Path, count: int) -> None:
    """Writes so many submissions into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    library = targets.load_shipped()
    for number, text in enumerate(texts(library, count)):
        (folder / f"{number:05}.yaml").write_text(text, encoding="utf-8")


def texts(library: Library, count: int) -> Iterator[str]:
    """So many submissions; each reports on all targets of Resolutions 01 and 02 that concern its level, and others."""
    chance = random.Random(SEED)  # noqa: S311  not for secrets
    names = [f"{one} {other}" for one in _SYLLABLES for other in _SYLLABLES if one != other]
    for number in range(count):
        level = chance.choice(_LEVELS)
        name = f"{_KINDS[level]} {names[number * 7 % len(names)]} Mẫu"
        district, province = number // _IN_DISTRICT, number // (_IN_DISTRICT * len(_SYLLABLES))
        parent = f"Huyện {names[district % len(names)]} Mẫu"
        above = f", parent: {parent}" if level == "commune" else ""
        yield (
            f"unit: {{name: {name}, level: {level}{above}, province: {_SYLLABLES[province % len(_SYLLABLES)]} Mẫu}}\n"
            "period: {from: 2024-01-01, to: 2024-06-15}\n"
            f'document: "Báo cáo số {number + 1}/BC-UBND ngày 18/6/2024 (số liệu giả định)"\n'
            "readings:\n" + "".join(_readings(library, chance))
        )


def _readings(library: Library, chance: random.Random) -> Iterator[str]:
    """One reading of each indicator that is asked, with both percent and counts; of some only one, or none at all."""
    sets = [each for each in library.sets if each.id in ("nq01-2024", "nq02-2024")]
    asked = {target.indicator: target.threshold for each in sets for target in each.targets}
    strength = chance.choice((0, 20, 60, 90))
    place = 0
    for name, threshold in asked.items():
        parts = [part.id for part in library.indicators[name].parts]
        for part in parts or [""]:
            place += 1
            way = chance.randrange(20)
            if way:
                figures = _figures(int(threshold), way, strength, chance)
                named = f"{name}, part: {part}" if part else name
                yield f'  - {{indicator: {named}, {figures}, place: "Phụ lục, dòng {place}"}}\n'


def _figures(threshold: int, way: int, strength: int, chance: random.Random) -> str:
    denominator = chance.randint(40, 9_000)
    passes = chance.randrange(100) < strength
    least, most = (threshold, 100) if passes else (threshold // 2, threshold)
    numerator = denominator * chance.randint(least * 100, most * 100) // 10_000
    hundredths = numerator * 10_000 // denominator
    value = f'value: "{hundredths // 100},{hundredths % 100:02}%"'
    counts = f"numerator: {_count(numerator)}, denominator: {_count(denominator)}"
    return {1: value, 2: counts}.get(way, f"{value}, {counts}")


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")
