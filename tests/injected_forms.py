"""Forms filled in as a clean report would fill them in: figures are drawn, what follows from them is computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import NamedTuple

from rules.forms import Form, Forms, Row, load_shipped
from tests.injected_figures import Key, Pieces, Relation, Rows, Written, percent

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
    return random.choice(
        (random.randint(0, 9), random.randint(1, 99), random.randint(10, 999), random.randint(100, 30_000))
    )


def about_half(random: Random, whole: int) -> int:
    """So many of the whole: any number, or as often about half, where targets lie and a little more or less decides."""
    return random.randint(0, whole) if random.random() < 0.5 else whole * random.randint(460, 540) // 1000


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
    made["bieu-mau-7"]["dossiers-online"] = about_half(random, made["bieu-mau-7"]["dossiers"])
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
    counts["dossiers-online"] = about_half(random, counts["dossiers"])
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
