"""Files that are refused whole, before any of their rows is used."""

from __future__ import annotations

import os
import struct
import time
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from lists.import_lists import HEADINGS, row, write_csv, write_xlsx

from yanglao.lists import (
    LAYOUTS,
    FileRefused,
    archives,
    check_file,
    csv_files,
    given_files,
    read_table,
)
from yanglao.lists.sentences import FILE_SENTENCES


def refusal(path: Path, layout: str = "contribution") -> str:
    with pytest.raises(FileRefused) as caught:
        read_table(path, LAYOUTS[layout])
    assert caught.value.sentence_zh and caught.value.sentence_en
    assert caught.value.code in FILE_SENTENCES
    return caught.value.code


HEADING_LINE = ",".join(HEADINGS).encode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\xef\xbb\xbf", "empty_file"),
        (b"\n , ,\n\n", "empty_file"),
        (b"hello", "not_a_table"),
        ("甲,乙\n1,2".encode(), "not_a_table"),
        (b"%PDF-1.7\n\0\1\2", "unknown_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_excel"),
        ("年度,缴费档次,缴费日期,票据号".encode(), "missing_heading"),
        (HEADING_LINE + ",证件号码".encode(), "duplicate_heading"),
        (HEADING_LINE + b"," + "年度".encode(), "duplicate_heading"),
        (HEADING_LINE + b"\n\xff\xff", "undecodable"),
        (HEADING_LINE + "\n符".encode()[:-1], "undecodable"),
        (HEADING_LINE + b'\n1,2,3,4,"5,6\n7', "broken_quotes"),
        (HEADING_LINE + b'\n1,2,3,4,"5"5,6\n', "broken_quotes"),
        (b"PK\x03\x04nothing", "xlsx_damaged"),
    ],
)
def test_refused_file(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.csv") == "file_missing"
    assert refusal(tmp_path / "a\0.csv") == "file_missing"
    assert refusal(tmp_path / ("长" * 200)) == "file_unreadable"


def test_what_is_no_file_is_refused_and_nothing_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "folder.csv").mkdir()
    for path in (tmp_path / "pipe.csv", tmp_path / "folder.csv", Path(os.devnull)):
        assert refusal(path) == "not_a_file"
        with pytest.raises(FileRefused):
            check_file(path)


def test_limits_of_size_are_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_csv(tmp_path / "a.csv", [row(order) for order in range(1, 9)])
    monkeypatch.setattr(csv_files, "MOST_ROWS", 8)
    assert refusal(path) == "too_many_rows"
    monkeypatch.setattr(given_files, "MOST_BYTES", 100)
    assert refusal(path) == "file_too_large"


