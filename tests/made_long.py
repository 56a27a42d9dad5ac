"""Inputs for the gallery in test_wrong that are longer than anybody's report."""

from __future__ import annotations

HEAD = "unit: {name: Xã An Phú, level: commune}\nperiod: {from: 2024-01-01, to: 2024-06-30}\nreadings:\n"
READING = '  - {{indicator: satisfaction, scope: "{}", value: "{}%", place: "Biểu 1, dòng {}"}}\n'
COLUMNS = "unit,level,from,to,indicator,value,place\n"
ROW = "Xã số {},commune,2024-01-01,2024-06-30,satisfaction,98%,Biểu 1\n"

MADE: dict[str, bytes] = {
    "many-figures.txt": (("1\tSố hồ sơ" + "\t95" * 20 + "\n") * 1_001).encode(),
    "many-figures-in-sentences.txt": ("Mức độ hài lòng đạt 98%.\n" * 8_001).encode(),
    "many-characters.txt": ("Mức độ hài lòng của người dân.\n" * 40_000).encode(),
    "many-readings.yaml": (HEAD + "".join(READING.format(f"Ấp {i}", 98, i) for i in range(3_001))).encode(),
    "many-values.yaml": ("readings:\n" + "  - {}\n" * 100_000).encode(),
    "many-columns.csv": (COLUMNS.strip() + ",value" * 100 + "\nXã An Phú\n").encode(),
    "many-rows.csv": (COLUMNS + "Xã An Phú\n" * 20_001).encode(),
    "many-units.csv": (COLUMNS + "".join(ROW.format(number) for number in range(1_001))).encode(),
    "many-alike.yaml": (HEAD + "".join(READING.format("Ấp 1", i % 100, i) for i in range(150))).encode(),
}
ONLY_WARNED: set[str] = set()
"""What is said of these is a warning: they are judged."""
