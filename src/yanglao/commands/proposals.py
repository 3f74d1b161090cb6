"""`yanglao proposal`: what waits for another person, looked at, agreed to or sent back."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from yanglao.acts.agreeing import agree as agree_act
from yanglao.acts.agreeing import send_back as send_back_act
from yanglao.acts.kinds import KINDS
from yanglao.acts.registry.changes import CHANGE_PERSONS
from yanglao.acts.registry.showing import shown
from yanglao.commands.desk import do_act
from yanglao.commands.language import said
from yanglao.commands.office import open_office
from yanglao.commands.parameters import Actor, AreaCode, Day, number
from yanglao.store.acting import Agency, By
from yanglao.store.proposals import Proposal, proposal_of, waiting

Number = Annotated[
    int, typer.Argument(parser=number, metavar="NUMBER", help=said("提议编号", "number of the proposal"))
]

app = typer.Typer(
    help=said("提议:查看、同意、退回。", "Proposals: look at, agree to, send back."), no_args_is_help=True
)


@app.command("list", help=said("待办的提议。", "Proposals that wait for somebody."))
def list_waiting(area: AreaCode = None) -> None:
    with open_office() as office:
        agency = office.agency(area)
        rows = [_line(one) for one in waiting(agency.connection, agency.area)]
    typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))


@app.command("show", help=said("一项提议的内容和效果。", "A proposal, and what it would do."))
def show(number: Number, area: AreaCode = None) -> None:
    with open_office() as office:
        agency = office.agency(area)
        one = proposal_of(agency.connection, agency.area, number)
        answer = {**_line(one), "taken": one.taken, "content": _content(agency, one)}
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2))


@app.command("agree", help=said("同意,即时生效。", "Agree to it: it is done at once."))
def agree(number: Number, actor: Actor, on: Day, area: AreaCode = None) -> None:
    by = By(actor, on, f"agree {number}")
    do_act(area, lambda agency: agree_act(agency, number=number, by=by))


@app.command("send-back", help=said("退回,不再生效。", "Send it back for good."))
def send_back(
    number: Number,
    actor: Actor,
    on: Day,
    reason: Annotated[str, typer.Option(help=said("退回原因", "why it is sent back"))],
    area: AreaCode = None,
) -> None:
    by = By(actor, on, f"send back {number}")
    do_act(area, lambda agency: send_back_act(agency, number=number, reason=reason, by=by))


def _line(one: Proposal) -> dict[str, Any]:
    kind = KINDS[one.kind]
    return {
        "proposal": one.id,
        "kind": one.kind,
        "title": said(kind.name_zh, kind.name_en),
        "proposed_by": one.taken[one.chain[0]],
        "next_step": one.next_step,
    }


def _content(agency: Agency, one: Proposal) -> Any:
    """What is proposed; sealed numbers are opened and masked."""
    return shown(agency, one) if one.kind == CHANGE_PERSONS else one.content
