"""`yanglao report`: the fund's bank accounts against the book."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from yanglao.commands.language import said
from yanglao.commands.parameters import Month
from yanglao.commands.reporting import AsJson, Csv, Unit, WholeList, described, tell
from yanglao.lists.bank_layouts import IN_THE_BOOK
from yanglao.reports.collection import COLLECTION_REPORT, UNMATCHED_REPORT, collection, unmatched
from yanglao.reports.reconciliation import RECONCILIATION_REPORT, reconciliation
from yanglao.reports.treasury_voucher import TREASURY_VOUCHER_REPORT, treasury_voucher

BankAccount = Annotated[
    Literal["receipts", "treasury", "payments"],
    typer.Option(
        "--account",
        help=said("收入户、财政专户或支出户", "the receipts, treasury or payments account"),
    ),
]
app = typer.Typer()


@described(app, RECONCILIATION_REPORT)
def reconciled(month: Month, account: BankAccount, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(
        lambda who: reconciliation(who, account=IN_THE_BOOK[account], month=month),
        RECONCILIATION_REPORT.readers,
        "",
        as_json,
        csv,
    )


@described(app, TREASURY_VOUCHER_REPORT)
def voucher(month: Month, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(lambda who: treasury_voucher(who, month=month), TREASURY_VOUCHER_REPORT.readers, "", as_json, csv)


@described(app, COLLECTION_REPORT)
def collected(
    whole_list: WholeList = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: collection(who, is_whole=whole_list), COLLECTION_REPORT.readers, unit, as_json, csv)


@described(app, UNMATCHED_REPORT)
def nobodys(as_json: AsJson = False, csv: Csv = None) -> None:
    tell(unmatched, UNMATCHED_REPORT.readers, "", as_json, csv)
