"""Sentences that say counts as reports do, written for the harness, each with what it claims of its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import NamedTuple

from tests.injected_figures import Key, Kind, Pieces, Relation, Written
from tests.injected_forms import Style


class Sentence(NamedTuple):
    """A paragraph, its figures, and what must hold between them."""

    pieces: Pieces
    figures: Mapping[str, Written]
    relations: tuple[Relation, ...]


class Claimed(NamedTuple):
    """What a template claims: the kind, and the names of its figures, first what is stated."""

    kind: Kind
    names: tuple[str, ...]


class Template(NamedTuple):
    """``{name}`` is a count, ``{a/b}`` the percent that a is of b, ``{a-b}`` by how much a is above b."""

    text: str
    claims: tuple[Claimed, ...]


def _template(text: str, *claims: str) -> Template:
    """Claims as text: "sum received new carried-over"."""
    found = []
    for claim in claims:
        kind, *names = claim.split()
        found.append(Claimed(kind, tuple(names)))
    return Template(text, tuple(found))


_TAKEN = "sum received online in-person carried-over"
_DONE = "sum resolved early on-time late"
_OPEN = "sum pending pending-within pending-overdue"
_ALL = "sum received resolved pending"

OF_DOSSIERS = (
    _template(
        "Trong kỳ, đơn vị tiếp nhận {received} hồ sơ (trong đó: tiếp nhận trực tuyến {online} hồ sơ; trực tiếp và qua "
        "dịch vụ bưu chính {in-person} hồ sơ; từ kỳ trước chuyển sang {carried-over} hồ sơ). Đã giải quyết {resolved} "
        "hồ sơ (trước hạn {early} hồ sơ, đúng hạn {on-time} hồ sơ, quá hạn {late} hồ sơ); đang giải quyết {pending} hồ "
        "sơ (trong hạn {pending-within} hồ sơ, quá hạn {pending-overdue} hồ sơ).",
        _TAKEN, _DONE, _OPEN, _ALL,
    ),
    _template(
        "Tổng số hồ sơ tiếp nhận là {received} hồ sơ, trong đó tiếp nhận mới {new} hồ sơ, kỳ trước chuyển sang "
        "{carried-over} hồ sơ; đã giải quyết {resolved} hồ sơ, đang giải quyết {pending} hồ sơ.",
        "sum received new carried-over", _ALL,
    ),
    _template(
        "Giải quyết {resolved} hồ sơ, trong đó giải quyết trước hạn {early} hồ sơ, đúng hạn {on-time} hồ sơ, quá hạn "
        "{late} hồ sơ.",
        _DONE,
    ),
    _template(
        "Số hồ sơ nộp trực tuyến là {online}/{received} hồ sơ, đạt tỷ lệ {online/received}.",
        "rate online/received online received",
    ),
    _template(
        "Có {online} hồ sơ được nộp trực tuyến trên tổng số {received} hồ sơ tiếp nhận, đạt {online/received}.",
        "rate online/received online received",
    ),
    _template(
        "Tổng số hồ sơ đã giải quyết: {resolved} hồ sơ; số hồ sơ giải quyết trước và đúng hạn {in-time}/{resolved} hồ "
        "sơ, đạt {in-time/resolved}.",
        "rate in-time/resolved in-time resolved",
    ),
    _template(
        "Tỷ lệ giải quyết hồ sơ đúng hạn đạt {in-time/resolved} ({in-time}/{resolved} hồ sơ).",
        "rate in-time/resolved in-time resolved",
    ),
    _template(
        "Số hồ sơ tiếp nhận {received} hồ sơ, tăng {received-before} hồ sơ so với cùng kỳ năm trước ({before} hồ sơ).",
        "change received-before received before",
    ),
    _template(
        "Hồ sơ đang giải quyết: {pending} hồ sơ, trong đó trong hạn {pending-within} hồ sơ, quá hạn {pending-overdue} "
        "hồ sơ.",
        _OPEN,
    ),
)  # fmt: skip
OF_HANDLED = (
    _template(
        "Số hồ sơ tiếp nhận mới là {new} hồ sơ, số kỳ trước chuyển sang là {carried-over} hồ sơ. Giải quyết {resolved} "
        "hồ sơ (đúng hạn {on-time} hồ sơ, trễ hạn {late} hồ sơ), {stopped} hồ sơ dừng xử lý và người dân rút. Tồn "
        "{pending} hồ sơ (trong hạn {pending-within} hồ sơ, quá hạn {pending-overdue} hồ sơ).",
        "sum resolved on-time late", _OPEN, "balance new resolved pending stopped carried-over",
    ),
    _template(
        "Số hồ sơ giải quyết đúng hạn {on-time}/{resolved} hồ sơ, đạt {on-time/resolved}.",
        "rate on-time/resolved on-time resolved",
    ),
    _template(
        "Tổng số hồ sơ {all} hồ sơ, trong đó tiếp nhận mới {new} hồ sơ, từ kỳ trước chuyển sang {carried-over} hồ sơ.",
        "sum all new carried-over",
    ),
    _template(
        "Số hồ sơ nộp trực tuyến {online}/{all} hồ sơ, đạt {online/all}.",
        "rate online/all online all",
    ),
)  # fmt: skip
OF_APPENDIX = (
    _template(
        "Phường được giao {plan-tasks} nhiệm vụ theo kế hoạch, đã hoàn thành {plan-done}/{plan-tasks} nhiệm vụ, đạt "
        "{plan-done/plan-tasks}.",
        "rate plan-done/plan-tasks plan-done plan-tasks",
    ),
    _template(
        "Tổng số thủ tục hành chính thuộc thẩm quyền giải quyết là {procedures} thủ tục (các sở, ban, ngành "
        "{procedures-departments} thủ tục; cấp huyện {procedures-district} thủ tục; cấp xã {procedures-commune} thủ "
        "tục).",
        "sum procedures procedures-departments procedures-district procedures-commune",
    ),
    _template(
        "Số hồ sơ giải quyết đúng và trước hạn {on-time}/{resolved} hồ sơ, đạt {on-time/resolved}.",
        "rate on-time/resolved on-time resolved",
    ),
    _template(
        "Có {dossiers-online} hồ sơ tiếp nhận trực tuyến trên tổng số {dossiers} hồ sơ đã tiếp nhận, đạt "
        "{dossiers-online/dossiers}.",
        "rate dossiers-online/dossiers dossiers-online dossiers",
    ),
)  # fmt: skip


def sentences(
    templates: Sequence[Template],
    counts: Mapping[str, int],
    own: Mapping[str, str],
    random: Random,
    how: Style,
    opening: str = "- ",
    count: int | None = None,
) -> Iterator[Sentence]:
    """Some of the templates said of these counts; ``own`` are the keys of those that stand in the form as well."""
    for at in sorted(random.sample(range(len(templates)), random.randint(1, 3) if count is None else count)):
        made = _said(templates[at], f"câu {at}", counts, own, how)
        if made is not None:
            yield made._replace(pieces=(opening + made.pieces[0], *made.pieces[1:]))


def _said(
    template: Template, name: str, counts: Mapping[str, int], own: Mapping[str, str], how: Style
) -> Sentence | None:
    """None where a percent would be of nothing, or nothing rose."""
    pieces: list[str] = []
    figures: dict[str, Written] = {}
    for number, piece in enumerate(template.text.replace("}", "{").split("{")):
        if number % 2 == 0:
            pieces.append(piece)
            continue
        written = _written(piece, counts, how)
        if written is None:
            return None
        key = Key(f"{name}/{piece}") if f"{name}/{piece}" not in figures else Key(f"{name}/{piece}/again")
        figures[key] = written
        pieces.append(key)
    relations = [_relation(each, name, figures) for each in template.claims]
    again = [
        Relation("same", f"{name}/{each}", (own[each],), "same", "câu và biểu", twice=True)
        for each in own
        if f"{name}/{each}" in figures
    ]
    return Sentence(tuple(pieces), figures, (*relations, *again))


def _written(piece: str, counts: Mapping[str, int], how: Style) -> Written | None:
    above, slash, below = piece.partition("/")
    if slash:
        return how.percent(counts[above], counts[below], sign=True) if counts[below] else None
    if piece in counts:
        return how.count(counts[piece])
    more, _, less = piece.rpartition("-")
    return how.count(counts[more] - counts[less]) if counts[more] > counts[less] else None


def _relation(claim: Claimed, name: str, figures: Mapping[str, Written]) -> Relation:
    keys = [f"{name}/{each}" for each in claim.names]
    if claim.kind == "rate":
        keys[1:] = [f"{key}/again" if f"{key}/again" in figures else key for key in keys[1:]]
    return Relation(claim.kind, keys[0], tuple(keys[1:]), claim.kind, "câu")
