"""未对账的变动 What has moved on the bank accounts and is in no match yet: read from the acts that have any of it, so that a month is matched
without going through the years before."""

from __future__ import annotations

from collections.abc import Iterable

import psycopg

from yanglao.ledger.chart import CASH, RECEIPTS
from yanglao.store.acting import Area
from yanglao.store.bank_movements import ENTRY, OF_PEOPLE, Asked, Movement, of_people, told_movements

_MATCHED = """
SELECT b.account, m.movement FROM bank_match b JOIN bank_match_movement m ON m.match_id = b.id
    WHERE b.area_id = %(area)s AND NOT EXISTS (SELECT FROM bank_match_end e WHERE e.match_id = b.id)
"""
# Movements are named here as `told_movements` names them: what an act with receipts moved besides them goes by its first entry.
_OPEN_ACTS = f"""
WITH matched AS MATERIALIZED ({_MATCHED}), named AS MATERIALIZED ({OF_PEOPLE}),
told AS (SELECT act_id, sum(fen) AS fen FROM named GROUP BY act_id),
moved AS (
    SELECT e.act_id, p.account, e.id AS entry, p.debit_fen - p.credit_fen AS fen
        FROM entry e JOIN posting p ON p.entry_id = e.id WHERE e.area_id = %(area)s AND p.account = ANY(%(accounts)s)
),
besides AS (
    SELECT m.act_id, m.account, min(m.entry) AS entry, sum(m.fen) - t.fen AS fen
        FROM moved m JOIN told t USING (act_id) WHERE m.account = %(receipts)s GROUP BY m.act_id, m.account, t.fen
    UNION ALL
    SELECT m.act_id, m.account, m.entry, m.fen FROM moved m
        WHERE m.account <> %(receipts)s OR NOT EXISTS (SELECT FROM told t WHERE t.act_id = m.act_id)
)
SELECT n.act_id FROM named n WHERE NOT EXISTS (
    SELECT FROM matched d WHERE d.account = %(receipts)s AND d.movement = n.what || ' ' || n.number)
UNION
SELECT b.act_id FROM besides b WHERE b.fen <> 0 AND NOT EXISTS (
    SELECT FROM matched d WHERE d.account = b.account AND d.movement = %(entry)s || ' ' || b.entry)
"""


def open_movements(connection: psycopg.Connection, area: Area) -> list[Movement]:
    """Those that no match holds, by account and day."""
    given = of_people(area) | {"accounts": [*CASH], "receipts": RECEIPTS, "entry": ENTRY}
    acts = [act for (act,) in connection.execute(_OPEN_ACTS, given).fetchall()]
    found = told_movements(connection, area, Asked(CASH, acts))
    matched = _matched(connection, area, (one.key for one in found))
    return [one for one in found if (one.account, one.key) not in matched]


def _matched(connection: psycopg.Connection, area: Area, keys: Iterable[str]) -> set[tuple[int, str]]:
    """Account and key of those that a match holds."""
    rows = connection.execute(
        f"{_MATCHED} AND m.area_id = %(area)s AND m.movement = ANY(%(keys)s)",
        {"area": area.id, "keys": [*keys]},
    )
    return set(rows.fetchall())
