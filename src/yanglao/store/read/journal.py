"""序时账查询 The journal, posting by posting, with the numbers of entries within their month and who made them. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Area


@dataclass(frozen=True, slots=True)
class Posted:
    """A posting: the Month of its books, its entry's number within that month, the Day it was booked, act and kind of act; who did the act,
    or who took each step of the proposal it carries out, in order; the account, fen in debit and in credit."""

    month: int
    number: int
    day: int
    act: int
    kind: str
    clause: str
    memo: str
    people: tuple[str, ...]
    account: int
    debit_fen: int
    credit_fen: int


def posted(
    connection: psycopg.Connection, area: Area, *, first: int, before: int, account: int | None = None
) -> list[Posted]:
    """What stands in the books of the Months from `first` on and before another, on one account or on all, in the order of the books."""
    rows = connection.execute(
        _POSTED, {"area": area.id, "first": first, "before": before, "account": account}
    ).fetchall()
    return [
        Posted(month, number, day_of(on), act, kind, clause, memo, tuple(people), *moved)
        for month, number, on, act, kind, clause, memo, people, *moved in rows
    ]


_POSTED = """
WITH numbered AS (
    SELECT e.*, row_number() OVER (PARTITION BY e.period ORDER BY e.id) AS number FROM entry e
    WHERE e.area_id = %(area)s AND e.period >= %(first)s AND e.period < %(before)s
)
SELECT e.period, e.number, e.on_day, e.act_id, coalesce(p.kind, a.kind), e.clause, e.memo, coalesce(
        (SELECT array_agg(f.name ORDER BY t.act_id) FROM proposal_step t JOIN staff f ON f.area_id = t.area_id AND f.login = t.actor
         WHERE t.proposal_id = p.id AND t.act_id <= e.act_id),
        ARRAY[(SELECT f.name FROM staff f WHERE f.area_id = a.area_id AND f.login = a.actor)]
    ), o.account, o.debit_fen, o.credit_fen
FROM numbered e JOIN posting o ON o.entry_id = e.id JOIN act a ON a.id = e.act_id
    LEFT JOIN proposal_step s ON s.act_id = e.act_id LEFT JOIN proposal p ON p.id = s.proposal_id
WHERE o.account = coalesce(%(account)s, o.account)
ORDER BY e.period, e.id, o.debit_fen = 0, o.account
"""
