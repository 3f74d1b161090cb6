"""`yanglao audit`: do the books prove themselves; and the whole book for anybody's own calculator."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from yanglao.audit.checks import Found, run_checks
from yanglao.audit.export import export as export_book
from yanglao.audit.rederive import Rederived, rederive
from yanglao.commands.language import said
from yanglao.commands.office import open_office
from yanglao.commands.parameters import AreaCode, day
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER, month_text

SHOWN = 20  # offenders printed of each check
LINES = {
    "arrival": ("缴费等入账", "arrivals"),
    "interest": ("结息", "interest"),
    "settlement": ("清退", "settlements"),
    "pension": ("待遇", "pensions"),
    "carried": ("结转状态", "carried state"),
}
app = typer.Typer(
    invoke_without_command=True,
    help=said("审计:核对账簿、由事实重算、导出。", "Checks of the book, re-derivation, export."),
)
console = Console(width=120)


@app.callback()
def audit(context: typer.Context, area: AreaCode = None) -> None:
    if context.invoked_subcommand is None:
        _run(area, checks=True, rederivation=True)


@app.command("check", help=said("核对账簿。", "Hold the book against its invariants."))
def check(area: AreaCode = None) -> None:
    _run(area, checks=True, rederivation=False)


@app.command("rederive", help=said("由事实重算,与账簿核对。", "Re-derive the fund from its facts."))
def rederive_only(area: AreaCode = None) -> None:
    _run(area, checks=False, rederivation=True)


@app.command("export", help=said("导出全部案例与账面。", "Everybody's case, and what is booked."))
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=said("目录", "folder"))],
    known: Annotated[
        int | None,
        typer.Option(
            "--known", parser=day, metavar="YYYY-MM-DD", help=said("截至某日", "as of an earlier day")
        ),
    ] = None,
    area: AreaCode = None,
) -> None:
    with open_office() as office:
        done = export_book(office.agency(area), folder, known=FOREVER if known is None else known)
    typer.echo(
        said(
            f"已导出 {done['persons']} 人,其中 {done['unseen']} 人尚有待办。",
            f"{done['persons']} persons written, {done['unseen']} of them still to be looked at.",
        )
    )


def _run(area: str | None, *, checks: bool, rederivation: bool) -> None:
    with open_office() as office:
        agency = office.agency(area)
        clean = show(run_checks(agency) if checks else [], rederive(agency) if rederivation else [])
    if not clean:
        raise typer.Exit(1)


def show(found: list[Found], rederived: list[Rederived]) -> bool:
    """Print both as tables, and the offenders below; whether all is clean."""
    table = Table(title=said("账簿核对", "audit of the book"))
    for heading, is_number in ((said("项目", "check"), False), (said("结果", "result"), True)):
        table.add_column(heading, justify="right" if is_number else "left", no_wrap=is_number)
    for one in found:
        table.add_row(said(one.check.zh, one.check.en), _result(len(one.findings)))
    for line in rederived:
        zh, en = LINES[line.name]
        title = said(
            f"由事实重算:{zh},算至 {month_text(line.through)},{line.persons:,} 人",
            f"re-derived from the facts: {en}, through {month_text(line.through)}, {line.persons:,} persons",
        )
        unfinished = said("政策已变,待下次办理后核对", "the law has changed: after the next run")
        table.add_row(title, _result(len(line.findings)) if line.is_finished else unfinished)
    console.print(table)
    offenders = [(one.check.name, one.findings) for one in found] + [
        (one.name, one.findings) for one in rederived
    ]
    for name, findings in offenders:
        for finding in findings[:SHOWN]:
            console.print(f"{name}: {finding.who} {finding.detail} {yuan_text(finding.fen)}", markup=False)
    return not any(findings for _, findings in offenders)


def _result(findings: int) -> str:
    return said(f"不符 {findings}", f"{findings} findings") if findings else said("通过", "clean")