@pytest.mark.parametrize("line", [",".join(["年度"] * 1_000_000), "年度" * 1_000_000], ids=["cells", "cell"])
def test_a_heading_of_a_million_is_refused_at_once(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.csv").write_text(f"{line}\n{line}\n", encoding="utf-8")
    began = time.process_time()
    assert refusal(tmp_path / "a.csv") in ("too_many_columns", "broken_quotes")
    assert time.process_time() - began < 10


def test_more_columns_than_a_list_can_have(tmp_path: Path) -> None:
    headings = [*HEADINGS, *(f"备注{place}" for place in range(300))]
    assert refusal(write_csv(tmp_path / "a.csv", [row(1)], headings)) == "too_many_columns"
    assert refusal(write_xlsx(tmp_path / "a.xlsx", 表=[headings, row(1)])) == "too_many_columns"
    (tmp_path / "b.csv").write_bytes(HEADING_LINE + b"\n" + b"," * 20_000)
    assert refusal(tmp_path / "b.csv") == "too_many_columns"


@pytest.mark.parametrize(
    "second", ["年度", "年　度", "缴费年度", "AAE001", "ｙｅａｒ", "年度（补）"], ids=lambda second: second
)
def test_a_column_that_stands_twice_never_wins(tmp_path: Path, second: str) -> None:
    headings, cells = [*HEADINGS, second], [*row(1), "2099"]
    assert refusal(write_csv(tmp_path / "a.csv", [cells], headings)) == "duplicate_heading"
    assert refusal(write_xlsx(tmp_path / "a.xlsx", 表=[headings, cells])) == "duplicate_heading"


def test_a_misspelt_until_refuses_the_list(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [], ("证件号码", "起始日期", "截至日"))
    assert refusal(file, "student") == "missing_heading"


def test_xlsx_cut_short_or_altered(tmp_path: Path) -> None:
    whole = write_xlsx(
        tmp_path / "a.xlsx", 表=[list(HEADINGS), *(row(order) for order in range(50))]
    ).read_bytes()
    for size in (10, 200, len(whole) // 2, len(whole) - 30):
        (tmp_path / "cut.xlsx").write_bytes(whole[:size])
        assert refusal(tmp_path / "cut.xlsx") == "xlsx_damaged"
    place = whole.index(b"xl/worksheets/sheet1.xml") + 200
    (tmp_path / "bit.xlsx").write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
    assert refusal(tmp_path / "bit.xlsx") == "xlsx_damaged"


def test_an_archive_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(tmp_path / "a.xlsx") == "unknown_format"


def test_a_workbook_whose_sheet_is_no_xml(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    assert refusal(tmp_path / "a.xlsx") == "xlsx_damaged"


def test_xlsx_too_large_when_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 1 << 20)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (3 << 20))
    assert refusal(path) == "xlsx_too_large"
    understated = path.read_bytes().replace(struct.pack("<I", 3 << 20), struct.pack("<I", 10))
    path.write_bytes(understated)
    assert refusal(path) == "xlsx_too_large"


def test_xlsx_that_spans_too_many_cells(tmp_path: Path) -> None:
    far = [[*HEADINGS]] + [[]] * 3
    path = write_xlsx(tmp_path / "a.xlsx", 表=far)
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_string(1_048_575, 16_383, "远")
    assert refusal(path) == "xlsx_too_large"


def test_all_sheets_together_may_not_span_too_many_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_CELLS", 30)
    one = [list(HEADINGS), row(1), row(2)]
    assert len(list(read_table(write_xlsx(tmp_path / "a.xlsx", 一=one), LAYOUTS["contribution"]))) == 1
    assert refusal(write_xlsx(tmp_path / "b.xlsx", 一=one, 二=one)) == "xlsx_too_large"


SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = f'<worksheet xmlns="{SPACE}"><sheetData>{{}}</sheetData></worksheet>'


def in_sheet(path: Path, rows: str, before: str = "") -> Path:
    """A workbook whose sheet holds these rows of XML."""
    original = write_xlsx(path.with_suffix(".tmp"), 表=[list(HEADINGS)])
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.namelist():
            is_sheet = part == "xl/worksheets/sheet1.xml"
            target.writestr(part, before + SHEET.format(rows) if is_sheet else source.read(part))
    return path


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            "xlsx_too_large",
        ),
        ('<row r="1"><c r="AAAA1"><v>1</v></c></row>', "xlsx_damaged"),
        ('<row r="1"><c r="A99999999"><v>1</v></c></row>', "xlsx_damaged"),
        ('<row r="0"><c r="A0"><v>1</v></c></row>', "xlsx_damaged"),
        ("<x>" * 100_000 + "</x>" * 100_000, "xlsx_damaged"),
        ("<c><v>1</v></c>", "xlsx_damaged"),
        ('<row r="4294967295"><c><v>1</v></c></row>', "xlsx_damaged"),
        ('<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>', "xlsx_damaged"),
        ('<row r="1"><c r="A1"><v>1</v></row>', "xlsx_damaged"),
        (
            '<row r="1">' + "<c><v>1</v></c>" * 2 + '</row><row r="1000000"><c><v>1</v></c></row>',
            "xlsx_too_large",
        ),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>', "not_a_table"),
    ],
)
def test_references_that_would_cost_all_memory(tmp_path: Path, rows: str, code: str) -> None:
    assert refusal(in_sheet(tmp_path / "a.xlsx", rows)) == code


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = in_sheet(tmp_path / "a.xlsx", "", before='<!DOCTYPE x [<!ENTITY a "aaaa">]>')
    assert refusal(path) == "xlsx_damaged"


def test_two_sheets_of_the_same_list(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", 一=[list(HEADINGS), row(1)], 二=[list(HEADINGS), row(2)])
    assert refusal(file) == "several_sheets"
