"""`yanglao ledger`: the book in tables."""

from __future__ import annotations

from typing import Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from yanglao.commands.language import is_english, said
from yanglao.commands.office import open_office
from yanglao.commands.parameters import AreaCode
from yanglao.kernel.money import yuan_text
from yanglao.store.read import book

WIDTH = 120
app = typer.Typer(
    help=said("总账:试算平衡表。", "The book: the trial balance."),
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
