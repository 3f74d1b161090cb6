"""记账凭证和明细账 Every entry of a month as a voucher to print, and an account over months with its running balance (八). Both tie to the
trial balance to the fen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yanglao.acts.refusing import in_words
from yanglao.kernel.months import month_text
from yanglao.ledger.chart import CHART
from yanglao.lists.layouts import optional
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import ACCOUNT, READERS_OF_THE_FUND
from yanglao.reports.office_words import ACT_WORDS
from yanglao.reports.report import Column, Report, Row, Sums
from yanglao.store.read.fund import EVER, moved_on
from yanglao.store.read.journal import Posted, posted

SAYS: dict[str, tuple[str, str]] = {
    "no_such_account": (
        "没有科目 {account},请用试算平衡表中的科目代码。",
        "There is no account {account}: use a code of the trial balance.",
    ),
}
NUMBER = Column("number", ("凭证号", "voucher"), "count")
DEBIT, CREDIT = (
    Column("debit_fen", ("借方(元)", "debit"), "yuan"),
    Column("credit_fen", ("贷方(元)", "credit"), "yuan"),
)
OF_ENTRY = (
    NUMBER,
    Column("on", ("日期", "day"), "day"),
    Column("clause", ("条款", "clause")),
    Column("memo", ("摘要", "memo")),
)
OF_ACT = (
    Column("act", ("业务编号", "act"), "count"),
    Column("what", ("业务", "kind of act"), "said"),
    Column("prepared_by", ("制单", "prepared by")),
    Column("agreed_by", ("复核、审批", "agreed to by")),
)
VOUCHERS_REPORT = About(
    "vouchers",
    "记账凭证",
    ("八",),
    READERS_OF_THE_FUND,
    zh="某月的记账凭证:逐笔列凭证号、日期、摘要、条款、科目、借贷方金额、业务、制单人和复核人。",
    en=(
        "every entry in the books of a month: number within the month, day, memo, clause, accounts, debit and credit, the act, who prepared "
        "it and who agreed"
    ),
    makes=lambda reader, given: vouchers(reader, month=given["month"]),
    asks=(asks.MONTH,),
)
ACCOUNT_LEDGER_REPORT = About(
    "account-ledger",
    "明细账",
    ("八",),
    READERS_OF_THE_FUND,
    zh="某科目的明细账:期初、逐笔发生额和余额、期末(--since、--until 为账期月份)。",
    en=(
        "an account over the books of months (`--since`, `--until`): opening, every posting with the balance after it (debit above zero), "
        "closing"
    ),
    makes=lambda reader, given: account_ledger(reader, **given),
    asks=(
        asks.serial("account", "科目代码", "code of the account"),
        Ask(optional("since", "month", "起始账期", english="books of this month on"), meant=asks.FIRST_MONTH),
        Ask(optional("until", "month", "截止账期", english="books up to this month"), meant=asks.THIS_MONTH),
    ),
)


def vouchers(reader: Reader, *, month: int) -> Report:
    """The entries in the books of a Month, a row a posting."""
    found = posted(reader.connection, reader.area, first=month, before=month + 1)
    return Report(
        "vouchers",
        (f"记账凭证 {month_text(month)}", f"vouchers {month_text(month)}"),
        (*OF_ENTRY, *ACCOUNT, DEBIT, CREDIT, *OF_ACT),
        [{**_row(one), "code": one.account, "name": _name(one.account)} for one in found],
        sums={
            "vouchers": (("凭证张数", "vouchers"), "count", len({one.number for one in found})),
            **_moved(found),
        },
    )


def account_ledger(reader: Reader, *, account: int, since: int, until: int) -> Report:
    """What has moved on an account in the books of the Months `since` to `until`, both in it. Refused: no_such_account."""
    if account not in CHART:
        raise in_words(SAYS, "no_such_account", account=account)
    opening = moved_on(reader.connection, reader.area, first=EVER, before=since).get(account, 0)
    found = posted(reader.connection, reader.area, first=since, before=until + 1, account=account)
    rows = list(_with_balance(opening, found))
    closing = rows[-1]["balance_fen"] if rows else opening
    zh, en = _name(account)
    return Report(
        "account-ledger",
        (f"明细账 {account} {zh}", f"ledger of account {account}, {en}"),
        (
            Column("month", ("账期", "books of"), "month"),
            *OF_ENTRY,
            DEBIT,
            CREDIT,
            Column("balance_fen", ("余额(元)", "balance"), "yuan"),
            *OF_ACT,
        ),
        rows,
        sums={
            "opening_fen": (("期初余额(元)", "opening balance"), "yuan", opening),
            **_moved(found),
            "closing_fen": (("期末余额(元)", "closing balance"), "yuan", closing),
        },
        remarks=[("余额:借方为正,贷方为负。", "Balance: debit above zero, credit below.")],
    )


def _with_balance(balance: int, found: Sequence[Posted]) -> Iterator[Row]:
    for one in found:
        balance += one.debit_fen - one.credit_fen
        yield {**_row(one), "month": one.month, "balance_fen": balance}


def _row(one: Posted) -> Row:
    preparer, *others = one.people
    return {
        "number": one.number,
        "on": one.day,
        "clause": one.clause,
        "memo": one.memo,
        "debit_fen": one.debit_fen or None,
        "credit_fen": one.credit_fen or None,
        "act": one.act,
        "what": ACT_WORDS.get(one.kind, (one.kind, one.kind)),
        "prepared_by": preparer,
        "agreed_by": ", ".join(others),
    }


def _moved(found: Sequence[Posted]) -> Sums:
    return {
        "debit_fen": (("借方合计(元)", "debits"), "yuan", sum(one.debit_fen for one in found)),
        "credit_fen": (("贷方合计(元)", "credits"), "yuan", sum(one.credit_fen for one in found)),
    }


def _name(account: int) -> tuple[str, str]:
    return CHART[account].name, CHART[account].name_en
