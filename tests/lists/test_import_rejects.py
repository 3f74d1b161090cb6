"""The way of a bad row out of the office in a file, and back in when it has been corrected."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import fastexcel
import pytest
from lists.import_lists import CONTRIBUTION, HEADINGS, codes, number, read, row, write_csv, write_xlsx

from yanglao.lists import (
    LAYOUTS,
    RejectFile,
    Seen,
    parse,
    read_table,
)


def run(
    path: Path, rejects: Path, *, refuse: str | None = None, layout: str = "contribution"
) -> tuple[int, Path | None]:
    """Good rows, and the reject file; `refuse` is a receipt that the rules do not accept."""
    good, seen = 0, Seen()
    collected = RejectFile(rejects)
    for chunk in read_table(path, LAYOUTS[layout], chunk_rows=2):
        collected.take(chunk)
        parsed = parse(chunk, seen=seen)
        collected.add_problems(parsed.problems)
        good += len(parsed.rows)
        for at, receipt in zip(parsed.rows.tolist(), parsed.columns.get("receipt", []), strict=False):
            if receipt == refuse:
                good -= 1
                collected.add(
                    at, "receipt", "receipt_taken", "这张票据已经登记过。", "It is recorded already."
                )
    return good, collected.write()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("source", ["gb18030", "xlsx"])
def test_a_corrected_reject_file_completes_the_list(tmp_path: Path, ending: str, source: str) -> None:
    rows = [
        ["一", *row(1)],
        ["=1+1", *row(2, 缴费日期="2011-02-30")],
        ["'三", *row(3)],
        ["-四", *row(4, 年度="")],
    ]
    headings = ["备注", *HEADINGS]
    file = (
        write_xlsx(tmp_path / "a.xlsx", 表=[headings, *rows])
        if source == "xlsx"
        else write_csv(tmp_path / "a.csv", rows, headings, encoding=source)
    )
    good, rejects = run(file, tmp_path / f"退回{ending}", refuse="PJ00003")
    assert (good, rejects) == (1, tmp_path / f"退回{ending}")
    assert rejects is not None
    (chunk,) = read_table(rejects, CONTRIBUTION)
    assert (chunk.headings, len(chunk.rows)) == (tuple(headings), 3)
    assert [cells[1].strip() for cells in chunk.raw_rows([2, 3, 4])] == [number(2), number(3), number(4)]
    assert codes(parse(chunk)) == [(2, "缴费日期", "impossible_date"), (4, "年度", "missing_value")]

    corrected = [[*cells] for cells in table_of(rejects)]
    corrected[1][4], corrected[3][2] = "2011-02-28", "2011"
    again = write_csv(tmp_path / "改.csv", corrected[1:], corrected[0])
    assert run(again, tmp_path / "none.csv") == (3, None)
    assert not (tmp_path / "none.csv").exists()


def table_of(path: Path) -> list[tuple[str, ...]]:
    """What a person sees who opens the file."""
    if path.suffix == ".csv":
        return [tuple(cells) for cells in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))]
    frame = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string").to_polars()
    return frame.fill_null("").rows()


def test_a_reject_file_says_row_columns_codes_and_why(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [row(1), row(2, 缴费日期="2011-02-30", 年度=""), row(3)])
    _, rejects = run(file, tmp_path / "r.xlsx", refuse="PJ00003")
    assert rejects is not None
    heading, both, refused = table_of(rejects)
    assert heading == (*HEADINGS, "行号", "出错的列", "错误代码", "退回原因", "Why returned")
    assert both[:6] == tuple(row(2, 缴费日期="2011-02-30", 年度=""))
    assert both[6:9] == ("3", "年度；缴费日期", "missing_value；impossible_date")
    assert "日历" in both[9]
    assert refused[6:] == ("4", "票据号", "receipt_taken", "这张票据已经登记过。", "It is recorded already.")


def test_every_cell_of_an_xlsx_reject_file_is_text(tmp_path: Path) -> None:
    _, rejects = run(write_csv(tmp_path / "a.csv", [row(1, 票据号="=1+1", 年度="x")]), tmp_path / "r.xlsx")
    assert rejects is not None
    with zipfile.ZipFile(rejects) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert 'numFmtId="49"' in archive.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert set(re.findall(r'<c [^>]*t="(\w+)"', sheet)) == {"inlineStr"}
    assert len(re.findall(r"<c ", sheet)) == 22


def test_a_csv_reject_file_is_safe_to_open_in_a_spreadsheet(tmp_path: Path) -> None:
    _, rejects = run(write_csv(tmp_path / "a.csv", [row(1, 票据号="=1+1", 年度="x")]), tmp_path / "r.csv")
    assert rejects is not None
    assert rejects.read_bytes().startswith(b"\xef\xbb\xbf")
    _, cells = table_of(rejects)
    assert (cells[0], cells[4]) == (number(1) + "\t", "'=1+1")


def test_extra_cells_must_be_put_right_before_the_row_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        ",".join(HEADINGS) + "\n" + ",".join(row(1, 实缴金额="1,000")), encoding="utf-8"
    )
    for ending in ("csv", "xlsx"):
        good, rejects = run(tmp_path / "a.csv", tmp_path / f"r.{ending}")
        assert (good, rejects is not None) == (0, True)
        assert codes(read(tmp_path / f"r.{ending}")) == [(2, "多出的单元格", "extra_cells")]


def test_a_reject_file_of_a_reject_file_has_its_columns_once(tmp_path: Path) -> None:
    _, first = run(write_csv(tmp_path / "a.csv", [row(1, 年度="x")]), tmp_path / "r1.xlsx")
    assert first is not None
    _, second = run(first, tmp_path / "r2.xlsx")
    assert second is not None
    assert table_of(second) == table_of(first)


def test_nothing_is_left_behind_when_the_import_fails(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [row(1, 年度="x")])
    with pytest.raises(RuntimeError), RejectFile(tmp_path / "r.xlsx") as rejects:
        for chunk in read_table(file, CONTRIBUTION):
            rejects.take(chunk)
            rejects.add_problems(parse(chunk).problems)
        raise RuntimeError("the database went away")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv"]


READ_ALL = """
import sys
from yanglao.lists import LAYOUTS, RejectFile, Seen, parse, read_table, rejects as room
room.MOST_XLSX_ROWS = 39_999
seen = Seen()
with RejectFile(sys.argv[2]) as rejects:
    for chunk in read_table(sys.argv[1], LAYOUTS["contribution"], chunk_rows=1000):
        rejects.take(chunk)
        rejects.add_problems(parse(chunk, seen=seen).problems)
