"""Forms filled in as a clean report would: figures are drawn, and what follows from them is computed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import floor

from engine.document import Block, Cell, Document, Paragraph, Table
from engine.model import Claim
from engine.normalise.claims.tables import table_claims
from engine.normalise.grids import Grid, in_reading_order
from engine.problem import Place
from rules.forms import Form, Forms, Row, load_shipped

FORMS: Forms = load_shipped()
HEADING = ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
UOMS = {"count": "Hồ sơ", "percent": "%", "ratio": "%", "code": "Có = 1; Không = 0", "amount": "Triệu đồng"}
RECEIVED, RESOLVED, PENDING = (
    "Số lượng hồ sơ tiếp nhận",
    "Số lượng hồ sơ đã giải quyết",
    "Số lượng hồ sơ đang giải quyết",
)
ABOVE = ("STT", "Lĩnh vực", *[RECEIVED] * 4, *[RESOLVED] * 4, *[PENDING] * 3)
BELOW = (
    "STT", "Lĩnh vực", "Tổng số", "Trong kỳ trực tuyến", "Trong kỳ trực tiếp, bưu chính", "Từ kỳ trước",
    "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn",
)  # fmt: skip
GROUPS = ("Hồ sơ cấp huyện", "Hồ sơ ngành dọc", "UBND các xã")
Draw = Callable[[int, int], int]
Values = Mapping[str, str]


def grid(*rows: Sequence[str], title: str = "") -> Grid:
    """One table as it is read; the place of a cell has its row and column, both from 1."""
    blocks = (*([Paragraph(title)] if title else []), table(*rows))
    (found,) = (piece for piece in in_reading_order(blocks) if isinstance(piece, Grid))
    return found


def table(*rows: Sequence[str]) -> Table:
    """A table; an equal text beside the one before it in the first row, or below it, is a merged cell."""
    return Table(
        tuple(
            tuple(
                Cell(text, Place(table=1, row=at, column=column + 1), copied=_is_merged(rows, at - 1, column))
                for column, text in enumerate(row)
            )
            for at, row in enumerate(rows, 1)
        )
    )


def _is_merged(rows: Sequence[Sequence[str]], row: int, column: int) -> bool:
    own = rows[row][column]
    if row > 1 or not own or own in ("Tỷ lệ", "Tổng số", "Quá hạn", "Trong hạn"):
        return False
    beside = row == 0 and column > 0 and rows[0][column - 1] == own and len(rows) > 1 and rows[1][column] != own
    return beside or (row == 1 and rows[0][column] == own)


def claims(*grids: Grid, forms: Forms = FORMS) -> list[Claim]:
    return list(table_claims(grids, forms))


def form(name: str) -> Form:
    found = FORMS.named(name)
    assert found is not None
    return found


def rows_of(own: Form, values: Values) -> Iterator[tuple[str, ...]]:
    """The heading and rows of a form with a column of figures; a row without a value is left empty."""
    yield HEADING
    for row in own.rows:
        yield ("", name_of(row), UOMS[row.measure], values.get(row.id, ""), "")


def name_of(row: Row) -> str:
    return row.names[0].strip("…")


def filled(name: str, values: Values, title: str = "") -> Grid:
    return grid(*rows_of(form(name), values), title=title or f"{form(name).name.vi}")


def percent(above: int, below: int, digits: int = 2, *, cut_off: bool = False) -> str:
    """The percent as a report writes it, rounded or cut off."""
    if not below:
        return "0"
    scaled = Fraction(above * 100, below) * 10**digits
    whole = floor(scaled if cut_off else scaled + Fraction(1, 2))
    return f"{whole // 10**digits},{whole % 10**digits:0{digits}d}" if digits else str(whole)


def solved(own: Form, draw: Draw, given: Mapping[str, int] | None = None) -> dict[str, int]:
    """Counts of a form's rows, so that its sums and parts hold; ``given`` are rows that are set already."""
    found: dict[str, int] = dict(given or {})

    def value(name: str) -> int:
        if name not in found:
            found[name] = _value(own, name, value, draw)
        return found[name]

    for row in own.rows:
        if row.measure in ("count", "amount"):
            value(row.id)
    return found


def _value(own: Form, name: str, value: Callable[[str], int], draw: Draw) -> int:
    for identity in own.identities:
        if identity.stated == name and identity.kind == "sum":
            return sum(value(each) for each in identity.of)
    parts = [each for each in own.identities if each.stated == name and each.kind == "parts"]
    wholes = [each.stated for each in own.identities if each.kind == "sum" and name in each.of]
    sums = {each.stated for each in own.identities if each.kind == "sum"}
    whole = next((each.stated for each in own.identities if each.of == (name,) and each.stated in sums), None)
    if whole is not None and not parts:
        return draw(0, value(whole))
    least = max((sum(value(part) for part in each.of if "/" not in part) for each in parts), default=0)
    return least + draw(0, 40) + (10_000 if "procedures" in wholes else 0)


