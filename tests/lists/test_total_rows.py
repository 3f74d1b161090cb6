"""Rows of totals below a list's data, as offices write them, are nobody's rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists.import_lists import HEADINGS, codes, read, row, write_csv, write_xlsx


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize(
    "total",
    [
        ["合计", "", "1000", "", "", "1000.00"],
        ["合 计", "", "", "", "", "1000.00"],
        ["", "", "", "", "总计\uff1a", "1000.00"],
        [" ", "共计2人", "", "", "", "1000.00"],
        ["本页小计", "", "", "", "", "=SUM(F2:F3)"],
        ["合计:共2人", "", "", "", "", ""],
        ["合\u3000计", "", "", "", "", "1000.00", "两人"],
    ],
)
def test_a_row_of_totals_is_passed_over(tmp_path: Path, ending: str, total: list[str]) -> None:
    rows = [list(HEADINGS), row(1), row(2), total, row(3, 年度="x")]
    path = tmp_path / f"a.{ending}"
    write_xlsx(path, 名册=rows) if ending == "xlsx" else write_csv(path, rows[1:], rows[0])
    parsed = read(path)
    assert parsed.rows == [2, 3]
    assert codes(parsed) == [(5, "年度", "bad_year")]


@pytest.mark.parametrize(
    "given",
    [
        row(3, 身份证号码=""),
        row(3, 身份证号码="", 票据号="合计费用"),
        row(3, 身份证号码="小计算"),
        row(3, 身份证号码="12345"),
    ],
)
def test_a_row_that_only_lacks_its_number_comes_back(tmp_path: Path, given: list[str]) -> None:
    parsed = read(write_csv(tmp_path / "a.csv", [row(1), given], list(HEADINGS)))
    assert parsed.rows == [2]
    assert codes(parsed)[0][:2] == (3, "身份证号码")


def test_a_row_with_a_number_is_somebodys(tmp_path: Path) -> None:
    """Whatever else stands in it."""
    parsed = read(write_csv(tmp_path / "a.csv", [row(1), row(2, 票据号="合计")], list(HEADINGS)))
    assert parsed.rows == [2, 3]


def test_a_list_of_totals_alone_has_no_rows(tmp_path: Path) -> None:
    assert read(write_csv(tmp_path / "a.csv", [["合计", "", "", "", "", "0.00"]], list(HEADINGS))).rows == []
