"""`yanglao report`: what people do not agree with, and what they complain of."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, Unit, described, tell
from yanglao.reports.complaints import COMPLAINTS_REPORT, complaints_report
from yanglao.reports.contests import CONTESTS_REPORT, contests_report

app = typer.Typer()


OnlyOpen = Annotated[
    bool, typer.Option("--open", help=said("只列待答复的", "only what waits for its answer"))
]


@described(app, CONTESTS_REPORT)
def contested(
    only_open: OnlyOpen = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: contests_report(who, only_open=only_open), CONTESTS_REPORT.readers, unit, as_json, csv)


@described(app, COMPLAINTS_REPORT)
def complained(only_open: OnlyOpen = False, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(lambda who: complaints_report(who, only_open=only_open), COMPLAINTS_REPORT.readers, "", as_json, csv)