def written(own: Form, counts: Mapping[str, int], draw: Draw) -> dict[str, str]:
    """The figures of a form as texts: percents from the counts, codes that are allowed, thousands with a mark."""
    rates = {each.stated: each.of for each in own.identities if each.kind == "rate" and not each.beside}
    found = {name: f"{count:,}".replace(",", ".") if draw(0, 1) else str(count) for name, count in counts.items()}
    for row in own.rows:
        if row.id in rates:
            above, below = rates[row.id]
            found[row.id] = percent(counts[above], counts[below], draw(0, 2), cut_off=bool(draw(0, 1)))
        elif row.measure in ("percent", "ratio"):
            found[row.id] = f"{draw(0, 99)},{draw(0, 99):02d}"
        elif row.measure == "code":
            found[row.id] = str(draw(0, 1))
    return found


def clean_rows(name: str, draw: Draw) -> dict[str, str]:
    """A form with a column of figures, filled in so that nothing in it is wrong."""
    own = form(name)
    return written(own, solved(own, draw), draw)


def dossiers(draw: Draw) -> list[int]:
    """Columns (3) to (13) of a row of II.06a."""
    resolved = [draw(0, 900) for _ in range(3)]
    pending = [draw(0, 90) for _ in range(2)]
    received = sum(resolved) + sum(pending)
    online = draw(0, received)
    carried = draw(0, received - online)
    return [
        received, online, received - online - carried, carried, sum(resolved), *resolved, sum(pending), *pending
    ]  # fmt: skip


def ii_06a(rows: Sequence[Sequence[int]]) -> list[tuple[str, ...]]:
    """Form II.06a with these rows, and the row of the total."""
    total = [sum(column) for column in zip(*rows, strict=True)]
    numbered = [(str(at), f"Lĩnh vực {at}", *map(str, row)) for at, row in enumerate(rows, 1)]
    return [ABOVE, BELOW, *numbered, ("Tổng cộng", "", *map(str, total))]


def procedures_table(groups: Sequence[Mapping[str, int]]) -> list[tuple[str, ...]]:
    """The table of how dossiers were handled, with a column and its percents for each group of offices."""
    rates = {each.stated: each.of for each in form("ket-qua-giai-quyet").identities if each.kind == "rate"}
    heading = [column for name, _ in zip(GROUPS, groups, strict=False) for column in (name, "Tỷ lệ")]
    lines = [("TT", "Nội dung", *heading)]
    for number, row in zip(NUMBERS, form("ket-qua-giai-quyet").rows, strict=True):
        cells = [
            text
            for counts in groups
            for text in (
                str(counts[row.id]),
                percent(counts[rates[row.id][0]], counts[rates[row.id][1]], 1) + "%" if row.id in rates else "",
            )
        ]
        lines.append((number, row.names[-1].strip("…").capitalize(), *cells))
    return lines


NUMBERS = ("1", "1.1", "1.2", "2", "2.1", "2.2", "3", "4", "4.1", "4.2", "5", "6")


def handled(draw: Draw) -> dict[str, int]:
    """One group of that table."""
    on_time, late, stopped, within, overdue = (draw(0, 400) for _ in range(5))
    everything = on_time + late + stopped + within + overdue
    carried = draw(0, everything)
    online = draw(0, everything)
    return {
        "all": everything, "new": everything - carried, "carried-over": carried, "resolved": on_time + late,
        "on-time": on_time, "late": late, "stopped": stopped, "pending": within + overdue,
        "pending-within": within, "pending-overdue": overdue, "online": online, "paid-online": draw(0, online),
    }  # fmt: skip


def clean_report(draw: Draw) -> tuple[Block, ...]:
    """All forms in one report, one after the other, and a table that is no known form; nothing in it is wrong."""
    six = solved(form("bieu-mau-6"), draw)
    four = solved(form("bieu-mau-4"), draw)
    gap = four["public-units"] - six["public-units"]
    for counts, row in ((six, "state-costs"), (four, "public-units-district")):
        own = gap if counts is six else -gap
        counts[row] += max(own, 0)
        counts["public-units"] += max(own, 0)
    known = {"bieu-mau-4": four, "bieu-mau-6": six}
    blocks: list[Block] = []
    for name in [*(f"bieu-mau-{number}" for number in range(1, 8)), "phu-luc-1a"]:
        own = form(name)
        blocks.append(Paragraph(own.name.vi))
        blocks.append(table(*rows_of(own, written(own, known.get(name) or solved(own, draw), draw))))
    rows = [dossiers(draw) for _ in range(draw(1, 6))]
    blocks += [Paragraph("Biểu số II.06a/VPCP/KSTT kết quả giải quyết thủ tục hành chính"), table(*ii_06a(rows))]
    blocks += [Paragraph("Kết quả trên hệ thống một cửa của thành phố"), table(*procedures_table([handled(draw)] * 2))]
    counts = [[draw(0, 2000) for _ in range(3)] for _ in range(draw(2, 5))]
    lines = [(str(at), f"Phường {at}", *map(str, row)) for at, row in enumerate(counts, 1)]
    total = [sum(column) for column in zip(*counts, strict=True)]
    heading = ("STT", "Đơn vị", "Số hồ sơ tiếp nhận", "Số hồ sơ trực tuyến", "Số hồ sơ số hóa")
    blocks += [Paragraph("Kết quả của các phường"), table(heading, *lines, ("", "Tổng cộng", *map(str, total)))]
    return tuple(blocks)


def document(blocks: Sequence[Block]) -> Document:
    return Document("bao-cao.md", "markdown", tuple(blocks))
