"""Payroll batches: what was prepared, where their lines wait, what they send to the bank and what came of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import psycopg
from psycopg import sql

from yanglao.kernel.columns import Ints, zeros
from yanglao.life.in_payment import CARRIED
from yanglao.store.acting import Act, ActRefused, Area
from yanglao.store.binary import copy_in, copy_out
from yanglao.store.proposals import SENT_BACK

BOOKED = "booked"
PAYEES = "payees"
PAYEE_MODULUS = 1_000_003


@dataclass(frozen=True, slots=True)
class Batch:
    """A prepared payroll batch: what it looked at, under which law, its control totals, and the steps it has taken."""

    id: int
    month: int
    act_id: int
    facts_through: int
    work_through: int
    payees_through: int
    law: str
    keeps: tuple[int, ...]
    has_own_table: bool
    totals: dict[str, Any]
    payments_digest: bytes
    steps: dict[str, str]  # step -> actor

    @property
    def is_open(self) -> bool:
        return BOOKED not in self.steps and SENT_BACK not in self.steps

    @property
    def is_booked(self) -> bool:
        return BOOKED in self.steps


_COLUMNS = (
    "id",
    "month",
    "act_id",
    "facts_through",
    "work_through",
    "payees_through",
    "law",
    "keeps",
    "has_own_table",
    "totals",
    "payments_digest",
)
_SELECT = (
    f"SELECT {', '.join(f'b.{name}' for name in _COLUMNS)},"
    " coalesce((SELECT jsonb_object_agg(step, actor) FROM proposal_step s WHERE s.proposal_id = b.id), '{}')"
    " FROM batch b WHERE b.area_id = %s"
)


def batch_of(connection: psycopg.Connection, area: Area, number: int) -> Batch:
    row = connection.execute(f"{_SELECT} AND b.id = %s", (area.id, number)).fetchone()
    if row is None:
        raise ActRefused("no_such_batch", f"没有批次 {number}。", f"There is no batch {number}.")
    return _batch(row)


def batches(connection: psycopg.Connection, area: Area) -> list[Batch]:
    """All batches of an area, oldest first."""
    return [_batch(row) for row in connection.execute(f"{_SELECT} ORDER BY b.id", (area.id,)).fetchall()]


def _batch(row: tuple[Any, ...]) -> Batch:
    named = dict(zip(_COLUMNS, row, strict=False))
    return Batch(
        **named | {"keeps": tuple(named["keeps"]), "payments_digest": bytes(named["payments_digest"])},
        steps=row[-1],
    )


def open_batch(connection: psycopg.Connection, area: Area) -> int | None:
    """The batch that is neither booked nor sent back, if there is one."""
    row = connection.execute(
        "SELECT b.id FROM batch b WHERE b.area_id = %s AND NOT EXISTS"
        " (SELECT FROM proposal_step s WHERE s.proposal_id = b.id AND s.step = ANY(%s)) ORDER BY b.id LIMIT 1",
        (area.id, [BOOKED, SENT_BACK]),
    ).fetchone()
    return None if row is None else int(row[0])


@dataclass(frozen=True, slots=True)
class NewBatch:
    """A batch to be written down under the number of its proposal."""

    month: int
    facts_through: int
    work_through: int
    payees_through: int
    law: str
    keeps: Ints
    has_own_table: bool
    totals: dict[str, Any]
    payments_digest: bytes


def add_batch(act: Act, number: int, batch: NewBatch) -> None:
    act.connection.execute(
        "INSERT INTO batch (id, area_id, month, act_id, facts_through, work_through, payees_through, law, keeps,"
        " has_own_table, totals, payments_digest) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            number,
            act.area.id,
            batch.month,
            act.id,
            batch.facts_through,
            batch.work_through,
            batch.payees_through,
            batch.law,
            batch.keeps.tolist(),
            batch.has_own_table,
            json.dumps(batch.totals),
            batch.payments_digest,
        ),
    )


def has_partition(connection: psycopg.Connection, area: Area, month: int) -> bool:
    row = connection.execute(
        "SELECT 1 FROM pension_month WHERE area_id = %s AND month = %s", (area.id, month)
    ).fetchone()
    return row is not None


# --- what pension lines carry


def carried(connection: psycopg.Connection, area: Area, month: int) -> dict[str, Ints]:
    """Where everybody in payment stood after the payroll of `month`, and who was paid: the latest round of each person,
    ascending by person. Whoever had the month taken back altogether is not in payment."""
    names = ["person_id", "payee_id", "round", *CARRIED]
    first = _carried(connection, names, "", area, month, " AND round = 1")
    if (np.diff(first["person_id"]) <= 0).any():  # else as they were appended
        order = np.argsort(first["person_id"])
        first = {name: column[order] for name, column in first.items()}
    later = _carried(
        connection,
        names,
        "DISTINCT ON (person_id) ",
        area,
        month,
        " AND round > 1 ORDER BY person_id, round DESC",
    )
    place = np.searchsorted(first["person_id"], later["person_id"])
    for name in ("round", *CARRIED):
        first[name][place] = later[name]
    gone = np.isin(first["person_id"], _taken_back(connection, area, month))
    return {name: column[~gone] for name, column in first.items()} if gone.any() else first


def _taken_back(connection: psycopg.Connection, area: Area, month: int) -> Ints:
    """Persons whose lines of a month come to nothing."""
    query = sql.SQL(
        "SELECT person_id FROM pension_line WHERE area_id = {area} AND month = {month} AND person_id IN"
        " (SELECT person_id FROM pension_line WHERE area_id = {area} AND month = {month} AND round > 1)"
        " GROUP BY person_id HAVING sum(paid_in) = 0 ORDER BY person_id"
    ).format(area=sql.Literal(area.id), month=sql.Literal(month))
    return copy_out(connection, ["person_id"], query)["person_id"]


def _carried(
    connection: psycopg.Connection, names: list[str], distinct: str, area: Area, month: int, which: str
) -> dict[str, Ints]:
    query = sql.SQL(
        "SELECT {distinct}{columns} FROM pension_line WHERE area_id = {area} AND month = {month}{which}"
    ).format(
        distinct=sql.SQL(distinct),
        columns=sql.SQL(", ").join(map(sql.Identifier, names)),
        area=sql.Literal(area.id),
        month=sql.Literal(month),
        which=sql.SQL(which),
    )
    return copy_out(connection, names, query)


# --- drafts


def open_own_table(act: Act, batch: int) -> str:
    row = act.connection.execute("SELECT open_own_table(%s)", (batch,)).fetchone()
    assert row is not None
    return str(row[0])


def own_table_of(connection: psycopg.Connection, batch: int) -> str | None:
    """The table in which the month's own lines of a batch wait, or which has become the month's partition."""
    row = connection.execute("SELECT own_table_of(%s)", (batch,)).fetchone()
    return None if row is None else row[0]


def key_own_table(act: Act, batch: int) -> None:
    act.connection.execute("SELECT key_own_table(%s)", (batch,))


def attach_own_table(act: Act, batch: int) -> None:
    """The month's own lines of a booked batch become the month's partition."""
    act.connection.execute("SELECT attach_own_table(%s)", (batch,))


def drop_own_table(act: Act, batch: int) -> None:
    """The month's own lines of a batch that was sent back are put aside."""
    act.connection.execute("SELECT drop_own_table(%s)", (batch,))


