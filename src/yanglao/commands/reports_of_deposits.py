"""`yanglao report`: deposits and bonds, and what the fund's money earned."""

from __future__ import annotations

import typer

from yanglao.commands.reporting import AsJson, Csv, WholeList, described, tell
from yanglao.reports.deposits import DEPOSITS_REPORT, deposits_report
from yanglao.reports.yields import YIELD_REPORT, yields

app = typer.Typer()


@described(app, DEPOSITS_REPORT)
def deposited(
    whole_list: WholeList = False,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: deposits_report(who, is_whole=whole_list), DEPOSITS_REPORT.readers, "", as_json, csv)


@described(app, YIELD_REPORT)
def earned(as_json: AsJson = False, csv: Csv = None) -> None:
    tell(yields, YIELD_REPORT.readers, "", as_json, csv)
