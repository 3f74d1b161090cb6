"""Lines in and out of the database: what is booked for persons, and what is booked further."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import psycopg
from psycopg import sql

from yanglao.kernel.columns import Ints
from yanglao.ledger.lines import LineKind
from yanglao.payment.difference import Lines
from yanglao.store.acting import Act, Area
from yanglao.store.binary import copy_in, copy_out


def booked_lines(connection: psycopg.Connection, area: Area, kind: LineKind, persons: Ints | None) -> Lines:
    """What has been booked in lines of a kind for `persons` (None: everybody), one row a key, with the last round."""
    names = [*kind.key, *kind.columns, "round"]
    sums = [sql.SQL("sum({})::bigint").format(sql.Identifier(name)) for name in kind.columns]
    query = sql.SQL(
        "SELECT {key}, {sums}, max(round)::smallint FROM {table} WHERE area_id = {area}{whose} GROUP BY {key}"
    ).format(
        key=_identifiers(kind.key),
        sums=sql.SQL(", ").join(sums),
        table=sql.Identifier(kind.table),
        area=sql.Literal(area.id),
        whose=_whose(persons),
    )
    rows = copy_out(connection, names, query)
    return Lines(
        np.stack([rows[name] for name in kind.key]),
        np.stack([rows[name] for name in kind.columns]),
        rows["round"],
    )


def _whose(persons: Ints | None) -> sql.Composable:
    if persons is None:
        return sql.SQL("")
    return sql.SQL(" AND person_id = ANY({}::bigint[])").format(
        sql.Literal("{" + ",".join(map(str, persons.tolist())) + "}")
    )


def _identifiers(names: tuple[str, ...]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def add_lines(
    act: Act, kind: LineKind, lines: Lines, further: Mapping[str, Ints | int], *, table: str | None = None
) -> dict[str, int]:
    """Append lines (their amounts being all money columns of the kind, or `further` holding the rest); returns the total of each
    money column. `table`: a draft instead of the kind's own table."""
    columns: dict[str, Ints | int] = dict(zip(kind.key, lines.keys, strict=True))
    columns |= dict(zip(kind.columns, lines.amounts, strict=False))
    columns |= {"round": lines.round, "area_id": act.area.id, "act_id": act.id, **further}
    if table is None:
        open_partitions(act, kind, np.unique(columns["month"]))
    copy_in(act.connection, table or kind.table, columns)
    return {name: int(np.sum(columns[name])) for name in kind.columns}


def open_partitions(act: Act, kind: LineKind, months: Ints) -> None:
    """Make sure that lines of these months have a partition to go to."""
    if kind.name == "pension":
        for month in months.tolist():
            act.connection.execute("SELECT open_pension_month(%s::smallint, %s)", (act.area.id, month))
    else:
        for year in np.unique(months // 12).tolist():
            act.connection.execute("SELECT open_year(%s::smallint, %s)", (act.area.id, year))
