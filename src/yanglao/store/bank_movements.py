"""资金变动 What the book says moved on the fund's bank accounts: receipt by receipt where money came in from people, entry by entry else.
All of an account's movements together are its balance, to the fen."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.ledger.chart import CASH, RECEIPTS
from yanglao.payment.withholding_references import line_named
from yanglao.store.acting import Area
from yanglao.store.cash_ups import AT_THE_COUNTER, at_the_counter

RECEIPT, REPAYMENT, ENTRY = "receipt", "repayment", "entry"
CASH_OF = "cash "
"""How the names of groups of cash begin."""


class Movement(NamedTuple):
    """A movement: its key, on which account, the Day on which it is booked, the Month in whose books it
    stands, the Day on which it is said to have happened, fen (above zero:
    money in), what it is, our own reference, the person it is of (0: nobody), and the names of groups that the bank may show in one
    line."""

    key: str
    account: int
    day: int
    period: int
    moved_on: int
    fen: int
    memo: str
    reference: str
    person: int
    groups: tuple[str, ...]


def movements(connection: psycopg.Connection, area: Area) -> list[Movement]:
    """Everything that has moved on the bank accounts, by account and day."""
    rows = connection.execute(
        _MOVEMENTS,
        {
            **at_the_counter(area),
            "cash": list(CASH),
            "receipts": RECEIPTS,
            "receipt": RECEIPT,
            "entry": ENTRY,
        },
    )
    return [
        Movement(
            f"{what} {reference}",
            account,
            day_of(day),
            period,
            day_of(moved_on),
            int(fen),
            memo,
            "" if what == ENTRY else reference,
            person,
            _groups(what, reference, moved_on=day_of(moved_on), drawer=drawer, batch=batch, is_back=is_back),
        )
        for what, reference, account, day, period, moved_on, fen, memo, person, drawer, batch, is_back in rows.fetchall()
    ]


def _groups(
    what: str, reference: str, *, moved_on: int, drawer: str | None, batch: int | None, is_back: bool
) -> tuple[str, ...]:
    """收款人一日的现金、一份代扣清单、一个批次(扣除退回与否) A collector's cash of a day; what the bank took for a list on a day; the
    payments of a batch, with and without what came back."""
    if drawer is not None:
        return (f"{CASH_OF}{drawer}",)
    if batch is not None:
        return (f"net {batch}",) if is_back else (f"batch {batch}", f"net {batch}")
    named = line_named(reference) if what == RECEIPT else None
    return () if named is None else (f"list {named[0]} {moved_on}",)


# Money from people is told by its receipts; what an act with receipts moved besides them, and all others, by entries.
_MOVEMENTS = f"""
WITH moved AS (
    SELECT e.id, e.act_id, e.on_day, e.period, e.memo, p.account, p.debit_fen - p.credit_fen AS fen
    FROM entry e JOIN posting p ON p.entry_id = e.id WHERE e.area_id = %(area)s AND p.account = ANY(%(cash)s)
), counter AS ({AT_THE_COUNTER}),
named AS (
    SELECT %(receipt)s AS what, r.number, r.act_id, r.paid_on, r.received_fen AS fen, k.name AS memo, r.person_id
    FROM receipt r JOIN fact_kind k ON k.code = r.kind
    WHERE r.area_id = %(area)s AND r.kind = ANY(%(kinds)s) AND r.received_fen > 0
    UNION ALL
    SELECT %(repayment)s, p.number, p.act_id, p.paid_on, p.received_fen, %(repayment)s, p.person_id FROM repayment p
    WHERE p.area_id = %(area)s
), came AS (
    SELECT n.what, n.number, a.on_day, (SELECT min(m.period) FROM moved m WHERE m.act_id = n.act_id) AS period, n.paid_on, n.fen, n.memo, coalesce(g.into_id, n.person_id) AS person_id, n.act_id,
           to_char(c.on_day, 'YYYYMMDD') || ' ' || c.collector AS drawer
    FROM named n JOIN act a ON a.id = n.act_id LEFT JOIN person_merge g ON g.person_id = n.person_id
    LEFT JOIN counter c ON c.number = n.number AND c.came_as = n.what
    WHERE EXISTS (SELECT FROM moved m WHERE m.act_id = n.act_id AND m.account = %(receipts)s)
), rest AS (
    SELECT min(m.id) AS id, m.account, m.act_id, min(m.on_day) AS on_day, min(m.period) AS period, min(m.memo) AS memo,
           sum(m.fen) - coalesce((SELECT sum(c.fen) FROM came c WHERE c.act_id = m.act_id), 0) AS fen
    FROM moved m WHERE m.account = %(receipts)s AND EXISTS (SELECT FROM came c WHERE c.act_id = m.act_id) GROUP BY m.act_id, m.account
    UNION ALL
    SELECT m.id, m.account, m.act_id, m.on_day, m.period, m.memo, m.fen FROM moved m
    WHERE m.account <> %(receipts)s OR NOT EXISTS (SELECT FROM came c WHERE c.act_id = m.act_id)
)
SELECT what, number, %(receipts)s::smallint, on_day, period, paid_on, fen, memo, person_id, drawer, NULL::int, false FROM came
UNION ALL
SELECT %(entry)s, r.id::text, r.account, r.on_day, r.period, r.on_day, r.fen, r.memo, 0, NULL,
       coalesce(b.id, (SELECT min(p.proposal_id) FROM payment_answer p WHERE p.act_id = r.act_id)), b.id IS NULL
FROM rest r LEFT JOIN (proposal_step s JOIN batch b ON b.id = s.proposal_id AND s.step = 'booked') ON s.act_id = r.act_id
WHERE r.fen <> 0
ORDER BY 3, 4, 1, 2
"""
