"""What ``chitieu read`` prints: a submission that reads back as what was understood, with remarks in both languages."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import targets
from engine.normalise.entries import as_source
from engine.problem import Place, Problem
from engine.report import as_draft
from engine.source import parse, plain
from engine.understood import Figure, Heading, Left, LeftReason, Match, Tally, Understood
from engine.wording import texts

LIBRARY = targets.load_shipped()
HEADING = Heading(
    name="Thị trấn Phú Mỹ", level="commune", from_="2023-12-15", document="Báo cáo số 451/BC-UBND: 5 tháng"
)
FIGURES = (
    Figure(
        Match("online-dossiers", score=97, runner_up="online-payment", runner_up_score=71),
        value="57,56%",
        numerator="951",
        denominator="1.652",
        text="Tỷ lệ hồ sơ trực tuyến\u200b | 57,56% | 951/1.652",
        said_at="Mục 16.1, dòng 3",
        place=Place(table=2, row=4),
    ),
    Figure(
        Match("digitization", part="results", score=88),
        scope="cấp xã",
        value="79,61%",
        text="số hóa " + "rất dài " * 30,
        place=Place(paragraph=12),
        repaired="7S,61% → 79,61%",
    ),
)
LEFT = (
    Left("dịch vụ công trực tuyến: 98%", "several", ("online-dossiers", "online-payment"), place=Place(table=3, row=1)),
    Left("đã tiếp 12 lượt người", "unknown", said_at="Mục 4", place=Place(paragraph=30)),
)
UNDERSTOOD = Understood("bao-cao.docx", HEADING, FIGURES, LEFT, Tally(2, 9, 4))
PROBLEMS = (Problem("bao-cao.docx", "period-not-said", details={"options": "--to"}),)
VIETNAMESE = """\
# Số liệu đọc được từ bao-cao.docx. Sửa chỗ đọc sai, điền chỗ còn trống, rồi kiểm tra: chitieu check TỆP
# Trong tài liệu có 2 bảng, 9 hàng có số và 4 câu có số: đã đọc 2 số liệu, để lại 2 chỗ.
# Cần bổ sung hoặc làm rõ:
# - không tìm thấy kỳ báo cáo trong tài liệu: ghi kỳ báo cáo bằng tùy chọn --to (năm-tháng-ngày)
unit: {name: Thị trấn Phú Mỹ, level: commune}
period: {from: 2023-12-15, to: }
document: "Báo cáo số 451/BC-UBND: 5 tháng"
readings:
  # “Tỷ lệ hồ sơ trực tuyến\ufffd | 57,56% | 951/1.652”
  #   → Tỷ lệ hồ sơ trực tuyến (khớp 97/100); tên giống tiếp theo: Tỷ lệ thanh toán trực tuyến,\
 online-payment (71/100)
  - {indicator: online-dossiers, value: "57,56%", numerator: 951, denominator: 1.652,\
 place: "Mục 16.1, dòng 3; bảng 2, hàng 4"}
  # “số hóa rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài rất dài\
 rất dài rất dài rất dài rất dài rất dài rất dài…”
  #   → Tỷ lệ số hóa hồ sơ, kết quả giải quyết TTHC, phần kết quả giải quyết (khớp 88/100)
  #   chữ số quét sai, đã sửa: 7S,61% → 79,61%
  - {indicator: digitization, part: results, scope: cấp xã, value: "79,61%", place: đoạn 12}

# Còn lại 2 chỗ có số chưa đưa vào số liệu:
# - bảng 3, hàng 1: “dịch vụ công trực tuyến: 98%”
#   tên này quá chung, hoặc dùng cho nhiều chỉ số; có thể là online-dossiers (Tỷ lệ hồ sơ trực tuyến),\
 online-payment (Tỷ lệ thanh toán trực tuyến)
