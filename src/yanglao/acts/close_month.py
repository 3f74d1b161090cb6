"""月结 Close a month: book what the accounts are still due, settle interest (for everybody in December), sweep receipts."""

from __future__ import annotations

from typing import Any

import psycopg

from yanglao.acts import roles
from yanglao.acts.settling import book_arrivals, book_interest
from yanglao.kernel.columns import Ints
from yanglao.kernel.months import is_december, last_day, month_of, month_text
from yanglao.ledger.chart import RECEIPTS, TREASURY
from yanglao.ledger.entry import move
from yanglao.store.acting import Act, ActRefused, Area, By, perform
from yanglao.store.assessed import arrivals_of, assess
from yanglao.store.batches import batches
from yanglao.store.closing import add_close, last_close
from yanglao.store.entries import add_entry, balances, cover_pool
from yanglao.store.facts import known_facts, last_fact, touched_since
from yanglao.store.law import laws_changed_since, laws_of


def close_month(connection: psycopg.Connection, area: Area, *, month: int, by: By) -> dict[str, Any]:
    """Close `month` of an area, once and in order.

    Refused: month_out_of_order, batch_open (a payroll batch waits), month_not_over (the business date lies inside it).
    """
    return perform(
        connection,
        area,
        by,
        kind="close_month",
        content={"month": month},
        roles=(roles.ACCOUNTANT,),
        work=lambda act: _close(act, month),
        alone=True,
    )


def _close(act: Act, month: int) -> dict[str, Any]:
    _in_order(act, month)
    persons = _whom(act, month)
    known = known_facts(act.connection, act.area, persons)
    laws = laws_of(act.connection, act.area)
    assessed = assess(laws, known, through=month)
    today = month_of(act.by.on)  # contributions of later months may be booked already: they stay due
    arrived = assessed if today <= month else assess(laws, known, through=today)
    arrivals = book_arrivals(act, arrivals_of(arrived), persons)
    interest = book_interest(act, assessed, persons)
    pool_fen = cover_pool(act)
    swept_fen = _sweep(act)
    add_close(act, month, last_fact(act.connection, act.area))
    return {
        "month": month_text(month),
        "persons": len(known.ids),
        "corrected": arrivals["lines"],
        "interest_lines": interest["lines"],
        "interest_fen": sum(interest[name] for name in ("own_fen", "province_fen", "city_fen")),
        "city_covers_pool_fen": pool_fen,
        "swept_fen": swept_fen,
    }


def _in_order(act: Act, month: int) -> None:
    before = last_close(act.connection, act.area)
    expected = laws_of(act.connection, act.area).plan.launch_month if before is None else before.month + 1
    if month != expected:
        raise ActRefused(
            "month_out_of_order",
            f"应先月结 {month_text(expected)},不能月结 {month_text(month)}。",
            f"{month_text(expected)} is to be closed next, not {month_text(month)}.",
        )
    if act.by.on < last_day(month):
        raise ActRefused(
            "month_not_over",
            f"{month_text(month)} 尚未结束。",
            f"{month_text(month)} is not over on the business date.",
        )
    for batch in batches(act.connection, act.area):
        if batch.open:
            raise ActRefused(
                "batch_open",
                f"发放批次 {batch.id} 尚未记账或退回,请先处理。",
                f"Payroll batch {batch.id} is neither booked nor rejected; deal with it first.",
            )


def _whom(act: Act, month: int) -> Ints | None:
    """Whose accounts may have changed: everybody in December or after a change of law, otherwise those with new facts."""
    before = last_close(act.connection, act.area)
    if before is None or is_december(month) or laws_changed_since(act.connection, act.area, before.act_id):
        return None
    return touched_since(act.connection, act.area, before.facts_through)


def _sweep(act: Act) -> int:
    """归集 Everything received goes to the treasury special account (八)."""
    received = balances(act.connection, act.area).get(RECEIPTS, 0)
    if received > 0:
        add_entry(act, move("八", "收入户资金归集至财政专户", debit=TREASURY, credit=RECEIPTS, fen=received))
    return max(received, 0)
