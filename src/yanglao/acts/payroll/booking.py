"""记账 A batch is booked: its lines and items become the book's, in one transaction with their journal entries.

What was approved is what is paid: totals and payments must be those prepared. How what was paid too much is met (by money that
lies in the fund for the same month, or as an overpayment) is decided here, by what is open now.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from yanglao.acts.payroll.deducting import book_deductions
from yanglao.kernel.months import month_text
from yanglao.ledger.chart import PAYMENTS, RETURNED, TO_RECOVER
from yanglao.ledger.entry import move
from yanglao.ledger.items import OVERPAYMENT, WITHHELD
from yanglao.ledger.lines import PENSION
from yanglao.life.in_payment import CARRIED
from yanglao.payment.difference import Lines
from yanglao.payment.meeting import Met, OpenItem, meet, met_by_returns
from yanglao.store.acting import Act, ActRefused
from yanglao.store.batches import (
    Batch,
    attach_own_table,
    batch_of,
    draft_rows,
    draft_totals,
    own_rows_waiting,
)
from yanglao.store.entries import add_entry, book_totals, cover_pool
from yanglao.store.items import NewItem, add_items, add_moves, batch_items, open_items, pay_items
from yanglao.store.lines import add_lines
from yanglao.store.proposals import Proposal
from yanglao.store.work import PAYROLL, causes, finish_payroll

NAMES = [*PENSION.key, *PENSION.due, *PENSION.met, "payee_id", *CARRIED, "round"]


def book_batch(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect of a payroll's last step. Refused: totals_differ, batch_outdated."""
    found = batch_of(act.connection, act.area, proposal.id)
    _must_be_as_approved(act, found)
    memo = f"{month_text(found.month)} 待遇发放 批次 {found.id}"
    own = _own_totals(act, found)
    attach_own_table(act, found.id)
    book_totals(act, PENSION, own, memo, lines_act=found.act_id)
    if own["withheld_fen"]:
        _withhold_own(act, found)
    _book_drafts(act, found, memo)
    _pay_items(act, found, memo)
    book_deductions(act, found, memo)
    _meet_returns(act, memo)
    finish_payroll(act, found.id)
    return {"city_covers_pool_fen": cover_pool(act), "cash_fen": found.totals["cash_fen"]}


def _must_be_as_approved(act: Act, found: Batch) -> None:
    if draft_totals(act.connection, found.id, PENSION.money) != found.totals["pension"]:
        raise ActRefused(
            "totals_differ",
            f"批次 {found.id} 的明细与控制总数不符,请退回并查明原因。",
            f"The lines of batch {found.id} do not add up to its control totals; send it back and find out why.",
        )


def _own_totals(act: Act, found: Batch) -> dict[str, int]:
    """The totals of the month's own lines: all lines less the drafts."""
    drafts = draft_rows(act.connection, found.id, NAMES)
    return {name: found.totals["pension"][name] - int(drafts[name].sum()) for name in PENSION.money}


def _withhold_own(act: Act, found: Batch) -> None:
    """What of the month's own lines has nobody to be paid to waits."""
    waiting = own_rows_waiting(act.connection, act.area, found.month, found.act_id)
    add_items(
        act,
        [
            NewItem(person, WITHHELD.name, PENSION.name, found.month, 0, fen)
            for person, fen in zip(
                waiting["person_id"].tolist(), waiting["withheld_fen"].tolist(), strict=True
            )
        ],
    )


def _book_drafts(act: Act, found: Batch, memo: str) -> None:
    """The other lines, met anew by what is open now; the cash stays what was approved."""
    rows = draft_rows(act.connection, found.id, NAMES)
    due = Lines(
        PENSION,
        np.stack([rows[name] for name in PENSION.key]),
        np.stack([rows[name] for name in PENSION.due]),
        rows["round"],
    )
    met = meet(due, due.paid_out_fen, open_items=_usable(act, found), payable=rows["payee_id"] > 0)
    if not np.array_equal(met.cash_fen, rows["cash_fen"]):
        raise ActRefused(
            "batch_outdated",
            f"批次 {found.id} 编制后情况有变,应发金额已不同,请退回后重新编制。",
            f"What batch {found.id} should pay has changed since it was prepared; send it back and prepare it anew.",
        )
    further = dict(zip(PENSION.met, (met.cash_fen, met.waiting_fen, met.overpaid_fen), strict=True))
    booked = add_lines(act, due, {**further, **{name: rows[name] for name in ("payee_id", *CARRIED)}})
    _open_items(act, found, due, met)
    book_totals(act, PENSION, booked, f"{memo} 补发与更正")


def _usable(act: Act, found: Batch) -> list[OpenItem]:
    """What is open and does not go out with this very batch."""
    going = set(batch_items(act.connection, found.id))
    return [item for item in open_items(act.connection, act.area) if item.id not in going]


def _open_items(act: Act, found: Batch, due: Lines, met: Met) -> None:
    """Overpayments with the news behind them, and what waits; then what became of the items that were open."""
    rows = np.flatnonzero((met.new_waiting_fen > 0) | (met.new_overpaid_fen > 0))
    person, month = due.key("person_id"), due.key("month")
    news = causes(act, PAYROLL, through=found.work_through, persons=person[rows])
    add_items(
        act,
        [
            NewItem(
                int(person[row]),
                WITHHELD.name if met.new_waiting_fen[row] else OVERPAYMENT.name,
                PENSION.name,
                int(month[row]),
                0,
                int(met.new_waiting_fen[row] or met.new_overpaid_fen[row]),
                cause=news.get(int(person[row])),
            )
            for row in rows.tolist()
        ],
    )
    add_moves(act, met.moves)


def _pay_items(act: Act, found: Batch, memo: str) -> None:
    pay_items(act, found.id)
    fen = found.totals["items_fen"]
    if fen:
        add_entry(act, move("五(二)", f"{memo} 暂存款项支付", debit=RETURNED, credit=PAYMENTS, fen=fen))


def _meet_returns(act: Act, memo: str) -> None:
    """Money that lies in the fund and was paid too much for the same month needs nobody's consent: it never reached anybody."""
    met = met_by_returns(open_items(act.connection, act.area))
    add_moves(act, [one for both in met for one in both])
    fen = sum(owed.fen for owed, _ in met)
    if fen:
        add_entry(
            act, move("九(二)", f"{memo} 退回款冲抵同月多发", debit=RETURNED, credit=TO_RECOVER, fen=fen)
        )
