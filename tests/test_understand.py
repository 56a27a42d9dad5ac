"""From a document to what it says: nothing is lost, nothing is doubled, and order makes nothing else of it."""

from __future__ import annotations

from collections import Counter
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import Block, Document, Paragraph
from engine.normalise.figures import figures
from engine.normalise.understand import Reader
from engine.problem import NO_PLACE, Place
from engine.understood import Figure, Left, Tally, Understood
from targets import load_shipped
from tests.test_grids import cut, table

HEAD = ("UBND XÃ HÒA BÌNH", "BÁO CÁO", "Kết quả cải cách hành chính 6 tháng đầu năm 2024")


@cache
def reader() -> Reader:
    return Reader(load_shipped())


def understood(*blocks: Block) -> Understood:
    head = tuple(Paragraph(text, Place(line=line)) for line, text in enumerate(HEAD, 1))
    return reader().understand(Document("bao-cao.txt", "text", (*head, *blocks)))


def numbered(texts: list[str]) -> list[Paragraph]:
    return [Paragraph(text, Place(line=line)) for line, text in enumerate(texts, 10)]


shares = st.builds("{},{:02}%".format, st.integers(0, 99), st.integers(0, 99))
counts = st.integers(1, 500)
SUBJECTS = (
    "Tỷ lệ hồ sơ nộp trực tuyến",
    "Tỷ lệ thanh toán trực tuyến",
    "Tỷ lệ giải quyết hồ sơ đúng hạn",
    "Số hóa hồ sơ, kết quả giải quyết TTHC",
    "Mức độ hài lòng của người dân",
    "Dịch vụ công trực tuyến",
    "Tỷ lệ người dân tham gia bảo hiểm y tế",
    "Tỷ lệ hộ nghèo trên địa bàn",
)
subjects = st.sampled_from(SUBJECTS)
SENTENCES = (
    st.builds("{} đạt {}.".format, subjects, shares),
    st.builds("{} đạt {} ({}/{} hồ sơ).".format, subjects, shares, counts, counts),
    st.builds("{} là {}/{} hồ sơ, đạt {}.".format, subjects, counts, counts, shares),
    st.builds("{}: {}; trong đó cấp xã đạt {}.".format, subjects, shares, shares),
    st.builds("{} đạt {}, tăng {} so với cùng kỳ năm 2023.".format, subjects, shares, shares),
    st.builds("Phấn đấu {} đạt {} trong năm 2025.".format, subjects, shares),
    st.builds("{1} {0}; còn lại {2}.".format, subjects, shares, shares),
    st.builds("{} và {} lần lượt đạt {} và {}.".format, subjects, subjects, shares, shares),
    st.builds("Ngày 24/5/2024, UBND xã ban hành Kế hoạch số {}/KH-UBND, đạt {}.".format, counts, shares),
)
sentences = st.one_of(*SENTENCES)
paragraphs = st.lists(sentences, min_size=1, max_size=3).map(" ".join)
reports = st.lists(paragraphs, min_size=1, max_size=4)


def everything(found: Understood) -> tuple[Figure | Left, ...]:
    return (*found.figures, *found.left)


@settings(max_examples=30, deadline=None)
@given(reports)
def test_every_percent_of_every_paragraph_is_read_or_left(texts):
    found = everything(understood(*numbered(texts)))
    for paragraph in numbered(texts):
        here = [each for each in found if each.place == paragraph.place]
        said = Counter(
            part for each in here if isinstance(each, Figure) for part in figures(each.value or "") if part.value
        )
        words = " ".join(each.text for each in here)
        for each in figures(paragraph.text):
            if each.kind == "percent":
                assert each.value in words
        assert sum(said.values()) <= len([each for each in figures(paragraph.text) if each.kind == "percent"])


@settings(max_examples=30, deadline=None)
@given(reports)
def test_every_number_that_is_read_stands_in_the_text_of_its_place(texts):
    by_place = {each.place: each.text for each in numbered(texts)}
    for each in understood(*numbered(texts)).figures:
        for part in (each.value, each.numerator, each.denominator):
            assert part is None or part in by_place[each.place]


@settings(max_examples=30, deadline=None)
@given(reports)
def test_every_figure_and_everything_left_has_a_place_and_a_text(texts):
    for each in everything(understood(*numbered(texts))):
        assert each.place != NO_PLACE
        assert each.text


@settings(max_examples=30, deadline=None)
@given(reports, st.randoms(use_true_random=False))
def test_the_order_of_paragraphs_that_are_not_related_makes_no_difference(texts, random):
    paragraphs = numbered(texts)
    mixed = random.sample(paragraphs, len(paragraphs))
    assert Counter(everything(understood(*mixed))) == Counter(everything(understood(*paragraphs)))


@settings(max_examples=30, deadline=None)
@given(reports)
def test_a_report_that_is_written_twice_gives_everything_twice(texts):
    once, twice = understood(*numbered(texts)), understood(*numbered(texts), *numbered(texts))
    assert Counter(everything(twice)) == Counter([*everything(once), *everything(once)])
    assert twice.tally == Tally(0, 0, 2 * once.tally.sentences)


@settings(max_examples=30, deadline=None)
@given(cut())
def test_a_table_gives_the_same_readings_however_a_page_cuts_it(blocks):
    apart = [each._replace(place=NO_PLACE) for each in understood(*blocks).figures]
    assert [(each.match.indicator, each.value, each.numerator, each.denominator) for each in apart] == [
        ("online-dossiers", "57,56", "951", "1.652"),
        ("online-payment", "84,1", None, None),
        ("satisfaction", "100", None, None),
    ]


def test_what_is_said_in_a_section_of_plans_is_left():
    blocks = [Paragraph(text) for text in ("III. PHƯƠNG HƯỚNG", "Tỷ lệ hồ sơ nộp trực tuyến đạt 90%.")]
    found = understood(*blocks)
    assert (found.figures, [(each.reason, each.candidates) for each in found.left]) == (
        (),
        [("planned", ("online-dossiers",))],
    )


def test_a_row_of_a_table_that_cannot_be_read_as_one_is_left_as_it_stands():
    found = understood(table(("Tên", "Nơi", "Số"), ("Một", "xã", "12"), ("Hai", "huyện", "")))
    assert (found.figures, [(each.text, each.reason) for each in found.left]) == ((), [("Một | xã | 12", "unknown")])


def test_the_level_and_the_day_that_are_given_hold_whatever_the_report_says():
    document = Document("a.txt", "text", tuple(map(Paragraph, HEAD)))
    assert reader().understand(document).heading.level == "commune"
    assert reader().understand(document, level="district").heading.level == "district"


def test_an_empty_document_says_nothing():
    found = reader().understand(Document("a.txt", "text", ()))
    assert (found.figures, found.left, found.tally) == ((), (), Tally())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text("TỷlệhồsơđạtI.1a)-(%;:,/0579 ", max_size=60) | paragraphs, max_size=5))
def test_any_paragraphs_are_understood_without_failing(texts):
    found = understood(*numbered([" ".join(text.split()) for text in texts]))
    assert isinstance(found, Understood)


def test_the_number_and_day_in_a_letterhead_are_not_left_as_figures():
    letterhead = table(("UBND XÃ HÒA BÌNH", "ĐỘC LẬP"), ("Số: 12/BC-UBND", "Hòa Bình, ngày 10 tháng 7 năm 2024"))
    found = understood(letterhead, Paragraph("Tỷ lệ thanh toán trực tuyến đạt 62%.", Place(line=20)))
    assert [(each.match.indicator, each.value) for each in found.figures] == [("online-payment", "62%")]
    assert found.left == ()
