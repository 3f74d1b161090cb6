"""月结 Close a month, when what the office requires is in order: book what the accounts are still due, credit interest (to everybody in December), settle ended relations, sweep
receipts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from yanglao.acts import roles
from yanglao.acts.describing import Description
from yanglao.acts.fund.checklist import must_be_ready
from yanglao.acts.fund.sweeping import sweep
from yanglao.acts.performing import perform_act
from yanglao.acts.settling import book_arrivals, book_interest, book_settlements
from yanglao.kernel.columns import Ints
from yanglao.kernel.how_far import step_done, steps_ahead
from yanglao.kernel.months import is_december, last_day, month_of, month_text
from yanglao.ledger.lines import INTEREST, SETTLEMENT
from yanglao.life.kinds import FIRST_DECISION
from yanglao.lists import Field, Layout
from yanglao.store.acting import Act, ActRefused, Agency, By
from yanglao.store.assessed import assess
from yanglao.store.batches import open_batch
from yanglao.store.closing import add_close, last_close, next_to_close
from yanglao.store.entries import cover_pool
from yanglao.store.facts import Known, known_facts, last_fact
from yanglao.store.law import fingerprint_of, laws_of
from yanglao.store.takeovers import is_reconciled, taken_over
from yanglao.store.work import CLOSE, finish_close, marked

STEPS = 6
"""Ready, folded, payments in, interest, ends of relations, finished: so it is told how far it is."""


def close_month(agency: Agency, *, month: int, by: By) -> dict[str, Any]:
    """Close `month` of an area, once and in order.

    Refused: month_out_of_order, batch_open (a payroll batch waits), month_not_over (the business date lies inside it),
    opening_not_reconciled, not_ready (a line of the checklist that the office requires).
    """
    return perform_act(
        agency,
        CLOSE_MONTH,
        {"month": month},
        by=by,
        work=lambda act: _close(replace(act, closes=month), month),
    )


def _close(act: Act, month: int) -> dict[str, Any]:
    _in_order(act, month)
    steps_ahead(STEPS)
    must_be_ready(act, month)
    step_done()
    laws, work = laws_of(act.connection, act.area), marked(act.connection, act.area, CLOSE)
    law = fingerprint_of(laws)
    persons = None if _looks_at_everybody(act, month, law) else work.persons
    known = known_facts(act.connection, act.area, persons)
    assessed = assess(laws, known, through=month)
    step_done()
    arrivals = book_arrivals(act, assessed, persons)
    step_done()
    interest = book_interest(act, assessed, persons)
    step_done()
    settlements = book_settlements(act, assessed, persons)
    step_done()
    pool_fen, swept_fen = cover_pool(act), sweep(act)
    add_close(
        act,
        month,
        facts_through=last_fact(act.connection, act.area),
        work_through=work.through,
        law=law,
        keeps=_still_to_come(known, month),
    )
    finish_close(act, month)
    step_done()
    return {
        "month": month_text(month),
        "persons": len(known.ids),
        "corrected": arrivals["lines"],
        "interest_lines": interest["lines"],
        "interest_fen": sum(interest[name] for name in INTEREST.amounts),
        "settlement_lines": settlements["lines"],
        "payable_fen": settlements[SETTLEMENT.met[0]],
        "city_covers_pool_fen": pool_fen,
        "swept_fen": swept_fen,
    }


def _in_order(act: Act, month: int) -> None:
    expected = next_to_close(act.connection, act.area)
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
    if taken_over(act.connection, act.area) and not is_reconciled(act.connection, act.area):
        raise ActRefused(
            "opening_not_reconciled",
            "接收的账户尚未与期初余额对平,请先办理期初余额对账(opening-balances)再月结。",
            "The accounts taken over are not reconciled with the opening balances yet: let opening-balances be booked, then close.",
        )
    batch = open_batch(act.connection, act.area)
    if batch is not None:
        raise ActRefused(
            "batch_open",
            f"发放批次 {batch} 尚未记账或退回,请先处理。",
            f"Payroll batch {batch} is neither booked nor sent back; deal with it first.",
        )


def _looks_at_everybody(act: Act, month: int, law: str) -> bool:
    """In December, at the first close, and when the law is another than that of the last close."""
    before = last_close(act.connection, act.area)
    return before is None or is_december(month) or before.law != law


def _still_to_come(known: Known, month: int) -> Ints:
    """Persons with decisions known of later months: this close has not seen them whole."""
    facts = known.facts
    later = (facts.kind >= FIRST_DECISION) & (month_of(facts.day) > month)
    return np.unique(known.ids[facts.person[later]])


CLOSE_MONTH = Description(
    asks=Layout("close_month", "月结", "close of a month", (Field("month", "month", ("月份",)),)),
    clause="八",
    serves=("四(三)", "五(二)", "七3"),
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: close_month(agency, month=values["month"], by=by),
    is_long=True,
    refuses=("month_out_of_order", "month_not_over", "batch_open", "opening_not_reconciled", "not_ready"),
)
