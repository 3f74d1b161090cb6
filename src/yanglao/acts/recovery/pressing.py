"""催还、移交、核销 What is late is asked for again; what does not come is handed over to the administration; what will never come is
written off by three people, a loss that the pooled account bears."""

from __future__ import annotations

from typing import Any

from yanglao.acts.about import do_about
from yanglao.acts.describing import Description, Values
from yanglao.acts.recovery.debts import Debt, debt_of, taken_from
from yanglao.acts.recovery.proposing import must_still_be
from yanglao.acts.recovery.refusals import refused
from yanglao.ledger.chart import OTHER_EXPENSE, POOL, TO_RECOVER
from yanglao.ledger.entry import loss
from yanglao.payment.instalments import late_fen
from yanglao.store.acting import Act, Agency, By
from yanglao.store.entries import add_entry, cover_pool
from yanglao.store.items import add_moves
from yanglao.store.notices import REMINDER as REMINDED
from yanglao.store.notices import add_notices
from yanglao.store.proposals import Proposal
from yanglao.store.recoveries import (
    HANDED_OVER,
    PLAN,
    REMINDER,
    WRITTEN_OFF,
    add_step,
    recovered_since,
)


def remind(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Ask for what is late by the plan. Refused: unknown_person, no_recovery, nothing_late."""
    return do_about(agency, act, values, by=by, work=_remind)


def _remind(act: Act, person: int, values: Values) -> dict[str, Any]:
    debt = debt_of(act, person)
    late = late_of(act, debt, act.by.on)
    if not late:
        raise refused("nothing_late")
    add_step(act, debt.recovery.id, REMINDER, content={"late_fen": late})
    add_notices(act, REMINDED, [person])
    return {"late_fen": late}


def late_of(act: Act, debt: Debt, on: int) -> int:
    """What should have come in by the plan before a Day and has not, in fen; 0 where there is no plan."""
    plan = debt.recovery.last(PLAN)
    if plan is None:
        return 0
    recovered = recovered_since(act.connection, debt.recovery.items, plan.id)
    return late_fen(plan.instalments, recovered_fen=recovered, on=on)


def say_hand_over(act: Act, person: int, values: Values) -> dict[str, Any]:
    """Refused: no_recovery, handed_over_already."""
    debt = debt_of(act, person)
    if debt.recovery.last(HANDED_OVER) is not None:
        raise refused("handed_over_already")
    return {"fen": debt.left_fen, "to": values["to"], "document": values["document"]}


def record_hand_over(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: it is noted with what was left; the debt stays on the book. Refused: no_recovery."""
    content = proposal.content
    debt = debt_of(act, content["person"])
    words = {"to": content["to"], "fen": debt.left_fen}
    add_step(act, debt.recovery.id, HANDED_OVER, document=content["document"], content=words)
    return {"handed_over_fen": debt.left_fen}


def say_write_off(act: Act, person: int, values: Values) -> dict[str, Any]:
    """Refused: no_recovery."""
    left = debt_of(act, person).left_fen
    return {"fen": left, "reason": values["reason"], "document": values["document"]}


def record_write_off(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: a loss of the fund. Refused: no_recovery, no_longer_possible."""
    content = proposal.content
    debt = debt_of(act, content["person"])
    must_still_be(proposal, debt.left_fen)
    fen = debt.left_fen
    add_moves(act, taken_from(debt.items, fen, "written_off"))
    memo = "多发待遇核销"
    add_entry(act, loss("九(二)", memo, of=TO_RECOVER, expense=OTHER_EXPENSE, borne_by=POOL, fen=fen))
    words = {"reason": content["reason"], "fen": fen}
    add_step(act, debt.recovery.id, WRITTEN_OFF, document=content["document"], content=words)
    return {"written_off_fen": fen, "city_covers_pool_fen": cover_pool(act)}
