"""Whether the words before a figure give it to another unit: a neighbour, the units above, some of those below."""

from __future__ import annotations

import re
from functools import cache

from engine.normalise.folding import fold
from engine.normalise.offices import end_of_clause, is_another_office, office_named
from engine.normalise.own import Own
from engine.normalise.scopes import language, scoped

_LETTER = r"[A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_KINDS = (
    "[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|[Tt]ỉnh|[Đđ]ặc khu|[Ss]ở"
    "|[Tt]hôn|[Ấấ]p|[Kk]hu phố|[Tt]ổ dân phố"
)
_NAMED = re.compile(rf"\b(?P<kind>{_KINDS}) (?P<name>{_LETTER}[\w]*(?: {_LETTER}[\w]*)*)")
_GIVING = r"(?: (?:đạt|là|tỷ lệ|khoảng|trên|hơn|mới|chỉ|ước))*\s*:?\s*\(?\s*"
_SOME = re.compile(
    r"(?:\d|\bmột số|\bnhiều|\bcác|\bnhững|\bsố|\btất cả|%) ?"
    r"(?:đơn vị|xã|phường|thị trấn|cơ quan|địa phương|sở|ngành|phòng|huyện)\b[^,;:()]*$"
)
_HAVE = re.compile(r"\b(?:có|đạt|hoàn thành)\b")


def of_another(lead: str, own: Own) -> bool | None:
    """True where the words speak of another unit last, False where of the unit itself; None where of none."""
    plain = lead.lower()
    if _averages().search(fold(lead)) or _some_of_them(plain):
        return True
    kinds = language()["kinds"]
    mine = kinds.get(own.level, [])
    at, found = -1, None
    for match in _NAMED.finditer(lead):
        other = is_another_office(lead[match.start() :], own) if _is_office(match) else _is_another(match, own, mine)
        if other is not None and match.start() > at:
            at, found = match.start(), other
    office, another = office_named(lead, own)
    if another is not None and office >= at:
        at, found = office, another
    parts = scoped(lead, own.level).named
    for level, words in kinds.items():
        for word in (each for each in words if each in plain):
            match_whole = _whole(word).search(plain) or (None if parts else _subject(word).search(plain))
            if match_whole is None and word in mine:
                match_whole = _of_it(word).search(plain, end_of_clause(lead, office) if another else 0)
            if match_whole and match_whole.start() > at and not (level != own.level and word in mine):
                at, found = match_whole.start(), word not in mine
    return found


def of_another_level(name: str, own: Own) -> bool:
    """Whether a row speaks of all of another level ("toàn tỉnh"), or of an average."""
    plain, kinds = name.lower(), language()["kinds"]
    mine = kinds.get(own.level, [])
    others = [word for words in kinds.values() for word in words if word not in mine]
    if re.search(r"\b(?:bình quân|trung bình)\b", plain):
        return True
    return any(re.search(rf"\b(?:toàn|cả) {word}\b", plain) for word in others)


def _is_another(match: re.Match[str], own: Own, mine: list[str]) -> bool | None:
    """Whether a unit that is named is another one; None for one above, whose portal or plan it may be."""
    said = fold(match[0])
    if own.name and (said.startswith(fold(own.name)) or fold(own.name).startswith(said)):
        return False
    kind = match["kind"].lower()
    if not own.name and kind in mine:
        return None
    if own.level != "province" and kind in ("tỉnh", "thành phố", "huyện", "quận", "thị xã") and kind not in mine:
        return None
    if any(fold(match["name"]) in fold(each) for each in own.above):
        return None
    return True


def _is_office(match: re.Match[str]) -> bool:
    return match["kind"].capitalize() in language()["offices"]


def of_those_counted(noun: str, lead: str) -> bool:
    """Whether the words right behind a count of units tell what those have ("05 đơn vị có tỷ lệ ...")."""
    return noun == "offices" and not re.search(r"[,;:.()]", lead) and _HAVE.search(lead.lower()) is not None


def _some_of_them(lower: str) -> bool:
    found = _SOME.search(lower)
    return found is not None and _HAVE.search(found[0]) is not None


@cache
def _subject(word: str) -> re.Pattern[str]:
    """The kind of unit as what the figure is given to, right before it: "trong khi huyện đạt"."""
    return re.compile(rf"(?:^|[,;:(]|\bkhi|\bcòn|\bvà|\briêng)\s*(?:của |tại )?{word}{_GIVING}$")


@cache
def _of_it(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:của|tại|trên địa bàn) {word}\b")


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:toàn|cả) {word}\b")


@cache
def _averages() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\S){re.escape(fold(each))}(?!\S)" for each in language()["averages"]))
