"""`yanglao report`: what people do not agree with."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, Unit, described, tell
from yanglao.reports.contests import CONTESTS_REPORT, contests_report

app = typer.Typer()


@described(app, CONTESTS_REPORT)
def contested(
    only_open: Annotated[
        bool, typer.Option("--open", help=said("只列待答复的", "only what waits for its answer"))
    ] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: contests_report(who, only_open=only_open), CONTESTS_REPORT.readers, unit, as_json, csv)
