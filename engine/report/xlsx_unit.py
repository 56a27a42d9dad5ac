"""The sheet of one unit in a workbook: the official tables with the team's column filled, points, what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.model.scored import TargetScore, UnitScore
from engine.report import scored_words
from engine.report.docx_fields import Values
from engine.report.docx_template import SetValues, UnitValues
from engine.report.scored_words import say_it
from engine.report.xlsx_book import Sheet
from engine.report.xlsx_cells import Cell, Link, cut, points
from engine.report.xlsx_matrix import counted
from engine.report.xlsx_run import Run

_WIDTHS = (7, 46, 10, 13, 24, 84)
_NAMED = 54
"""So much of a name stands in one line; it stands in full in the table above."""
_OFFICIAL = ("stt", "chi_tieu", "don_vi_tinh", "chi_tieu_nam", "ket_qua", "danh_gia")
_OFFICIAL_STYLES = ("middle", "cell", "middle", "middle", "middle")
_POINTS = ("number", "target", "earned", "possible", "gain", "how")
_POINTS_STYLES = ("middle", "cell", "number", "number", "number", "cell")
_PARTS = (
    ("parts-line", "tung_phan"),
    ("discrepancies-line", "diem_bat_nhat"),
    ("questions-line", "cau_hoi"),
    ("decisions-line", "quyet_dinh"),
    ("method-line", "phuong_phap"),
)


def add_unit(name: str, unit: UnitScore, values: UnitValues, run: Run) -> None:
    """The heading, a table for each target set, then points, discrepancies, questions, decisions and the method.

    ``name`` is that of the sheet; ``values`` are what the minutes say of the unit.
    """
    sheet = run.book.sheet(name, _WIDTHS)
    own = values.own
    _heading(sheet, own, run)
    for judged, each in zip(unit.assessment.target_sets, values.sets, strict=True):
        rows = [row for row in unit.rows if row.target.set == judged.id]
        _official(sheet, each, rows, own["nam"][0], run)
    _points(sheet, unit, run)
    for heading, key in _PARTS:
        _listed(sheet, run.say(heading), own[key])
    for line in (*own["doi_chieu"], *own["ma_dot"]):
        sheet.say(line)
    sheet.done()


def _heading(sheet: Sheet, own: Values, run: Run) -> None:
    sheet.title(own["don_vi"][0])
    sheet.put(0, Link(run.say("back"), run.say("sheet-ranking")), "plain")
    sheet.row += 1
    about = {"level": own["cap"][0], "above": "".join(f", {each}" for each in own["cap_tren"] if each)}
    sheet.say(run.say("unit-line", **about, **{"from": own["tu_ngay"][0], "to": own["den_ngay"][0]}))
    sheet.say(run.say("document-line", document=own["van_ban"][0], source=own["tep"][0]))
    for line in (*own["diem"], *own["tong_hop"]):
        sheet.say(line)


def _official(sheet: Sheet, found: SetValues, rows: Sequence[TargetScore], year: str, run: Run) -> None:
    """The table that the unit's report has, with the last column filled."""
    sheet.row += 1
    sheet.say(found.own["bo_ten"][0], "part")
    sheet.say(found.own["bo_can_cu"][0])
    sheet.head([run.say(f"column-{key}", year=year) for key in _OFFICIAL])
    for row, values in zip(rows, found.rows, strict=True):
        cells = ["\n".join(values[key]) for key in _OFFICIAL]
        sheet.add(cells, [*_OFFICIAL_STYLES, f"cell of-{counted(row)}"])


def _points(sheet: Sheet, unit: UnitScore, run: Run) -> None:
    """What each target earned of what, their sums, and all that is needed to compute the score by hand."""
    sheet.row += 1
    sheet.say(run.say("points-line"), "part")
    sheet.head([run.say(key) for key in _POINTS])
    for number, row in enumerate(unit.rows, 1):
        sheet.add(_earned(number, row, run), _POINTS_STYLES)
    sums: list[Cell] = [None, run.say("sum"), points(unit.earned), points(unit.possible), None, None]
    sheet.add(sums, ["cell", "total-name", "total", "total", "number", "cell"])
    for key, lines in (("groups", scored_words.group_lines), ("numbers", scored_words.exact_numbers)):
        said = "; ".join(lines(unit, run.language))
        if said:
            sheet.say(say_it("groups-line" if key == "groups" else "exact-line", run.language, **{key: said}))


def _earned(number: int, row: TargetScore, run: Run) -> list[Cell]:
    counts = row.possible != 0
    return [
        number,
        cut(scored_words.target_name(row.target, run.language), _NAMED),
        points(row.earned) if counts else None,
        points(row.possible) if counts else None,
        points(row.gain, 2) if row.gain else None,
        "; ".join(_notes(row, run)),
    ]


def _notes(row: TargetScore, run: Run) -> Iterator[str]:
    language = run.language
    if row.possible:
        yield scored_words.verdict(row, language)
    else:
        yield run.say("left-out", why=scored_words.why_outside(row, language))
    if row.gain and (row.finding.missing_count or row.finding.surplus_count):
        yield scored_words.gain(row, run.library, language)
    note = scored_words.share_note(row, language)
    if note:
        yield note


def _listed(sheet: Sheet, heading: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    sheet.row += 1
    sheet.say(heading, "part")
    for line in lines:
        sheet.say(line)
