"""The next payroll foreseen is the next payroll, line by line of its totals, as long as nothing new is told; and told of a death it changes as it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from acts.payrolls import Payrolls
from reports.conftest import DRAWS

from yanglao.kernel.months import first_day, month, month_text
from yanglao.ledger.chart import dues_of
from yanglao.ledger.lines import PENSION
from yanglao.reports.asking import reader
from yanglao.reports.forecast_month import FORECAST_MONTH_REPORT, forecast_month
from yanglao.reports.report import Report
from yanglao.rules.sources import FUNDERS
from yanglao.store.read.dues import dues_now

FEBRUARY = month(2012, 2)


@pytest.fixture(autouse=True)
def nothing_stays(months: Payrolls) -> Iterator[None]:
    with months.agency.connection.transaction(force_rollback=True):
        yield


def foreseen(months: Payrolls) -> Report:
    on = first_day(FEBRUARY) + 3
    return forecast_month(reader(months.agency, "finance", FORECAST_MONTH_REPORT.readers, on=on))


def prepared(months: Payrolls) -> dict[str, Any]:
    return months.prepare(FEBRUARY)


def agree(report: Report, batch: dict[str, Any]) -> bool:
    pension = batch["pension"]
    paid_out = sum(fen for name, fen in pension.items() if name in PENSION.paid_out)
    borne = {who: sum(pension[f"{what}_{who}_fen"] for what in ("base", "increment")) for who in FUNDERS}
    rows = report.rows
    assert sum(row["persons"] for row in rows) == batch["persons"]
    return (report.sums["fen"][2], {who: sum(row[f"{who}_fen"] for row in rows) for who in FUNDERS}) == (
        paid_out,
        borne,
    )


def test_it_is_the_payroll_that_comes(months: Payrolls) -> None:
    report = foreseen(months)
    assert month_text(FEBRUARY) in report.title[0]
    assert [row["unit"] for row in report.rows] == ["永安社区"]
    assert report.sums["fen"][2] > 0
    assert agree(report, prepared(months))


def test_what_is_told_before_changes_both(months: Payrolls) -> None:
    before = foreseen(months)
    months.desk.take("death", [{"number": DRAWS, "on": "2012-01-20"}], on=first_day(FEBRUARY) + 2)
    after = foreseen(months)
    assert after.sums["fen"][2] == 0 < before.sums["fen"][2]
    assert prepared(months)["batch"] is None


def test_what_is_to_be_called_for_holds_what_is_due_already(months: Payrolls) -> None:
    report, found = foreseen(months), dues_now(months.agency.connection, months.agency.area)
    for funder in FUNDERS:
        mine = dues_of(funder)
        due = sum(one.fen for one in found.outstanding if one.account in mine)
        ahead = sum(fen for account, fen in found.ahead_fen.items() if account in mine)
        own = sum(row[f"{funder}_fen"] for row in report.rows)
        assert report.sums[f"{funder}_call_fen"][2] == max(due - ahead + own, 0)
