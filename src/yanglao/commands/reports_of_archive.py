"""`yanglao report`: what is kept."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, described, tell
from yanglao.reports.archive import ARCHIVE_REPORT, archive_report

app = typer.Typer()


@described(app, ARCHIVE_REPORT)
def archive(
    number: Annotated[str, typer.Option("--number", help=said("身份证号码", "identity number"))] = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: archive_report(who, number=number), ARCHIVE_REPORT.readers, "", as_json, csv)
