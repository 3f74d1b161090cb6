"""`yanglao report`: what province and city owe, and what they were asked for; what others gave."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, WholeList, described, tell
from yanglao.reports.collective import COLLECTIVE_REPORT, collective
from yanglao.reports.dues import DUES_REPORT, dues_report
from yanglao.reports.subsidy_call import SUBSIDY_CALL_REPORT, subsidy_call

app = typer.Typer()


@described(app, DUES_REPORT)
def dues(
    whole_list: WholeList = False,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: dues_report(who, is_whole=whole_list), DUES_REPORT.readers, "", as_json, csv)


@described(app, SUBSIDY_CALL_REPORT)
def called(
    call: Annotated[int, typer.Argument(metavar="CALL", help=said("申请号", "number of the call"))],
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: subsidy_call(who, number=call), SUBSIDY_CALL_REPORT.readers, "", as_json, csv)


@described(app, COLLECTIVE_REPORT)
def given(as_json: AsJson = False, csv: Csv = None) -> None:
    tell(collective, COLLECTIVE_REPORT.readers, "", as_json, csv)
