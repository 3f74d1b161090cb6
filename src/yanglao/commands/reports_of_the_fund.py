"""`yanglao report`: the statements of the fund."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, Month, described, tell
from yanglao.kernel.months import month_of
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.final_account import FINAL_ACCOUNT_REPORT, final_account_report
from yanglao.reports.fund_statements import (
    BALANCE_SHEET_REPORT,
    INCOME_REPORT,
    NET_ASSETS_REPORT,
    balance_sheet,
    income_and_expenditure,
    net_asset_changes,
)
from yanglao.reports.month_end import MONTH_END_REPORT, month_end
from yanglao.reports.report import Report

app = typer.Typer()


@described(app, MONTH_END_REPORT)
def before_the_close(month: Month = None, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(lambda who: month_end(who, month=month), MONTH_END_REPORT.readers, "", as_json, csv)


@described(app, BALANCE_SHEET_REPORT)
def assets(month: Month = None, as_json: AsJson = False, csv: Csv = None) -> None:
    _statement(BALANCE_SHEET_REPORT, balance_sheet, month, as_json, csv)


@described(app, INCOME_REPORT)
def income(month: Month = None, as_json: AsJson = False, csv: Csv = None) -> None:
    _statement(INCOME_REPORT, income_and_expenditure, month, as_json, csv)


@described(app, NET_ASSETS_REPORT)
def net_assets(month: Month = None, as_json: AsJson = False, csv: Csv = None) -> None:
    _statement(NET_ASSETS_REPORT, net_asset_changes, month, as_json, csv)


@described(app, FINAL_ACCOUNT_REPORT)
def settled(
    year: Annotated[int, typer.Argument(min=1900, max=2100, metavar="YEAR", help=said("年度", "year"))],
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: final_account_report(who, year=year), FINAL_ACCOUNT_REPORT.readers, "", as_json, csv)


def _statement(about: About, make: Callable[..., Report], month: int | None, as_json: bool, csv: Csv) -> None:
    def of_month(who: Reader) -> Report:
        return make(who, at=month_of(who.on) if month is None else month)

    tell(of_month, about.readers, "", as_json, csv)
