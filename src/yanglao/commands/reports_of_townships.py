"""`yanglao report`: what units have reached and report, and who is praised or criticised."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, Month, Span, Unit, described, period_of, tell
from yanglao.reports.commendations import (
    COMMENDATIONS_REPORT,
    INSPECTIONS_REPORT,
    commendation_list,
    inspection_list,
)
from yanglao.reports.ranking import RANKING_REPORT, ranking_report
from yanglao.reports.unit_report import UNIT_REPORT_REPORT, unit_report
from yanglao.reports.units_summary import UNITS_SUMMARY_REPORT, units_summary

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


@described(app, UNIT_REPORT_REPORT)
def of_a_unit(
    unit: Annotated[
        str, typer.Argument(metavar="UNIT", help=said("单位代码或名称", "code or name of the unit"))
    ],
    month: Month = None,
    span: Annotated[
        Literal["month", "quarter"],
        typer.Option("--span", help=said("月报或季报", "of a month or its quarter")),
    ] = "month",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: unit_report(who, period=period_of(who, month, span)),
        UNIT_REPORT_REPORT.readers,
        unit,
        as_json,
        csv,
    )


@described(app, UNITS_SUMMARY_REPORT)
def of_all_units(month: Month = None, span: Span = "month", as_json: AsJson = False, csv: Csv = None) -> None:
    tell(
        lambda who: units_summary(who, period=period_of(who, month, span)),
        UNITS_SUMMARY_REPORT.readers,
        "",
        as_json,
        csv,
    )


@described(app, INSPECTIONS_REPORT)
def inspected(unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    tell(inspection_list, INSPECTIONS_REPORT.readers, unit, as_json, csv)


@described(app, COMMENDATIONS_REPORT)
def commended(unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    tell(commendation_list, COMMENDATIONS_REPORT.readers, unit, as_json, csv)
