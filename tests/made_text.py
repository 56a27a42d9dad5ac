"""Wrong texts for the gallery in test_wrong, made here because no editor would keep them so."""

from __future__ import annotations

COLUMNS = "unit,level,from,to,indicator,value,place\n"
ROW = "Xã Mỹ Hòa,commune,2024-01-01,2024-06-30,satisfaction,98%,Báo cáo kết quả giải quyết thủ tục\n"
CP1258 = {  # a letter with a tone is two characters there
    "ã": "a\u0303", "ỹ": "y\u0303", "ò": "o\u0300", "ế": "ê\u0301", "ả": "a\u0309", "ủ": "u\u0309", "ụ": "u\u0323",
}  # fmt: skip

MADE: dict[str, bytes] = {
    "written-in-windows-1258.csv": (COLUMNS + ROW).translate(str.maketrans(CP1258)).encode("cp1258"),
    "endless.md": b"a\n" * 60_000,
    "endless-row.txt": b"a\tb\n" * 100 + b"x\t" * 4_000 + b"\n",
    "nested-quotations.md": b"# T\n\n" + b">" * 5_000 + b"a\n",
    "nested-elements.html": b"<html>" + b"<div>" * 5_000,
    "reaching-far.html": b"<table>" + b"<tr><td colspan=100000 rowspan=100000>a</td></tr>" * 1_000 + b"</table>",
    "many-tags.html": b"<html>" + b"<p>" * 250_000,
    "old-font.txt": "B¸o c¸o c«ng t¸c c¶i c¸ch hµnh chÝnh\n\nñy ban nh©n d©n x· thùc hiÖn ®óng quy ®Þnh\n".encode(),
}
ONLY_WARNED: set[str] = {"utf-16.csv", "written-in-windows-1258.csv"}
"""What is said of these is a warning: they are judged."""
