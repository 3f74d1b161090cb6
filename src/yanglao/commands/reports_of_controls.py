"""`yanglao report`: what the controls against fraud watch for, and what they have found."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, described, tell
from yanglao.reports.controls import CONTROLS_REPORT
from yanglao.reports.controls import controls as every_control
from yanglao.reports.hits import HITS_REPORT
from yanglao.reports.hits import hits as found

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
