"""补足缴费 The rest of a short contribution comes in: with the money that waits it pays the year, on the day of the rest."""

from __future__ import annotations

from typing import Any, NamedTuple

from yanglao.acts.about import do_about
from yanglao.acts.describing import Description, Values
from yanglao.acts.records.appending import append
from yanglao.acts.records.as_facts import contributions_of
from yanglao.acts.records.booking import apply_waiting, book
from yanglao.acts.records.deciding import Answer, answer_to
from yanglao.acts.records.rows import Taking
from yanglao.acts.records.used_receipts import is_used
from yanglao.acts.refunds.refusals import refused
from yanglao.acts.refusing import ruled_out
from yanglao.kernel.columns import ints
from yanglao.kernel.money import yuan_text
from yanglao.ledger.items import SHORT
from yanglao.life.kinds import Kind
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Act, Agency, By
from yanglao.store.items import item_of_receipt, open_items
from yanglao.store.law import laws_of
from yanglao.store.receipts import Receipt, receipts_with


def complete_payment(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Take in the rest. Nothing said of the amount: all that is missing. Refused: unknown_person, not_short, receipt_used,
    no_receipt, still_short, date_in_future, and what the rules say."""
    return do_about(agency, act, values, by=by, work=_complete)


class _Waiting(NamedTuple):
    """The short receipt, its item, and what is left of that."""

    receipt: Receipt
    item: int
    fen: int


def _complete(act: Act, person: int, values: Values) -> dict[str, Any]:
    _refuse_by_form(act, values)
    short = _short(act, person, values["short_receipt"])
    taking = Taking(act, laws_of(act.connection, act.area))
    asked = contributions_of([short.receipt], on=values["on"])
    answer = answer_to(taking, asked)
    received = _received(answer, short, values)
    append(
        taking,
        int(Kind.contribution),
        asked.received(ints([received])),
        papers=[""],
        receipts=[values["receipt"] if received else ""],
        history=answer.history if answer.is_as_told else None,
        decisions=answer.decisions if answer.is_as_told else None,
    )
    book(taking)
    (fact,) = taking.received
    return {
        "recorded": 1,
        "received_fen": received,
        "applied_fen": apply_waiting(act, person, fact, [short.item]),
    }


def _refuse_by_form(act: Act, values: Values) -> None:
    if values["on"] > act.by.on:
        raise refused("date_in_future")
    if is_used(act, values["receipt"] or ""):
        raise refused("receipt_used")


def _short(act: Act, person: int, number: str) -> _Waiting:
    """Refused: not_short."""
    found = receipts_with(act.connection, act.area, [number]).get(number)
    if found is None or found.person != person or found.fact is not None or found.kind != Kind.contribution:
        raise refused("not_short", receipt=number)
    item = item_of_receipt(act.connection, act.area, kind=SHORT.name, receipt=number)
    left = {one.id: one.left_fen for one in open_items(act.connection, act.area, persons=[person])}
    if item not in left:
        raise refused("not_short", receipt=number)
    return _Waiting(found, item, left[item])


def _received(answer: Answer, short: _Waiting, values: Values) -> int:
    """What comes in now. Refused: the rules' reason, still_short, no_receipt."""
    if answer.reasons[0] != Reason.accepted:
        raise ruled_out(int(answer.reasons[0]))
    due, given = int(answer.due_fen[0]), values["amount_yuan"]
    received = max(due - short.fen, 0) if given is None else int(given)
    if received + short.fen < due:
        words = {"due": yuan_text(due), "waiting": yuan_text(short.fen), "received": yuan_text(received)}
        raise refused("still_short", **words)
    if received and not values["receipt"]:
        raise refused("no_receipt", fen=yuan_text(received))
    return received
