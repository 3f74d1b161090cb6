"""批次抵扣 What a prepared batch takes off pensions, and of which overpayments."""

from __future__ import annotations

import psycopg

from yanglao.kernel.columns import Ints
from yanglao.store.acting import Act
from yanglao.store.binary import copy_in


def add_batch_deductions(act: Act, batch: int, persons: Ints, items: Ints, fen: Ints) -> None:
    """Note what a batch takes."""
    if len(items):
        copy_in(
            act.connection,
            "batch_set_off",
            {
                "proposal_id": batch,
                "item_id": items,
                "area_id": act.area.id,
                "person_id": persons,
                "amount_fen": fen,
                "act_id": act.id,
            },
        )


def batch_deductions(connection: psycopg.Connection, batch: int) -> list[tuple[int, int, int]]:
    """(person, item, fen) of what a batch takes, by item."""
    rows = connection.execute(
        "SELECT person_id, item_id, amount_fen FROM batch_set_off WHERE proposal_id = %s ORDER BY item_id",
        (batch,),
    )
    return list(rows.fetchall())
