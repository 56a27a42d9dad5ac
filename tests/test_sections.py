"""Where in a report one is: the numbers of sections, letters, annexes and forms."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.normalise.sections import DOCUMENT_NUMBER, Section, after

OUTLINES = {
    ("Mở đầu",): "",
    ("I. KẾT QUẢ",): "Mục I",
    ("II. KẾT QUẢ", "1. Cải cách thể chế"): "Mục II.1",
    ("II. KẾT QUẢ", "1) Cải cách thể chế"): "Mục II.1",
    ("II. KẾT QUẢ", "2. TTHC", "c) Kết quả giải quyết"): "Mục II.2.c",
    ("II. KẾT QUẢ", "2. TTHC", "- c. Kết quả giải quyết"): "Mục II.2.c",
    ("II. KẾT QUẢ", "2. TTHC", "đ) Kết quả"): "Mục II.2.đ",
    ("II. KẾT QUẢ", "2. TTHC", "c) Kết quả", "3. Bộ máy"): "Mục II.3",
    ("II. KẾT QUẢ", "2. TTHC", "III. HẠN CHẾ"): "Mục III",
    ("I. KẾT QUẢ", "16.1. Chỉ tiêu"): "Mục 16.1",
    ("I. KẾT QUẢ", "16.1 Chỉ tiêu", "a) Số hóa"): "Mục 16.1.a",
    ("I. KẾT QUẢ", "2.1.3. Chỉ tiêu"): "Mục 2.1.3",
    ("I. KẾT QUẢ", "Biểu mẫu 3 KẾT QUẢ"): "Biểu mẫu 3",
    ("Phụ lục 1a",): "Phụ lục 1a",
    ("PHỤ LỤC II",): "Phụ lục II",
    ("Biểu số II.06a/VPCP/KSTT",): "Biểu số II.06a/VPCP/KSTT",
    ("Phụ lục 1a", "IV. TTHC", "2. Kết quả"): "Phụ lục 1a, Mục IV.2",
    ("I. KẾT QUẢ", "Trong kỳ tiếp nhận 12 hồ sơ."): "Mục I",
    # lists that are numbered like the sections that they stand in
    ("1. KẾT QUẢ", "1. Hồ sơ", "2. Thanh toán"): "Mục 1.2",
    ("1. KẾT QUẢ", "1. Hồ sơ", "2. Thanh toán", "2. KIẾN NGHỊ"): "Mục 2",
    ("1. KẾT QUẢ", "2. Thanh toán"): "Mục 2",
    ("2. Phương hướng", "1. Hồ sơ", "a) Một", "2. Thanh toán"): "Mục 2.2",
    ("2. Phương hướng", "3. Kiến nghị"): "Mục 3",
    ("2. PHƯƠNG HƯỚNG", "3. Hồ sơ"): "Mục 2.3",
    ("2. PHƯƠNG HƯỚNG", "3. KIẾN NGHỊ"): "Mục 3",
    # what only looks like a number of a section
    ("12 hồ sơ đã giải quyết",): "",
    ("1.652 hồ sơ",): "",
    ("57,56% hồ sơ",): "",
    ("Trong I. có",): "",
    ("Idea. gì đó",): "",
    ("24/5/2024 báo cáo",): "",
    ("",): "",
}


@pytest.mark.parametrize("paragraphs", OUTLINES)
def test_a_person_finds_the_place_by_its_numbers(paragraphs):
    assert reduce(after, paragraphs, Section()).said_at == OUTLINES[paragraphs]


def test_a_section_keeps_the_headings_that_are_open():
    section = reduce(after, ("I. CHUNG", "2. TTHC", "a) Công khai", "b) Giải quyết"), Section())
    assert section == Section("", ("I", "2", "b"), ("I. CHUNG", "2. TTHC", "b) Giải quyết"))
    assert after(section, "3. Bộ máy") == Section("", ("I", "3", ""), ("I. CHUNG", "3. Bộ máy", ""))
    assert after(section, "II. RIÊNG") == Section("", ("II", "", ""), ("II. RIÊNG", "", ""))
    assert after(section, "Phụ lục 2") == Section("Phụ lục 2")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị quyết số 01/NQ-CP", ["01/NQ-CP"]),
        ("Nghị định số 61/2018/NĐ-CP và 107/2021/NĐ-CP", ["61/2018/NĐ-CP", "107/2021/NĐ-CP"]),
        ("951/1.652 hồ sơ", []),
        ("ngày 24/5/2024", []),
    ],
)
def test_the_numbers_of_documents_are_found_in_a_heading(text, numbers):
    assert DOCUMENT_NUMBER.findall(text) == numbers


@given(st.lists(st.text(max_size=30) | st.sampled_from([each for path in OUTLINES for each in path]), max_size=10))
def test_any_paragraphs_leave_one_in_some_section(paragraphs):
    section = reduce(after, paragraphs, Section())
    assert isinstance(section.said_at, str)
    assert [bool(path) for path in section.path] == [bool(heading) for heading in section.headings]