# - Mục 4; đoạn 30: “đã tiếp 12 lượt người”
#   không rõ thuộc chỉ số nào
"""


def draft(understood: Understood, language: str = "vi", problems: tuple[Problem, ...] = ()) -> str:
    return as_draft.render(as_source(understood), understood, problems, LIBRARY, language)


def without_gaps(tree):
    if isinstance(tree, dict):
        return {key: without_gaps(value) for key, value in tree.items() if value is not None}
    return [without_gaps(each) for each in tree] if isinstance(tree, list) else tree


def read_back(text: str):
    return without_gaps(plain(parse("draft.yaml", text.encode()).root))


def test_a_draft_shows_what_each_figure_was_taken_for_and_what_was_left():
    assert draft(UNDERSTOOD, problems=PROBLEMS) == VIETNAMESE


def test_a_draft_speaks_english_too_and_holds_the_same():
    english = draft(UNDERSTOOD, "en", PROBLEMS)
    said = [line for line in english.splitlines() if line.lstrip().startswith("#")]
    assert len(said) == len([line for line in VIETNAMESE.splitlines() if line.lstrip().startswith("#")])
    assert said[1] == (
        "# The document holds 2 tables, 9 rows with figures and 4 sentences with figures: "
        "2 readings were read, 2 places are left."
    )
    assert read_back(english) == read_back(VIETNAMESE)


def test_nothing_left_is_said_too():
    text = draft(Understood("a.docx", Heading(), (), (), Tally()))
    assert text.splitlines()[2:] == [
        "unit: {name: , level: }",
        "period: {from: , to: }",
        "readings: []",
        "",
        "# Không còn chỗ nào có số mà chưa đọc.",
    ]


def test_a_remark_that_has_no_wording_is_shown_by_its_code():
    assert "# no-such-remark" in draft(UNDERSTOOD._replace(heading=Heading(remarks=("no-such-remark",)))).splitlines()


def test_every_reason_has_words_in_both_languages():
    reasons = [f"left-{reason}" for reason in LeftReason.__args__]
    assert {key for key in texts("draft") if key.startswith("left-")} == {*reasons, "left-nothing"}
    for key, wording in texts("draft").items():
        assert (wording["vi"] != "", wording["en"] != "") == (True, True), key


@pytest.mark.parametrize(
    "text",
    ['unit: {name: "null", level: commune}', "unit: {name: 'a: b # c'}", 'document: ""', "readings:", "unit: ~"],
)
def test_a_submission_that_a_person_wrote_reads_back_as_it_was(text):
    source = parse("a.yaml", f"period: {{from: 2024-01-01}}\n{text}".encode())
    written = as_draft.render(source, None, (), LIBRARY, "vi")
    assert written.startswith("# Bộ số liệu ghi trong a.yaml. Kiểm tra: chitieu check TỆP\n")
    expected = without_gaps(plain(source.root))
    assert read_back(written) == ({**expected, "readings": []} if text == "readings:" else expected)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30).map(
    lambda text: " ".join(unicodedata.normalize("NFC", text).split())
) | st.sampled_from(
    ["null", "~", "no", "57,56%", "- a", "a: b", "a #b", "{x}", "[y]", "'", '"', "\\", "&a", "!b", "%", "1.652", "…"]
)
SOME = st.none() | WORDS
PLACES = st.builds(
    Place, st.just(0), WORDS, st.just("E5"), table=st.integers(0, 3), row=st.integers(0, 9), paragraph=st.integers(0, 2)
)
MATCHES = st.builds(
    Match, st.sampled_from([*LIBRARY.indicators]), st.sampled_from([None, "incoming", "results"]), st.integers(0, 100),
    st.sampled_from(["", *LIBRARY.indicators]),
)  # fmt: skip
DRAFTS = st.builds(
    Understood,
    WORDS,
    st.builds(Heading, WORDS, WORDS, st.lists(WORDS, max_size=2).map(tuple), WORDS, WORDS, WORDS, WORDS, WORDS),
    st.lists(
        st.builds(Figure, MATCHES, SOME, SOME, SOME, SOME, SOME, SOME, SOME, WORDS, WORDS, PLACES, WORDS), max_size=4
    ).map(tuple),
    st.lists(
        st.builds(Left, WORDS, st.sampled_from(LeftReason.__args__), st.tuples(WORDS), WORDS, PLACES), max_size=3
    ).map(tuple),
)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(DRAFTS, st.sampled_from(["vi", "en"]))
def test_every_draft_reads_back_as_what_was_understood(understood, language):
    assert read_back(draft(understood, language)) == without_gaps(plain(as_source(understood).root))
