"""应到与到账 What became due from province and city in which month, and what has arrived, as the book says. Reads only."""

from __future__ import annotations

import psycopg

from yanglao.kernel.months import day_of
from yanglao.ledger.chart import DUE
from yanglao.ledger.dues import Arrived, Dues, Raised, met_in_order
from yanglao.ledger.lines import PENSION, moves_of
from yanglao.store.acting import Area
from yanglao.store.batches import Batch

_MOVED = (
    "FROM entry e JOIN posting p ON p.entry_id = e.id AND p.account = ANY(%(due)s)"
    " LEFT JOIN subsidy_arrival a ON a.entry_id = e.id"
    " WHERE e.area_id = %(area)s AND e.id <= coalesce(%(through)s, e.id) AND (a.entry_id IS NOT NULL) = %(arrived)s"
)


def dues_now(
    connection: psycopg.Connection, area: Area, batch: Batch | None = None, *, through: int | None = None
) -> Dues:
    """What is due and what has arrived, through an entry or altogether; with what a prepared batch will make due."""
    more = () if batch is None else share_of(batch)
    return met_in_order(
        [*raised(connection, area, through=through), *more], arrived(connection, area, through=through)
    )


def share_of(batch: Batch) -> list[Raised]:
    """What the lines of a batch make due, account by account, by its control totals."""
    moves = moves_of(PENSION, batch.totals["pension"])
    return [Raised(account, batch.month, moves[account]) for account in DUE.values() if account in moves]


def last_entry(connection: psycopg.Connection, area: Area) -> int:
    """The number of an area's last entry; 0: it has none."""
    row = connection.execute(
        "SELECT coalesce(max(id), 0) FROM entry WHERE area_id = %s", (area.id,)
    ).fetchone()
    assert row is not None
    return int(row[0])


def raised(connection: psycopg.Connection, area: Area, *, through: int | None = None) -> list[Raised]:
    """What became due, or is due no more, by account and month; through an entry, or altogether."""
    rows = connection.execute(
        f"SELECT p.account, e.period, sum(p.debit_fen - p.credit_fen)::bigint {_MOVED} GROUP BY 1, 2 ORDER BY 1, 2",
        _asked(area, through, arrived=False),
    )
    return [Raised(*row) for row in rows.fetchall()]


def arrived(connection: psycopg.Connection, area: Area, *, through: int | None = None) -> list[Arrived]:
    """What has arrived, by account and day; through an entry, or altogether."""
    rows = connection.execute(
        f"SELECT p.account, a.arrived_on, sum(p.credit_fen - p.debit_fen)::bigint {_MOVED}"
        " GROUP BY 1, 2 ORDER BY 1, 2",
        _asked(area, through, arrived=True),
    )
    return [Arrived(account, day_of(day), fen) for account, day, fen in rows.fetchall()]


def arrived_for(connection: psycopg.Connection, area: Area, batch: int) -> dict[int, int]:
    """Account -> fen of what has arrived for the applications of a batch."""
    rows = connection.execute(
        "SELECT p.account, sum(p.credit_fen - p.debit_fen)::bigint FROM subsidy_call c JOIN subsidy_arrival a ON a.call_id = c.proposal_id"
        " JOIN posting p ON p.entry_id = a.entry_id AND p.account = ANY(%s) WHERE c.area_id = %s AND c.batch_id = %s GROUP BY 1",
        (list(DUE.values()), area.id, batch),
    )
    return dict(rows.fetchall())


def _asked(area: Area, through: int | None, *, arrived: bool) -> dict[str, object]:
    return {
        "area": area.id,
        "through": through,
        "due": list(DUE.values()),
        "arrived": arrived,
    }
