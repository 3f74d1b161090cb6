"""遗留款项抵扣 What was paid after the month of a death is taken from what is due to the heirs: with the consent of all of them."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Values
from yanglao.acts.recovery.debts import find_debt, overpayments, sum_of, taken_from
from yanglao.acts.recovery.proposing import must_still_be
from yanglao.acts.recovery.refusals import refused
from yanglao.ledger.chart import RETURNED, TO_RECOVER
from yanglao.ledger.entry import move
from yanglao.ledger.items import ONE_OFF, REFUND, RETURNED_PAYMENT, WITHHELD
from yanglao.payment.meeting import OpenItem
from yanglao.store.acting import Act
from yanglao.store.batches import open_batch
from yanglao.store.entries import add_entry
from yanglao.store.facts import have_died
from yanglao.store.items import add_moves, open_items
from yanglao.store.payees import HEIR, PERSON, accounts
from yanglao.store.proposals import Proposal
from yanglao.store.recoveries import ESTATE, add_step


def say_consent(act: Act, person: int, values: Values) -> dict[str, Any]:
    """What the heirs agree to. Refused: not_dead, nothing_overpaid, nothing_due, batch_open."""
    if not have_died(act.connection, act.area, [person]):
        raise refused("not_dead")
    return {"fen": _fen(act, person), "document": values["document"]}


def record_consent(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: both are lowered, oldest first. Refused: as `say_consent`, no_longer_possible."""
    content, person = proposal.content, proposal.content["person"]
    must_still_be(proposal, _fen(act, person))
    fen, debt = content["fen"], find_debt(act, person)
    add_moves(act, taken_from(overpayments(act, person), fen, "set_off"))
    add_moves(act, taken_from(_due(act, person), fen, "set_off"))
    add_entry(act, move("九(二)", "经同意以遗留款项抵扣多发待遇", debit=RETURNED, credit=TO_RECOVER, fen=fen))
    if debt is not None:
        words = {"fen": fen}
        add_step(act, debt.recovery.id, ESTATE, document=content["document"], content=words)
    return {"set_off_fen": fen}


def _fen(act: Act, person: int) -> int:
    """As much as both sides hold. Refused: nothing_overpaid, batch_open, nothing_due."""
    owed = overpayments(act, person)
    if not owed:
        raise refused("nothing_overpaid")
    batch = open_batch(act.connection, act.area)
    if batch is not None:
        raise refused("batch_open", batch=batch)
    fen = min(sum_of(owed), sum_of(_due(act, person)))
    if not fen:
        raise refused("nothing_due")
    return fen


def _due(act: Act, person: int) -> list[OpenItem]:
    """What waits for the heirs; not what is on its way to somebody else."""
    found = open_items(act.connection, act.area, persons=[person])
    whose = accounts(act.connection, [one.payee for one in found if one.payee])
    return [
        one
        for one in found
        if one.kind in (WITHHELD, ONE_OFF)
        or (one.kind == REFUND and not one.payee)
        or (one.kind == RETURNED_PAYMENT and whose[one.payee].whose in (PERSON, HEIR))
    ]
