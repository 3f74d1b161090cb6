"""待遇发放 A payroll from preparation to booking: prepared, reviewed by a second person, released by finance, booked by a fourth."""

from __future__ import annotations

from typing import Any

import numpy as np
import psycopg

from yanglao.acts import roles
from yanglao.acts.payroll_lines import Payroll, compute
from yanglao.kernel.months import month_text
from yanglao.ledger.chart import PAYMENTS, RETURNED, TREASURY
from yanglao.ledger.entry import government_money, move
from yanglao.ledger.lines import PENSION, SETTLEMENT, LineKind, moves_of
from yanglao.payment.difference import Lines
from yanglao.store.acting import Act, ActRefused, Area, By, perform
from yanglao.store.batches import (
    Batch,
    add_batch,
    add_step,
    batch_of,
    batches,
    book_drafts,
    draft_totals,
    has_partition,
)
from yanglao.store.binary import copy_in
from yanglao.store.closing import last_close
from yanglao.store.entries import add_entry, balances, book_totals, cover_pool, dues
from yanglao.store.facts import last_fact
from yanglao.store.law import laws_of
from yanglao.store.lines import add_lines


def prepare(connection: psycopg.Connection, area: Area, *, month: int, by: By) -> dict[str, Any]:
    """Compute and lay out the payroll of `month`: lines with control totals, booked only after two more people and finance.

    Nothing left to pay: `batch` is None and nothing is laid out. Refused: batch_open, month_out_of_order.
    """
    return perform(
        connection,
        area,
        by,
        kind="prepare_payroll",
        content={"month": month},
        roles=(roles.CLERK,),
        work=lambda act: _prepare(act, month),
        alone=True,
    )


def _prepare(act: Act, month: int) -> dict[str, Any]:
    _may_prepare(act, month)
    payroll = compute(act.connection, act.area, laws_of(act.connection, act.area), month)
    if not len(payroll.pensions) and not len(payroll.settlements) and not payroll.reissues:
        return {"batch": None, "month": month_text(month)}
    totals = _totals(payroll, month)
    draft = None if has_partition(act.connection, act.area, month) else _own_table(act, month)
    batch = add_batch(act, month, last_fact(act.connection, act.area), draft, totals)
    add_step(act, batch, "prepared")
    _lay_out(act, batch, draft, month, payroll)
    return {"batch": batch, "month": month_text(month), **totals}


def _may_prepare(act: Act, month: int) -> None:
    for batch in batches(act.connection, act.area):
        if batch.open:
            raise ActRefused(
                "batch_open",
                f"批次 {batch.id} 尚未记账或退回,请先处理。",
                f"Batch {batch.id} is neither booked nor rejected; deal with it first.",
            )
    close = last_close(act.connection, act.area)
    launch = laws_of(act.connection, act.area).plan.launch_month
    expected = launch if close is None else close.month + 1
    if month != expected:
        raise ActRefused(
            "month_out_of_order",
            f"当前应发放 {month_text(expected)};上月未月结或本月已月结。",
            f"The month to pay is {month_text(expected)}: close the month before, or this one is closed.",
        )


def _own_table(act: Act, month: int) -> str:
    row = act.connection.execute(
        "SELECT open_pension_draft(%s::smallint, %s, %s)", (act.area.id, month, act.id)
    ).fetchone()
    assert row is not None
    return str(row[0])


def _lay_out(act: Act, batch: int, draft: str | None, month: int, payroll: Payroll) -> None:
    own = (payroll.pensions.keys[1] == month) & (draft is not None)
    for rows, table, further in ((own, draft, {}), (~own, "pension_draft", {"batch_id": batch})):
        if table is not None and rows.any():
            riding = {name: column[rows] for name, column in payroll.carried.items()}
            add_lines(act, PENSION, payroll.pensions.take(rows), {**riding, **further}, table=table)
    add_lines(act, SETTLEMENT, payroll.settlements, {"batch_id": batch}, table="settlement_draft")
    if draft is not None:
        act.connection.execute("SELECT key_pension_draft(%s)", (draft,))
    reissues = sorted(payroll.reissues.items())
    copy_in(
        act.connection,
        "reissued_payment",
        {
            "batch_id": batch,
            "area_id": act.area.id,
            "person_id": np.array([one for one, _ in reissues], dtype=np.int64),
            "amount_fen": np.array([fen for _, fen in reissues], dtype=np.int64),
        },
    )


