"""`yanglao report`: deposits and bonds, and what the fund's money earned."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, described, tell
from yanglao.reports.deposits import DEPOSITS_REPORT, deposits_report
from yanglao.reports.yields import YIELD_REPORT, yields

app = typer.Typer()


@described(app, DEPOSITS_REPORT)
def deposited(
    whole_list: Annotated[bool, typer.Option("--all", help=said("全列", "all of them"))] = False,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: deposits_report(who, is_whole=whole_list), DEPOSITS_REPORT.readers, "", as_json, csv)


@described(app, YIELD_REPORT)
def earned(as_json: AsJson = False, csv: Csv = None) -> None:
    tell(yields, YIELD_REPORT.readers, "", as_json, csv)
