"""What became of the errors, in tables: for a terminal, and in the guide for inspectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tests.injected_figures import Relation

NONE, BOUND, BLIND = "no identity", "identity still holds", "row of identity gone"
"""Why nothing speaks against an error: no identity has the figure · it bounds the figure, and still does · the row
without which it says nothing was dropped."""
KINDS = {
    "digit": "sai một chữ số", "swapped": "đổi chỗ hai ô", "dropped": "bỏ sót một hàng", "off-by-one": "tổng lệch 1",
    "mark": "nhầm dấu chấm, dấu phẩy", "percent": "sai tỷ lệ",
}  # fmt: skip
FORMS = {
    **{f"bieu-mau-{number}": f"biểu mẫu {number}" for number in range(1, 8)},
    "ii-06a": "II.06a", "ket-qua": "kết quả giải quyết hồ sơ", "phu-luc-1a": "phụ lục 1a", "câu": "câu văn",
}  # fmt: skip
REASONS = {
    NONE: "không phép tính nào có ô ấy", BOUND: "phép tính chỉ đòi phần không lớn hơn tổng thể, và vẫn đúng",
    BLIND: "mất cả hàng thì phép tính của hàng ấy không còn",
}  # fmt: skip
HEADS = (
    "injected",
    "covered",
    "caught",
    "missed",
    "twice",
    "caught",
    "uncovered",
    "moved",
    "unseen",
    "elsewhere",
    "missing",
)
LABELS = (
    "số báo cáo", "có phép tính chống lại", "phát hiện", "bỏ sót", "chỉ hai nơi ghi khác nhau", "trong đó phát hiện",
    "không gì chống lại", "kết luận thay đổi", "không ai hay, có phép tính chống lại",
    "không ai hay, không có phép tính", "thành thiếu số liệu",
)  # fmt: skip


class Tried(NamedTuple):
    """What became of one report.

    ``alarms`` are the discrepancies of the clean report, ``broken`` the relations that the error breaks, ``caught``
    whether a discrepancy names its figure. Of the targets whose verdict is another than before, ``moved``, those that
    nothing tells of are ``shifts``, or ``missing`` where there is no figure any more.
    """

    number: int
    format: str
    kind: str
    form: str
    texts: tuple[str, ...]
    alarms: tuple[str, ...]
    broken: tuple[Relation, ...]
    reason: str
    caught: bool
    found: tuple[str, ...]
    moved: tuple[str, ...]
    shifts: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Whether something besides a second place in the report speaks against the error."""
        return any(not relation.twice for relation in self.broken)

    @property
    def twice(self) -> bool:
        """Whether only a second place in the report does."""
        return bool(self.broken) and not self.sure


def table(found: Iterable[Tried]) -> Iterator[str]:
    """How many there were, caught and missed, by kind of error and by form, for a terminal."""
    every = list(found)
    for title, rows in _tables(every, KINDS, FORMS):
        yield " ".join(f"{cell:>12}" for cell in (title, *HEADS))
        yield from (" ".join(f"{cell:>12}" for cell in row) for row in rows)
        yield ""
    yield "not covered, why: " + _counted(each.reason for each in every if not each.broken)
    yield "covered by, where missed: " + _counted(
        f"{relation.declared}/{relation.name}" for each in every if each.sure and not each.caught
        for relation in each.broken if not relation.twice
    )  # fmt: skip
    yield f"clean reports with a discrepancy: {sum(bool(each.alarms) for each in every)} of {len(every)}"


def on_page(text: str, found: Sequence[Tried], seed: int) -> str:
    """The guide with the tables of this run."""
    before, start, rest = text.partition("<!-- injected -->\n")
    _, end, after = rest.partition("<!-- /injected -->")
    return f"{before}{start}\n" + "\n".join(_page(found, seed)) + f"\n\n{end}{after}"


def _page(found: Sequence[Tried], seed: int) -> Iterator[str]:
    alarms = sum(bool(each.alarms) for each in found)
    yield f"Lần chạy `--seed {seed} --count {len(found)}`: {alarms} báo cáo sạch có điểm bất nhất."
    for title, rows in _tables(found, KINDS, FORMS):
        named = {"kind": "lỗi", "form": "nơi có lỗi"}[title]
        yield ""
        yield "| " + " | ".join((named, *LABELS)) + " |"
        yield "|---" * (len(LABELS) + 1) + "|"
        for name, *cells in rows:
            label = "cộng" if name == "all" else {**KINDS, **FORMS}[name]
            yield "| " + " | ".join((label, *map(str, cells))) + " |"
    reasons = Counter(each.reason for each in found if not each.broken)
    yield ""
    yield (
        "Không gì chống lại, vì: "
        + "; ".join(f"{REASONS[name]} ({count})" for name, count in reasons.most_common())
        + "."
    )


def _tables(
    every: Sequence[Tried], kinds: Iterable[str], forms: Iterable[str]
) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    ways: tuple[tuple[str, Iterable[str], Callable[[Tried], str]], ...] = (
        ("kind", kinds, lambda each: each.kind), ("form", forms, lambda each: each.form)
    )  # fmt: skip
    for title, names, of in ways:
        groups = [(name, [each for each in every if of(each) == name]) for name in names]
        yield title, [(name, *_counts(own)) for name, own in (*groups, ("all", every)) if own]


def _counts(own: Sequence[Tried]) -> tuple[int, ...]:
    """In the order of the headings."""
    sure, twice = [each for each in own if each.sure], [each for each in own if each.twice]
    caught = sum(each.caught for each in sure)
    shifts = sum(bool(each.shifts) for each in sure)
    return (
        len(own), len(sure), caught, len(sure) - caught, len(twice), sum(each.caught for each in twice),
        sum(not each.broken for each in own), sum(bool(each.moved) for each in own), shifts,
        sum(bool(each.shifts) for each in own) - shifts, sum(bool(each.missing) for each in own),
    )  # fmt: skip


def _counted(names: Iterable[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in Counter(names).most_common()) or "none"
