"""The report of a unit before and after it is signed; all units together, who is late, and the books beside them."""

from __future__ import annotations

import pytest
from acts.desk import Desk, number
from acts.payrolls import Closing
from acts.story import DECEMBER, JANUARY, MARCH, MAY, OCTOBER
from reports.offices import HERE, THERE, reads

from yanglao.acts.doing import do
from yanglao.kernel.months import month_of, month_text
from yanglao.kernel.periods import QUARTER, YEAR, Period, period_with
from yanglao.reports.report import Report, Row
from yanglao.reports.unit_report import DRAFT, unit_report
from yanglao.reports.units_summary import units_summary
from yanglao.store.acting import ActRefused, By

SIGNED_ON = 20120615
MONEY = ("collected_in_all", "pensions", "one_off")


@pytest.fixture
def desk(eight_months: Closing) -> Desk:
    return eight_months.desk


def sign(
    desk: Desk, at: int, *, unit: str = HERE, on: int = SIGNED_ON, act: str = "unit_report", **more: str
) -> None:
    given = {"unit": unit, "month": month_text(at), **more}
    do(desk.agency, act, [given], by=By("township", on, f"{act} {unit} {at} {more} {on}"))


def of_unit(desk: Desk, period: Period, unit: str = HERE) -> Report:
    return unit_report(reads(desk, SIGNED_ON, unit=unit), period=period)


def by_item(report: Report) -> dict[str, Row]:
    return {row["what"][0]: row for row in report.rows}


def summary(desk: Desk, period: Period, on: int = SIGNED_ON) -> tuple[dict[str, Row], dict[str, int]]:
    report = units_summary(reads(desk, on, "supervisor"), period=period)
    return {row["unit"][0]: row for row in report.rows}, {
        name: value for name, (_, _, value) in report.sums.items()
    }


# --- of a unit


def test_a_draft_comes_from_the_data(desk: Desk) -> None:
    report = of_unit(desk, Period(OCTOBER))
    rows = by_item(report)
    assert report.remarks == [DRAFT]
    assert (rows["缴费 500 元档"]["persons_now"], rows["缴费 500 元档"]["fen_now"]) == (1, 500_00)
    assert rows["缴费合计"]["fen_now"] == 2500_00 and rows["缴费合计"]["fen"] is None
    assert rows["期末参保人数"]["persons_now"] == 10
    assert not any(row["is_changed"] for row in report.rows)


def test_what_was_signed_stays_and_what_has_changed_is_told(desk: Desk) -> None:
    """Somebody who joined in May is told of in June."""
    sign(desk, MAY, remarks="五月无事")
    assert not any(row["is_changed"] for row in of_unit(desk, Period(MAY)).rows)
    desk.take("register", [{"number": number(60), "name": "陈", "unit": HERE}], on=20120616)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": number(60), **home}], on=20120616)
    desk.take("enrolment", [{"number": number(60), "on": "2012-05-21"}], on=20120616)
    report = of_unit(desk, Period(MAY))
    rows = by_item(report)
    joined, insured = rows["本期参保"], rows["期末参保人数"]
    assert (joined["persons"], joined["persons_now"], joined["is_changed"]) == (0, 1, True)
    assert insured["persons_now"] == insured["persons"] + 1
    assert {what for what, row in rows.items() if row["is_changed"]} == {"本期参保", "期末参保人数"}
    assert "五月无事" in report.remarks[0][0] and "SHA-256" in report.remarks[1][0]


def test_every_version_is_told(desk: Desk) -> None:
    sign(desk, MARCH)
    sign(desk, MARCH, act="unit_report_correction", reason="漏写说明", remarks="已核对")
    report = of_unit(desk, Period(MARCH))
    said = "".join(zh for zh, _ in report.remarks)
    assert "第 1 版" in said and "第 2 版" in said and "漏写说明" in said and "已核对" in said


def test_an_assistant_sees_the_own_unit(desk: Desk) -> None:
    assert unit_report(reads(desk, SIGNED_ON, "helper", unit=HERE), period=Period(MARCH)).rows
    with pytest.raises(ActRefused, match="not_your_unit"):
        reads(desk, SIGNED_ON, "helper", unit=THERE)


# --- of all units


@pytest.mark.parametrize(
    "period",
    [
        *(Period(one) for one in range(OCTOBER, MAY + 1)),
        *(period_with(one, QUARTER) for one in (OCTOBER, JANUARY)),
        period_with(DECEMBER, YEAR),
    ],
    ids=lambda one: one.text[1],
)
def test_totals_are_the_books_to_the_fen(desk: Desk, period: Period) -> None:
    rows, sums = summary(desk, period)
    for name in MONEY:
        assert sums[f"{name}_difference_fen"] == 0
        assert (
            sums[f"{name}_fen"]
            == sums[f"{name}_books_fen"]
            == sum(row[f"{name}_fen"] for row in rows.values())
        )
    assert sums["insured"] == sum(row["insured"] for row in rows.values())
    assert rows["(无单位)"]["state"] == "none"


def test_something_is_paid_and_collected(desk: Desk) -> None:
    _, sums = summary(desk, period_with(DECEMBER, YEAR))
    assert sums["collected_in_all_fen"] > 3500_00 and sums["pensions_fen"] > 0


def test_who_has_not_reported_is_late_after_five_working_days(desk: Desk) -> None:
    """May ends on a Thursday: five working days later it is 7 June. One has signed on 11 June, four days late; nobody there has."""
    sign(desk, MAY, on=20120611)
    rows, _ = summary(desk, Period(MAY))
    assert [rows[HERE][name] for name in ("state", "signed_on", "due", "days_late")] == [
        "signed",
        20120611,
        20120607,
        4,
    ]
    assert [rows[THERE][name] for name in ("state", "signed_on", "due", "days_late")] == [
        "late",
        None,
        20120607,
        8,
    ]
    rows, _ = summary(desk, Period(MAY), on=20120607)
    assert (rows[THERE]["state"], rows[THERE]["days_late"]) == ("waits", 0)


def test_a_correction_does_not_make_a_report_late(desk: Desk) -> None:
    sign(desk, MAY, on=20120611)
    sign(desk, MAY, on=20120615, act="unit_report_correction", reason="补")
    assert summary(desk, Period(MAY))[0][HERE]["days_late"] == 4


def test_a_year_is_signed_when_its_months_are(desk: Desk) -> None:
    """Those that are kept here: October to December 2011."""
    for one in range(OCTOBER, DECEMBER + 1):
        assert summary(desk, period_with(DECEMBER, YEAR))[0][HERE]["state"] != "signed"
        sign(desk, one)
    row = summary(desk, period_with(DECEMBER, YEAR))[0][HERE]
    assert (row["state"], row["signed_on"]) == ("signed", SIGNED_ON)
    assert row["days_late"] > 150 and DECEMBER < month_of(row["due"]) == JANUARY


def test_what_was_signed_goes_into_the_sum_as_it_was(desk: Desk) -> None:
    sign(desk, MAY)
    before = summary(desk, Period(MAY))[0][HERE]["joined"]
    desk.take("register", [{"number": number(61), "name": "陈", "unit": HERE}], on=20120616)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": number(61), **home}], on=20120616)
    desk.take("enrolment", [{"number": number(61), "on": "2012-05-21"}], on=20120616)
    assert summary(desk, Period(MAY))[0][HERE]["joined"] == before
    sign(desk, MAY, act="unit_report_correction", reason="补登记", on=20120616)
    assert summary(desk, Period(MAY))[0][HERE]["joined"] == before + 1
