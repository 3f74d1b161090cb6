"""`yanglao report`: the statements of the fund."""

from __future__ import annotations

from collections.abc import Callable

import typer

from yanglao.acts.roles import ACCOUNTANT, FINANCE
from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, Month, tell
from yanglao.kernel.months import month_of
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.fund_statements import balance_sheet, income_and_expenditure, net_asset_changes
from yanglao.reports.report import Report

WHO = (*OFFICE, ACCOUNTANT, FINANCE)
app = typer.Typer()


@app.command(
    "balance-sheet",
    help=said(
        "资产负债表:年初数和期末数。",
        "Balance sheet: at the beginning of the year and at the end of a month.",
    ),
)
def assets(month: Month = None, as_json: AsJson = False, csv: Csv = None) -> None:
    _statement(balance_sheet, month, as_json, csv)


@app.command(
    "income",
    help=said("收支表:本月数和本年累计。", "Income and expenditure of a month and of the year so far."),
)
def income(month: Month = None, as_json: AsJson = False, csv: Csv = None) -> None:
    _statement(income_and_expenditure, month, as_json, csv)


@app.command(
    "net-assets",
    help=said(
        "净资产变动表:个人账户和统筹账户本年的增减及其原因。",
        "Changes of net assets: what the year has added to the accounts and the pool, and by what.",
    ),
)
def net_assets(month: Month = None, as_json: AsJson = False, csv: Csv = None) -> None:
    _statement(net_asset_changes, month, as_json, csv)


def _statement(make: Callable[..., Report], month: int | None, as_json: bool, csv: Csv) -> None:
    def of_month(who: Reader) -> Report:
        return make(who, at=month_of(who.on) if month is None else month)

    tell(of_month, WHO, "", as_json, csv)
