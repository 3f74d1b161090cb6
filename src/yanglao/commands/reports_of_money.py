"""`yanglao report`: what the office has to know each day about money: paid too much, taken over, withheld, counted."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

import typer

from yanglao.commands.language import said
from yanglao.commands.parameters import day
from yanglao.commands.reporting import (
    AsJson,
    Csv,
    Number,
    Unit,
    described,
    tell,
)
from yanglao.kernel.months import first_day
from yanglao.reports.account_statement import STATEMENT_REPORT, account_statement
from yanglao.reports.cash_up import CASH_UP_REPORT, cash_up
from yanglao.reports.overpaid import OVERPAID_REPORT, overpaid, overpaid_by
from yanglao.reports.take_over import TAKE_OVER_REPORT, take_over_scores
from yanglao.reports.withholding import WITHHOLDING_REPORT, withholding, withholding_lines

Grouping = Literal["cause", "age", "unit"]
Outcome = Literal["taken", "in_vain", "failed", "waiting", "not_sent", "over"]
app = typer.Typer()


@described(app, OVERPAID_REPORT)
def overpayments(
    by: Annotated[
        Grouping | None, typer.Option("--by", help=said("原因、账龄或单位", "cause, age or unit"))
    ] = None,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(overpaid if by is None else overpaid_by(by), OVERPAID_REPORT.readers, unit, as_json, csv)


@described(app, STATEMENT_REPORT)
def statement(
    number: Number,
    since: Annotated[
        int | None,
        typer.Option("--since", parser=day, metavar="YYYY-MM-DD", help=said("起始日期", "first day")),
    ] = None,
    until: Annotated[
        int | None,
        typer.Option("--until", parser=day, metavar="YYYY-MM-DD", help=said("截止日期", "last day")),
    ] = None,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: account_statement(
            who,
            number=number,
            since=first_day(who.area.opens_in) if since is None else since,
            until=who.on if until is None else until,
        ),
        STATEMENT_REPORT.readers,
        "",
        as_json,
        csv,
    )


@described(app, TAKE_OVER_REPORT)
def taken_over(
    differing: Annotated[
        bool, typer.Option("--differing", help=said("只列不一致的", "only those that differ"))
    ] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: take_over_scores(who, only_differing=differing),
        TAKE_OVER_REPORT.readers,
        unit,
        as_json,
        csv,
    )


@described(app, WITHHOLDING_REPORT)
def withheld(
    persons: Annotated[bool, typer.Option("--persons", help=said("逐笔列出", "line by line"))] = False,
    outcome: Annotated[
        Outcome | None, typer.Option("--outcome", help=said("只列此结果", "only lines with this outcome"))
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", min=1900, max=2100, help=said("缴费年度", "contribution year"))
    ] = None,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    by_line = persons or outcome is not None
    make = partial(withholding_lines, outcome=outcome or "") if by_line else withholding
    tell(lambda who: make(who, year=year), WITHHOLDING_REPORT.readers, unit, as_json, csv)


@described(app, CASH_UP_REPORT)
def cash(
    whole_list: Annotated[bool, typer.Option("--all", help=said("逐日全列", "every day with cash"))] = False,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: cash_up(who, is_whole=whole_list), CASH_UP_REPORT.readers, "", as_json, csv)
