"""应到补贴的现状 What is due from province and city as the book says, with the share of a payroll that is prepared."""

from __future__ import annotations

from collections.abc import Iterable

import psycopg

from yanglao.ledger.chart import DUE, dues_of
from yanglao.ledger.dues import Dues, Raised, met_in_order
from yanglao.ledger.lines import PENSION, moves_of
from yanglao.store.acting import Area
from yanglao.store.batches import Batch
from yanglao.store.read.dues import arrived, raised
from yanglao.store.subsidies import CallLine


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


def lines_of(found: Dues) -> list[CallLine]:
    """What has not arrived, as the lines of a call."""
    return [CallLine(one.account, one.month, one.fen) for one in found.outstanding]


def by_funder(lines: Iterable[CallLine]) -> dict[str, int]:
    """Funder -> fen of lines."""
    asked = list(lines)
    return {
        funder: sum(one.fen for one in asked if one.account in dues_of(funder))
        for funder in ("province", "city")
    }
