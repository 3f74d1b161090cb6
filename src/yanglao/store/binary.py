"""Columns to and from PostgreSQL by binary COPY, built and read with NumPy: no Python object per row.

Only fixed-width types without nulls: bigint, integer, smallint, date, boolean. A date is a Day in the columns.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Protocol

import numpy as np
import psycopg
from numpy.typing import NDArray
from psycopg import sql
from psycopg.pq import DiagnosticField, ExecStatus
from psycopg.pq.abc import PGresult

from yanglao.kernel.columns import Days, Ints, ints
from yanglao.kernel.months import FOREVER, YEAR

WIDTH = {
    "area_id": ">i2",
    "kind": ">i2",
    "year": ">i2",
    "years": ">i2",
    "code": ">i2",
    "change": ">i2",
    "cause": ">i2",
    "flag": ">i2",
    "round": ">i2",
    "sex": ">i2",
    "month": ">i4",
    "paid_in": ">i4",
    "opened": ">i4",
    "closed": ">i4",
    "first_pension_month": ">i4",
    "increment_years": ">i4",
    "place": ">i4",
    "proposal_id": ">i4",
    "day": "date",
    "until": "date",
    "recorded_on": "date",
    "void": ">i1",
}
INFINITY = 2**31 - 1
EPOCH = np.datetime64("2000-01-01", "D")
SIGNATURE = b"PGCOPY\n\xff\r\n\0"
HEADER = SIGNATURE + b"\0" * 8
TRAILER = b"\xff\xff"
ROWS_AT_ONCE = 65_536


def days_to_dates(days: Days) -> Ints:
    """Days as PostgreSQL counts them, from 2000-01-01; FOREVER is infinity."""
    whole = np.minimum(days, FOREVER)
    months = ((whole // YEAR - 1970) * 12 + whole // 100 % 100 - 1).astype("datetime64[M]")
    dates = months.astype("datetime64[D]") + (whole % 100 - 1) - EPOCH
    return np.where(days >= FOREVER, INFINITY, dates.astype(np.int64))


def dates_to_days(dates: Ints) -> Days:
    """PostgreSQL's day counts as Days."""
    finite = np.where(dates == INFINITY, 0, dates)
    day = EPOCH + finite.astype("timedelta64[D]")
    month = day.astype("datetime64[M]")
    months = month.astype(np.int64) + 1970 * 12
    found = (
        months // 12 * YEAR
        + (months % 12 + 1) * 100
        + (day - month.astype("datetime64[D]")).astype(np.int64)
        + 1
    )
    return np.where(dates == INFINITY, FOREVER, found)


class Digest(Protocol):
    """What rows are fed to: a hash of the standard library."""

    def update(self, data: bytes, /) -> None: ...


def digest_of(connection: psycopg.Connection, query: sql.Composable, digest: Digest) -> int:
    """Feed the rows of `query` to a digest, as `copy_in` would have sent them; returns how many bytes they are."""
    data = _streamed(
        connection, sql.SQL("COPY ({}) TO STDOUT (FORMAT binary)").format(query).as_bytes(connection)
    )
    rows = data[len(HEADER) : len(data) - len(TRAILER)]
    digest.update(rows)
    return len(rows)


def _row_type(names: list[str]) -> np.dtype[Any]:
    fields: list[tuple[str, str]] = [("count", ">i2")]
    for name in names:
        width = WIDTH.get(name, ">i8")
        fields += [(f"{name} length", ">i4"), (name, ">i4" if width == "date" else width)]
    return np.dtype(fields)


def copy_in(
    connection: psycopg.Connection,
    table: str,
    columns: Mapping[str, Ints | int],
    *,
    digest: Digest | None = None,
) -> int:
    """Append rows to `table`; a number stands for the same value in every row. Returns the number of rows. `digest` is fed the
    rows as they are sent."""
    names = list(columns)
    rows = max((len(value) for value in columns.values() if isinstance(value, np.ndarray)), default=0)
    if not rows:
        return 0
    command = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    with connection.cursor().copy(command) as copy:
        copy.write(HEADER)
        for first in range(0, rows, ROWS_AT_ONCE):
            block = _packed(names, columns, first, min(first + ROWS_AT_ONCE, rows)).tobytes()
            copy.write(block)
            if digest is not None:
                digest.update(block)
        copy.write(TRAILER)
    return rows


