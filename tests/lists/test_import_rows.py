"""Which rows of a list are good, and what is said about the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists.import_lists import HEADINGS, codes, number, read, row, write_csv

from yanglao.kernel.months import FOREVER
from yanglao.lists import (
    EMPTY,
)


def test_every_problem_of_a_row_is_reported(tmp_path: Path) -> None:
    bad = ["110105194912310021", "二〇一一", "500.001", "2011-02-30", "", "免"]
    parsed = read(write_csv(tmp_path / "a.csv", [row(1), bad, row(2)]))
    assert parsed.rows == [2, 4]
    assert sorted(code for _, _, code in codes(parsed)) == sorted(
        ["number_check_digit", "bad_year", "bad_amount", "impossible_date", "missing_value", "bad_amount"]
    )
    assert {problem.row for problem in parsed.problems} == {3}
    first = parsed.problems[0]
    assert first.value == "1101**********0021"
    assert "1101051949" not in first.sentence_zh + first.sentence_en


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2011-01-01", "2012-01-01", []),
        ("2011-01-01", "", []),
        ("2011-01-01", "2011-01-01", [(2, "截止日期", "until_not_after_from")]),
        ("2011-01-02", "2011-01-01", [(2, "截止日期", "until_not_after_from")]),
        ("2011-01-99", "2010-01-01", [(2, "起始日期", "impossible_date")]),
    ],
)
def test_spell(tmp_path: Path, since: str, until: str, found: list[tuple[int, str, str]]) -> None:
    file = write_csv(tmp_path / "a.csv", [[number(), since, until]], ("证件号码", "起始日期", "截止日期"))
    assert codes(read(file, "student")) == found


def test_an_optional_flag_left_empty_is_no(tmp_path: Path) -> None:
    headings = ("证件号码", "户籍地", "户口性质", "农转非", "起始日期", "截止日期")
    rows = [
        [number(1), "469007", "非农业", "", "1990-1-1", ""],
        [number(2), "469007", "农业", "是", "1990-1-1", ""],
    ]
    parsed = read(write_csv(tmp_path / "a.csv", rows, headings), "residence")
    assert parsed.columns["converted"] == [0, 1]
    assert parsed.columns["place"] == [469007, 469007]
    assert parsed.columns["until"] == [FOREVER, FOREVER]


def test_a_row_said_twice_and_a_row_contradicted(tmp_path: Path) -> None:
    same = row(1, 身份证号码=number(1) + " ", 缴费日期="2011/11/5")
    file = write_csv(tmp_path / "a.csv", [row(1), row(2), same, row(2, 缴费档次="600"), row(3)])
    parsed = read(file, chunk_rows=2)
    assert (parsed.rows, parsed.repeated) == ([2, 3, 6], [4])
    assert codes(parsed) == [(5, "票据号", "duplicate_in_file")]
    assert "第3行" in parsed.problems[0].sentence_zh


def test_a_row_longer_than_the_heading_is_not_guessed_at(tmp_path: Path) -> None:
    lines = [
        ",".join(HEADINGS),
        ",".join(row(1, 实缴金额="1,000")),
        ",".join(row(2)) + ",,",
        ",".join(row(3)[:5]),
    ]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    parsed = read(tmp_path / "a.csv")
    assert (parsed.rows, codes(parsed)) == ([3, 4], [(2, "多出的单元格", "extra_cells")])
    assert parsed.columns["amount_yuan"] == [50000, EMPTY]


def test_repetitions_are_found_across_many_chunks(tmp_path: Path) -> None:
    rows = [row(order % 40 + 1, 实缴金额=str(order // 60)) for order in range(120)]
    parsed = read(write_csv(tmp_path / "a.csv", rows), chunk_rows=7)
    assert parsed.rows == list(range(2, 42))
    assert parsed.repeated == list(range(42, 62))
    assert codes(parsed) == [(at, "票据号", "duplicate_in_file") for at in range(62, 122)]
    assert ["第3行" in problem.sentence_zh for problem in parsed.problems].index(True) == 83 - 62
