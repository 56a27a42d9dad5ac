"""The finding of any row of a table is explained as that of a submission with the same rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import made_readings
from tests.batch_compared import judged
from tests.command import run
from tests.made_readings import COLUMNS, Row, plain_rows, write_csv
from tests.test_batch import FORMS, HALF_YEAR, of_types

TABLE = Path("so-lieu.csv")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def by_itself(row: Row, written: list[Row], target: str, *, bad: frozenset[int] = frozenset()) -> str:
    """What ``explain`` says of the rows of a unit and period, each in the line that it has in the whole table."""
    own = [number for number, each in enumerate(written, 1) if each["unit"] == row["unit"] and number not in bad]
    whole = TABLE.read_text(encoding="utf-8")
    empty = dict.fromkeys(COLUMNS, "")
    write_csv(TABLE, [each if number in own else empty for number, each in enumerate(written, 1)])
    try:
        return run("explain", TABLE, "--target", target).out
    finally:
        TABLE.write_text(whole, encoding="utf-8")


def test_every_kind_of_finding_is_explained_as_explain_does() -> None:
    written = made_readings.rows(seed=7, cases=120, periods=HALF_YEAR)
    tables = judged([write_csv(TABLE, written)], Path())
    bad = frozenset(row["row"] for row in tables["rejected"])
    chosen = {row["verdict"]: row for row in tables["findings"] if row["unit"].endswith(("commune", "ministry"))}
    units = [each["unit"] for each in written]

    assert len(chosen) == 6
    for row in chosen.values():
        own = [each for each in written if each["unit"] == row["unit"]]
        assert len({each["from"] for each in own}) == 1
        said = run("batch", TABLE, "--explain", row["unit"], row["target"])
        assert said.out == by_itself(own[0], written, row["target"], bad=bad)
        assert row["unit"] in units
        assert said.status in (0, 1)


def test_typed_figures_are_explained_as_the_same_figures_in_text() -> None:
    written = plain_rows()
    write_csv(TABLE, [{**row, "value": row["value"] and f"{row['value']}%"} for row in written])
    typed = of_types(written, Path(), FORMS["whole numbers"])
    target = next(each.id for each in made_readings.ASKED if each.indicator == written[0]["indicator"])
    targets = ("--targets", target.partition("/")[0])

    said = run("batch", TABLE, *targets, "--explain", "Xã 0", target)
    assert "KẾT LUẬN" in said.out.upper()
    assert run("batch", typed, *targets, "--explain", "Xã 0", target).out == said.out


PERIODS = "unit,level,from,to,indicator,value\n" + "".join(
    f"Xã A,commune,2024-0{first}-05,2024-0{last}-28,online-payment,{value}\n"
    for first, last, value in ((1, 3, "10%"), (4, 6, "90%"))
)


def test_the_latest_period_is_explained_unless_another_is_named() -> None:
    TABLE.write_text(PERIODS, encoding="utf-8")
    latest = run("batch", TABLE, "--explain", "Xã A", "nq01-2024/2")
    first = run("batch", TABLE, "--explain", "xã a", "nq01-2024/2", "--to", "2024-03-28")

    assert ("Kết luận: ĐẠT" in latest.out, "Kết luận: KHÔNG ĐẠT" in first.out) == (True, True)


def test_what_is_not_in_the_table_is_told() -> None:
    TABLE.write_text(PERIODS, encoding="utf-8")
    told = [
        run("batch", TABLE, "--explain", "Xã B", "nq01-2024/2"),
        run("batch", TABLE, "--explain", "Xã A", "nq01-2024/99", "--targets", "nq01-2024"),
        run("batch", TABLE, "--explain", "Xã A", "nq01-2024/2", "--from", "2023-01-01"),
        run("batch", TABLE, "--from", "2023-01-01", "-o", "ra.csv"),
    ]

    assert [(each.status, each.out, each.err.splitlines()[0]) for each in told] == [
        (2, "", 'chitieu: không có đơn vị "Xã B" trong bảng số liệu, chỉ có "Xã A"'),
        (2, "", ('chitieu: không có chỉ tiêu "nq01-2024/99" trong các bộ đang áp dụng, chỉ có "nq01-2024/1", '
                '"nq01-2024/2", "nq01-2024/3", "nq01-2024/4", "nq01-2024/5", "nq01-2024/6", "nq01-2024/7.1", '
                '"nq01-2024/7.2", …')),
        (2, "", ("chitieu: đơn vị không có số liệu của kỳ 2023-01-01 - …, chỉ có "
                '"2024-01-05 - 2024-03-28", "2024-04-05 - 2024-06-28"')),
        (2, "", "chitieu batch: --from và --to chỉ dùng cùng --explain; bảng kết quả lúc nào cũng gồm mọi kỳ"),
    ]  # fmt: skip
