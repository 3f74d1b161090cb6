"""`yanglao report`: every report of the register, a command each. What makes a file besides, or a letter, has a command of its own."""

from __future__ import annotations

from collections.abc import Callable

import typer

from yanglao.commands.certificates import certificates
from yanglao.commands.forecast import years_to_come
from yanglao.commands.language import said
from yanglao.commands.letters import letter
from yanglao.commands.report_asks import add_own, add_report
from yanglao.commands.reporting import show
from yanglao.reports.decision_text import DECISION_REPORT
from yanglao.reports.forecast import FORECAST_REPORT
from yanglao.reports.life_certificates import LIFE_CERTIFICATES_REPORT
from yanglao.reports.register import REPORTS

TOLD: dict[str, Callable[..., None]] = {LIFE_CERTIFICATES_REPORT.name: certificates}
"""How a report is told that is more than shown."""
OWN: dict[str, Callable[..., None]] = {DECISION_REPORT.name: letter, FORECAST_REPORT.name: years_to_come}
"""Commands that make something else of it: a letter, a picture."""

app = typer.Typer(
    help=said("报表:每天要办的事。", "Reports: what there is to do each day."), no_args_is_help=True
)
for about in REPORTS.values():
    if about.name in OWN:
        add_own(app, about, OWN[about.name])
    else:
        add_report(app, about, TOLD.get(about.name, show))
