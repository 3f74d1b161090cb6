"""What is written for people to open: text stays text, a fen is a fen."""

from __future__ import annotations

import csv
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import fastexcel
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanglao.lists.written_tables import MOST_EXACT, Sheet, write_csv, write_xlsx

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "460007195503120023"]
MIXED = Sheet(
    "账:页",
    ["名", "数", "元", "率", "日"],
    ["text", "count", "yuan", "percent", "day"],
    [["=1+1", 3, -1234, 125, 2011_12_31], ["", None, 7, None, None], ["x", 0, 0, 0, 1899_01_01]],
    above=("标题", "截至 2012-01-01"),
)


def cells(path: Path, sheet: int | str = 0, header_row: int = 0) -> list[tuple[Any, ...]]:
    return fastexcel.read_excel(path).load_sheet(sheet, header_row=header_row).to_polars().rows()


@pytest.mark.parametrize("text", FORMULAS)
def test_text_is_never_a_formula(tmp_path: Path, text: str) -> None:
    write_xlsx(tmp_path / "a.xlsx", [Sheet("表", [text], ["text"], [[text]])])
    assert cells(tmp_path / "a.xlsx") == [(text,)]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    write_csv(tmp_path / "a.csv", Sheet("表", ["名"], ["text"], [[text]]))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = list(csv.reader(file))[1:]
    assert row[0].startswith("'") or row[0].endswith("\t")


def test_numbers_and_days_are_numbers_and_days(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", [MIXED, Sheet("二", ["名"], ["text"], [["乙"]])])
    assert cells(tmp_path / "a.xlsx", header_row=2)[:2] == [
        ("=1+1", 3.0, -12.34, 0.125, "2011-12-31 00:00:00"),
        (None, None, 0.07, None, None),
    ]
    assert fastexcel.read_excel(tmp_path / "a.xlsx").sheet_names == ["账 页", "二"]
    assert cells(tmp_path / "a.xlsx", "二") == [("乙",)]


def test_a_day_is_a_date_of_the_workbook(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", [Sheet("表", ["日"], ["day"], [[2011_12_31]])])
    ((day,),) = cells(tmp_path / "a.xlsx")
    assert day.date() if hasattr(day, "date") else day == date(2011, 12, 31)


def test_numbers_in_csv_are_written_plainly(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", MIXED)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "名,数,元,率,日",
        "'=1+1,3,-12.34,12.5%,2011-12-31",
        ",,0.07,,",
        "x,0,0.00,0.0%,1899-01-01",
    ]


@given(fen=st.lists(st.integers(1 - MOST_EXACT, MOST_EXACT - 1), min_size=1, max_size=50))
def test_not_a_fen_is_lost(tmp_path_factory: pytest.TempPathFactory, fen: list[int]) -> None:
    path = tmp_path_factory.mktemp("fen") / "a.xlsx"
    write_xlsx(path, [Sheet("表", ["元"], ["yuan"], [[one] for one in fen])])
    assert [int(Decimal(repr(cell)) * 100) for (cell,) in cells(path)] == fen


def test_more_than_a_cell_holds_exactly_is_text(tmp_path: Path) -> None:
    write_xlsx(tmp_path / "a.xlsx", [Sheet("表", ["元"], ["yuan"], [[MOST_EXACT * 10 + 1]])])
    assert cells(tmp_path / "a.xlsx") == [("100000000000000.01",)]


def test_a_rate_keeps_its_hundredths(tmp_path: Path) -> None:
    rates = Sheet("表", ["利率"], ["rate"], [[275], [-43], [1]])
    write_xlsx(tmp_path / "a.xlsx", [rates])
    assert cells(tmp_path / "a.xlsx") == [(0.0275,), (-0.0043,), (0.0001,)]
    write_csv(tmp_path / "a.csv", rates)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").split() == [
        "利率",
        "2.75%",
        "-0.43%",
        "0.01%",
    ]
