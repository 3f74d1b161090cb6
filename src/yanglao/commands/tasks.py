"""`yanglao task`: what waits for whom, looked at with its whole effect, agreed to or sent back."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from yanglao.acts.agreeing import act_of
from yanglao.acts.agreeing import agree as agree_act
from yanglao.acts.agreeing import send_back as send_back_act
from yanglao.acts.effects import effect_of, moves_money
from yanglao.acts.proposals import agreement_of
from yanglao.commands.acting import do_act
from yanglao.commands.language import said
from yanglao.commands.parameters import Day, number
from yanglao.reports.asking import Reader, reader
from yanglao.reports.mine import may_know, task_about
from yanglao.store.acting import ActRefused, Agency, By, today
from yanglao.store.lots import lot_of
from yanglao.store.proposals import Proposal, proposal_of, waiting
from yanglao.store.read.staff import colleagues

Number = Annotated[
    int, typer.Argument(parser=number, metavar="NUMBER", help=said("编号", "number of the task"))
]
app = typer.Typer(
    help=said("待办:查看、同意、退回。", "What waits for somebody: look at, agree to, send back."),
    no_args_is_help=True,
)


@app.command(
    "list",
    help=said(
        "本人岗位可以知道的全部待办。", "Everything that waits and that you may know of in your posts."
    ),
)
def list_waiting() -> None:
    do_act(_waiting_before)


@app.command(
    "show", help=said("一项待办的内容和资金变化。", "A task: what is proposed, and its effect in money.")
)
def show(number: Number) -> None:
    do_act(lambda agency, who: _shown(agency, _known(agency, who, number)))


@app.command("agree", help=said("同意;最后一人同意即生效。", "Agree to it; with the last one it is done."))
def agree(number: Number, dated: Day = None) -> None:
    on = dated or today()
    do_act(lambda agency, who: agree_act(agency, number=number, by=By(who, on, f"agree {number} {who}")))


@app.command("send-back", help=said("退回,不再生效。", "Send it back for good."))
def send_back(
    number: Number,
    reason: Annotated[str, typer.Option(help=said("退回原因", "why it is sent back"))],
    dated: Day = None,
) -> None:
    on, key = dated or today(), f"send back {number}"
    do_act(lambda agency, who: send_back_act(agency, number=number, reason=reason, by=By(who, on, key)))


def _waiting_before(agency: Agency, who: str) -> list[dict[str, Any]]:
    """What waits and somebody may know of: of anything else there is nothing to see."""
    reader, roles = _reading(agency, who)
    found = waiting(agency.connection, agency.area)
    return [_line(agency, one) for one in found if may_know(reader, one, roles)]


def _reading(agency: Agency, who: str) -> tuple[Reader, frozenset[str]]:
    """Somebody reading today, and the roles in which they do."""
    held = frozenset(
        role for one in colleagues(agency.connection, agency.area, today(), login=who) for role in one.roles
    )
    return reader(agency, who, tuple(held), on=today()), held


def _known(agency: Agency, who: str, number: int) -> int:
    """The number of a task that somebody may know of. Refused: no_such_proposal."""
    reading, roles = _reading(agency, who)
    return task_about(reading, number, roles).id


def _line(agency: Agency, one: Proposal) -> dict[str, Any]:
    act = act_of(one)
    step = one.next_step
    lot = lot_of(agency.connection, agency.area, one.id) if step == one.chain[1] else None
    return {
        "task": one.id,
        "act": act.key,
        "title": said(act.title_zh, act.title_en),
        "proposed_by": one.taken[one.chain[0]],
        "next_step": step,
        "for": list(agreement_of(act).steps[step].roles_for(one)) if step else [],
        **({} if lot is None else {"drawn": lot.named}),
    }


def _shown(agency: Agency, number: int) -> dict[str, Any]:
    """What is proposed, and where it moves money its effect, worked out anew."""
    one = proposal_of(agency.connection, agency.area, number)
    shown = agreement_of(act_of(one)).shown
    answer = {
        **_line(agency, one),
        "taken": one.taken,
        "content": shown(agency, one) if shown else one.content,
    }
    if not moves_money(agency, number):
        return answer
    try:
        return {**answer, "effect": effect_of(agency, number=number, on=today()).shown}
    except ActRefused as refused:
        return {**answer, "effect": None, "stands_against_it": said(refused.zh, refused.en)}
