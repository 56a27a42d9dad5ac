"""The level of a unit that is told by its name."""

from __future__ import annotations

from datetime import date

import pytest

import targets
from engine.normalise.unit_level import level_by_name

LIBRARY = targets.load_shipped()


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Xã An Phú", "commune"),
        ("xã An Phú", "commune"),
        ("UBND XÃ AN PHÚ", "commune"),
        ("Ủy ban nhân dân phường Hồng Gai", "commune"),
        ("Phường 1", "commune"),
        ("Thị trấn Phú Mỹ", "commune"),
        ("Đặc khu Phú Quốc", "commune"),
        ("Huyện Phú Tân", "district"),
        ("Quận Hoàn Kiếm", "district"),
        ("Thị xã Tịnh Biên", "district"),
        ("Tỉnh An Giang", "province"),
        ("Thành phố Hà Nội", "province"),
        ("TP. Hồ Chí Minh", "province"),
        ("Sở Tư pháp", "provincial-department"),
        ("Sở Y tế tỉnh An Giang", "provincial-department"),
        ("Phòng Tư pháp huyện Phú Tân", "district-office"),
        ("Bộ Nội vụ", "ministry"),
    ],
)
def test_a_name_that_begins_with_the_kind_of_the_unit_tells_its_level(name, level):
    assert level_by_name(name, LIBRARY, None) == level
    assert level_by_name(name, LIBRARY, date(2024, 6, 30)) == level


@pytest.mark.parametrize(
    "name",
    ["", "Xã", "An Phú", "Thành phố Rạch Giá", "TP Huế", "Bộ phận Một cửa xã An Phú", "Trung tâm Y tế huyện Phú Tân"],
)
def test_a_name_that_leaves_the_level_open_tells_none(name):
    assert level_by_name(name, LIBRARY, None) == ""


@pytest.mark.parametrize(
    ("name", "last", "level"),
    [
        ("Thành phố Rạch Giá", date(2024, 6, 30), "district"),
        ("Thành phố Rạch Giá", date(2025, 12, 31), ""),
        ("Thành phố Huế", date(2024, 12, 31), "district"),
        ("Thành phố Huế", date(2025, 3, 31), "province"),
    ],
)
def test_the_level_of_a_city_depends_on_the_day(name, last, level):
    assert level_by_name(name, LIBRARY, last) == level
