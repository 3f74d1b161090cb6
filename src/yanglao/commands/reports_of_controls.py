"""`yanglao report`: what the controls against fraud watch for, what they have found, and the cases that come of it."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, described, tell
from yanglao.reports.cases import CASE_REPORT, CASES_REPORT, case_report, cases_report
from yanglao.reports.controls import CONTROLS_REPORT
from yanglao.reports.controls import controls as every_control
from yanglao.reports.hits import HITS_REPORT
from yanglao.reports.hits import hits as found
from yanglao.reports.monitors import MONITORS_REPORT
from yanglao.reports.monitors import monitors as every_monitor
from yanglao.reports.register import REPORTS

app = typer.Typer()


@described(app, CONTROLS_REPORT)
def controls(as_json: AsJson = False, csv: Csv = None) -> None:
    tell(every_control, CONTROLS_REPORT.readers, "", as_json, csv)


@described(app, HITS_REPORT)
def hits(
    control: Annotated[str, typer.Option("--control", help=said("一项监测", "one control"))] = "",
    office: Annotated[str, typer.Option("--office", help=said("说明责任人", "the role that explains"))] = "",
    is_open: Annotated[bool, typer.Option("--open", help=said("只看未答复的", "without an answer"))] = False,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: found(who, control=control, office=office, is_open=is_open),
        HITS_REPORT.readers,
        "",
        as_json,
        csv,
    )


@described(app, CASES_REPORT)
def cases(
    only_open: Annotated[bool, typer.Option("--open", help=said("只列未结案的", "only those open"))] = False,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: cases_report(who, only_open=only_open), CASES_REPORT.readers, "", as_json, csv)


@described(app, CASE_REPORT)
def case(
    number: Annotated[int, typer.Argument(metavar="CASE", help=said("案件编号", "number of the case"))],
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: case_report(who, number=number), CASE_REPORT.readers, "", as_json, csv)


@described(app, MONITORS_REPORT)
def monitors(as_json: AsJson = False, csv: Csv = None) -> None:
    tell(lambda who: every_monitor(who, REPORTS.values()), MONITORS_REPORT.readers, "", as_json, csv)
