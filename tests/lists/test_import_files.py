"""Files that are taken: encodings, delimiters, headings, workbooks, row numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lists.import_lists import CONTRIBUTION, HEADINGS, codes, number, read, row, write_csv, write_xlsx

from yanglao.lists import (
    EMPTY,
    parse,
    read_table,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    people = [[number(1), "符㛃春", "滨海"], [number(2), "王;,芳𠮷", "永安"]]
    file = write_csv(
        tmp_path / "a.csv", people, ("身份证号", "姓名", "村居"), encoding=encoding, delimiter=delimiter
    )
    parsed = read(file, "register")
    assert (parsed.rows, codes(parsed)) == ([2, 3], [])
    assert parsed.columns["name"] == ["符㛃春", "王;,芳𠮷"]
    assert parsed.columns["ethnic"] == [EMPTY, EMPTY]
    assert parsed.columns["phone"] == ["", ""]


@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS,
        ("number", "year", "tier_yuan", "on", "receipt", "amount_yuan"),
        ("AAC002", "AAE001", "档次", "到账日期", "流水号", "实缴金额（元）"),
        ("'身份证号码", "\t年度", "'\t档次", "缴费日期：", "票据号", "'实缴金额"),
        (" ID Number", "YEAR", "Tier Yuan", "ON ", "Receipt", "AMOUNT_YUAN"),
        ("公民身份号码 *", "年 度", "缴费档次(元)", "缴费　日期", "票据号", "ａｍｏｕｎｔ＿ｙｕａｎ"),
    ],
)
def test_headings(tmp_path: Path, headings: tuple[str, ...]) -> None:
    parsed = read(write_csv(tmp_path / "a.csv", [row(1)], headings))
    assert {name: column[0] for name, column in parsed.columns.items()} == {
        "number": number(1),
        "year": 2011,
        "tier_yuan": 50000,
        "on": 20111105,
        "receipt": "PJ00001",
        "amount_yuan": 50000,
    }


def test_other_columns_are_passed_over_and_named(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [["x", *row(1), "y"]], ("序号", *HEADINGS, "备注"))
    (chunk,) = read_table(file, CONTRIBUTION)
    assert chunk.ignored == ("序号", "备注")
    assert parse(chunk).rows.tolist() == [2]


def test_row_numbers_are_those_of_a_spreadsheet(tmp_path: Path) -> None:
    lines = [
        ",".join(HEADINGS),
        "",
        ",".join(row(1)),
        " ,,,,,",
        ",".join(row(2, 票据号='"甲\n乙"')),
        ",".join(row(3)),
    ]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")
    parsed = read(tmp_path / "a.csv", chunk_rows=1)
    assert (parsed.rows, codes(parsed)) == ([3, 6], [(5, "票据号", "bad_text")])


def test_xlsx_of_typed_cells(tmp_path: Path) -> None:
    cells = [number(1), 2011, 500, date(2011, 11, 5), "PJ1", 100.1]
    file = write_xlsx(tmp_path / "a.xlsx", 缴费=[[], ["", *HEADINGS], [], ["", *cells], ["", *row(2)]])
    parsed = read(file)
    assert (parsed.rows, codes(parsed)) == ([4, 5], [])
    assert parsed.columns["on"] == [20111105, 20111105]
    assert parsed.columns["amount_yuan"] == [10010, 50000]


def test_numbers_stored_as_quantities_in_xlsx_are_never_trusted(tmp_path: Path) -> None:
    fitting = [number(order) for order in range(10, 1000, 10) if number(order).endswith("00")]
    assert fitting, "some numbers end in zeros although nothing was lost"
    quantities = [float(each) for each in (*fitting, number(1), number(2))]
    rows = [[None, *row(order)] for order, _ in enumerate(quantities)]  # the list begins in column B
    for cells, quantity in zip(rows, quantities, strict=True):
        cells[1] = quantity  # type: ignore[call-overload]
    text = [None, *row(999, 身份证号码=fitting[0])]
    file = write_xlsx(tmp_path / "a.xlsx", 表=[[None, *HEADINGS], *rows, text])
    parsed = read(file)
    assert {problem.code for problem in parsed.problems} == {"number_mangled_by_excel"}
    assert parsed.rows == [len(rows) + 2]


def test_among_mangled_numbers_a_fitting_check_is_chance(tmp_path: Path) -> None:
    lucky = next(
        text
        for order in range(0, 1000, 100)
        for day in range(1, 29)
        if (text := number(order, 19550300 + day)).endswith("000")
    )
    mangled = number(1)[:15] + "000"
    assert read(write_csv(tmp_path / "a.csv", [row(1, 身份证号码=lucky)])).rows == [2]
    file = write_csv(tmp_path / "b.csv", [row(1, 身份证号码=lucky), row(2, 身份证号码=mangled), row(3)])
    parsed = read(file)
    assert parsed.rows == [4]
    assert [problem.code for problem in parsed.problems] == ["number_mangled_by_excel"] * 2


def test_the_sheet_with_the_layout_is_taken(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", 说明=[["请按表填写"]], 空=[], 缴费=[list(HEADINGS), row(1)])
    assert read(file).rows == [2]


def test_chunks_are_of_the_asked_size_and_reach_their_raw_rows(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [row(order) for order in range(1, 6)])
    chunks = list(read_table(file, CONTRIBUTION, chunk_rows=2))
    assert [chunk.rows.tolist() for chunk in chunks] == [[2, 3], [4, 5], [6]]
    assert chunks[1].raw_rows([5]) == [tuple(row(4))]
    with pytest.raises(KeyError):
        chunks[1].raw_rows([6])


def test_a_file_of_headings_only_has_no_rows(tmp_path: Path) -> None:
    assert list(read_table(write_csv(tmp_path / "a.csv", []), CONTRIBUTION)) == []
    assert list(read_table(write_xlsx(tmp_path / "a.xlsx", 表=[list(HEADINGS)]), CONTRIBUTION)) == []
