"""`yanglao report`: what units have reached and report, and who is praised or criticised."""

from __future__ import annotations

import typer

from yanglao.commands.reporting import AsJson, Csv, Month, Span, Unit, described, period_of, tell
from yanglao.reports.ranking import RANKING_REPORT, ranking_report

app = typer.Typer()


@described(app, RANKING_REPORT)
def places(
    month: Month = None, span: Span = "month", unit: Unit = "", as_json: AsJson = False, csv: Csv = None
) -> None:
    tell(
        lambda who: ranking_report(who, period=period_of(who, month, span)),
        RANKING_REPORT.readers,
        unit,
        as_json,
        csv,
    )
