"""`yanglao report`: a payroll before it leaves: what is different from the month before, and the page of the gate."""

from __future__ import annotations

from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.commands.reporting import AsJson, Csv, described, tell
from yanglao.reports.batch import BATCH_REPORT, batch_report
from yanglao.reports.gate import GATE_REPORT, gate_report

app = typer.Typer()
Batch = Annotated[int, typer.Argument(metavar="BATCH", help=said("批次号", "number of the batch"))]


@described(app, BATCH_REPORT)
def batch(batch: Batch, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(lambda who: batch_report(who, number=batch), BATCH_REPORT.readers, "", as_json, csv)


@described(app, GATE_REPORT)
def gate(batch: Batch, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(lambda who: gate_report(who, number=batch), GATE_REPORT.readers, "", as_json, csv)
