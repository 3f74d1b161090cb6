"""`yanglao report`: what a law decided anew does, and what the fund will come to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from yanglao.commands.language import is_english, said
from yanglao.commands.office import open_office
from yanglao.commands.parameters import month, number
from yanglao.commands.reporting import AsJson, Csv, described, show, tell
from yanglao.commands.sessions import signed_in
from yanglao.forecast.scenario import Scenario, read_scenario
from yanglao.forecast.svg import picture
from yanglao.kernel.whole_files import whole
from yanglao.kernel.wrong import Wrong
from yanglao.reports.asking import Reader, reader
from yanglao.reports.forecast import FORECAST_REPORT, Foreseen, forecast_report, foresee
from yanglao.reports.forecast_month import FORECAST_MONTH_REPORT, forecast_month
from yanglao.reports.policy_effect import POLICY_EFFECT_REPORT, policy_effect, what_if
from yanglao.store.acting import ActRefused, today

app = typer.Typer()
NAME = typer.Option("--parameter", metavar="KEY", help=said("参数或口径", "a parameter or reading"))
VALUE = typer.Option(
    "--value", metavar="JSON", help=said("取值,按方案的写法", "its value, as the plan writes it")
)
SINCE = typer.Option(
    "--from", parser=month, metavar="YYYY-MM", help=said("生效月份", "the month from which it holds")
)


@described(app, POLICY_EFFECT_REPORT)
def effect(
    proposal: Annotated[
        int | None,
        typer.Argument(parser=number, metavar="[PROPOSAL]", help=said("提议编号", "number of a proposal")),
    ] = None,
    name: Annotated[str, NAME] = "",
    value: Annotated[str, VALUE] = "",
    since: Annotated[int | None, SINCE] = None,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    if proposal is not None:
        tell(
            lambda who: policy_effect(who, number=proposal),
            POLICY_EFFECT_REPORT.readers,
            "",
            as_json,
            csv,
        )
    elif name and value and since is not None:
        effect_of_value(name, value, since, as_json=as_json, csv=csv)
    else:
        raise ActRefused(
            "nothing_to_look_at",
            "请写提议编号,或同时写 --parameter、--value 和 --from。",
            "Give the number of a proposal, or --parameter, --value and --from together.",
        )


def effect_of_value(name: str, value: str, since: int, *, as_json: bool, csv: Csv) -> None:
    """What a value would do that nobody has proposed."""
    given = _read(value)
    tell(
        lambda who: what_if(who, name=name, value=given, valid_from=since),
        POLICY_EFFECT_REPORT.readers,
        "",
        as_json,
        csv,
    )


def _read(value: str) -> Any:
    """JSON; what is none is a word."""
    try:
        return json.loads(value)
    except ValueError:
        return value


@described(app, FORECAST_REPORT)
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


@described(app, FORECAST_MONTH_REPORT)
def of_next_month(as_json: AsJson = False, csv: Csv = None) -> None:
    tell(forecast_month, FORECAST_MONTH_REPORT.readers, "", as_json, csv)


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
