"""`yanglao forecast`: what the fund will come to, with its picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from yanglao.commands.language import is_english, said
from yanglao.commands.office import open_office
from yanglao.commands.reporting import AsJson, Csv, show
from yanglao.commands.sessions import signed_in
from yanglao.forecast.scenario import Scenario, read_scenario
from yanglao.forecast.svg import picture
from yanglao.kernel.whole_files import whole
from yanglao.kernel.wrong import Wrong
from yanglao.reports.asking import Reader, reader
from yanglao.reports.forecast import FORECAST_REPORT, Foreseen, forecast_report, foresee
from yanglao.store.acting import today


def years_to_come(
    years: Annotated[int, typer.Option("--years", min=1, max=60, help=said("多少年", "how many years"))] = 30,
    scenario: Annotated[
        str,
        typer.Option(
            "--scenario", metavar="NAME|FILE", help=said("情景名或文件", "a scenario, or a file of one")
        ),
    ] = "usual",
    after: Annotated[
        int | None,
        typer.Option(
            "--after",
            min=1900,
            max=2200,
            help=said("以哪年年末所知为准", "by what was known at the end of a year"),
        ),
    ] = None,
    svg: Annotated[
        Path | None, typer.Option("--svg", help=said("图写入此文件", "write the picture here"))
    ] = None,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    assumed = _scenario(scenario)
    with open_office() as office:
        login, token, code = signed_in(office)
        who = reader(office.agency(code, {login: token}), login, FORECAST_REPORT.readers, on=today())
        found = _foreseen(who, assumed, years, after)
    if svg is not None:
        with whole(svg) as part:
            part.write_text(picture(found.years, title=found.title, english=is_english()), encoding="utf-8")
        typer.echo(said(f"已写出 {svg}", f"written: {svg}"), err=as_json)
    show(forecast_report(found), as_json, csv)


def _scenario(source: str) -> Scenario:
    try:
        return read_scenario(source)
    except Wrong as wrong:
        raise typer.BadParameter(said(f"{wrong.zh}。", f"{wrong.en}.")) from wrong


def _foreseen(who: Reader, scenario: Scenario, years: int, after: int | None) -> Foreseen:
    try:
        return foresee(who, scenario=scenario, years=years, after=after)
    except Wrong as wrong:
        raise typer.BadParameter(said(f"{wrong.zh}。", f"{wrong.en}.")) from wrong
