"""Which indicator a name stands for: the library's own words, other rows of real forms, and names that are left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.normalise.names import CountName, Names, Undecided
from engine.understood import Match
from targets import load_shipped

LIBRARY = load_shipped()
NAMES = Names(LIBRARY)
INDICATORS = LIBRARY.indicators
TARGETS = [target for each in LIBRARY.sets for target in each.targets]
OWN_NAMES = [(each.id, name) for each in INDICATORS.values() for name in (each.name.vi, *each.other_names)]
PHRASES = [(each.id, phrase) for each in INDICATORS.values() for phrase in each.recognised.phrases]
PARTS = [(each.id, part.id, text) for each in INDICATORS.values() for part in each.parts for text in part.phrases]
NOT_WORDS = [
    (each.id, word.strip())
    for each in INDICATORS.values()
    for words in each.recognised.not_words
    for word in words.split("|")
]
WORDS = [(each.id, words) for each in INDICATORS.values() for words in each.recognised.words]
COUNTS = [
    (CountName(each.id, side), name)
    for each in INDICATORS.values()
    for side in ("numerator", "denominator")
    for name in getattr(each.recognised, side)
]


def indicator(found: Match | Undecided) -> str | None:
    return found.indicator if isinstance(found, Match) else None


@pytest.mark.parametrize("target", TARGETS, ids=lambda each: each.id)
def test_the_row_of_every_target_in_its_own_words_is_its_indicator(target):
    found = NAMES.of_row(target.name.vi)
    assert isinstance(found, Match)
    assert (found.indicator, found.part, found.score) == (target.indicator, None, 100)


@pytest.mark.parametrize(("name", "text"), OWN_NAMES)
def test_every_name_of_an_indicator_is_its_own(name, text):
    found = NAMES.of_row(text)
    assert isinstance(found, Match)
    assert (found.indicator, found.score) == (name, 100)


@pytest.mark.parametrize(("name", "phrase"), PHRASES)
@pytest.mark.parametrize("sentence", ["{}", "{} đạt", "UBND xã báo cáo {} là", "trong kỳ, tỷ lệ {} đạt tỷ lệ"])
def test_every_phrase_is_found_in_a_sentence(name, phrase, sentence):
    assert indicator(NAMES.in_sentence(sentence.format(phrase))) == name


@pytest.mark.parametrize(("name", "part", "phrase"), PARTS)
def test_every_phrase_of_a_part_names_that_part_where_the_indicator_is_known(name, part, phrase):
    assert NAMES.part_in(name, f"đối với {phrase} đạt") == part


@pytest.mark.parametrize(("name", "part", "phrase"), [each for each in PARTS if not each[2].startswith("mức độ")])
def test_every_phrase_of_a_part_names_it_by_itself(name, part, phrase):
    found = NAMES.in_sentence(f"{phrase} đạt")
    assert isinstance(found, Match)
    assert (found.indicator, found.part) == (name, part)


def test_a_level_of_service_by_itself_names_nothing():
    assert [NAMES.in_sentence(f"mức độ {level} đạt") for level in (3, 4)] == [Undecided("unknown")] * 2


@pytest.mark.parametrize(("name", "word"), NOT_WORDS)
def test_every_word_of_another_ratio_keeps_a_name_from_being_taken(name, word):
    texts = [INDICATORS[name].name.vi, *INDICATORS[name].recognised.phrases]
    for text in texts:
        assert indicator(NAMES.of_row(f"{text} {word}")) != name
        assert indicator(NAMES.in_sentence(f"{text} {word} đạt")) != name


@pytest.mark.parametrize(("name", "words"), WORDS)
def test_a_name_without_a_word_that_has_to_be_there_is_not_taken(name, words):
    text = INDICATORS[name].name.vi.lower()
    for word in words.split("|"):
        text = text.replace(word.strip().lower(), " ")
    assert NAMES.passes(name, text) is False
    assert indicator(NAMES.of_row(text)) != name


@pytest.mark.parametrize(("named", "text"), COUNTS)
def test_every_name_of_a_count_is_found(named, text):
    assert named in NAMES.counts_in(f"trong kỳ {text} là")


@pytest.mark.parametrize("ambiguous", LIBRARY.ambiguous, ids=lambda each: each.name)
def test_a_name_for_several_ratios_is_left_with_all_of_them(ambiguous):
    left = Undecided("several", ambiguous.may_be)
    assert NAMES.of_row(ambiguous.name) == left
    assert NAMES.of_row(f"{ambiguous.name.upper()} (TTHC)") == left
    for sentence in ("{} đạt", "1. {} đạt tỷ lệ", "a) {} là", "{}"):
        assert NAMES.in_sentence(sentence.format(ambiguous.name)) == left


NEAR = {
    "Tỷ lệ hồ sơ TTHC được tiếp nhận trực tuyến (cả năm)": ("online-dossiers", None),
    "tỉ lệ hồ sơ trực tuyến": ("online-dossiers", None),
    "TỶ LỆ HỒ SƠ TRỰC TUYẾN": ("online-dossiers", None),
    "Ty le ho so truc tuyen": ("online-dossiers", None),
    "Hồ sơ nộp trực tuyến": ("online-dossiers", None),
    "Tỷ lệ số hoá hồ sơ, kết quả giải quyết TTHC": ("digitization", None),
    "Tỷ lệ số hóa hồ sơ tiếp nhận": ("digitization", "incoming"),
    "Số hóa kết quả giải quyết": ("digitization", "results"),
    "Tỷ lệ thanh toán trực tuyến trên Cổng DVCQG": ("online-payment", None),
    "Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn": ("resolved-on-time", None),
    "Tỷ lệ giải quyết hồ sơ đúng hẹn": ("resolved-on-time", None),
    "Tỷ lệ giải quyết PAKN về quy định TTHC": ("feedback-resolved", None),
    "Tỷ lệ xử lý PAKN đúng hạn": ("feedback-on-time", None),
    "Mức độ hài lòng trong giải quyết TTHC": ("satisfaction", None),
    "Tỷ lệ hài lòng khi sử dụng dịch vụ công trực tuyến": ("online-service-satisfaction", None),
}


@pytest.mark.parametrize("name", NEAR)
def test_a_row_in_other_words_is_taken_for_the_indicator_whose_words_it_has(name):
    found = NAMES.of_row(name)
    assert isinstance(found, Match)
    assert (found.indicator, found.part) == NEAR[name]


OTHER_ROWS = (
    "Số văn bản chỉ đạo CCHC đã ban hành (kết luận, chỉ thị, công văn chỉ đạo, quán triệt)",
    "Tỷ lệ hoàn thành Kế hoạch CCHC năm (lũy kế đến thời điểm báo cáo)",
    "Số nhiệm vụ đề ra trong kế hoạch",
    "Tỷ lệ xử lý các vấn đề phát hiện qua kiểm tra",
    "Số vấn đề phát hiện đã xử lý xong",
    "Tỷ lệ cơ quan, đơn vị đã hoàn thành việc thực hiện kết luận thanh tra",
    "Tổng số nhiệm vụ được giao",
    "Số nhiệm vụ đã hoàn thành đúng hạn",
    "Số nhiệm vụ đã hoàn thành nhưng quá hạn",
    "Khảo sát sự hài lòng của người dân, tổ chức",
    "Số lượng phiếu khảo sát",
    "Hình thức khảo sát",
    "Tổng số VBQPPL do địa phương ban hành",
    "Tỷ lệ xử lý VBQPPL sau kiểm tra",
    "Tỷ lệ xử lý VBQPPL sau rà soát",
    "Số VBQPPL có kiến nghị xử lý đã được xử lý xong",
    "Số TTHC đã được phê duyệt phương án đơn giản hóa",
    "Số TTHC công bố mới",
    "Số TTHC bãi bỏ, thay thế",
    "Số TTHC liên thông giữa các cấp chính quyền",
    "Số TTHC đã thực hiện tiếp nhận và giải quyết hồ sơ không phụ thuộc vào địa giới hành chính",
    "Tỷ lệ sở, ngành đã hoàn thành việc sắp xếp các phòng chuyên môn đáp ứng các tiêu chí theo quy định của Chính phủ",
    "Tỷ lệ ĐVSNCL đã cắt giảm so với năm 2015",
    "Tỷ lệ phần trăm biên chế đã tinh giản so với năm 2015",
    "Số cơ quan, tổ chức hành chính đã được phê duyệt vị trí việc làm theo quy định",
    "Số công chức được tuyển dụng (thi tuyển, xét tuyển)",
    "Tỷ lệ thực hiện kế hoạch giải ngân vốn đầu tư công",
    "Số ĐVSN tự bảo đảm một phần chi thường xuyên",
    "Cập nhật Kiến trúc chính quyền điện tử",
    "Triển khai nền tảng tích hợp, chia sẻ dữ liệu",
    "Tỷ lệ TTHC đủ điều kiện được cung cấp trực tuyến",
    "Tỷ lệ TTHC đủ điều kiện được cung cấp trực tuyến mức độ 4",
    "Tổng số TTHC đủ điều kiện cung cấp trực tuyến một phần",
    "Số TTHC đang cung cấp trực tuyến toàn trình có phát sinh hồ sơ nộp trực tuyến",
    "Tỷ lệ TTHC cung cấp trực tuyến mức độ 3 và 4 đã tích hợp, công khai trên Cổng DVC quốc gia",
    "Tỷ lệ TTHC cung cấp trực tuyến một phần và toàn trình đã tích hợp, công khai trên Cổng DVC quốc gia",
    "Tỷ lệ TTHC được tích hợp, triển khai thanh toán trực tuyến",
    "Tổng số TTHC có yêu cầu nghĩa vụ tài chính (tất cả các TTHC có phát sinh phí, lệ phí,...)",
    "Tỷ lệ sử dụng văn bản điện tử",
    "Tỷ lệ văn bản gửi đi được số hóa",
    "Chỉ số hài lòng của người dân",
    "Kế hoạch được giao",
    "Đã thực hiện",
    "",
    "%",
    "1",
)
"""Rows of the statistical forms of reports on administrative reform that are of no indicator."""


@pytest.mark.parametrize("name", OTHER_ROWS)
def test_rows_of_forms_that_are_of_no_indicator_are_left(name):
    found = NAMES.of_row(name)
    assert isinstance(found, Undecided)
    assert found.reason == "unknown"


def test_a_phrase_is_found_with_few_words_between_and_not_with_many():
    assert indicator(NAMES.in_sentence("tỷ lệ chung của hồ sơ đã nộp trực tuyến đạt")) == "online-dossiers"
    assert NAMES.in_sentence("hồ sơ của các tổ chức và cá nhân trong xã được nộp trực tuyến") == Undecided(
        "unknown", ("online-dossiers",)
    )


def test_the_longest_phrase_in_a_sentence_is_the_one_that_is_spoken_of():
    found = NAMES.in_sentence("mức độ hài lòng khi sử dụng dịch vụ công trực tuyến đạt")
    assert indicator(found) == "online-service-satisfaction"


def test_a_match_tells_the_next_best_indicator():
    assert NAMES.of_row("Tỷ lệ xử lý phản ánh, kiến nghị") == Match(
        "feedback-resolved", None, 100, "feedback-on-time", 86
    )


def test_names_that_fit_about_as_well_are_a_near_tie_and_nothing_is_taken():
    assert NAMES.of_row("Số hóa hồ sơ tiếp nhận kết quả giải quyết") == Undecided("near-tie", ("digitization",))


def test_a_name_that_is_more_like_another_whose_words_it_lacks_is_a_near_tie():
    assert NAMES.of_row("Tỷ lệ giảiquyết hồ sơ trực tuyến") == Undecided(
        "near-tie", ("online-dossiers", "online-dossiers-resolved")
    )


def test_a_name_is_the_same_in_capitals():
    for each in TARGETS:
        plain = NAMES.of_row(each.name.vi)
        assert NAMES.of_row(f"  {each.name.vi.upper()} ") == plain


names = st.sampled_from([each.name.vi for each in TARGETS] + [name for _, name in OWN_NAMES])


@given(names, st.integers(0, 200), st.sampled_from("aăeoưnhtđ,.- "))
def test_one_letter_wrong_never_makes_another_indicator_of_a_name(name, position, letter):
    position %= len(name)
    wrong = name[:position] + letter + name[position + 1 :]
    found, right = NAMES.of_row(wrong), NAMES.of_row(name)
    assert isinstance(found, Undecided) or found.indicator == indicator(right)


@given(st.text(max_size=40))
def test_any_text_is_a_name_or_left(text):
    assert isinstance(NAMES.of_row(text), Match | Undecided)
    assert isinstance(NAMES.in_sentence(text), Match | Undecided)
