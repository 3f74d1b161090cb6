"""`yanglao demo`: live through the years, show the table of the years and the checks of the book, serve the status page."""

from __future__ import annotations

import time
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.commands.audit import show
from yanglao.commands.demo import first_days
from yanglao.commands.demo.foreseeing import draw_forecast
from yanglao.commands.demo.run import live
from yanglao.commands.language import said
from yanglao.commands.ledger import print_trial_balance
from yanglao.commands.office import keys_path, open_office
from yanglao.commands.serve import Port, live_on, refuse_taken_port, serve_forever
from yanglao.kernel.money import yuan_text
from yanglao.site.addresses import owner_url
from yanglao.site.paths import data_dir
from yanglao.store import migrating
from yanglao.store.acting import Agency
from yanglao.store.installation import MadeUpCity
from yanglao.store.read.book import trial_balance, years_table

console = Console(width=120)


def demo(
    residents: Annotated[
        int, typer.Option(min=100, max=200_000, help=said("居民人数", "how many residents"))
    ] = 20_000,
    seed: Annotated[
        int, typer.Option(min=0, max=2**31 - 1, help=said("随机种子,相同则城市相同", "same seed, same city"))
    ] = 2011,
    serve: Annotated[
        bool,
        typer.Option("--serve/--no-serve", help=said("结束后打开状态页", "serve the status page at the end")),
    ] = True,
    port: Port = 8011,
) -> None:
    begun = time.monotonic()
    if serve:
        refuse_taken_port(port)
    migrating.migrate(owner_url(), keys_path(data_dir()), city=MadeUpCity(residents, seed))
    with open_office() as office:
        agency = live(office, residents=residents, seed=seed)
        first_days.begin(agency)
        _show_years(agency)
        print_trial_balance(trial_balance(agency.connection, agency.area))
        clean = show(run_checks(agency), rederive(agency))
        console.print(
            said("长期预测图:", "the fund in the years to come: "), draw_forecast(office, agency), sep=""
        )
    seconds = f"{time.monotonic() - begun:.0f}"
    console.print(said(f"用时 {seconds} 秒", f"{seconds} seconds"))
    if not clean:
        raise typer.Exit(1)
    if serve:
        live_on()
        serve_forever(port)


def _table(title: str, headings: dict[str, bool]) -> Table:
    table = Table(title=title)
    for heading, is_number in headings.items():
        table.add_column(heading, justify="right" if is_number else "left", no_wrap=is_number)
    return table


MEASURES = {
    "insured": ("参保人数", "insured"),
    "pensioners": ("领取人数", "pensioners"),
    "paid_in_fen": ("个人缴费", "paid in by persons"),
    "province_fen": ("省级补贴", "subsidies, province"),
    "city_fen": ("市级补贴", "subsidies, city"),
    "pensions_fen": ("待遇支出", "pensions"),
    "balance_own_fen": ("个人账户—个人", "accounts, own"),
    "balance_province_fen": ("个人账户—省", "accounts, province"),
    "balance_city_fen": ("个人账户—市", "accounts, city"),
    "balance_pool_fen": ("社会统筹", "pool"),
}


def _show_years(agency: Agency) -> None:
    rows = years_table(agency.connection, agency.area)
    years = {str(row["year"]): True for row in rows}
    table = _table(said("年度情况(元)", "The years (yuan)"), {"": False, **years})
    for name in rows[0] if rows else ():
        if name != "year":
            cells = (yuan_text(row[name]) if name.endswith("_fen") else f"{row[name]:,}" for row in rows)
            table.add_row(said(*MEASURES.get(name, (name, name))), *cells)
    console.print(table)
