"""`yanglao demo`: live through the years, show the table of the years and the checks of the book, serve the status page."""

from __future__ import annotations

import time
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.commands.demo.run import live
from yanglao.commands.office import Office, open_office
from yanglao.commands.serve import serve_forever
from yanglao.kernel.money import yuan_text
from yanglao.store.acting import Area
from yanglao.store.read.book import trial_balance, years_table

console = Console(width=120)


def demo(
    residents: Annotated[
        int, typer.Option(min=100, max=200_000, help="居民人数 how many residents")
    ] = 20_000,
    seed: Annotated[int, typer.Option(help="随机种子 same seed, same city")] = 2011,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="结束后打开状态页 serve the status page")
    ] = True,
    port: Annotated[int, typer.Option(help="状态页端口 port of the status page")] = 8011,
) -> None:
    """演示:合成的东方市从2011年10月到2016年12月 / a synthetic city from October 2011 to December 2016."""
    begun = time.monotonic()
    with open_office() as office:
        area = live(office, residents=residents, seed=seed)
        _show_years(office, area)
        _show_balance(office, area)
        clean = _show_checks(office, area)
    console.print(f"用时 {time.monotonic() - begun:.0f} 秒 / seconds")
    if not clean:
        raise typer.Exit(1)
    if serve:
        serve_forever(port)


def _table(title: str, headings: dict[str, bool]) -> Table:
    table = Table(title=title)
    for heading, is_number in headings.items():
        table.add_column(heading, justify="right" if is_number else "left", no_wrap=is_number)
    return table


MEASURES = {
    "insured": "参保人数 insured",
    "pensioners": "领取人数 pensioners",
    "paid_in_fen": "个人缴费 paid in by persons",
    "province_fen": "省级补贴 subsidies, province",
    "city_fen": "市级补贴 subsidies, city",
    "pensions_fen": "待遇支出 pensions",
    "balance_own_fen": "个人账户—个人 accounts, own",
    "balance_province_fen": "个人账户—省 accounts, province",
    "balance_city_fen": "个人账户—市 accounts, city",
    "balance_pool_fen": "社会统筹 pool",
}


def _show_years(office: Office, area: Area) -> None:
    rows = years_table(office.connection, area)
    table = _table("年度情况 the years (元 yuan)", {"": False, **{str(row["year"]): True for row in rows}})
    for name in rows[0] if rows else ():
        if name != "year":
            cells = (yuan_text(row[name]) if name.endswith("_fen") else f"{row[name]:,}" for row in rows)
            table.add_row(MEASURES.get(name, name), *cells)
    console.print(table)


def _show_balance(office: Office, area: Area) -> None:
    table = _table(
        "试算平衡表 trial balance (元 yuan)",
        {"科目": False, "名称": False, "借方发生": True, "贷方发生": True, "余额": True},
    )
    for row in trial_balance(office.connection, area):
        table.add_row(
            str(row["code"]),
            row["name"],
            yuan_text(row["debit_fen"]),
            yuan_text(row["credit_fen"]),
            yuan_text(row["balance_fen"]),
        )
    console.print(table)


def _show_checks(office: Office, area: Area) -> bool:
    table = _table("账簿检查 checks of the book", {"检查": False, "check": False, "结果": False})
    clean = True
    for _, zh, en, rows in run_checks(office.connection, area):
        clean &= not rows
        table.add_row(zh, en, "通过 clean" if not rows else f"不符 {len(rows)}")
    for kind, differing in rederive(office.connection, area).items():
        clean &= not differing
        table.add_row(
            "由事实重算与账簿一致",
            f"re-derived from the facts: {kind}",
            "通过 clean" if not differing else f"不符 {differing}",
        )
    console.print(table)
    return clean
