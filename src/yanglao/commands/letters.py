"""`yanglao report decision`: the letter that tells somebody of a decision."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from yanglao.acts.checking import checked
from yanglao.commands.language import is_english
from yanglao.commands.office import open_office
from yanglao.commands.report_asks import parameter
from yanglao.commands.reporting import AsJson
from yanglao.commands.sessions import signed_in
from yanglao.reports.asking import must_read
from yanglao.reports.decision import ABOUT, decision
from yanglao.reports.decision_text import DECISION_REPORT, decision_lines
from yanglao.store.acting import today

Number = Annotated[str, parameter(DECISION_REPORT.ask("number"))]
OfDecision = Annotated[str, parameter(ABOUT)]


def letter(number: Number, about: OfDecision, as_json: AsJson = False) -> None:
    given = checked(DECISION_REPORT.form, {"number": number, "about": about})
    with open_office() as office:
        login, token, code = signed_in(office)
        agency = office.agency(code, {login: token})
        must_read(agency, login, DECISION_REPORT.readers, number=given["number"], on=today())
        found = decision(agency, number=given["number"], about=given["about"])
    if as_json:
        typer.echo(json.dumps(found.plain(), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(decision_lines(found, english=is_english())))