def _totals(payroll: Payroll, month: int) -> dict[str, Any]:
    """Control totals, and who is new, gone or changed, for the people who review."""
    now = payroll.pensions.keys[0][payroll.pensions.keys[1] == month]
    return {
        "pension": _sums(payroll.pensions, PENSION),
        "settlement": _sums(payroll.settlements, SETTLEMENT),
        "reissued_fen": sum(payroll.reissues.values()),
        "lines": len(payroll.pensions) + len(payroll.settlements),
        "persons": len(now),
        "new": int((~np.isin(now, payroll.before)).sum()),
        "left": int((~np.isin(payroll.before, now)).sum()),
        "arrears_lines": int(((payroll.pensions.keys[1] < month) & (payroll.pensions.total_fen > 0)).sum()),
        "overpaid_lines": int((payroll.pensions.amounts[-1] < 0).sum()),
        "one_off": len(payroll.settlements),
    }


def _sums(lines: Lines, kind: LineKind) -> dict[str, int]:
    return {name: int(total) for name, total in zip(kind.columns, lines.amounts.sum(axis=1), strict=True)}


def review(connection: psycopg.Connection, area: Area, *, batch: int, by: By) -> dict[str, Any]:
    """复核 A second person agrees with the batch as shown."""
    return _take_step(connection, area, batch, by, "reviewed", (roles.REVIEWER,), lambda act, found: {})


def reject(connection: psycopg.Connection, area: Area, *, batch: int, by: By) -> dict[str, Any]:
    """退回 The batch is not right: it is put aside for good, and can be prepared anew."""

    def work(act: Act, found: Batch) -> dict[str, Any]:
        act.connection.execute("SELECT drop_pension_draft(%s)", (found.id,))
        return {}

    return _take_step(connection, area, batch, by, "rejected", (roles.REVIEWER,), work)


def release(connection: psycopg.Connection, area: Area, *, batch: int, by: By) -> dict[str, Any]:
    """用款拨付 Finance provides what province and city owe up to and with this batch, and moves its cash to the payments account."""
    return _take_step(connection, area, batch, by, "released", (roles.FINANCE,), _release)


def _release(act: Act, found: Batch) -> dict[str, Any]:
    owed = dues(act.connection, act.area)
    for kind in (PENSION, SETTLEMENT):
        for account, fen in moves_of(kind, found.totals[kind.name]).items():
            if 3300 < account < 3400:
                owed[account] = owed.get(account, 0) + fen
    owed = {account: fen for account, fen in owed.items() if fen > 0}
    if owed:
        add_entry(act, government_money("四(二)2", f"批次 {found.id} 财政补贴到账", into=TREASURY, dues=owed))
    cash = _cash(found) - max(balances(act.connection, act.area).get(PAYMENTS, 0), 0)
    if cash > 0:
        add_entry(act, move("八", f"批次 {found.id} 拨付支出户", debit=PAYMENTS, credit=TREASURY, fen=cash))
    return {"received": {str(account): fen for account, fen in owed.items()}, "drawn_fen": max(cash, 0)}


def _cash(found: Batch) -> int:
    totals = found.totals
    return int(totals["pension"]["cash_fen"] + totals["settlement"]["cash_fen"] + totals["reissued_fen"])


def book(connection: psycopg.Connection, area: Area, *, batch: int, by: By) -> dict[str, Any]:
    """记账 The lines become the book's, in one transaction with their journal entries. Refused: totals_differ."""
    return _take_step(connection, area, batch, by, "booked", (roles.ACCOUNTANT,), _book)


def _book(act: Act, found: Batch) -> dict[str, Any]:
    for kind in (PENSION, SETTLEMENT):
        if draft_totals(act.connection, found, kind.columns, kind.name) != found.totals[kind.name]:
            raise ActRefused(
                "totals_differ",
                f"批次 {found.id} 的明细与控制总数不符,请退回并查明原因。",
                f"The lines of batch {found.id} do not add up to its control totals; reject it and find out why.",
            )
    book_drafts(act, found)
    memo = f"{month_text(found.month)} 待遇发放 批次 {found.id}"
    book_totals(act, PENSION, found.totals["pension"], memo, lines_act=found.act_id)
    book_totals(act, SETTLEMENT, found.totals["settlement"], f"{memo} 一次性待遇", lines_act=found.act_id)
    again = found.totals["reissued_fen"]
    if again:
        add_entry(act, move("五(二)", f"{memo} 退回款重发", debit=RETURNED, credit=PAYMENTS, fen=again))
    return {"city_covers_pool_fen": cover_pool(act), "cash_fen": _cash(found)}


def _take_step(connection, area, batch, by, step, allowed, work) -> dict[str, Any]:  # type: ignore[no-untyped-def]
    def take(act: Act) -> dict[str, Any]:
        found = batch_of(act.connection, act.area, batch)
        add_step(act, batch, step)
        return {"batch": batch, "step": step, **work(act, found)}

    return perform(
        connection,
        area,
        by,
        kind=f"payroll_{step}",
        content={"batch": batch},
        roles=allowed,
        work=take,
        alone=True,
    )
