"""新情况 What became known between one payroll and the next: the latest fact of each person, payees noted, and the law that changed."""

from __future__ import annotations

from typing import NamedTuple

import psycopg
from psycopg import sql

from yanglao.kernel.columns import Ints
from yanglao.store.acting import Area
from yanglao.store.batches import Batch
from yanglao.store.binary import array_of, copy_out


class RunBefore(NamedTuple):
    """上次发放 The payroll before a batch: the last fact and payee that it looked at, its law, and whom it kept for more to come."""

    facts_through: int
    payees_through: int
    law: str
    keeps: tuple[int, ...]


FIRST = RunBefore(0, 0, "", ())
"""Before the first payroll."""


def run_before(connection: psycopg.Connection, area: Area, batch: Batch) -> RunBefore:
    """The payroll that was over when a batch was prepared."""
    row = connection.execute(
        "SELECT r.facts_through, coalesce((SELECT max(b.payees_through) FROM batch b JOIN proposal_step s ON s.proposal_id = b.id"
        " AND s.step = 'booked' WHERE b.area_id = r.area_id AND b.act_id <= r.act_id), 0), r.law, r.keeps"
        " FROM payroll_run r WHERE r.area_id = %s AND r.act_id < %s ORDER BY r.act_id DESC LIMIT 1",
        (area.id, batch.act_id),
    ).fetchone()
    return FIRST if row is None else RunBefore(row[0], row[1], row[2], tuple(row[3]))


def latest_facts(
    connection: psycopg.Connection, area: Area, *, after: int, through: int, persons: Ints | None = None
) -> dict[str, Ints]:
    """`person_id` (ascending), `id` and `kind` of the latest fact that is work for the runs, beyond the fact `after`; of `persons` (None:
    everybody)."""
    names = ["person_id", "id", "kind"]
    whose = (
        sql.SQL("")
        if persons is None
        else sql.SQL(" AND f.person_id = ANY({}::bigint[])").format(array_of(persons))
    )
    query = sql.SQL(
        "SELECT DISTINCT ON (f.person_id) {columns} FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.is_work"
        " WHERE f.area_id = {area} AND f.id > {after} AND f.id <= {through}{whose} ORDER BY f.person_id, f.id DESC"
    ).format(
        columns=sql.SQL(", ").join(sql.Identifier("f", name) for name in names),
        area=sql.Literal(area.id),
        after=sql.Literal(after),
        through=sql.Literal(through),
        whose=whose,
    )
    return copy_out(connection, names, query)


def noted_between(connection: psycopg.Connection, area: Area, *, after: int, through: int) -> dict[str, Ints]:
    """`person_id` (ascending) and `id` of the latest payee noted of each person beyond the payee `after`."""
    names = ["person_id", "id"]
    query = sql.SQL(
        "SELECT person_id, max(id) AS id FROM payee WHERE area_id = {area} AND id > {after} AND id <= {through}"
        " GROUP BY person_id ORDER BY person_id"
    ).format(area=sql.Literal(area.id), after=sql.Literal(after), through=sql.Literal(through))
    return copy_out(connection, names, query)
