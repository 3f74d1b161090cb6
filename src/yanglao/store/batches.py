"""Payroll batches: their steps, drafts, payments, returns."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import psycopg
from psycopg import sql

from yanglao.kernel.columns import Ints
from yanglao.kernel.months import date_of
from yanglao.store.acting import Act, ActRefused, Area
from yanglao.store.binary import copy_out

CARRIED = (
    "balance_own_fen",
    "balance_province_fen",
    "balance_city_fen",
    "product_own",
    "product_province",
    "product_city",
    "account_pension_fen",
    "increment_years",
)


@dataclass(frozen=True, slots=True)
class Batch:
    """A prepared payroll batch and the steps it has taken."""

    id: int
    month: int
    act_id: int
    facts_through: int
    draft_table: str | None
    totals: dict[str, Any]
    steps: dict[str, str]  # step -> actor

    @property
    def open(self) -> bool:
        return "booked" not in self.steps and "rejected" not in self.steps


_SELECT = (
    "SELECT b.id, b.month, b.act_id, b.facts_through, b.draft_table, b.totals,"
    " coalesce((SELECT jsonb_object_agg(step, actor) FROM batch_step s WHERE s.batch_id = b.id), '{}')"
    " FROM batch b WHERE b.area_id = %s"
)


def batch_of(connection: psycopg.Connection, area: Area, batch_id: int) -> Batch:
    row = connection.execute(f"{_SELECT} AND b.id = %s", (area.id, batch_id)).fetchone()
    if row is None:
        raise ActRefused("no_such_batch", f"没有批次 {batch_id}。", f"There is no batch {batch_id}.")
    return Batch(*row)


def batches(connection: psycopg.Connection, area: Area) -> list[Batch]:
    """All batches of an area, oldest first."""
    return [Batch(*row) for row in connection.execute(f"{_SELECT} ORDER BY b.id", (area.id,)).fetchall()]


def last_booked(connection: psycopg.Connection, area: Area) -> Batch | None:
    found = [batch for batch in batches(connection, area) if "booked" in batch.steps]
    return found[-1] if found else None


def add_batch(
    act: Act, month: int, facts_through: int, draft_table: str | None, totals: dict[str, Any]
) -> int:
    row = act.connection.execute(
        "INSERT INTO batch (area_id, month, act_id, facts_through, draft_table, totals) VALUES (%s, %s, %s, %s, %s, %s)"
        " RETURNING id",
        (act.area.id, month, act.id, facts_through, draft_table, json.dumps(totals)),
    ).fetchone()
    assert row is not None
    return int(row[0])


def add_step(act: Act, batch_id: int, step: str) -> None:
    """Note that a batch has taken a step; the database refuses it out of order or by somebody who took another step."""
    try:
        with act.connection.transaction():
            act.connection.execute(
                "INSERT INTO batch_step (batch_id, step, actor, on_day, act_id) VALUES (%s, %s, %s, %s, %s)",
                (batch_id, step, act.by.actor, date_of(act.by.on), act.id),
            )
    except psycopg.errors.UniqueViolation as fault:
        raise _taken(act, batch_id, step) from fault
    except psycopg.errors.CheckViolation as fault:
        raise ActRefused(
            "step_out_of_order",
            f"批次 {batch_id} 目前不能进行“{step}”,请先完成前一步骤。",
            f"Batch {batch_id} cannot be {step} now; the step before comes first.",
        ) from fault


def _taken(act: Act, batch_id: int, step: str) -> ActRefused:
    done = act.connection.execute(
        "SELECT actor, on_day FROM batch_step WHERE batch_id = %s AND step = %s", (batch_id, step)
    ).fetchone()
    if done:
        return ActRefused(
            "step_taken",
            f"批次 {batch_id} 已由 {done[0]} 于 {done[1]} 完成“{step}”。",
            f"Batch {batch_id} was {step} by {done[0]} on {done[1]}.",
        )
    return ActRefused(
        "same_person",
        f"{act.by.actor} 已办理过批次 {batch_id} 的另一环节,须由另一人办理。",
        f"{act.by.actor} has taken another step of batch {batch_id}; a different person must take this one.",
    )


def carried(connection: psycopg.Connection, area: Area, month: int) -> dict[str, Ints]:
    """Where everybody in payment stood after the payroll of `month`: the latest round of each, ascending by person."""
    names = ["person_id", *CARRIED]
    query = sql.SQL(
        "SELECT {columns} FROM pension_line l WHERE area_id = {area} AND month = {month} AND round = 1"
    ).format(columns=_list(names), area=sql.Literal(area.id), month=sql.Literal(month))
    rows = copy_out(connection, names, query)
    if (np.diff(rows["person_id"]) > 0).all():  # as they were appended
        return rows
    order = np.argsort(rows["person_id"])
    return {name: column[order] for name, column in rows.items()}


def carried_after_interest(connection: psycopg.Connection, area: Area, month: int) -> dict[str, Ints]:
    """The accounts after the interest of a settlement month, of everybody it touched."""
    names = ["person_id", "balance_own_fen", "balance_province_fen", "balance_city_fen"]
    query = sql.SQL(
        "SELECT DISTINCT ON (person_id) {columns} FROM interest_line WHERE area_id = {area} AND month = {month}"
        " ORDER BY person_id, round DESC"
    ).format(columns=_list(names), area=sql.Literal(area.id), month=sql.Literal(month))
    return copy_out(connection, names, query)


def _list(names: list[str]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def has_partition(connection: psycopg.Connection, area: Area, month: int) -> bool:
    row = connection.execute(
        "SELECT 1 FROM pension_month WHERE area_id = %s AND month = %s", (area.id, month)
    ).fetchone()
    return row is not None


def open_items(connection: psycopg.Connection, area: Area) -> dict[int, int]:
    """Person -> fen that came back from the bank or were withheld and have not gone out again."""
    rows = connection.execute(
        "SELECT person_id, sum(fen) FROM ("
        " SELECT person_id, withheld_fen AS fen FROM pension_line WHERE area_id = %(area)s AND withheld_fen <> 0"
        " UNION ALL SELECT person_id, withheld_fen FROM settlement_line WHERE area_id = %(area)s AND withheld_fen <> 0"
        " UNION ALL SELECT person_id, amount_fen - claim_fen FROM returned_payment WHERE area_id = %(area)s"
        " UNION ALL SELECT r.person_id, -r.amount_fen FROM reissued_payment r JOIN batch_step s"
        "   ON s.batch_id = r.batch_id AND s.step = 'booked' WHERE r.area_id = %(area)s"
        ") items GROUP BY person_id HAVING sum(fen) <> 0",
        {"area": area.id},
    ).fetchall()
    return {person: int(fen) for person, fen in rows}


def claims(connection: psycopg.Connection, area: Area) -> dict[int, int]:
    """Person -> fen of overpayments still to be recovered."""
    rows = connection.execute(
        "SELECT person_id, -sum(fen) FROM ("
        " SELECT person_id, claim_fen AS fen FROM pension_line WHERE area_id = %(area)s AND claim_fen <> 0"
        " UNION ALL SELECT person_id, claim_fen FROM settlement_line WHERE area_id = %(area)s AND claim_fen <> 0"
        " UNION ALL SELECT person_id, claim_fen FROM returned_payment WHERE area_id = %(area)s AND claim_fen <> 0"
        ") claims GROUP BY person_id HAVING sum(fen) <> 0",
        {"area": area.id},
    ).fetchall()
    return {person: int(fen) for person, fen in rows}


def payments(connection: psycopg.Connection, batch: Batch) -> list[tuple[int, int]]:
    """(person, fen) of everything a batch sends to the bank, one row a person, ascending."""
    rows = connection.execute(
        "SELECT person_id, sum(fen)::bigint FROM ("
        " SELECT person_id, cash_fen AS fen FROM pension_line WHERE month = %(month)s AND act_id = %(act)s"
        " UNION ALL SELECT person_id, cash_fen FROM pension_draft WHERE batch_id = %(batch)s AND month <> %(month)s"
        " UNION ALL SELECT person_id, cash_fen FROM settlement_draft WHERE batch_id = %(batch)s"
        " UNION ALL SELECT person_id, amount_fen FROM reissued_payment WHERE batch_id = %(batch)s"
        ") sent GROUP BY person_id HAVING sum(fen) > 0 ORDER BY person_id",
        {"month": batch.month, "act": batch.act_id, "batch": batch.id},
    ).fetchall()
    return [(person, int(fen)) for person, fen in rows]


def awaiting_account(connection: psycopg.Connection, area: Area, persons: list[int]) -> set[int]:
    """Of `persons`, those without a bank account, or none noted since their last payment came back."""
    rows = connection.execute(
        "SELECT p FROM unnest(%s::bigint[]) p WHERE NOT EXISTS (SELECT FROM bank_account b WHERE b.person_id = p"
        " AND b.act_id > coalesce((SELECT max(act_id) FROM returned_payment r WHERE r.person_id = p), 0))",
        (persons,),
    ).fetchall()
    return {row[0] for row in rows}


def draft_totals(
    connection: psycopg.Connection, batch: Batch, columns: tuple[str, ...], kind: str
) -> dict[str, int]:
    """The totals of a batch's drafts as they stand in the database, for comparison with those prepared."""
    sums = sql.SQL(", ").join(
        sql.SQL("coalesce(sum({}), 0)::bigint").format(sql.Identifier(name)) for name in columns
    )
    tables = [(f"{kind}_draft", batch.id)]
    found = [0] * len(columns)
    if kind == "pension" and batch.draft_table:
        tables.append((batch.draft_table, 0))
    for table, number in tables:
        where = sql.SQL(" WHERE batch_id = {}").format(sql.Literal(number)) if number else sql.SQL("")
        row = connection.execute(
            sql.SQL("SELECT {} FROM {}").format(sums, sql.Identifier(table)) + where
        ).fetchone()
        assert row is not None
        found = [have + int(more) for have, more in zip(found, row, strict=True)]
    return dict(zip(columns, found, strict=True))


def book_drafts(act: Act, batch: Batch) -> None:
    """Make a batch's drafts lines of the book: the month's own table becomes a partition, the rest is copied over."""
    act.connection.execute("SELECT attach_pension_draft(%s)", (batch.id,))
    months = act.connection.execute(
        "SELECT DISTINCT month FROM pension_draft WHERE batch_id = %s", (batch.id,)
    )
    for (month,) in months.fetchall():
        act.connection.execute("SELECT open_pension_month(%s::smallint, %s)", (act.area.id, month))
    years = act.connection.execute(
        "SELECT DISTINCT month / 12 FROM settlement_draft WHERE batch_id = %s", (batch.id,)
    )
    for (year,) in years.fetchall():
        act.connection.execute("SELECT open_year(%s::smallint, %s)", (act.area.id, year))
    for table in ("pension", "settlement"):
        names = act.connection.execute(
            "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            (f"{table}_line",),
        ).fetchone()
        assert names is not None
        act.connection.execute(
            f"INSERT INTO {table}_line ({names[0]}) SELECT {names[0]} FROM {table}_draft WHERE batch_id = %s",
            (batch.id,),
        )
