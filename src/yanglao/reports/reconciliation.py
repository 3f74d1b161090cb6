"""银行对账 A bank account at the end of a month: what the book says, what the bank says, and line by line what only one of them has yet. Both
balances differ by exactly that, to the fen."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.kernel.months import age_days, day_text, last_day
from yanglao.ledger.chart import CHART
from yanglao.lists.bank_layouts import ACCOUNTS, IN_THE_BOOK
from yanglao.lists.layouts import Field
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.report import Column, Report, Row
from yanglao.store.bank_matches import Match
from yanglao.store.bank_standing import Standing, standing
from yanglao.store.bank_statements import statements

RECONCILIATION_REPORT = About(
    "reconciliation",
    "银行存款余额调节表",
    ("八", "九(一)1"),
    READERS_OF_THE_FUND,
    zh="银行存款余额调节表:某账户(`--account`)月末的账面余额、银行余额和逐笔未达账项及账龄。",
    en=(
        "a bank account (`--account`) at the end of a month: the balance of the book and that of the bank, and line by line what only "
        "one of them has yet, with its age; both differ by exactly that"
    ),
    makes=lambda reader, given: reconciliation(
        reader, account=IN_THE_BOOK[given["account"]], month=given["month"]
    ),
    asks=(
        asks.MONTH,
        Ask(Field("account", "choice", ("银行账户",), choices=ACCOUNTS, english="bank account")),
    ),
)
SIDES = {
    "book": ("账有、银行无", "in the book only"),
    "bank": ("银行有、账无", "at the bank only"),
}


@dataclass(frozen=True, slots=True)
class Reconciled:
    """An account at the end of a month, in fen: the balance of the book, what of it the bank does not have, what the bank has besides, the bank's
    balance; and how far statements go (None: there is none)."""

    book_fen: int
    only_book_fen: int
    only_bank_fen: int
    bank_fen: int
    through: int | None

    @property
    def difference_fen(self) -> int:
        """What nothing accounts for: always 0."""
        return self.book_fen - self.only_book_fen + self.only_bank_fen - self.bank_fen


def reconciled(reader: Reader, found: Standing, account: int, month: int) -> tuple[Reconciled, list[Row]]:
    """An account at the end of a Month, and the rows of what is open on it then: what is matched with something later is open until
    that."""
    on = last_day(month)
    lines = [one for one in found.lines.values() if one.account == account and one.day <= on]
    moved = [one for (of, _), one in found.movements.items() if of == account and one.period <= month]
    closed = set[object]()
    for match in found.matches:
        if match.account == account and _is_past(found, match, month):
            closed |= {*match.lines, *match.movements}
    open_lines = [one for one in lines if one.id not in closed]
    open_moved = [one for one in moved if one.key not in closed]
    rows = [
        *(_row("book", one.key, one.moved_on, one.fen, one.memo, "", on) for one in open_moved),
        *(_row("bank", str(one.id), one.day, one.fen, one.remark, one.name, on) for one in open_lines),
    ]
    through = [one for one in statements(reader.connection, reader.area) if one.account == account]
    told = Reconciled(
        sum(one.fen for one in moved),
        sum(one.fen for one in open_moved),
        sum(one.fen for one in open_lines),
        sum(one.fen for one in lines),
        max((one.through for one in through), default=None),
    )
    return told, rows


def _is_past(found: Standing, match: Match, month: int) -> bool:
    """Whether both sides of a match stand in a Month or before."""
    lines = (found.lines[one].day <= last_day(month) for one in match.lines)
    return all(lines) and all(found.movements[match.account, one].period <= month for one in match.movements)


def _row(side: str, key: str, day: int, fen: int, memo: str, name: str, on: int) -> Row:
    return {
        "side": side,
        "key": key,
        "day": day,
        "fen": fen,
        "memo": memo,
        "name": name,
        "age": age_days(day, on),
    }


def reconciliation(reader: Reader, *, account: int, month: int) -> Report:
    """The reconciliation of an account (of the book) at the end of a Month."""
    on = last_day(month)
    told, rows = reconciled(reader, standing(reader.agency, accounts=(account,)), account, month)
    called = CHART[account]
    remarks = []
    if told.through is None or told.through < on:
        until = "—" if told.through is None else day_text(told.through)
        remarks = [(f"银行对账单只到 {until}。", f"Statements of the bank go to {until} only.")]
    return Report(
        "reconciliation",
        (f"{called.name}余额调节表", f"reconciliation of the {called.name_en}"),
        (
            Column("side", ("哪一方", "side"), "word", SIDES),
            Column("key", ("编号", "number")),
            Column("day", ("日期", "day"), "day"),
            Column("fen", ("金额(元)", "amount"), "yuan"),
            Column("memo", ("摘要", "what it is")),
            Column("name", ("对方户名", "name")),
            Column("age", ("账龄(天)", "age in days"), "count"),
        ),
        sorted(rows, key=lambda row: (row["side"], -row["age"], row["key"])),
        sums={
            "book_fen": (("账面余额(元)", "balance of the book"), "yuan", told.book_fen),
            "only_book_fen": (("账有、银行无(元)", "in the book only"), "yuan", told.only_book_fen),
            "only_bank_fen": (("银行有、账无(元)", "at the bank only"), "yuan", told.only_bank_fen),
            "bank_fen": (("银行余额(元)", "balance at the bank"), "yuan", told.bank_fen),
            "difference_fen": (("差额(元)", "difference"), "yuan", told.difference_fen),
        },
        remarks=remarks,
    )
