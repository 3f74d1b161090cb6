"""期初余额对账 The balances of the fund as the old system and the banks give them: booked once, when they agree with the accounts taken
over to the fen."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.takeover.refusals import refused
from yanglao.kernel.money import yuan_text
from yanglao.ledger.chart import PAYMENTS, POOL, RECEIPTS, TAKEN_OVER, TREASURY
from yanglao.ledger.entry import Entry
from yanglao.lists.takeover_layouts import DUES, TAKE_OVER
from yanglao.store.acting import Act, Agency, By
from yanglao.store.entries import add_entry, balances
from yanglao.store.proposals import THREE, Proposal, waiting
from yanglao.store.takeovers import is_reconciled, note_reconciled, on_the_way_fen

CASH = {"receipts_yuan": RECEIPTS, "treasury_yuan": TREASURY, "payments_yuan": PAYMENTS}


def propose_balances(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose opening balances. Refused: take_over_closed, openings_wait, does_not_reconcile."""

    def work_out(under_way: Act) -> WorkedOut:
        moves = _moves(under_way, values)
        content = {
            "document": values["document"],
            "moves": {str(account): fen for account, fen in moves.items()},
        }
        return content, THREE, {"taken_over_fen": -moves[TAKEN_OVER]}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=work_out)


def book_balances(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the balances are booked, if they still agree. Refused: as when proposed."""
    moves = {int(account): fen for account, fen in proposal.content["moves"].items()}
    _must_reconcile(act, moves)
    if any(moves.values()):
        add_entry(act, Entry("八", "期初余额对账", moves))
    note_reconciled(act, proposal.content["document"])
    return {"taken_over_fen": -moves[TAKEN_OVER]}


def _moves(act: Act, values: Values) -> dict[int, int]:
    """Account -> fen. What the bank still holds of payments on their way is not ours any more."""
    moves = {account: int(values[name]) for name, account in CASH.items()}
    moves[PAYMENTS] -= on_the_way_fen(act.connection, act.area)
    moves |= {account: int(values[name]) for name, account in DUES.items()}
    moves[POOL] = -int(values["pool_yuan"])
    moves[TAKEN_OVER] = -sum(moves.values())
    _must_reconcile(act, moves)
    return moves


def _must_reconcile(act: Act, moves: dict[int, int]) -> None:
    if is_reconciled(act.connection, act.area):
        raise refused("take_over_closed")
    if found := waiting(act.connection, act.area, TAKE_OVER.key):
        raise refused("openings_wait", count=len(found))
    booked, expected = balances(act.connection, act.area).get(TAKEN_OVER, 0), -moves[TAKEN_OVER]
    if booked != expected:
        words = {"expected": expected, "booked": booked, "difference": expected - booked}
        raise refused("does_not_reconcile", **{name: yuan_text(fen) for name, fen in words.items()})