def _packed(names: list[str], columns: Mapping[str, Ints | int], first: int, last: int) -> NDArray[Any]:
    packed = np.empty(last - first, dtype=_row_type(names))
    packed["count"] = len(names)
    for name in names:
        value = columns[name]
        part = value[first:last] if isinstance(value, np.ndarray) else value
        if WIDTH.get(name) == "date":
            part = days_to_dates(np.atleast_1d(np.asarray(part, dtype=np.int64)))
        _must_fit(name, packed.dtype[name], part)
        packed[name] = part
        packed[f"{name} length"] = packed.dtype[name].itemsize
    return packed


def _must_fit(name: str, width: np.dtype[Any], part: Ints | int) -> None:
    """A number too large for its column would come out as another one: refuse rather than misstate."""
    if width.itemsize < 8 and np.size(part):
        limits = np.iinfo(width)
        if np.min(part) < limits.min or np.max(part) > limits.max:
            raise ValueError(f"a value of {name} does not fit its column")


def array_of(ids: Ints | Collection[int]) -> sql.Literal:
    """Ids as an array for a COPY, which takes no parameters."""
    column = ids if isinstance(ids, np.ndarray) else ints(list(ids))
    return sql.Literal("{" + ",".join(map(str, column.tolist())) + "}")


def copy_out(connection: psycopg.Connection, names: list[str], query: sql.Composable) -> dict[str, Ints]:
    """The rows of `query` (its columns in the order of `names`, each cast to the width its name has) as int64 columns."""
    data = _streamed(
        connection, sql.SQL("COPY ({}) TO STDOUT (FORMAT binary)").format(query).as_bytes(connection)
    )
    rows = np.frombuffer(
        data,
        dtype=_row_type(names),
        count=(len(data) - len(HEADER) - 2) // _row_type(names).itemsize,
        offset=len(HEADER),
    )
    _verify(rows, names, len(data))
    return {name: _unpacked(rows, name) for name in names}


def _streamed(connection: psycopg.Connection, command: bytes) -> bytes:
    """What a COPY TO STDOUT sends. Read from libpq itself: the driver's own reader makes an object of every row."""
    server = connection.pgconn
    result = server.exec_(command)
    if result.status != ExecStatus.COPY_OUT:
        raise _fault(result)
    blocks = []
    size, block = server.get_copy_data(0)
    while size > 0:
        blocks.append(bytes(block))
        size, block = server.get_copy_data(0)
    failed = None
    while (end := server.get_result()) is not None:  # to the last, or the connection could not be used again
        failed = end if end.status != ExecStatus.COMMAND_OK else failed
    if failed is not None:
        raise _fault(failed)
    return b"".join(blocks)


def _fault(result: PGresult) -> psycopg.Error:
    """What the driver itself would raise. Without a code it is not the server that speaks: the connection was lost."""
    code, said = result.error_field(DiagnosticField.SQLSTATE), result.get_error_message()
    return psycopg.OperationalError(said) if code is None else psycopg.errors.lookup(code.decode())(said)


def _verify(rows: NDArray[Any], names: list[str], size: int) -> None:
    """A null or a column of another width would shift everything: refuse rather than misread money."""
    right = size == len(HEADER) + rows.nbytes + 2 and bool((rows["count"] == len(names)).all())
    for name in names:
        right = right and bool((rows[f"{name} length"] == rows.dtype[name].itemsize).all())
    if not right:
        raise ValueError(f"the database sent other columns than {', '.join(names)}")


def _unpacked(rows: NDArray[Any], name: str) -> Ints:
    column = rows[name].astype(np.int64)
    return dates_to_days(column) if WIDTH.get(name) == "date" else column
