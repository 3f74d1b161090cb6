"""票据与实缴 Rows with receipts: what is known already, what was received, and what was too little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from yanglao.acts.records.as_facts import received_fen
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import RECEIVED_IN_FULL, Asked, Refused, Rows, Short, Sorted, Taking
from yanglao.acts.records.used_receipts import used_elsewhere
from yanglao.kernel.columns import Fen, Ints, ints, zeros
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month_of
from yanglao.life.facts import Facts
from yanglao.lists.withholding_layouts import ANSWER
from yanglao.store.receipts import Receipt, add_receipts, receipts_with


def sort_out_receipts(taking: Taking, rows: Rows, at: Ints, facts: Facts) -> Sorted:
    """Sort out rows with receipts: a receipt known with the same content says nothing new, any other receipt is asked of the
    rules. Refused: receipt_used, waits_short, date_in_future."""
    persons, received = rows.persons[at], received_fen(rows, at)
    asked = Asked(at, persons, facts, zeros(len(at)), received)
    act = taking.act
    numbers = [rows.columns["receipt"][i] for i in at.tolist()]
    known = receipts_with(act.connection, act.area, numbers)
    by_the_bank = taking.description is not None and taking.description.key == ANSWER.key
    used = used_elsewhere(act, numbers, by_the_bank=by_the_bank)
    new, refused = [], []
    for row, given in enumerate(receipts(asked, receipt_numbers(rows, asked))):
        found = known.get(given.number)
        why = None if found is None else _why_not_again(int(at[row]), given, found)
        if found is None and given.paid_on > act.by.on:
            why = refusal(int(at[row]), "date_in_future")
        if given.number in used:
            why = refusal(int(at[row]), "receipt_used")
        if why is not None:
            refused.append(why)
        elif found is None:
            new.append(row)
    return Sorted(asked.take(ints(new)), refused, len(at) - len(new) - len(refused))


def receipt_numbers(rows: Rows, asked: Asked) -> list[str]:
    """The receipt number of each row; "" where rows have none."""
    numbers = rows.columns.get("receipt")
    return [""] * len(asked) if numbers is None else [numbers[i] for i in asked.at.tolist()]


def receipts(asked: Asked, numbers: Sequence[str]) -> list[Receipt]:
    """The receipts of what is asked, not paying for a fact yet."""
    facts = asked.facts
    columns = (
        asked.persons,
        facts.kind,
        facts.year,
        facts.years,
        facts.tier_fen,
        facts.day,
        asked.received_fen,
    )
    values = zip(numbers, *(column.tolist() for column in columns), strict=True)
    return [
        Receipt(number, person, kind, year, years, tier_fen, paid_on, received_fen, None)
        for number, person, kind, year, years, tier_fen, paid_on, received_fen in values
    ]


def note_receipts(taking: Taking, asked: Asked, numbers: Sequence[str], ids: Ints) -> None:
    """Keep the receipts of recorded facts `ids`."""
    noted = zip(receipts(asked, numbers), ids.tolist(), strict=True)
    add_receipts(taking.act, (replace(receipt, fact=fact) for receipt, fact in noted))


def put_aside(taking: Taking, rows: Rows, short: Asked, due_fen: Fen) -> list[Refused]:
    """不足额缴费 Money that is less than what was due pays for nothing: it waits, all of it, and the row comes back."""
    refused, waiting = [], []
    for receipt, position, due in zip(
        receipts(short, receipt_numbers(rows, short)), short.at.tolist(), due_fen.tolist(), strict=True
    ):
        words = {
            "due": yuan_text(due),
            "received": yuan_text(receipt.received_fen),
            "receipt": receipt.number,
        }
        code = "paid_short" if receipt.received_fen else "nothing_received"
        refused.append(refusal(position, code, **words))
        if receipt.received_fen:
            waiting.append(receipt)
    let_wait(taking, waiting)
    return refused


def let_wait(taking: Taking, waiting: Sequence[Receipt]) -> None:
    """Keep receipts that pay for nothing; their money is booked as open items once the list is through."""
    add_receipts(taking.act, waiting)
    taking.short.extend(
        Short(one.person, one.number, month_of(one.paid_on), one.received_fen) for one in waiting
    )


def is_short(asked: Asked, due_fen: Fen) -> np.ndarray:
    """Which rows brought less than was due for them."""
    short: np.ndarray = (asked.received_fen != RECEIVED_IN_FULL) & (asked.received_fen < due_fen)
    return short


def _why_not_again(position: int, given: Receipt, found: Receipt) -> Refused | None:
    """Why a row under a known receipt cannot pass for the same again; None when it is the same."""
    same = given.says_the_same(found)
    in_full = given.received_fen == RECEIVED_IN_FULL and found.fact is not None
    if not same or not (in_full or given.received_fen == found.received_fen):
        return refusal(position, "receipt_used")
    if found.fact is None:
        words = {"receipt": found.number, "received": yuan_text(found.received_fen)}
        return refusal(position, "waits_short", **words)
    return None
