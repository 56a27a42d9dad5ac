"""Forms filled in as a clean report would fill them in: figures are drawn, what follows from them is computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import NamedTuple

from rules.forms import Form, Forms, Row, load_shipped
from tests.injected_figures import Key, Measure, Pieces, Relation, Rows, Written, percent

FORMS: Forms = load_shipped()
PERCENT_KINDS = ("percent", "ratio")


class Part(NamedTuple):
    """A table with its title, its figures and what holds between them."""

    title: tuple[str, ...]
    table: Rows
    figures: Mapping[str, Written]
    relations: tuple[Relation, ...]


class Style(NamedTuple):
    """How an office writes: the mark between thousands, that of decimals, decimals of percents, zeros before units."""

    thousands: str
    decimal: str
    digits: int
    cut_off: bool
    zeros: bool
    sign: bool

    def count(self, value: int) -> Written:
        text = f"{value:,}".replace(",", self.thousands)
        return Written(f"0{text}" if self.zeros and value < 10 else text, Fraction(value))

    def percent(self, above: int, below: int, *, sign: bool | None = None, digits: int | None = None) -> Written:
        shown = self.digits if digits is None else digits
        text = percent(above, below, shown, cut_off=self.cut_off, mark=self.decimal)
        value = Fraction(text.replace(",", "."))
        return Written(text + ("%" if (self.sign if sign is None else sign) else ""), value, "percent")


def style(random: Random) -> Style:
    """How some office writes."""
    return Style(
        thousands=random.choice((".", ".", ".", ".", "", ",")),
        decimal=random.choice((",", ",", ",", ",", ".")),
        digits=random.choice((2, 2, 2, 1, 0)),
        cut_off=random.random() < 0.4,
        zeros=random.random() < 0.3,
        sign=random.random() < 0.3,
    )


def size(random: Random) -> int:
    """A count as reports have it: small ones, hundreds, and thousands."""
    return random.choice((random.randint(0, 9), random.randint(1, 99), random.randint(10, 999), random.randint(100, 30_000)))


# forms with one column of figures

HEADINGS = (
    ("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"),
    ("STT", "Nội dung thống kê", "Đơn vị tính", "Kết quả", "Ghi chú"),
)
UOMS = ("Văn bản", "Thủ tục", "Hồ sơ", "Nhiệm vụ", "Cơ quan, đơn vị", "Người", "Vấn đề")
NAMES = {
    "bieu-mau-1": "Công tác chỉ đạo điều hành", "bieu-mau-2": "Cải cách thể chế",
    "bieu-mau-3": "Cải cách thủ tục hành chính", "bieu-mau-4": "Cải cách tổ chức bộ máy",
    "bieu-mau-5": "Cải cách chế độ công vụ", "bieu-mau-6": "Cải cách tài chính công",
    "bieu-mau-7": "Xây dựng và phát triển Chính quyền điện tử, Chính quyền số",
}  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
SECTIONS = {
    "documents": "CHỈ ĐẠO, ĐIỀU HÀNH", "issued": "CẢI CÁCH THỂ CHẾ", "posts": "CẢI CÁCH TỔ CHỨC BỘ MÁY",
    "simplified": "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "posts-approved": "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ",
    "investment-rate": "CẢI CÁCH TÀI CHÍNH CÔNG", "e-documents": "XÂY DỰNG CHÍNH QUYỀN SỐ",
}  # fmt: skip
"""The rows with which the sections of appendix 1a begin."""


def form(name: str) -> Form:
    found = FORMS.named(name)
    if found is None:
        raise KeyError(name)
    return found


def provincial(random: Random, how: Style) -> list[Part]:
    """Forms 1 to 7 of one province, which agree with each other."""
    made = {name: counts_of(form(name), random) for name in NAMES if name not in ("bieu-mau-3", "bieu-mau-4")}
    seven, six = made["bieu-mau-7"], made["bieu-mau-6"]
    three = counts_of(form("bieu-mau-3"), random)
    more = max(seven["with-fee"], seven["online"])
    three["procedures-province"] += more
    three["procedures"] += more
    four = counts_of(form("bieu-mau-4"), random)
    own = [random.randint(0, six["public-units"]) for _ in range(2)]
    low, high = min(own), max(own)
    four |= {
        "public-units": six["public-units"], "public-units-province": low,
        "public-units-department": high - low, "public-units-district": six["public-units"] - high,
    }  # fmt: skip
    counts = made | {"bieu-mau-3": three, "bieu-mau-4": four}
    return [one_column(form(name), counts[name], random, how) for name in NAMES]


def appendix(random: Random, how: Style) -> tuple[Part, dict[str, int]]:
    """Appendix 1a of a commune, and its counts."""
    own = form("phu-luc-1a")
    counts = counts_of(own, random)
    more = max(0, max(counts["with-fee"], counts["online"]) - counts["procedures"])
    counts["procedures-commune"] += more
    counts["procedures"] += more
    return one_column(own, counts, random, how), counts


def counts_of(own: Form, random: Random) -> dict[str, int]:
    """Counts of the rows, so that sums add up and parts stay within their wholes."""
    found: dict[str, int] = {}

    def value(name: str) -> int:
        if name not in found:
            found[name] = _count(name)
        return found[name]

    def _count(name: str) -> int:
        parts = [each.of for each in own.identities if each.stated == name and each.kind == "sum"]
        if parts:
            return sum(map(value, parts[0]))
        above = [each.stated for each in own.identities if each.of == (name,) and each.kind == "parts"]
        sums = [each for each in above if any(other.stated == each and other.kind == "sum" for other in own.identities)]
        if sums and not sums[0].startswith("procedures"):
            return random.randint(0, value(sums[0]))
        inside = [each.of for each in own.identities if each.stated == name and each.kind == "parts"]
        return max((sum(map(value, each)) for each in inside), default=0) + size(random)

    for row in own.rows:
        if row.measure in ("count", "amount"):
            value(row.id)
    return found


def one_column(own: Form, counts: Mapping[str, int], random: Random, how: Style) -> Part:
    """The form with these counts, and what else its rows ask for."""
    keys = {row.id: Key(f"{own.id}/{row.id}") for row in own.rows}
    amounts = {row.id for row in own.rows if row.measure == "amount"}
    figures = {
        keys[name]: how.count(count)._replace(measure="amount" if name in amounts else "count")
        for name, count in counts.items()
    }
    rates = {each.stated: each.of for each in own.identities if each.kind == "rate"}
    uoms: dict[str, str] = {}
    for row in own.rows:
        uoms[row.id] = _uom(row, random)
        written = _answer(row, rates, counts, random, how) if row.id not in counts else None
        if written is not None:
            figures[keys[row.id]] = written
    lines = list(_lines(own, keys, figures, uoms, random))
    title = (f"Biểu mẫu {own.id[-1]}", NAMES[own.id]) if own.id in NAMES else ("PHỤ LỤC 1a", "Dành cho cấp xã")
    table = Rows((HEADINGS[0] if own.id in NAMES else random.choice(HEADINGS), *lines))
    return Part(title, table, figures, tuple(_relations(own, keys, figures)))


def _uom(row: Row, random: Random) -> str:
    if row.measure == "code":
        return "Có = 1; Không = 0" if len(row.codes) == 2 else "Trực tuyến = 0; Phát phiếu = 1; Kết hợp = 2"
    return "%" if row.measure in PERCENT_KINDS else "Triệu đồng" if row.measure == "amount" else random.choice(UOMS)


def _answer(
    row: Row, rates: Mapping[str, Sequence[str]], counts: Mapping[str, int], random: Random, how: Style
) -> Written | None:
    """A percent or a code; None where the row is left empty."""
    if row.measure == "code":
        code = random.choice(row.codes)
        return Written(code, Fraction(code), "code")
    if row.id in rates:
        above, below = (counts[each] for each in rates[row.id])
        return how.percent(above, below) if below else None
    return how.percent(random.randint(0, 100), 100) if random.random() < 0.8 else None


def _lines(
    own: Form, keys: Mapping[str, Key], figures: Mapping[str, Written], uoms: Mapping[str, str], random: Random
) -> Iterator[Pieces]:
    """The rows with their numbers, sections above them."""
    tops, below = 0, dict.fromkeys(keys, 0)
    numbers: dict[str, str] = {}
    if own.id in NAMES:
        yield (f"{ROMAN[int(own.id[-1]) - 1]}.", NAMES[own.id], "", "", "")
    for row in own.rows:
        if own.id == "phu-luc-1a" and row.id in SECTIONS:
            tops = 0
            yield (ROMAN[list(SECTIONS).index(row.id)], SECTIONS[row.id], "", "", "")
        if row.under is None:
            tops += 1
            numbers[row.id] = f"{tops}"
        else:
            below[row.under] += 1
            numbers[row.id] = f"{numbers[row.under]}.{below[row.under]}"
        key = keys[row.id]
        yield (numbers[row.id] + ".", _name(row, random), uoms[row.id], key if key in figures else "", "")


def _name(row: Row, random: Random) -> str:
    name = random.choice(row.names)
    return name.replace("…", " năm nay") if name.endswith("…") else name.strip("…")


def _relations(own: Form, keys: Mapping[str, Key], figures: Mapping[str, Written]) -> Iterator[Relation]:
    """What the form declares of its rows: its identities, and what a single cell may hold."""
    for each in own.identities:
        names = [name if "/" in name else keys[name] for name in (each.stated, *each.of)]
        if names[0] in figures or "/" in names[0]:
            yield Relation(each.kind, names[0], tuple(names[1:]), each.id, own.id)
    for row in own.rows:
        key = keys[row.id]
        if key not in figures:
            continue
        if row.measure == "code":
            yield Relation("code", key, name="code", declared=own.id, codes=row.codes)
        elif row.measure == "percent":
            yield Relation("share", key, name="share", declared=own.id)
        elif row.measure == "count":
            yield Relation("whole", key, name="whole", declared=own.id)


# forms with many columns

DOSSIERS = (
    "received", "online", "in-person", "carried-over", "resolved", "early", "on-time", "late", "pending",
    "pending-within", "pending-overdue",
)  # fmt: skip
FIELDS = (
    "Chứng thực", "Hộ tịch", "Đất đai", "Người có công", "Bảo trợ xã hội", "Môi trường", "Văn hóa", "Tôn giáo",
    "Thi đua, khen thưởng", "Xây dựng", "Giáo dục", "Nông nghiệp", "Lâm nghiệp", "Thủy lợi", "Trẻ em", "Việc làm",
    "Phổ biến giáo dục pháp luật", "Nuôi con nuôi", "Hòa giải cơ sở", "Đường thủy nội địa",
)  # fmt: skip
_IN, _OUT, _LEFT = "Số lượng hồ sơ tiếp nhận", "Số lượng hồ sơ đã giải quyết", "Số lượng hồ sơ đang giải quyết"
ABOVE = ("STT", "Lĩnh vực giải quyết", *[_IN] * 4, *[_OUT] * 4, *[_LEFT] * 3)
BETWEEN = (
    "STT", "Lĩnh vực giải quyết", "Tổng số", "Trong kỳ", "Trong kỳ", "Từ kỳ trước", "Tổng số", "Trước hạn",
    "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn",
)  # fmt: skip
BELOW = (*BETWEEN[:3], "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", *BETWEEN[5:])
NUMBERS = (
    "(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)",
    "(11)=(12)+(13)", "(12)", "(13)",
)  # fmt: skip


def dossiers(random: Random) -> dict[str, int]:
    """One row of II.06a: what came in is resolved or pending."""
    early, on_time, late = size(random), random.randint(0, 99), random.choice((0, 0, random.randint(0, 30)))
    within, overdue = random.choice((0, random.randint(0, 90))), random.choice((0, 0, random.randint(0, 9)))
    received = early + on_time + late + within + overdue
    carried = random.randint(0, received // 5)
    online = random.randint(0, received - carried)
    counts = (
        received, online, received - carried - online, carried, early + on_time + late, early, on_time, late,
        within + overdue, within, overdue,
    )  # fmt: skip
    return dict(zip(DOSSIERS, counts, strict=True))


def ii_06a(random: Random, how: Style) -> tuple[Part, dict[str, int]]:
    """Form II.06a with 4 to 20 fields, and its totals."""
    fields = random.sample(FIELDS, random.randint(4, 20))
    rows = [dossiers(random) for _ in fields]
    total = {name: sum(row[name] for row in rows) for name in DOSSIERS}
    figures: dict[str, Written] = {}
    lines: list[Pieces] = []
    for number, (label, row) in enumerate(zip((*fields, ""), (*rows, total), strict=True), start=1):
        line = f"{number}" if label else "total"
        keys = [Key(f"ii-06a/{line}/{name}") for name in DOSSIERS]
        figures |= {key: how.count(row[name]) for key, name in zip(keys, DOSSIERS, strict=True)}
        first = (str(number), f"Lĩnh vực {label}") if label else ("TỔNG CỘNG", "")
        lines.append((*first, *keys))
    relations = tuple(_of_dossiers([*map(str, range(1, len(rows) + 1)), "total"]))
    table = Rows((ABOVE, BETWEEN, BELOW, NUMBERS, *lines), heading=3)
    title = ("Biểu số II.06a/VPCP/KSTT", "KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH")
    return Part(title, table, figures, relations), total


def _of_dossiers(lines: Sequence[str]) -> Iterator[Relation]:
    for line in lines:
        for each in form("ii-06a").identities:
            keys = [f"ii-06a/{line}/{name}" for name in (each.stated, *each.of)]
            yield Relation(each.kind, keys[0], tuple(keys[1:]), each.id, "ii-06a")
    for name in DOSSIERS:
        keys = [f"ii-06a/{line}/{name}" for line in lines]
        yield Relation("rows", keys[-1], tuple(keys[:-1]), f"total of {name}", "ii-06a")


GROUPS = ("Hồ sơ cấp huyện", "Hồ sơ ngành dọc", "UBND các xã, phường")
LABELS = {
    "all": "Tổng số hồ sơ", "new": "Tiếp nhận mới", "carried-over": "Số kỳ trước chuyển qua",
    "resolved": "Số hồ sơ đã giải quyết", "on-time": "Đúng hạn", "late": "Trễ hạn",
    "stopped": "Dừng xử lý, rút hồ sơ", "pending": "Hồ sơ tồn đọng", "pending-within": "Trong hạn",
    "pending-overdue": "Quá hạn", "online": "Hồ sơ nộp trực tuyến", "paid-online": "Hồ sơ thanh toán trực tuyến",
}  # fmt: skip
LINES = ("1", "1.1", "1.2", "2", "2.1", "2.2", "3", "4", "4.1", "4.2", "5", "6")


def handled(random: Random) -> dict[str, int]:
    """One column of the table of how dossiers were handled."""
    on_time, late, stopped, within, overdue = (size(random) for _ in range(5))
    on_time += 1
    everything = on_time + late + stopped + within + overdue
    carried, online = random.randint(0, everything // 4), random.randint(0, everything)
    counts = (
        everything, everything - carried, carried, on_time + late, on_time, late, stopped, within + overdue, within,
        overdue, online, random.randint(0, online),
    )  # fmt: skip
    return dict(zip(LABELS, counts, strict=True))


def procedures(random: Random, how: Style) -> tuple[Part, dict[str, int]]:
    """The table of how dossiers were handled, by groups of offices with their percents; the counts of the first."""
    groups = [handled(random) for _ in GROUPS[: random.randint(1, 3)]]
    own = form("ket-qua-giai-quyet")
    rates = {each.stated: each.of for each in own.identities if each.kind == "rate"}
    figures: dict[str, Written] = {}
    lines: list[Pieces] = []
    for number, (row, label) in zip(LINES, LABELS.items(), strict=True):
        cells: list[str] = []
        for group, counts in enumerate(groups):
            key = Key(f"ket-qua/{group}/{row}")
            figures[key] = how.count(counts[row])
            cells.append(key)
            if row in rates:
                share = Key(f"{key}/rate")
                figures[share] = how.percent(*(counts[each] for each in rates[row]), sign=True)
                cells.append(share)
            else:
                cells.append("")
        lines.append((number, label, *cells))
    heading = ("TT", "Nội dung", *(column for name in GROUPS[: len(groups)] for column in (name, "Tỷ lệ")))
    relations = tuple(each for group in range(len(groups)) for each in _of_group(own, group))
    title = ("Kết quả tiếp nhận, giải quyết hồ sơ trên Hệ thống một cửa điện tử",)
    return Part(title, Rows((heading, *lines)), figures, relations), groups[0]


def _of_group(own: Form, group: int) -> Iterator[Relation]:
    for each in own.identities:
        keys = [f"ket-qua/{group}/{name}" for name in (each.stated, *each.of)]
        stated = f"{keys[0]}/rate" if each.beside else keys[0]
        yield Relation(each.kind, stated, tuple(keys[1:]), each.id, own.id)


