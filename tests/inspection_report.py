"""A made-up report as an office writes it: letterhead, number, sentences with rates, form II.06a, official tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engine.document import Block, Cell, Document, Paragraph, Table
from engine.model import Target
from tests.example_documents import HEADINGS, SECTIONS
from tests.inspection_data import LIBRARY, MADE_UP, Figure, Kind, Submitted, load
from tests.made_forms import ABOVE, BELOW, table

_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_TABLES = (("16.1", "nq01-2024"), ("16.2", "nq02-2024"))


def report(own: Submitted) -> Document:
    """The whole report, said to be made up in its first line."""
    parts: dict[str, Callable[[Submitted], Iterator[Block]]] = {
        "sentences": _sentences,
        "ii-06a": _dossiers,
        "tables": _tables,
    }
    body = [block for name in own.writes for block in parts[name](own)]
    return Document(own.file, own.form, (*_head(own), *body, *_end(own)))


def _head(own: Submitted) -> Iterator[Block]:
    year, month, day = own.day.split("-")
    dated = f"{_place(own)}, ngày {day} tháng {int(month)} năm {year}"
    yield Paragraph(f"({MADE_UP[:1].upper()}{MADE_UP[1:]})")
    if own.form == "docx":
        above = Cell("\n".join(_letterhead(own))), Cell("\n".join(_MOTTO))
        yield Table((above, (Cell(f"Số: {own.number}"), Cell(dated))))
    else:
        yield from map(Paragraph, (*_letterhead(own), *_MOTTO, f"Số: {own.number}", dated))
    yield from map(Paragraph, ("BÁO CÁO", "Kết quả kiểm soát thủ tục hành chính và cung cấp dịch vụ công"))
    yield Paragraph(f"(Thời gian chốt số liệu từ ngày {_slashed(own.first)} đến ngày {_slashed(own.last)})")
    yield Paragraph(f"{_reporting(own)} báo cáo kết quả thực hiện như sau:")


def _letterhead(own: Submitted) -> tuple[str, ...]:
    if own.unit["level"] == "provincial-department":
        name, province = own.unit["name"].split(" tỉnh ")
        return "ỦY BAN NHÂN DÂN", f"TỈNH {province.upper()}", name.upper()
    return "ỦY BAN NHÂN DÂN", own.unit["name"].upper()


def _place(own: Submitted) -> str:
    """Where it is signed: the name without "Xã", "Thị trấn", "Sở Tư pháp tỉnh"."""
    if own.unit["level"] == "provincial-department":
        return own.unit["province"]
    kinds = {prefix for level in LIBRARY.units.levels for prefix in level.prefixes}
    kind = max((each for each in kinds if own.unit["name"].lower().startswith(f"{each} ")), key=len)
    return own.unit["name"][len(kind) + 1 :]


def _reporting(own: Submitted) -> str:
    if own.unit["level"] == "provincial-department":
        return own.unit["name"]
    over = f", {_small(own.unit['parent'])}" if "parent" in own.unit else ""
    return f"Ủy ban nhân dân {_small(own.unit['name'])}{over}, tỉnh {own.unit['province']}"


def _end(own: Submitted) -> Iterator[Block]:
    who = own.unit["name"] if own.unit["level"] == "provincial-department" else _reporting(own).split(",")[0]
    yield Paragraph(f"Trên đây là báo cáo của {who}./.")
    yield from map(Paragraph, ("Nơi nhận:", "- Đoàn kiểm tra;", "- Lưu: VT."))


def _small(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _slashed(day: str) -> str:
    year, month, number = day.split("-")
    return f"{number}/{month}/{year}"


# what it says


def _sentences(own: Submitted) -> Iterator[Block]:
    yield Paragraph("1. Kết quả thực hiện")
    for key, beginning in load()["sentences"].items():
        indicator, _, part = key.partition(".")
        figures = own.figures.get(Kind(indicator, part, ""), ())
        yield from (Paragraph(f"- {beginning} {_said(indicator, each)}.") for each in figures)


def _said(indicator: str, figure: Figure) -> str:
    """ "86,90% (73/84 thủ tục)"."""
    counted = LIBRARY.uoms[LIBRARY.indicators[indicator].counted].vi
    return f"{figure.value} ({figure.counts} {counted})" if figure.counts else figure.value


def _dossiers(own: Submitted) -> Iterator[Block]:
    total = [sum(column) for column in zip(*own.dossiers.values(), strict=True)]
    rows = [(str(at), field, *map(_count, row)) for at, (field, row) in enumerate(own.dossiers.items(), 1)]
    yield Paragraph("Biểu số II.06a/VPCP/KSTT: Tình hình, kết quả giải quyết thủ tục hành chính")
    yield table(ABOVE, BELOW, *rows, ("", "Tổng cộng", *map(_count, total)))


def _count(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _tables(own: Submitted) -> Iterator[Block]:
    for number, name in _TABLES:
        chosen = next(each for each in LIBRARY.sets if each.id == name)
        resolution = chosen.name.vi.removesuffix(" năm 2024")
        yield Paragraph(f"{number}. Chỉ tiêu giao tại {resolution}")
        yield Table(tuple(tuple(map(Cell, row)) for row in _rows(own, chosen.targets, name)))


def _rows(own: Submitted, asked: tuple[Target, ...], name: str) -> Iterator[tuple[str, ...]]:
    yield HEADINGS
    section = ""
    concerned = own.own_targets()
    for target in asked:
        opened, _, number = target.row.rpartition(".") if target.row[0] in "IV" else ("", "", target.row)
        if opened and opened != section:
            section = opened
            yield (section, SECTIONS[section], "", "", "", "")
        level = f"Tối thiểu {target.threshold}" if target.threshold < 100 else "100"
        result = _result(own, target, name) if target.id in concerned else own.others
        yield (number, target.name.vi, "%", level, result, "")


def _result(own: Submitted, target: Target, name: str) -> str:
    figures = own.figures.get(Kind(target.indicator, "", ""), ())
    if not figures:
        return ""
    figure = figures[0 if name == _TABLES[0][1] else -1]
    return f"{figure.value} ({figure.counts})" if figure.value and figure.counts else figure.value or figure.counts