with open("/proc/self/status") as status:
    peak = next(line for line in status if line.startswith("VmHWM"))
print(rejects.count, rejects.written.name, int(peak.split()[1]) >> 10)
"""


def test_rejected_rows_cost_no_memory(tmp_path: Path) -> None:
    rows = [["1", "二〇一一", "500.001", "2011-02-30", "", "免"]] * 40_000
    path = write_csv(tmp_path / "a.csv", rows)
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(path), str(tmp_path / "r.xlsx")],
        check=True,
        capture_output=True,
        text=True,
    )
    count, name, peak_megabytes = done.stdout.split()
    assert (count, name) == ("40000", "r.csv")  # more than anybody corrects in a sheet
    assert int(peak_megabytes) < 140  # kept in memory they took 190
    assert len(table_of(tmp_path / "r.csv")) == 40_001
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.csv", "r.csv"]


def test_a_cell_too_long_for_a_sheet_gives_a_csv_file(tmp_path: Path) -> None:
    cells = row(1, 票据号="长" * 40_000)
    _, rejects = run(write_csv(tmp_path / "a.csv", [cells]), tmp_path / "r.xlsx")
    assert rejects == tmp_path / "r.csv"
    assert table_of(rejects)[1][4] == "长" * 40_000


def test_only_rows_of_the_chunk_taken_last_can_be_rejected(tmp_path: Path) -> None:
    rejects = RejectFile(tmp_path / "r.csv")
    with pytest.raises(KeyError):
        rejects.add(2, "number", "x", "甲", "a")
    for chunk in read_table(write_csv(tmp_path / "a.csv", [row(1), row(2)]), CONTRIBUTION, chunk_rows=1):
        rejects.take(chunk)
    with pytest.raises(KeyError):
        rejects.add(2, "number", "x", "甲", "a")
    rejects.add(3, "year", "x", "甲。", "A.")
    rejects.add(3, "number", "y", "乙。", "B.")
    assert (rejects.count, rejects.write()) == (1, tmp_path / "r.csv")
    assert table_of(tmp_path / "r.csv")[1][6:] == ("3", "年度；身份证号码", "x；y", "甲。乙。", "A. B.")
