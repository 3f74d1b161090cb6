"""用款计划 What a prepared payroll needs, what the accounts hold, what is due so far and its own share by funder, thus what is asked for;
and what the batch lacks even then, because it is with people who still owe it: the city advances that."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.funding.calling import asked_for, record_call, refuse_open, shown_call, told_of
from yanglao.acts.funding.free import free_balances
from yanglao.acts.funding.refusals import refused
from yanglao.acts.funding.standing import lines_of
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, first_day
from yanglao.ledger.chart import CASH
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Act, Agency, By
from yanglao.store.batches import Batch, batch_of
from yanglao.store.proposals import TWO, Proposal
from yanglao.store.read.dues import dues_now


def propose_application(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose to apply for the money of a batch. Refused: no_such_batch, batch_over, call_open."""

    def worked_out(under_way: Act) -> WorkedOut:
        batch = _open_batch(under_way, values["batch"])
        refuse_open(under_way)
        lines = lines_of(dues_now(under_way.connection, under_way.area, batch))
        cash, held = int(batch.totals["cash_fen"]), held_fen(under_way)
        money = {
            "cash_fen": cash,
            "held_fen": held,
            "still_missing_fen": max(cash - held - sum(one.fen for one in lines), 0),
            "payday": payday(under_way.area.plan, batch.month),
        }
        content = asked_for(under_way, lines, document=values["document"], batch=batch.id, **money)
        return content, TWO, {**money, "payday": day_text(money["payday"]), **told_of(lines)}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _open_batch(act: Act, number: int) -> Batch:
    batch = batch_of(act.connection, act.area, number)
    if not batch.is_open:
        raise refused("batch_over", batch=number)
    return batch


def held_fen(act: Act) -> int:
    """What lies on the fund's bank accounts and is not held for nobody yet."""
    found = free_balances(act)
    return sum(found.get(account, 0) for account in CASH)


def payday(plan: str, month: int) -> int:
    """发放日 The Day on which the pensions of a Month are to be with the bank."""
    return first_day(month) + offices_of(plan).payday - 1


def record_application(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the application stands, and calls for what it asks. Refused: batch_over."""
    _open_batch(act, proposal.content["batch"])
    return record_call(act, proposal)


def shown_application(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The call, with the cash that the batch needs, what the accounts held, what is missing beyond the call, and the payday."""
    content = proposal.content
    return {
        "batch": content["batch"],
        "payday": day_text(content["payday"]),
        "cash_yuan": yuan_text(content["cash_fen"]),
        "held_yuan": yuan_text(content["held_fen"]),
        "still_missing_yuan": yuan_text(content["still_missing_fen"]),
        **shown_call(agency, proposal),
    }
