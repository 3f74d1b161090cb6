"""Lists as an office hands them in: good rows kept, bad ones back with a reason, the corrected file completes it."""

import csv
import os
from pathlib import Path

import pytest
import xlsxwriter
from acts.desk import Desk, number, paid

from yanglao.store.acting import ActRefused

PEOPLE = [number(n) for n in range(20)]
HEADINGS = ["身份证号码", "年度", "缴费档次", "缴费日期", "票据号"]


def write(path: Path, headings: list[str], rows: list[list[str]], encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


@pytest.fixture(scope="module", autouse=True)
def members(desk: Desk) -> None:
    desk.join(PEOPLE)


def test_a_register_of_an_office_in_its_own_encoding(desk: Desk):
    rows = [[number(n), f"测试{n}", "01", "永安社区", f"6217{n:012d}", ""] for n in range(50, 60)]
    headings = ["身份证号码", "姓名", "民族", "单位", "银行账号", "联系电话"]
    path = write(desk.folder / "register.csv", headings, rows, "gb18030")
    assert desk.take_file("register", path, on=20121231, key="gb18030")["recorded"] == 10


def test_an_enrolment_opens_an_account_in_the_book(desk: Desk):
    rows = desk.rows("SELECT sum(opened), sum(cash_fen) FROM arrival_line WHERE opened > 0")
    assert rows == [(20, 0)]


def test_contributions_with_bad_rows_and_their_correction(desk: Desk):
    rows = [paid(one, f"R{n}") for n, one in enumerate(PEOPLE[:10])]
    wrong_digit = PEOPLE[4][:17] + ("1" if PEOPLE[4][17] != "1" else "2")
    spoiled = [dict(row) for row in rows]
    spoiled[3]["tier_yuan"] = 250  # no such tier
    spoiled[4]["number"] = wrong_digit
    spoiled[5]["on"] = "2012-02-30"
    spoiled[6]["year"] = 2011  # not the year of the payment
    done = desk.take("contribution", spoiled)
    assert (done["recorded"], done["rejected"]) == (6, 4)
    assert sorted(desk.codes()) == ["impossible_date", "no_such_tier", "number_check_digit", "wrong_year"]
    again = desk.take("contribution", spoiled)
    assert (again["recorded"], again["unchanged"], again["rejected"]) == (0, 6, 4)
    corrected = desk.take("contribution", rows)
    assert (corrected["recorded"], corrected["unchanged"], corrected["rejected"]) == (4, 6, 0)
    sums = "sum(paid_own_fen), sum(credited_province_fen), sum(credited_city_fen), sum(cash_fen)"
    assert desk.rows(f"SELECT {sums} FROM arrival_line") == [
        (10 * 50000, 10 * 1800, 10 * (1200 + 4500), 10 * 50000)
    ]


def test_an_excel_list_and_numbers_spoiled_by_excel(desk: Desk):
    path = desk.folder / "paid.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for column, heading in enumerate(HEADINGS):
            sheet.write_string(0, column, heading)
        for row, one in enumerate(PEOPLE[10:13], start=1):
            for column, text in enumerate([one, "2012", "100", "2012-04-01", f"X{row}"]):
                sheet.write_string(row, column, text)
        sheet.write_number(3, 0, float(PEOPLE[12][:17] + "0"))
    done = desk.take_file("contribution", path, on=20121231, key="excel")
    assert (done["recorded"], done["rejected"]) == (2, 1)
    assert done["rejects"] == "rejects.csv"


def test_a_pipe_given_as_a_list_is_refused_in_words(desk: Desk, tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ActRefused) as refused:
        desk.take_file("contribution", tmp_path / "pipe.csv", on=20121231, key="pipe")
    assert refused.value.code == "not_a_file"


def test_a_clerk_cannot_certify(desk: Desk):
    with pytest.raises(ActRefused) as refused:
        desk.take(
            "category", [{"number": PEOPLE[0], "category": "低保", "from": "", "until": ""}], actor="clerk"
        )
    assert refused.value.code == "not_your_task"


def test_overlapping_registrations_are_refused_in_words(desk: Desk):
    row = {
        "number": PEOPLE[0],
        "place": "460100",
        "household": "非农业",
        "from": "2012-05-01",
        "until": "",
    }
    assert desk.take("residence", [row])["rejected"] == 1
    assert desk.codes() == ["overlapping"]


def test_a_spell_ends_and_another_begins_in_one_list(desk: Desk):
    home = {"number": PEOPLE[15], "household": "非农业"}
    moved = [
        {**home, "place": "460100", "from": "2012-06-01", "until": ""},
        {**home, "place": "469007", "from": "2000-01-01", "until": "2012-06-01"},
    ]
    done = desk.take("residence", list(reversed(moved)))
    assert (done["recorded"], done["rejected"]) == (2, 0)


def test_a_decision_cannot_lie_ahead_of_the_business_day(desk: Desk):
    for layout, row in (
        ("contribution", paid(PEOPLE[16], "AHEAD")),
        ("death", {"number": PEOPLE[16], "on": "2012-03-01"}),
        ("claim", {"number": PEOPLE[16], "on": "2012-03-01"}),
        ("life_certificate", {"number": PEOPLE[16], "on": "2012-03-01"}),
        (
            "back_payment",
            {"number": PEOPLE[16], "years": 1, "tier_yuan": 100, "on": "2012-03-01", "receipt": "B"},
        ),
    ):
        assert desk.take(layout, [row], on=20120229)["rejected"] == 1
        assert desk.codes() == ["date_in_future"], layout


def test_persons_nobody_knows_come_back(desk: Desk):
    assert desk.take("contribution", [paid(number(99), "NOBODY")])["rejected"] == 1
    assert desk.codes() == ["unknown_person"]


def test_a_document_stays_with_its_fact(desk: Desk):
    category = {
        "number": PEOPLE[17],
        "category": "低保",
        "from": "2012-01-01",
        "until": "",
        "document": "民政〔2012〕3号",
    }
    years = {"number": PEOPLE[17], "on": "2012-02-01", "years": 3, "basis": "退役证"}
    desk.take("category", [category])
    desk.take("deemed_years", [years])
    assert desk.rows("SELECT paper FROM fact_paper ORDER BY fact_id") == [("民政〔2012〕3号",), ("退役证",)]
