"""批次明细 The pension lines of a batch beside those of the month before, as they stood when the batch was prepared: the same before and after it is
booked."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import psycopg
from psycopg import sql

from yanglao.kernel.columns import Ints
from yanglao.ledger.lines import PENSION
from yanglao.payment.changes import Month, month_of_lines
from yanglao.payment.difference import Lines, lines
from yanglao.rules.sources import PENSION_PARTS
from yanglao.store.acting import Area
from yanglao.store.batches import Batch, own_table_of
from yanglao.store.binary import array_of, copy_out

_AMOUNTS = [part.column for part in PENSION_PARTS]
NAMES = ["person_id", *_AMOUNTS, "withheld_fen", "payee_id"]
Columns = dict[str, Ints]


class BatchLines(NamedTuple):
    """What was paid for the month before, what a batch pays for its own month, and what it changes in earlier months."""

    before: Month
    now: Month
    earlier: Month


def batch_lines(connection: psycopg.Connection, area: Area, batch: Batch) -> BatchLines:
    """The lines of a batch beside those before it. A further batch of a month is compared with what the month had."""
    drafts = _drafts(connection, batch)
    is_now = drafts["month"] == batch.month
    of_month, earlier = _some(drafts, is_now), _some(drafts, ~is_now)
    if batch.has_own_table:
        before = _booked(connection, area, batch.month - 1, batch)
        now = _joined(_own(connection, batch), of_month)
    else:
        before = _booked(connection, area, batch.month, batch)
        now = _joined(before, of_month)
    return BatchLines(*(month_of_lines(columns) for columns in (before, now, earlier)))


def _booked(connection: psycopg.Connection, area: Area, month: int, batch: Batch) -> Columns:
    """What was booked for a month before the batch was prepared, in the order of rounds."""
    query = sql.SQL(
        "SELECT {columns} FROM pension_line WHERE area_id = {area} AND month = {month} AND act_id < {act} ORDER BY round"
    ).format(
        columns=_columns(NAMES),
        area=sql.Literal(area.id),
        month=sql.Literal(month),
        act=sql.Literal(batch.act_id),
    )
    return copy_out(connection, NAMES, query)


def _own(connection: psycopg.Connection, batch: Batch) -> Columns:
    """The month's own lines that the batch laid down, wherever their table stands now."""
    table = own_table_of(connection, batch.id)
    query = sql.SQL("SELECT {columns} FROM {table} WHERE act_id = {act}").format(
        columns=_columns(NAMES), table=sql.Identifier("public", str(table)), act=sql.Literal(batch.act_id)
    )
    return copy_out(connection, NAMES, query)


def _drafts(connection: psycopg.Connection, batch: Batch) -> Columns:
    names = [*NAMES, "month"]
    query = sql.SQL("SELECT {columns} FROM pension_draft WHERE proposal_id = {batch} ORDER BY round").format(
        columns=_columns(names), batch=sql.Literal(batch.id)
    )
    return copy_out(connection, names, query)


def _columns(names: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def _some(columns: Columns, rows: np.ndarray) -> Columns:
    return {name: columns[name][rows] for name in NAMES}


def _joined(one: Columns, other: Columns) -> Columns:
    return {name: np.concatenate([one[name], other[name]]) for name in NAMES}


def drafted_lines(connection: psycopg.Connection, batch: Batch, persons: Ints) -> Lines:
    """Everything that a batch lays down for `persons` (ascending), before it is booked."""
    names = [*PENSION.key, *PENSION.due]
    tables = [("pension_draft", "proposal_id", batch.id)]
    if batch.has_own_table:
        tables.append((str(own_table_of(connection, batch.id)), "act_id", batch.act_id))
    parts = [_of_persons(connection, names, *table, persons) for table in tables]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in names}
    return lines(PENSION, [columns[name] for name in PENSION.key], [columns[name] for name in PENSION.due])


def _of_persons(
    connection: psycopg.Connection, names: list[str], table: str, key: str, value: int, persons: Ints
) -> Columns:
    query = sql.SQL(
        "SELECT {columns} FROM {table} WHERE {key} = {value} AND person_id = ANY({persons}::bigint[])"
    ).format(
        columns=_columns(names),
        table=sql.Identifier("public", table),
        key=sql.Identifier(key),
        value=sql.Literal(value),
        persons=array_of(persons),
    )
    return copy_out(connection, names, query)
