"""`yanglao ledger`: the book in tables, and its invariants."""

from __future__ import annotations

import typer
from rich import box
from rich.console import Console
from rich.table import Table

from yanglao.audit.checks import run_checks
from yanglao.commands.office import open_office
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month_text, parse_month
from yanglao.store.people import persons_with
from yanglao.store.read import book as reports

SHOWN = 20  # offending rows printed of each invariant
BAD_INPUT = 2
LINES = {
    "arrival": "入账 arrival",
    "interest": "结息 interest",
    "pension": "待遇 pension",
    "settlement": "清退 settlement",
}

app = typer.Typer(
    help="总账: 试算平衡、对账单、收支表、核对 / the book: balances, statements, checks", no_args_is_help=True
)


@app.command("trial-balance")
def trial_balance() -> None:
    """试算平衡表 / Trial balance, in yuan."""
    with open_office() as office:
        rows = reports.trial_balance(office.connection, office.area())
    table = _table(
        "试算平衡表 Trial balance(元 yuan)",
        "科目 Account",
        "名称 Name",
        "借方 >Debit",
        "贷方 >Credit",
        "余额 >Balance",
    )
    for row in rows:
        side = "借" if row["balance_fen"] > 0 else "贷" if row["balance_fen"] < 0 else "平"
        table.add_row(
            str(row["code"]),
            f"{row['name']}\n{row['name_en']}",
            yuan_text(row["debit_fen"]),
            yuan_text(row["credit_fen"]),
            f"{side} {yuan_text(abs(row['balance_fen']))}",
        )
    table.add_section()
    table.add_row(
        "",
        "合计 Total",
        *(yuan_text(sum(row[name] for row in rows)) for name in ("debit_fen", "credit_fen")),
        "",
    )
    Console(width=120).print(table)


@app.command()
def statement(
    number: str = typer.Argument(..., metavar="NUMBER", help="公民身份号码 / identity number"),
) -> None:
    """个人对账单 / A person's account and payments, in yuan."""
    with open_office() as office:
        area = office.area()
        person = int(persons_with(office.connection, area, office.keys, [number])[0])
        rows = reports.statement(office.connection, area, person) if person else []
    if not person:
        typer.echo("没有以此号码登记的人。\nNobody is registered under this number.", err=True)
        raise typer.Exit(1)
    table = _table(
        "个人对账单 Statement(元 yuan)",
        "日期 Day",
        "月份 Month",
        "事由 Reason",
        "科目 Account",
        "借方 >Debit",
        "贷方 >Credit",
        "账户余额 >Balance",
    )
    for row in rows:
        debit, credit = yuan_text(max(row["fen"], 0)), yuan_text(max(-row["fen"], 0))
        table.add_row(
            str(row["on_day"]),
            month_text(row["month"]),
            LINES[row["line"]],
            row["name"],
            debit if row["fen"] > 0 else "",
            credit if row["fen"] < 0 else "",
            yuan_text(row["balance_fen"]),
        )
    Console(width=120).print(table)


@app.command()
def income(
    first: str = typer.Option(..., "--from", metavar="YYYY-MM", help="起始月份 / first month"),
    last: str = typer.Option(..., "--to", metavar="YYYY-MM", help="截止月份 / last month"),
) -> None:
    """收支表 / Income and expenditure of some months, in yuan."""
    try:
        months = parse_month(first), parse_month(last)
    except ValueError as fault:
        typer.echo(f"月份应写作 2011-11。\nMonths are written 2011-11: {fault}", err=True)
        raise typer.Exit(BAD_INPUT) from fault
    with open_office() as office:
        rows = reports.income_and_expenditure(office.connection, office.area(), *months)
    table = _table(
        f"收支表 Income and expenditure {first} – {last}(元 yuan)",
        "科目 Account",
        "名称 Name",
        "金额 >Amount",
    )
    totals = {}
    for kind, title in (("income", "收入合计 Income"), ("expenditure", "支出合计 Expenditure")):
        chosen = [row for row in rows if row["kind"] == kind]
        for row in chosen:
            table.add_row(str(row["code"]), f"{row['name']}\n{row['name_en']}", yuan_text(row["fen"]))
        totals[kind] = sum(row["fen"] for row in chosen)
        table.add_row("", title, yuan_text(totals[kind]), style="bold", end_section=True)
    table.add_row("", "收支结余 Surplus", yuan_text(totals["income"] - totals["expenditure"]), style="bold")
    Console(width=120).print(table)


@app.command()
def check() -> None:
    """核对账目 / Hold the book against its invariants; exit status 1 when one fails."""
    with open_office() as office:
        found = run_checks(office.connection, office.area())
    table = _table("账目核对 Checks of the book", "", "项目 Invariant", "问题 >Findings")
    for name, zh, en, rows in found:
        table.add_row("[red]✗[/]" if rows else "[green]✓[/]", f"{zh}\n{en} ({name})", str(len(rows)))
    console = Console(width=120)
    console.print(table)
    for name, _, _, rows in found:
        for who, detail, fen in rows[:SHOWN]:
            console.print(f"{name}: {who} {detail} {yuan_text(int(fen))}", markup=False)
    if any(rows for *_, rows in found):
        raise typer.Exit(1)


def _table(title: str, *headings: str) -> Table:
    """A table; a heading with `>` in it stands over numbers."""
    table = Table(title=title, box=box.SIMPLE_HEAD)
    for heading in headings:
        table.add_column(
            heading.replace(">", ""), justify="right" if ">" in heading else "left", no_wrap=">" in heading
        )
    return table
