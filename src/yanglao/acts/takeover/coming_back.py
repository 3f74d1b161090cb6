"""接收前发放退回 A payment that the old system had sent, and that the bank gives back after the take-over: it waits for the person."""

from __future__ import annotations

from typing import Any

from yanglao.acts.about import asked_about, person_under
from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.records.reach import must_reach
from yanglao.acts.takeover.refusals import refused
from yanglao.kernel.money import yuan_text
from yanglao.ledger.chart import PAYMENTS, RETURNED
from yanglao.ledger.entry import move
from yanglao.ledger.items import RETURNED_PAYMENT
from yanglao.ledger.lines import PENSION
from yanglao.store.acting import Act, Agency, By
from yanglao.store.entries import add_entry
from yanglao.store.items import NewItem, add_items
from yanglao.store.proposals import TWO, Proposal
from yanglao.store.takeovers import OnTheWay, on_the_way_of


def propose_return(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that a payment came back. Refused: unknown_person, date_in_future, bad_amount, none_on_the_way."""
    person = person_under(agency, values["number"])

    def work_out(under_way: Act) -> WorkedOut:
        must_reach(under_way, [person])
        if values["on"] > under_way.by.on:
            raise refused("date_in_future")
        _left(under_way, person, values["amount_yuan"])
        content = {"person": person, "fen": values["amount_yuan"], "document": values["document"]}
        return content, TWO, {"returned_fen": values["amount_yuan"]}

    return propose_worked_out(agency, act, asked_about(person, values), by=by, who=act.who, work_out=work_out)


def book_return(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the money is in the payments account again and waits for the person. Refused: none_on_the_way."""
    person, fen = proposal.content["person"], proposal.content["fen"]
    found = _left(act, person, fen)
    reason = proposal.content["document"]
    add_entry(act, move("八", "接收前发放退回", debit=PAYMENTS, credit=RETURNED, fen=fen))
    add_items(
        act,
        [
            NewItem(
                person,
                RETURNED_PAYMENT.name,
                PENSION.name,
                act.area.opens_in - 1,
                found.root,
                fen,
                cause=found.root,
                reason=reason,
            )
        ],
    )
    return {"returned_fen": fen}


def _left(act: Act, person: int, fen: int) -> OnTheWay:
    found = on_the_way_of(act.connection, act.area, person)
    enough = next((one for one in found if 0 < fen <= one.left_fen), None)
    if enough is None:
        raise refused("none_on_the_way", left=yuan_text(max((one.left_fen for one in found), default=0)))
    return enough
