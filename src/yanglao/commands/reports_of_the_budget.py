"""`yanglao report`: the fund's budget, and its draft."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, described, tell
from yanglao.reports.fund_budget import BUDGET_REPORT, budget_draft, fund_budget

app = typer.Typer()


@described(app, BUDGET_REPORT)
def budget(
    year: Annotated[
        int | None, typer.Argument(metavar="YEAR", min=2000, max=2100, help=said("年度", "year"))
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help=said("草案:上年实际", "the draft: the year before"))
    ] = False,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    made = budget_draft if draft else fund_budget
    tell(lambda who: made(who, year=year), BUDGET_REPORT.readers, "", as_json, csv)
