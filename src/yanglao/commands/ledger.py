"""`yanglao ledger`: the book in tables."""

from __future__ import annotations

from typing import Annotated, Any, NoReturn

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from yanglao.commands.language import is_english, said
from yanglao.commands.office import open_office
from yanglao.commands.parameters import AreaCode, identity_number, month
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, month_text
from yanglao.ledger.items import ITEM_KINDS
from yanglao.store.people import persons_with
from yanglao.store.read import book
from yanglao.store.read.items import ItemRow, items_of

WIDTH = 120
LINES = {
    "arrival": ("入账", "arrival"),
    "interest": ("结息", "interest"),
    "pension": ("待遇", "pension"),
    "settlement": ("清退", "settlement"),
    "returned": ("银行退回", "returned by the bank"),
    "paid": ("暂存款项支付", "paid out of what was held"),
    "met": ("退回款冲抵多发", "returned money set off"),
    "short": ("未计缴费的款项暂存", "money that paid for no contribution, held"),
    "applied": ("补足缴费", "completes a contribution"),
    "carried": ("缴费转记", "carried over"),
    "refunded": ("退费", "refund"),
    "repaid": ("追回款到账", "repaid"),
    "set_off": ("经同意抵扣", "set off by consent"),
    "written_off": ("核销", "written off"),
}
Number = Annotated[
    str,
    typer.Argument(parser=identity_number, metavar="NUMBER", help=said("公民身份号码", "identity number")),
]
First = Annotated[
    int, typer.Option("--from", parser=month, metavar="YYYY-MM", help=said("起始月份", "first month"))
]
Last = Annotated[
    int, typer.Option("--to", parser=month, metavar="YYYY-MM", help=said("截止月份", "last month"))
]

app = typer.Typer(
    help=said("总账:试算平衡表、对账单、收支表。", "The book: trial balance, statements, income."),
    no_args_is_help=True,
)


@app.command("trial-balance", help=said("试算平衡表,单位元。", "Trial balance, in yuan."))
def trial_balance(area: AreaCode = None) -> None:
    with open_office() as office:
        rows = book.trial_balance(office.connection, office.area(area))
    print_trial_balance(rows)


def print_trial_balance(rows: list[book.Row]) -> None:
    """Every account that has moved, in yuan, with the totals of both sides."""
    table = _table(
        said("试算平衡表(元)", "Trial balance (yuan)"),
        said("科目", "Account"),
        said("名称", "Name"),
        said("借方>", "Debit>"),
        said("贷方>", "Credit>"),
        said("余额>", "Balance>"),
    )
    for row in rows:
        amounts = yuan_text(row["debit_fen"]), yuan_text(row["credit_fen"]), _balance(row["balance_fen"])
        table.add_row(str(row["code"]), account_name(row), *amounts)
    table.add_section()
    totals = (yuan_text(sum(row[side] for row in rows)) for side in ("debit_fen", "credit_fen"))
    table.add_row("", said("合计", "Total"), *totals, "")
    Console(width=WIDTH).print(table)


@app.command(help=said("个人对账单,单位元。", "A person's account and payments, in yuan."))
def statement(number: Number, area: AreaCode = None) -> None:
    with open_office() as office:
        where = office.area(area)
        person = int(persons_with(office.agency(area), [number])[0])
        rows = book.statement(office.connection, where, person) if person else []
    if not person:
        _nobody()
    table = _table(
        said("个人对账单(元)", "Statement (yuan)"),
        said("日期", "Day"),
        said("月份", "Month"),
        said("事由", "Reason"),
        said("科目", "Account"),
        said("借方>", "Debit>"),
        said("贷方>", "Credit>"),
        said("账户余额>", "Balance>"),
        said("暂存或多发>", "Held or overpaid>"),
    )
    for row in rows:
        table.add_row(*_statement_cells(row))
    Console(width=WIDTH).print(table)


def _statement_cells(row: book.Row) -> list[str]:
    return [
        str(row["on_day"]),
        month_text(row["month"]),
        said(*LINES[row["line"]]),
        account_name(row),
        yuan_text(row["fen"]) if row["fen"] > 0 else "",
        yuan_text(-row["fen"]) if row["fen"] < 0 else "",
        yuan_text(row["balance_fen"]),
        yuan_text(row["open_fen"]),
    ]


@app.command(help=said("与个人的往来款项,单位元。", "What is open with a person, in yuan."))
def items(number: Number, area: AreaCode = None) -> None:
    with open_office() as office:
        where = office.area(area)
        person = int(persons_with(office.agency(area), [number])[0])
        rows = items_of(office.connection, where, person) if person else []
    if not person:
        _nobody()
    table = _table(
        said("往来款项(元)", "Open items (yuan)"),
        said("编号", "Item"),
        said("类别", "Kind"),
        said("月份", "Month"),
        said("日期", "Day"),
        said("金额>", "Amount>"),
        said("余额>", "Left>"),
        said("原因", "Cause"),
    )
    for row in rows:
        table.add_row(*_item_cells(row))
    Console(width=WIDTH).print(table)


def _item_cells(row: ItemRow) -> list[str]:
    kind = ITEM_KINDS[row.kind]
    cause = " ".join(part for part in (row.cause, row.reason) if part)
    amounts = yuan_text(row.fen), yuan_text(row.left_fen)
    name = said(kind.name_zh, kind.name_en)
    return [str(row.item), name, month_text(row.month), day_text(row.on), *amounts, cause]


def _nobody() -> NoReturn:
    words = said("没有以此号码登记的人。", "Nobody is registered under this number.")
    typer.echo(f"{words} [no_such_person]", err=True)
    raise typer.Exit(1)


@app.command(help=said("收支表,单位元。", "Income and expenditure of some months, in yuan."))
def income(first: First, last: Last, area: AreaCode = None) -> None:
    with open_office() as office:
        rows = book.income_and_expenditure(office.connection, office.area(area), first, last)
    span = f"{month_text(first)} – {month_text(last)}"
    table = _table(
        said(f"收支表 {span}(元)", f"Income and expenditure {span} (yuan)"),
        said("科目", "Account"),
        said("名称", "Name"),
        said("金额>", "Amount>"),
    )
    earned = _add_side(table, rows, "income", said("收入合计", "Income"))
    spent = _add_side(table, rows, "expenditure", said("支出合计", "Expenditure"))
    table.add_row("", said("收支结余", "Surplus"), yuan_text(earned - spent), style="bold")
    Console(width=WIDTH).print(table)


def _add_side(table: Table, rows: list[book.Row], kind: str, title: str) -> int:
    chosen = [row for row in rows if row["kind"] == kind]
    for row in chosen:
        table.add_row(str(row["code"]), account_name(row), yuan_text(row["fen"]))
    total = sum(row["fen"] for row in chosen)
    table.add_row("", title, yuan_text(total), style="bold", end_section=True)
    return int(total)


def account_name(row: dict[str, Any]) -> str:
    """An account's name in the language wanted."""
    return str(row["name_en"] if is_english() else row["name"])


def _balance(fen: int) -> str:
    """余额 The balance with its side: 借 debit, 贷 credit, 平 nothing."""
    side = said("借", "Dr") if fen > 0 else said("贷", "Cr") if fen < 0 else said("平", "")
    return f"{side} {yuan_text(abs(fen))}"


def _table(title: str, *headings: str) -> Table:
    """A table; a heading that ends in `>` stands over numbers."""
    table = Table(title=title, box=box.SIMPLE_HEAD)
    for heading in headings:
        is_number = heading.endswith(">")
        table.add_column(heading.rstrip(">"), justify="right" if is_number else "left", no_wrap=is_number)
    return table
