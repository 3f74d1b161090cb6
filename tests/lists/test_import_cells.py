"""What one cell of each kind may look like, and the layouts that say which cells there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from lists.import_lists import codes, number, read, write_csv

from yanglao.kernel.months import FOREVER, month
from yanglao.lists import (
    LAYOUTS,
    Field,
)
from yanglao.lists.kinds import Column, read_columns
from yanglao.lists.layouts import MOST_FEN
from yanglao.lists.sentences import CELL_SENTENCES


def _read(field: Field, texts: list[str]) -> Column:
    return read_columns([field], pl.DataFrame({field.name: texts}, schema={field.name: pl.String}))[
        field.name
    ]


CELLS = [
    ("day", "2011-11-05", 20111105),
    ("day", "2011/11/5", 20111105),
    ("day", "2011.11.05", 20111105),
    ("day", "20111105", 20111105),
    ("day", "2011年11月5日", 20111105),
    ("day", "２０１１年 11 月 5 日", 20111105),
    ("day", "2011-11-05 00:00:00", 20111105),
    ("day", "2012-2-29", 20120229),
    ("day", "２０１１－１１－０５", 20111105),
    ("day", "２０１１／１１／５", 20111105),
    ("day", "2011—11—05", 20111105),
    ("day", "2011−11−05", 20111105),
    ("day", "2011-2-29", "impossible_date"),
    ("day", "20111131", "impossible_date"),
    ("day", "2011-13-01", "impossible_date"),
    ("day", "0011-11-05", "impossible_date"),
    ("day", "05/11/2011", "bad_date"),
    ("day", "11-11-05", "bad_date"),
    ("day", "40852", "bad_date"),
    ("day", "昨天", "bad_date"),
    ("day", "9999-12-31", "impossible_date"),
    ("day", " ", "missing_value"),
    ("until", "", FOREVER),
    ("until", "长期", FOREVER),
    ("until", "9999/12/31", FOREVER),
    ("until", "2012-01-01", 20120101),
    ("until", "2012-01-32", "impossible_date"),
    ("month", "2011-11", month(2011, 11)),
    ("month", "201101", month(2011, 1)),
    ("month", "2011年12月", month(2011, 12)),
    ("month", "２０１１．１２", month(2011, 12)),
    ("month", "2011-13", "bad_month"),
    ("year", "2011", 2011),
    ("year", "2011年度", 2011),
    ("year", "2011.0", 2011),
    ("year", "２０１１年", 2011),
    ("year", "1900", 1900),
    ("year", "2100", 2100),
    ("year", "1899", "bad_year"),
    ("year", "2101", "bad_year"),
    ("year", "67547", "bad_year"),  # 2011 in sixteen bits
    ("year", "-2011", "bad_year"),
    ("year", "11", "bad_year"),
    ("year", "20111", "bad_year"),
    ("yuan", "500", 50000),
    ("yuan", "0.1", 10),
    ("yuan", "1,234.56", 123456),
    ("yuan", "￥1，000.00元", 100000),
    ("yuan", "100.5000", 10050),
    ("yuan", "139.99999999999997", 14000),
    ("yuan", "0.30000000000000004", 30),
    ("yuan", "9007199254740993.01", "bad_amount"),
    ("yuan", "100000000", MOST_FEN),
    ("yuan", "100000000.01", "bad_amount"),
    ("yuan", "1234567890.12", "bad_amount"),
    ("yuan", "92233720368547758.08", "bad_amount"),
    ("yuan", "0.005", "bad_amount"),
    ("yuan", "139.98765432109876", "bad_amount"),
    ("yuan", "-5", "bad_amount"),
    ("yuan", "5e2", "bad_amount"),
    ("yuan", "1,00", "bad_amount"),
    ("yuan", "五百", "bad_amount"),
    ("count", "15", 15),
    ("count", "3年", 3),
    ("count", "１５", 15),
    ("count", "0", 0),
    ("count", "100", 100),
    ("count", "101", "bad_count"),
    ("count", "-1", "bad_count"),
    ("count", "65551", "bad_count"),  # 15 in sixteen bits
    ("count", "70000", "bad_count"),
    ("count", "4294967311", "bad_count"),
    ("count", "1.5", "bad_count"),
    ("flag", "是", 1),
    ("flag", "FALSE", 0),
    ("flag", "也许", "bad_flag"),
    ("place", "469007", 469007),
    ("place", "４６９００７", 469007),
    ("place", "4295436303", "bad_place"),  # 469007 in 32 bits
    ("place", "46900", "bad_place"),
    ("text", " 王 芳　", "王 芳"),
    ("text", "４６９００７-０１Ａｂ", "469007-01Ab"),
    ("text", "永安社区（东）", "永安社区（东）"),
    ("text", "''", "missing_value"),
    *[
        ("text", text, "formula_text")
        for text in ("=cmd|' /C calc'!A0", "'=1+1", "+1", "-1", "@SUM(1)", "＝1")
    ],
    ("text", '甲"乙",丙', '甲"乙",丙'),
    ("text", "甲\u200b乙", "bad_text"),
    ("text", "甲\u202e乙", "bad_text"),
    ("text", "甲\ufffd乙", "bad_text"),
    ("text", "甲\x85乙", "bad_text"),
    ("text", "甲\n乙", "bad_text"),
    ("text", "长" * 201, "text_too_long"),
    ("text", "6.2284800E+18", "number_mangled_by_excel"),
    ("receipt", "=1+1", "formula_text"),
    ("receipt", "ＰＪ 0001", "PJ0001"),
    ("account", "6217000010001230017", "6217000010001230017"),
    ("account", "'6217 0000 1000-1230 017\t", "6217000010001230017"),
    ("account", "６２１７００００１０００１２３００１７", "6217000010001230017"),
    ("account", "6" * 12, "6" * 12),
    ("account", "6" * 30, "6" * 30),
    ("account", "6" * 11, "bad_account"),  # or a telephone number
    ("account", "6" * 31, "bad_account"),
    ("account", "DE89370400440532013000", "bad_account"),
    ("account", "6217000010001230017A", "bad_account"),
    ("account", "-6217000010001230017.5", "bad_account"),
    ("account", "٦٢١٧٠٠٠٠١٠٠٠١٢٣٠", "bad_account"),
    ("account", "=6217000010001230017", "bad_account"),
    ("account", "6.217E+18", "account_mangled_by_excel"),
    ("account", "6.21700001000123e18", "account_mangled_by_excel"),
    ("account", "6217000010001230000", "account_mangled_by_excel"),
    ("account", "6217 0000 1000 1230 000", "6217000010001230000"),
    ("account", "6217000010001280000", "6217000010001280000"),  # its check digit fits
    ("account", "6217000010001230", "6217000010001230"),  # one nought is chance
    ("account", "621700001000123", "621700001000123"),
    ("phone", "13800000000", "13800000000"),
    ("phone", "+86 138 0000 0000", "+8613800000000"),
    ("phone", "１３８-００００-００００", "138-0000-0000"),
    ("phone", "0898-25512345", "0898-25512345"),
    ("phone", "（0898）25512345转801", "0898-25512345-801"),
    ("phone", "010 65001234", "01065001234"),
    ("phone", "25512345", "25512345"),
    ("phone", "400-800-1234", "400-800-1234"),
    ("phone", "1380000000", "bad_phone"),
    ("phone", "12800000000", "bad_phone"),
    ("phone", "1.38E+10", "bad_phone"),
    ("phone", "13800000000/13900000000", "bad_phone"),
    ("phone", "无", "bad_phone"),
    ("phone", "=1+1", "bad_phone"),
    ("number", number(2).lower(), number(2)),
    ("number", "".join(chr(ord(digit) + 0xFEE0) for digit in number(2)), number(2)),
]


@pytest.mark.parametrize(("kind", "text", "expected"), CELLS)
def test_cell(kind: Any, text: str, expected: int | str) -> None:
    field = Field("it", kind, ("它",), may_be_empty=kind == "until")
    column = _read(field, [text])
    found = [code for code, where in column.faults if where[0]]
    if expected in CELL_SENTENCES:
        assert found == [expected]
    else:
        assert (found, column.values[0]) == ([], expected)


@pytest.mark.parametrize(
    ("layout", "name", "text", "expected"),
    [
        ("residence", "household", "非农业", "non_agricultural"),
        ("residence", "household", "Non-Agricultural", "non_agricultural"),
        ("residence", "household", " 农业 户口", "agricultural"),
        ("category", "category", "低保", "low_income"),
        ("category", "category", "计划生育手术并发症", "family_planning_complication"),
        ("category", "category", "one_child_certificate", "one_child_certificate"),
        ("cover", "scheme", "职工", "employee"),
        ("register", "ethnic", "黎族", "19"),
        ("register", "ethnic", "1", "01"),
        ("register", "ethnic", "56", "56"),
        ("register", "ethnic", "基诺", "56"),
        ("category", "category", "低保户主", None),
        ("cover", "scheme", "商业", None),
    ],
)
def test_choice(layout: str, name: str, text: str, expected: str | None) -> None:
    field = next(field for field in LAYOUTS[layout].fields if field.name == name)
    column = _read(field, [text])
    found = [code for code, where in column.faults if where[0]]
    assert found == ([] if expected else ["bad_choice"])
    if expected:
        assert field.choices[int(column.values[0])][0] == expected


@pytest.mark.parametrize(("layout", "least"), [("back_payment", 1), ("deemed_years", 1), ("transfer_in", 0)])
def test_nobody_pays_back_no_years(layout: str, least: int) -> None:
    field = next(field for field in LAYOUTS[layout].fields if field.name == "years")
    column = _read(field, [str(least - 1), str(least)])
    assert [where.tolist() for _, where in column.faults if where.any()] == [[True, False]]


WIDTHS = {"year": 15, "count": 15, "choice": 15, "flag": 15, "month": 31, "place": 31, "day": 31, "until": 31}
HOSTILE = sorted(
    {
        str(sign * (1 << bits) + more)
        for bits in (15, 16, 31, 32, 63, 64)
        for more in (-1, 0, 15)
        for sign in (1, -1)
    }
    | {"9" * digits for digits in range(1, 31)}
    | {"0", "1e9", "1E400", "nan", "inf", "-0", "+5", "0x10", "１２３４５６７", "99999999年", "1" + "0" * 400}
)


@pytest.mark.parametrize("kind", sorted({*WIDTHS, "yuan"}))
def test_nothing_leaves_that_its_column_cannot_hold(kind: Any) -> None:
    """year and years are stored in 16 bits, places in 32, fen in 64; days as dates."""
    choices = LAYOUTS["cover"].fields[1].choices
    field = Field("it", kind, ("它",), choices=choices if kind == "choice" else ())
    column = _read(field, HOSTILE)
    is_bad = np.any([where for _, where in column.faults], axis=0)
    good = np.asarray(column.values)[~is_bad]
    most = MOST_FEN if kind == "yuan" else (1 << WIDTHS[kind]) - 1
    assert ((good >= 0) & (good <= most)).all()
    assert is_bad.sum() > len(HOSTILE) // 2


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_layout_is_sound(layout: Any) -> None:
    names = [field.name for field in layout.fields]
    assert names[0] == "number" and len(set(names)) == len(names)
    assert set(layout.same_row_key) <= set(names)
    for field in layout.fields:
        assert bool(field.choices) == (field.kind == "choice")
        assert field.required or field.may_be_empty


@pytest.mark.parametrize("key", LAYOUTS)
def test_every_layout_reads_its_own_titles(tmp_path: Path, key: str) -> None:
    examples = {
        "number": number(),
        "text": "甲",
        "receipt": "PJ1",
        "account": "6217000010001230017",
        "phone": "13800000000",
        "day": "2011-11-05",
        "until": "",
        "year": "2011",
        "yuan": "100",
        "count": "4",
        "flag": "否",
        "place": "469007",
        "month": "2011-11",
    }
    fields = LAYOUTS[key].fields
    kinds = ["until" if field.name == "until" else field.kind for field in fields]
    cells = [
        field.choices[0][1] if field.choices else examples[kind]
        for field, kind in zip(fields, kinds, strict=True)
    ]
    parsed = read(write_csv(tmp_path / "a.csv", [cells], [field.title for field in fields]), key)
    assert (parsed.rows, codes(parsed)) == ([2], [])
