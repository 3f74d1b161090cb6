"""Title lines above the headings, and headings as offices write them."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from lists.import_lists import HEADINGS, codes, number, read, row, write_csv, write_xlsx

from yanglao.lists import LAYOUTS, FileRefused, RejectFile, parse, read_table

TITLES = [
    ["东方市城镇居民社会养老保险缴费名册"],
    ["单位：", "永安社区", "", "2011年11月5日"],
    [],
    ["共2人，其中年度缴费2人"],
]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("titles", range(len(TITLES) + 1))
def test_title_lines_are_passed_over_and_row_numbers_stay(tmp_path: Path, ending: str, titles: int) -> None:
    rows = [*TITLES[:titles], list(HEADINGS), row(1), row(2, 年度="x")]
    path = tmp_path / f"a.{ending}"
    write_xlsx(path, 名册=rows) if ending == "xlsx" else write_csv(path, rows[1:], rows[0])
    parsed = read(path)
    assert parsed.rows == [titles + 2]
    assert codes(parsed) == [(titles + 3, "年度", "bad_year")]


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_commas_in_a_title_do_not_decide_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    title = ["名册,年度,缴费档次,2011"]
    file = write_csv(tmp_path / "a.csv", [list(HEADINGS), row(1)], title, delimiter=delimiter)
    assert read(file).rows == [3]


def test_a_merged_title_in_a_workbook(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 5, "东方市城镇居民社会养老保险缴费名册")
        sheet.merge_range(2, 0, 2, 5, "2011年11月")
        for place, cells in enumerate([HEADINGS, row(1)], start=3):
            sheet.write_row(place, 0, cells)
    assert read(tmp_path / "a.xlsx").rows == [5]


def test_rejected_rows_keep_the_row_numbers_of_the_file(tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [[], list(HEADINGS), row(1, 年度="x")], ["缴费名册"])
    (chunk,) = read_table(file, LAYOUTS["contribution"])
    with RejectFile(tmp_path / "r.csv") as rejects:
        rejects.take(chunk)
        rejects.add_problems(parse(chunk).problems)
    (again,) = read_table(tmp_path / "r.csv", LAYOUTS["contribution"])
    assert again.headings == HEADINGS
    lines = (tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1].split(",")[6:9] == ["4", "年度", "bad_year"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_rows_above_the_heading_are_never_lost(tmp_path: Path, ending: str) -> None:
    rows = [["名册"], row(1), list(HEADINGS), row(2)]
    path = tmp_path / f"a.{ending}"
    write_xlsx(path, 名册=rows) if ending == "xlsx" else write_csv(path, rows[1:], rows[0])
    with pytest.raises(FileRefused) as caught:
        read_table(path, LAYOUTS["contribution"])
    assert (caught.value.code, "第2行" in caught.value.sentence_zh) == ("rows_above_heading", True)


@pytest.mark.parametrize(("above", "code"), [(9, None), (10, "not_a_table")])
def test_the_heading_stands_within_ten_rows(tmp_path: Path, above: int, code: str | None) -> None:
    rows = [*[["说明", "请如实填写"]] * (above - 1), list(HEADINGS), row(1)]
    file = write_csv(tmp_path / "a.csv", rows, ["名册"])
    if code is None:
        assert read(file).rows == [above + 2]
    else:
        with pytest.raises(FileRefused) as caught:
            read_table(file, LAYOUTS["contribution"])
        assert caught.value.code == code


@pytest.mark.parametrize(
    "heading",
    [
        "身份证",
        "身份证号",
        "身份证件号码",
        "公民身份号码",
        "公民身份证号码",
        "公民身份号码（社会保障号码）",
        "社会保障号码",
        "社保号",
        " 身 份 证\n号 码 ",
        "ａａｃ００２",
        "ID number",
    ],
)
def test_headings_of_the_identity_number(tmp_path: Path, heading: str) -> None:
    file = write_csv(tmp_path / "a.csv", [[number(), "2011-11-05"]], (heading, "参保日期"))
    assert read(file, "enrolment").columns["number"] == [number()]


def test_the_nearest_sheet_tells_what_is_missing(tmp_path: Path) -> None:
    file = write_xlsx(tmp_path / "a.xlsx", 说明=[["请按表填写"]], 缴费=[list(HEADINGS[:4]), row(1)[:4]])
    with pytest.raises(FileRefused) as caught:
        read_table(file, LAYOUTS["contribution"])
    assert caught.value.sentence_zh == "缺少必需的列：票据号。请补上后重新报送。"
    assert (
        caught.value.sentence_en == "Required columns are missing: receipt. Add them and send the file again."
    )