def draft_rows(connection: psycopg.Connection, batch: int, names: list[str]) -> dict[str, Ints]:
    """The lines of a batch that are not its month's own, by person and month."""
    query = sql.SQL("SELECT {} FROM pension_draft WHERE proposal_id = {} ORDER BY person_id, month").format(
        sql.SQL(", ").join(map(sql.Identifier, names)), sql.Literal(batch)
    )
    return copy_out(connection, names, query)


def own_rows_waiting(connection: psycopg.Connection, area: Area, month: int, act: int) -> dict[str, Ints]:
    """Of the month's own lines laid down by an act, those that are withheld: person and fen."""
    names = ["person_id", "withheld_fen"]
    query = sql.SQL(
        "SELECT {} FROM pension_line WHERE area_id = {} AND month = {} AND act_id = {} AND withheld_fen > 0 ORDER BY person_id"
    ).format(
        sql.SQL(", ").join(map(sql.Identifier, names)),
        sql.Literal(area.id),
        sql.Literal(month),
        sql.Literal(act),
    )
    return copy_out(connection, names, query)


def draft_totals(connection: psycopg.Connection, batch: int, names: tuple[str, ...]) -> dict[str, int]:
    """The sums of a batch's pension lines as they stand in the database, for comparison with those prepared; `payees` is that of
    what goes to whom."""
    sums = sql.SQL(", ").join(
        [sql.SQL("coalesce(sum({}), 0)").format(sql.Identifier(name)) for name in names]
        + [sql.SQL("coalesce(sum(payee_id % {} * cash_fen), 0)").format(sql.Literal(PAYEE_MODULUS))]
    )
    queries = [
        sql.SQL("SELECT {} FROM pension_draft WHERE proposal_id = {}").format(sums, sql.Literal(batch))
    ]
    own = own_table_of(connection, batch)
    if own is not None:
        queries.append(sql.SQL("SELECT {} FROM {}").format(sums, sql.Identifier("public", own)))
    found = [connection.execute(query).fetchone() or () for query in queries]
    totals = [int(sum(column)) for column in zip(*found, strict=True)]
    return dict(zip((*names, PAYEES), totals, strict=True))


