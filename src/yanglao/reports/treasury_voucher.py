"""财政专户对账凭证 The treasury's voucher of a month: what lay in the special account, what came in and went out by purpose, and how that stands to the
bank's own balance."""

from __future__ import annotations

from yanglao.acts.bank.voucher import booked_in
from yanglao.kernel.months import month_text
from yanglao.ledger.chart import CHART, TREASURY
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.reconciliation import reconciled
from yanglao.reports.report import Column, Report, Row
from yanglao.store.bank_standing import standing

OTHER = ("其他", "other")
TREASURY_VOUCHER_REPORT = About(
    "treasury-voucher",
    "财政专户对账凭证",
    ("八", "九(一)1"),
    READERS_OF_THE_FUND,
    zh="财政专户月度对账凭证:期初、按来源和去向的收支、期末,与银行余额核对。",
    en=(
        "the treasury special account in a month: opening, what came in and went out by purpose, closing, against the balance at the bank"
    ),
    makes=lambda reader, given: treasury_voucher(reader, month=given["month"]),
    asks=(asks.MONTH,),
)


def treasury_voucher(reader: Reader, *, month: int) -> Report:
    """The voucher of a Month."""
    book = booked_in(reader.agency, month)
    rows: list[Row] = [
        {
            "name": OTHER if account is None else (CHART[account].name, CHART[account].name_en),
            "in_fen": came,
            "out_fen": went,
        }
        for account, (came, went) in book.by_purpose.items()
    ]
    told, _ = reconciled(reader, standing(reader.agency, accounts=(TREASURY,)), TREASURY, month)
    return Report(
        "treasury-voucher",
        (
            f"财政专户对账凭证 {month_text(month)}",
            f"voucher of the treasury special account {month_text(month)}",
        ),
        (
            Column("name", ("来源或去向", "from or to"), "said"),
            Column("in_fen", ("收入(元)", "in"), "yuan"),
            Column("out_fen", ("支出(元)", "out"), "yuan"),
        ),
        rows,
        sums={
            "opening_fen": (("期初余额(元)", "opening balance"), "yuan", book.opening_fen),
            "in_fen": (("本月收入(元)", "in"), "yuan", book.in_fen),
            "out_fen": (("本月支出(元)", "out"), "yuan", book.out_fen),
            "closing_fen": (("期末余额(元)", "closing balance"), "yuan", told.book_fen),
            "only_book_fen": (("账有、银行无(元)", "in the book only"), "yuan", told.only_book_fen),
            "only_bank_fen": (("银行有、账无(元)", "at the bank only"), "yuan", told.only_bank_fen),
            "bank_fen": (("银行余额(元)", "balance at the bank"), "yuan", told.bank_fen),
        },
    )
