"""Tables with many columns as a clean report would fill them in: form II.06a, and how dossiers were handled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random

from rules.forms import Form
from tests.injected_figures import Key, Pieces, Relation, Rows, Written
from tests.injected_forms import Part, Style, about_half, form, size

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


def dossiers(random: Random, near: Fraction | None = None) -> dict[str, int]:
    """One row of II.06a: what came in is resolved or pending; ``near`` is about the share that came online."""
    early, on_time, late = size(random), random.randint(0, 99), random.choice((0, 0, random.randint(0, 30)))
    within, overdue = random.choice((0, random.randint(0, 90))), random.choice((0, 0, random.randint(0, 9)))
    received = early + on_time + late + within + overdue
    carried = random.randint(0, received // 5)
    online = min(received - carried, round(received * near) if near else random.randint(0, received))
    counts = (
        received, online, received - carried - online, carried, early + on_time + late, early, on_time, late,
        within + overdue, within, overdue,
    )  # fmt: skip
    return dict(zip(DOSSIERS, counts, strict=True))


def ii_06a(random: Random, how: Style, count: int | None = None) -> tuple[Part, dict[str, int]]:
    """Form II.06a with so many fields, or 4 to 20, and its totals."""
    fields = random.sample(FIELDS, random.randint(4, 20) if count is None else count)
    near = random.choice((None, Fraction(random.randint(480, 530), 1000)))
    rows = [dossiers(random, near) for _ in fields]
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
    carried, online = random.randint(0, everything // 4), about_half(random, everything)
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
