"""财政补贴 Calls for what province and city owe, as agreed to, and what has arrived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.ledger.chart import TREASURY
from yanglao.store.acting import Act, Area


class CallLine(NamedTuple):
    """What a call asks for on an account 33xx that became due in the books of a Month, in fen."""

    account: int
    month: int
    fen: int


class Call(NamedTuple):
    """A call that was agreed to: the batch whose own share it asks for too (None: for none), the last entry it counts, its document, the Day
    on which it was agreed to, and its lines by account and month."""

    id: int
    batch: int | None
    through: int
    document: str
    day: int
    lines: tuple[CallLine, ...]


def add_call(
    act: Act, number: int, *, batch: int | None, through: int, document: str, lines: Iterable[CallLine]
) -> None:
    """Note a call under the number of its proposal."""
    act.connection.execute(
        "INSERT INTO subsidy_call (proposal_id, area_id, batch_id, entry_through, document, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        (number, act.area.id, batch, through, document, act.id),
    )
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO subsidy_call_line (proposal_id, account, month, amount_fen, act_id) VALUES (%s, %s, %s, %s, %s)",
            [(number, *line, act.id) for line in lines],
        )


def calls(connection: psycopg.Connection, area: Area) -> list[Call]:
    """The calls that were agreed to, oldest first."""
    rows = connection.execute(
        "SELECT c.proposal_id, c.batch_id, c.entry_through, c.document, a.on_day,"
        " ARRAY(SELECT ARRAY[l.account, l.month, l.amount_fen] FROM subsidy_call_line l"
        " WHERE l.proposal_id = c.proposal_id ORDER BY l.account, l.month)"
        " FROM subsidy_call c JOIN act a ON a.id = c.act_id WHERE c.area_id = %s ORDER BY c.act_id",
        (area.id,),
    )
    return [
        Call(number, batch, through, document, day_of(day), tuple(CallLine(*line) for line in lines))
        for number, batch, through, document, day, lines in rows.fetchall()
    ]


def has_application(connection: psycopg.Connection, area: Area, batch: int) -> bool:
    """Whether an application for a batch was agreed to."""
    row = connection.execute(
        "SELECT 1 FROM subsidy_call WHERE area_id = %s AND batch_id = %s LIMIT 1", (area.id, batch)
    ).fetchone()
    return row is not None


def has_arrived(connection: psycopg.Connection, call: int) -> bool:
    """Whether it is on record that what a call asks for has arrived."""
    return (
        connection.execute("SELECT 1 FROM subsidy_arrival WHERE call_id = %s", (call,)).fetchone() is not None
    )


def is_known(
    connection: psycopg.Connection,
    area: Area,
    *,
    day: int,
    document: str,
    came: Mapping[int, int],
    is_told: bool,
) -> bool:
    """Whether the same money of that Day by that document is on record: the same sum, and where its purpose is told (`is_told`) on the same
    account. `came`: account 33xx -> fen."""
    account, fen = (
        (next(iter(came)), next(iter(came.values()))) if is_told else (TREASURY, sum(came.values()))
    )
    row = connection.execute(
        "SELECT 1 FROM subsidy_arrival s JOIN posting p ON p.entry_id = s.entry_id AND p.account = %s"
        " WHERE s.area_id = %s AND s.arrived_on = %s AND s.document = %s AND p.debit_fen + p.credit_fen = %s LIMIT 1",
        (account, area.id, date_of(day), document, fen),
    )
    return row.fetchone() is not None


def add_arrival(act: Act, entry: int, *, call: int | None, day: int, document: str) -> None:
    """Note on which Day the money of an entry arrived, by which document, and which call it answers."""
    act.connection.execute(
        "INSERT INTO subsidy_arrival (entry_id, area_id, call_id, arrived_on, document, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        (entry, act.area.id, call, date_of(day), document, act.id),
    )
