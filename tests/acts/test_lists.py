"""Lists as an office hands them in: good rows kept, bad ones back with a reason, the corrected file completes it."""

import csv
import os
from pathlib import Path

import pytest
import xlsxwriter

from yanglao.acts.found_area import found_area
from yanglao.acts.take_list import take_list
from yanglao.commands.demo.run import STAFF
from yanglao.kernel.identity import check_digit
from yanglao.store.acting import ActRefused, By


def number(n: int, born: str = "19700101") -> str:
    first = f"469007{born}{n:03d}"
    return first + check_digit(first)


def write(path: Path, headings: list[str], rows: list[list[str]], encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


@pytest.fixture(scope="module")
def area(office):
    units = [("469007-01", "永安社区", "community")]
    return found_area(office.connection, plan="dongfang-2011", name="东方市", units=units, staff=STAFF)


def take(office, area, layout, path, *, key=None, on=20121231, actor=None):
    certified = layout in ("residence", "category", "student", "cover")
    by = By(actor or ("certifier" if certified else "clerk"), on, key or path.name)
    return take_list(
        office.connection,
        area,
        office.keys,
        layout=layout,
        path=path,
        rejects=path.with_suffix(".rejects.xlsx"),
        by=by,
    )


@pytest.fixture(scope="module")
def registered(office, area, tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists")
    people = [number(n) for n in range(20)]
    register = [[one, f"测试{n}", "01", "永安社区", f"6217{n:012d}", ""] for n, one in enumerate(people)]
    headings = ["身份证号码", "姓名", "民族", "单位", "银行账号", "联系电话"]
    assert (
        take(office, area, "register", write(folder / "register.csv", headings, register, "gb18030"))[
            "recorded"
        ]
        == 20
    )
    homes = [[one, "469007", "非农业", "否", "2000-01-01", ""] for one in people]
    take(
        office,
        area,
        "residence",
        write(
            folder / "homes.csv", ["身份证号", "户籍地", "户口性质", "农转非", "起始日期", "截止日期"], homes
        ),
    )
    take(
        office,
        area,
        "enrolment",
        write(folder / "enrol.csv", ["身份证号", "参保日期"], [[one, "2012-01-05"] for one in people]),
    )
    return people, folder


def counts(office) -> tuple[int, ...]:
    tables = ("fact", "arrival_line", "entry", "posting")
    return tuple(office.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables)


HEADINGS = ["身份证号码", "年度", "缴费档次", "缴费日期", "票据号"]


def test_contributions_with_bad_rows_and_their_correction(office, area, registered):
    people, folder = registered
    rows = [[one, "2012", "500", "2012-03-01", f"R{n}"] for n, one in enumerate(people[:10])]
    rows[3][2] = "250"  # no such tier
    rows[4][0] = rows[4][0][:17] + ("1" if rows[4][0][17] != "1" else "2")  # wrong check digit
    rows[5][3] = "2012-02-30"
    rows[6][1] = "2011"  # not the year of the payment
    done = take(office, area, "contribution", write(folder / "paid.csv", HEADINGS, rows))
    assert (done["recorded"], done["rejected"]) == (6, 4)
    before = counts(office)
    assert take(office, area, "contribution", folder / "paid.csv")["repeated"] is True
    assert take(office, area, "contribution", folder / "paid.csv", key="under another name")["unchanged"] == 6
    assert counts(office)[:2] == before[:2]
    right = [[one, "2012", "500", "2012-03-01", f"R{n}"] for n, one in enumerate(people[:10])]
    corrected = take(office, area, "contribution", write(folder / "corrected.csv", HEADINGS, right))
    assert (corrected["recorded"], corrected["unchanged"], corrected["rejected"]) == (4, 6, 0)
    paid, province, city = office.connection.execute(
        "SELECT sum(paid_fen), sum(credited_province_fen), sum(credited_city_fen) FROM arrival_line"
    ).fetchone()
    assert (paid, province, city) == (10 * 50000, 10 * 1800, 10 * (1200 + 4500))


def test_a_category_certified_late_is_settled_by_difference_at_the_close(office, area, registered):
    from yanglao.acts.close_month import close_month
    from yanglao.kernel.months import month

    people, folder = registered
    headings = ["身份证号码", "类别", "起始日期", "截止日期"]
    take(
        office,
        area,
        "category",
        write(folder / "late.csv", headings, [[people[0], "低保", "2012-01-01", ""]]),
    )
    for one in range(month(2011, 10), month(2012, 12) + 1):
        close_month(office.connection, area, month=one, by=By("accountant", 20121231, f"close {one}"))
    rows = office.connection.execute(
        "SELECT round, paid_fen, government_city_fen, credited_own_fen, owed_fen FROM arrival_line WHERE round = 2"
    ).fetchall()
    assert rows == [(2, -7000, 7000, -7000, -7000)]


def test_an_excel_list_and_numbers_spoiled_by_excel(office, area, registered):
    people, folder = registered
    path = folder / "paid.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for column, heading in enumerate(HEADINGS):
            sheet.write_string(0, column, heading)
        for row, one in enumerate(people[10:13], start=1):
            for column, text in enumerate([one, "2012", "100", "2012-04-01", f"X{row}"]):
                sheet.write_string(row, column, text)
        sheet.write_number(3, 0, float(people[12][:17] + "0"))
    done = take(office, area, "contribution", path)
    assert (done["recorded"], done["rejected"]) == (2, 1)
    assert path.with_suffix(".rejects.xlsx").exists()


def test_a_pipe_given_as_a_list_is_refused_in_words(office, area, tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(ActRefused) as refused:
        take(office, area, "contribution", tmp_path / "pipe.csv")
    assert refused.value.code == "not_a_file"


def test_a_clerk_cannot_certify(office, area, registered):
    _, folder = registered
    with pytest.raises(ActRefused) as refused:
        take(
            office,
            area,
            "category",
            write(folder / "x.csv", ["身份证号码", "类别", "起始日期", "截止日期"], []),
            actor="clerk",
        )
    assert refused.value.code in ("not_your_task", "empty_table", "empty_file")


def test_overlapping_registrations_are_refused_in_words(office, area, registered):
    people, folder = registered
    headings = ["身份证号", "户籍地", "户口性质", "农转非", "起始日期", "截止日期"]
    done = take(
        office,
        area,
        "residence",
        write(folder / "two.csv", headings, [[people[0], "460100", "非农业", "否", "2012-05-01", ""]]),
    )
    assert done["rejected"] == 1