def payees_control(payees: Ints, cash: Ints) -> int:
    """A control total of what goes to whom: it changes when money goes to another payee."""
    weighted = payees % PAYEE_MODULUS * cash
    return sum(int(weighted[first : first + 1024].sum()) for first in range(0, len(weighted), 1024))


# --- payments

# Lines of a partition that the batch itself laid down; later batches add theirs for the month.
_LAID_DOWN = "act_id = (SELECT act_id FROM batch WHERE id = {})"


@dataclass(frozen=True, slots=True)
class Payments:
    """What a batch sends to the bank: payees, ascending, and the fen of each."""

    payees: Ints
    fen: Ints

    def items(self) -> list[tuple[int, int]]:
        return list(zip(self.payees.tolist(), self.fen.tolist(), strict=True))


def payments_of(payees: Ints, fen: Ints) -> Payments:
    """Payments of lines and items, those of one payee together."""
    found, place = np.unique(payees[fen > 0], return_inverse=True)
    total = zeros(len(found))
    np.add.at(total, place, fen[fen > 0])
    return Payments(found, total)


def payments_digest(payments: Payments) -> bytes:
    """What tells one set of payments from another."""
    return hashlib.sha256(payments.payees.tobytes() + payments.fen.tobytes()).digest()


def is_as_prepared(batch: Batch, payments: Payments) -> bool:
    """Whether payments are those that were prepared, payee by payee, and come to the same."""
    is_same = payments_digest(payments) == batch.payments_digest
    return is_same and int(payments.fen.sum()) == int(batch.totals["cash_fen"])


def payments(connection: psycopg.Connection, batch: int) -> Payments:
    """What a batch sends, read from its lines and items, wherever these stand now."""
    own = own_table_of(connection, batch)
    parts = [sql.SQL("SELECT payee_id, cash_fen FROM pension_draft WHERE proposal_id = {b} AND cash_fen > 0")]
    parts += [sql.SQL("SELECT payee_id, amount_fen FROM batch_item WHERE proposal_id = {b}")]
    if own is not None:
        parts += [
            sql.SQL(
                f"SELECT payee_id, cash_fen FROM {{own}} WHERE cash_fen > 0 AND {_LAID_DOWN.format('{b}')}"
            )
        ]
    query = sql.SQL(" UNION ALL ").join(parts).as_string(None)
    rows = copy_out(
        connection,
        ["payee_id", "cash_fen"],
        sql.SQL(query).format(b=sql.Literal(batch), own=sql.Identifier("public", own or "")),
    )
    return payments_of(rows["payee_id"], rows["cash_fen"])


def payment_parts(
    connection: psycopg.Connection, batch: int, payees: list[int]
) -> list[tuple[int, int, str, int, int, int]]:
    """Of what payments to `payees` consist: (payee, person, kind of line, month, fact, fen)."""
    own = own_table_of(connection, batch)
    query = (
        "SELECT payee_id, person_id, 'pension', month, 0::bigint, cash_fen FROM pension_draft"
        " WHERE proposal_id = %(batch)s AND cash_fen > 0 AND payee_id = ANY(%(payees)s)"
        " UNION ALL SELECT b.payee_id, i.person_id, i.line, i.month, i.fact_root, b.amount_fen FROM batch_item b"
        " JOIN open_item i ON i.id = b.item_id WHERE b.proposal_id = %(batch)s AND b.payee_id = ANY(%(payees)s)"
    )
    if own is not None:
        query += (
            f" UNION ALL SELECT payee_id, person_id, 'pension', month, 0, cash_fen FROM public.{own}"
            f" WHERE cash_fen > 0 AND payee_id = ANY(%(payees)s) AND {_LAID_DOWN.format('%(batch)s')}"
        )
    rows = connection.execute(f"{query} ORDER BY 1, 3, 4, 5", {"batch": batch, "payees": payees})
    return list(rows.fetchall())


def add_batch_items(act: Act, batch: int, items: Ints, payees: Ints, fen: Ints) -> None:
    """What is open with persons goes out with this batch."""
    copy_in(
        act.connection,
        "batch_item",
        {
            "proposal_id": batch,
            "item_id": items,
            "area_id": act.area.id,
            "payee_id": payees,
            "amount_fen": fen,
            "act_id": act.id,
        },
    )
