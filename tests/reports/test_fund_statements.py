"""基金报表 Statements of eight months of a small office tie to the book to the fen, month by month."""

from __future__ import annotations

from typing import Any

import pytest
from acts.payrolls import Closing
from acts.story import DECEMBER, MAY, OCTOBER
from reports.offices import reads

from yanglao.acts.doing import do
from yanglao.kernel.months import last_day, month_text
from yanglao.ledger.chart import CHART, GIVEN, INDIVIDUAL, POOL, Class
from yanglao.reports.fund_statements import balance_sheet, income_and_expenditure, net_asset_changes
from yanglao.reports.report import Report
from yanglao.reports.telling import footing, plain
from yanglao.store.acting import ActRefused
from yanglao.store.read.fund import EVER, moved_on

ON = last_day(MAY)
CLOSING = 20120611


@pytest.fixture
def months(eight_months: Closing) -> Closing:
    return eight_months


def sheet(months: Closing, at: int) -> Report:
    return balance_sheet(reads(months.desk, ON, "reviewer"), at=at)


def by_code(report: Report, column: str) -> dict[int, int]:
    return {row["code"]: row[column] for row in report.rows if row["code"] is not None}


def test_the_balance_sheet_is_the_trial_balance_of_every_month(months: Closing) -> None:
    assert sorted(months.noted) == list(range(OCTOBER, MAY + 1))
    for at, noted in months.noted.items():
        report = sheet(months, at)
        told = by_code(report, "closing_fen")
        for account in CHART.values():
            if account.kind in (Class.asset, Class.liability, Class.net_asset):
                fen = noted.get(account.code, 0)
                assert told.get(account.code, 0) == (fen if account.kind.is_debit else -fen), month_text(at)
        assert report.sums["difference_fen"][2] == 0
        assert report.sums["assets_fen"][2] > 0


def test_a_year_opens_as_the_one_before_has_closed(months: Closing) -> None:
    assert by_code(sheet(months, MAY), "opening_fen") | {} == {
        code: by_code(sheet(months, DECEMBER), "closing_fen").get(code, 0)
        for code in by_code(sheet(months, MAY), "opening_fen")
    }


def test_months_of_income_add_up_to_the_year(months: Closing) -> None:
    who = reads(months.desk, ON, "reviewer")
    added: dict[int, int] = {}
    for at in range(DECEMBER + 1, MAY + 1):
        report = income_and_expenditure(who, at=at)
        for code, fen in by_code(report, "month_fen").items():
            added[code] = added.get(code, 0) + fen
        assert by_code(report, "year_fen") == {
            code: added.get(code, 0) for code in by_code(report, "year_fen")
        }
    surplus = report.sums["surplus_fen"][2]
    assert surplus == report.sums["income_fen"][2] - report.sums["expenditure_fen"][2]
    before, after = (
        next(row for row in sheet(months, MAY).rows if row["code"] is None)[name]
        for name in ("opening_fen", "closing_fen")
    )
    assert after - before == surplus


def test_changes_of_net_assets_lead_from_one_sheet_to_the_next(months: Closing) -> None:
    report = net_asset_changes(reads(months.desk, ON, "reviewer"), at=MAY)
    told = by_code(sheet(months, MAY), "closing_fen")
    for row in report.rows:
        assert row["closing_fen"] == told.get(row["code"], 0)
    assert [row["code"] for row in report.rows] == [*INDIVIDUAL.values(), POOL, GIVEN]
    own = report.rows[0]
    assert own["settlement_fen"] < 0


def test_interest_moves_inside_net_assets(months: Closing) -> None:
    report = net_asset_changes(reads(months.desk, ON, "reviewer"), at=DECEMBER)
    assert sum(row["interest_fen"] for row in report.rows) == 0
    assert report.rows[0]["interest_fen"] > 0 and report.rows[0]["arrival_fen"] > 0


def test_what_a_late_close_books_belongs_to_the_month_closed(months: Closing) -> None:
    """May was closed on 10 June."""
    rows = months.desk.rows("SELECT DISTINCT on_day::text, period FROM entry ORDER BY 1 DESC LIMIT 1")
    assert rows == [("2012-06-10", MAY)]


def test_they_are_told_in_one_language(months: Closing) -> None:
    report = sheet(months, MAY)
    assert any(line.startswith("资产合计(元):") for line in footing(report, english=False))
    english = plain(report, english=True)
    assert english["rows"][0]["name"] == "receipts account"


# --- the year is closed


def propose(months: Closing, year: int) -> dict[str, Any]:
    return do(months.agency, "close_year", [{"year": year}], by=months.by("accountant", CLOSING))


def code_of(months: Closing, year: int) -> str:
    with pytest.raises(ActRefused) as refusal:
        propose(months, year)
    return refusal.value.code


def test_a_year_closes_once_its_december_has(months: Closing) -> None:
    """Stands last: it closes 2011."""
    assert code_of(months, 2012) == "year_out_of_order"
    before, earned = (
        sheet(months, MAY),
        income_and_expenditure(reads(months.desk, ON, "reviewer"), at=DECEMBER),
    )
    told = propose(months, 2011)
    assert told["surplus_fen"] == earned.sums["surplus_fen"][2]
    assert balances_of(months) == months.noted[MAY]
    months.desk.agree(told["proposal"], on=CLOSING)
    assert code_of(months, 2011) == "year_out_of_order"
    assert code_of(months, 2012) == "december_open"
    after = sheet(months, MAY)
    assert after.sums == before.sums
    assert income_and_expenditure(reads(months.desk, ON, "reviewer"), at=DECEMBER) == earned
    (carried,) = (row for row in after.rows if row["code"] is None)
    assert carried["opening_fen"] == 0
    left = {code for code, fen in balances_of(months, through=DECEMBER).items() if fen}
    assert not any(CHART[code].kind in (Class.income, Class.expenditure) for code in left)


def balances_of(months: Closing, *, through: int = MAY) -> dict[int, int]:
    return moved_on(months.agency.connection, months.agency.area, first=EVER, before=through + 1)
