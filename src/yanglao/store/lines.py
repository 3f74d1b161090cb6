"""Lines in and out of the database: what is booked for persons, and what is booked further, sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np
import psycopg
from psycopg import sql

from yanglao.kernel.columns import Ints
from yanglao.ledger.lines import LineKind
from yanglao.life.in_payment import CARRIED
from yanglao.payment.difference import Lines
from yanglao.store.acting import Act, Area
from yanglao.store.binary import array_of, copy_in, copy_out, digest_of

CARRIED_BY_PENSIONS = ("payee_id", *CARRIED)


def all_columns(kind: LineKind) -> list[str]:
    """Every column of a kind of line, in the order in which rows are sealed."""
    riding = CARRIED_BY_PENSIONS if kind.name == "pension" else ()
    return [*kind.key, *kind.due, *kind.met, *riding, "round", "area_id", "act_id"]


def booked_lines(
    connection: psycopg.Connection, area: Area, kind: LineKind, persons: Ints | None, *, through: int
) -> Lines:
    """What has been booked in lines of a kind up to the month `through` for `persons` (None: everybody), one row a key, with the
    last round."""
    names = [*kind.key, *kind.due, "round"]
    sums = [
        sql.SQL("sum({name})::{width}").format(name=sql.Identifier(name), width=_width(name))
        for name in kind.due
    ]
    query = sql.SQL(
        "SELECT {key}, {sums}, max(round)::smallint FROM {table} WHERE area_id = {area} AND month <= {through}{whose} GROUP BY {key}"
    ).format(
        key=_identifiers(kind.key),
        sums=sql.SQL(", ").join(sums),
        table=sql.Identifier(kind.table),
        area=sql.Literal(area.id),
        through=sql.Literal(through),
        whose=_whose(persons),
    )
    rows = copy_out(connection, names, query)
    return Lines(
        kind,
        np.stack([rows[name] for name in kind.key]),
        np.stack([rows[name] for name in kind.due]),
        rows["round"],
    )


def _width(name: str) -> sql.SQL:
    return sql.SQL("bigint" if name.endswith("_fen") else "int")


def _whose(persons: Ints | None) -> sql.Composable:
    if persons is None:
        return sql.SQL("")
    return sql.SQL(" AND person_id = ANY({}::bigint[])").format(array_of(persons))


def _identifiers(names: tuple[str, ...] | list[str]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def add_lines(act: Act, lines: Lines, further: Mapping[str, Ints | int]) -> dict[str, int]:
    """Append lines of the book and seal them. `further`: how they are met, and what rides along. Returns the total of each money
    column."""
    ordered, further = _in_order(lines, further)
    columns = _columns(act, ordered, further)
    open_partitions(act, lines.kind, np.unique(lines.key("month")))
    lay_down(act, lines.kind, lines.kind.table, columns)
    return totals(lines.kind, columns)


def draft_columns(act: Act, lines: Lines, further: Mapping[str, Ints | int]) -> dict[str, Ints | int]:
    """The columns of lines as they stand in a table, in order of their keys."""
    ordered, further = _in_order(lines, further)
    return _columns(act, ordered, further)


def lay_down(act: Act, kind: LineKind, table: str, columns: Mapping[str, Ints | int]) -> None:
    """Append rows of lines to `table` and note their seal."""
    digest = hashlib.sha256()
    rows = copy_in(act.connection, table, columns, digest=digest)
    if rows:
        act.connection.execute(
            "INSERT INTO line_seal (act_id, area_id, line, lines, digest) VALUES (%s, %s, %s, %s, %s)",
            (act.id, act.area.id, kind.name, rows, digest.digest()),
        )


def line_digest(
    connection: psycopg.Connection, kind: LineKind, act: int, *, table: str | None = None
) -> bytes:
    """The digest of an act's lines as they stand in the database."""
    names = all_columns(kind)
    query = sql.SQL("SELECT {} FROM {} WHERE act_id = {} ORDER BY {}").format(
        _identifiers(names),
        sql.Identifier(table or kind.table),
        sql.Literal(act),
        _identifiers([*kind.key, "round"]),
    )
    digest = hashlib.sha256()
    digest_of(connection, query, digest)
    return digest.digest()


def _in_order(lines: Lines, further: Mapping[str, Ints | int]) -> tuple[Lines, Mapping[str, Ints | int]]:
    """By key: the order in which lines are sealed."""
    if (np.diff(lines.keys[0]) > 0).all():
        return lines, further
    order = np.lexsort(lines.keys[::-1])
    return lines.take(order), {
        name: column[order] if isinstance(column, np.ndarray) else column for name, column in further.items()
    }


def _columns(act: Act, lines: Lines, further: Mapping[str, Ints | int]) -> dict[str, Ints | int]:
    given: dict[str, Ints | int] = {**lines.columns(), **further, "area_id": act.area.id, "act_id": act.id}
    return {name: given[name] for name in all_columns(lines.kind)}


def totals(kind: LineKind, columns: Mapping[str, Ints | int]) -> dict[str, int]:
    """The sum of each money column of a kind."""
    return {name: int(np.sum(columns[name])) for name in kind.money}


def open_partitions(act: Act, kind: LineKind, months: Ints) -> None:
    """Make sure that lines of these months have a partition to go to."""
    if kind.name == "pension":
        for month in months.tolist():
            act.connection.execute("SELECT open_pension_month(%s::smallint, %s)", (act.area.id, month))
    else:
        for year in np.unique(months // 12).tolist():
            act.connection.execute("SELECT open_year(%s::smallint, %s)", (act.area.id, year))
