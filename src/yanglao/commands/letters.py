"""`yanglao report`: the letter that tells somebody of a decision, and the decision derived again."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer

from yanglao.commands.language import is_english, said
from yanglao.commands.office import open_office
from yanglao.commands.reporting import AsJson, Csv, Number, tell
from yanglao.commands.sessions import signed_in
from yanglao.reports.asking import must_read
from yanglao.reports.decision import DECISION_REPORT, decision
from yanglao.reports.decision_text import decision_lines
from yanglao.reports.reexamination import REEXAMINATION_REPORT, reexamination
from yanglao.store.acting import today

Letter = Literal[
    "claim",
    "claim_refused",
    "withdrawal",
    "withdrawal_refused",
    "suspension",
    "recovery",
    "refund",
    "contest_answer",
]
OfDecision = Annotated[Letter, typer.Option("--about", help=said("决定事项", "what was decided"))]


def derived_again(number: Number, about: OfDecision, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(
        lambda who: reexamination(who, number=number, about=about),
        REEXAMINATION_REPORT.readers,
        "",
        as_json,
        csv,
    )


def letter(
    number: Number,
    about: OfDecision,
    as_json: AsJson = False,
) -> None:
    with open_office() as office:
        login, token, code = signed_in(office)
        agency = office.agency(code, {login: token})
        must_read(agency, login, DECISION_REPORT.readers, number=number, on=today())
        found = decision(agency, number=number, about=about)
    if as_json:
        typer.echo(json.dumps(found.plain(), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(decision_lines(found, english=is_english())))
