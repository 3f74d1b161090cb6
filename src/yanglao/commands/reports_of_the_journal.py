"""`yanglao report`: vouchers and ledgers of accounts, to print."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.parameters import Month
from yanglao.commands.parameters import month as read_month
from yanglao.commands.reporting import AsJson, Csv, described, tell
from yanglao.kernel.months import month_of
from yanglao.reports.journal import ACCOUNT_LEDGER_REPORT, VOUCHERS_REPORT, account_ledger, vouchers

app = typer.Typer()


@described(app, VOUCHERS_REPORT)
def of_a_month(month: Month, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(lambda who: vouchers(who, month=month), VOUCHERS_REPORT.readers, "", as_json, csv)


@described(app, ACCOUNT_LEDGER_REPORT)
def of_an_account(
    account: Annotated[int, typer.Argument(metavar="ACCOUNT", help=said("科目代码", "code of the account"))],
    since: Annotated[
        int | None,
        typer.Option(
            "--since", parser=read_month, metavar="YYYY-MM", help=said("起始账期", "books of this month on")
        ),
    ] = None,
    until: Annotated[
        int | None,
        typer.Option(
            "--until", parser=read_month, metavar="YYYY-MM", help=said("截止账期", "books up to this month")
        ),
    ] = None,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: account_ledger(
            who,
            account=account,
            since=who.area.opens_in if since is None else since,
            until=month_of(who.on) if until is None else until,
        ),
        ACCOUNT_LEDGER_REPORT.readers,
        "",
        as_json,
        csv,
    )
