"""Columns by binary COPY: what goes in comes out, and what does not fit is refused instead of misread."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import sql

from yanglao.kernel.months import FOREVER, day_of
from yanglao.store.binary import copy_in, copy_out, dates_to_days, days_to_dates, digest_of

NAMES = ["person_id", "month", "round", "day", "until", "void"]
TABLE = (
    "CREATE TEMP TABLE kept (person_id bigint, month int, round smallint, day date, until date, void boolean,"
    " area_id smallint, years smallint)"
)
ROWS = {
    "person_id": np.array([7, -1, 2**62]),
    "month": np.array([24141, -(2**31), 2**31 - 1]),
    "round": np.array([1, -(2**15), 2**15 - 1]),
    "day": np.array([20120229, 18500101, 22001231]),
    "until": np.array([FOREVER, 20120301, 20000101]),
    "void": np.array([0, 1, 0]),
}
QUERY = sql.SQL("SELECT person_id, month, round, day, until, void FROM kept ORDER BY ctid")


@pytest.fixture(scope="module")
def connection(fresh_database: Callable[[str], str]) -> Iterator[psycopg.Connection]:
    with psycopg.connect(fresh_database("binary"), autocommit=True) as found:
        yield found


@pytest.fixture
def kept(connection: psycopg.Connection) -> Iterator[psycopg.Connection]:
    connection.execute(TABLE)
    yield connection
    connection.execute("DROP TABLE kept")


def test_what_goes_in_comes_out(kept: psycopg.Connection) -> None:
    sent, read = hashlib.sha256(), hashlib.sha256()
    assert copy_in(kept, "kept", ROWS, digest=sent) == 3
    found = copy_out(kept, NAMES, QUERY)
    assert {name: column.tolist() for name, column in found.items()} == {
        n: c.tolist() for n, c in ROWS.items()
    }
    assert all(column.dtype == np.int64 for column in found.values())
    digest_of(kept, QUERY, read)
    assert sent.digest() == read.digest()
    assert kept.execute("SELECT day::text, until::text, void FROM kept LIMIT 1").fetchone() == (
        "2012-02-29",
        "infinity",
        False,
    )


def test_a_number_stands_for_every_row_and_no_rows_for_none(kept: psycopg.Connection) -> None:
    rest = {"month": 1, "round": 2, "day": 20111001, "until": FOREVER, "void": 0}
    assert copy_in(kept, "kept", {"person_id": np.array([5, 6]), **rest}) == 2
    assert copy_in(kept, "kept", {"person_id": np.zeros(0, dtype=np.int64), **rest}) == 0
    assert copy_out(kept, NAMES, QUERY)["round"].tolist() == [2, 2]


def test_many_rows_go_in_blocks(kept: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yanglao.store.binary.ROWS_AT_ONCE", 3)
    columns = {name: np.resize(column, 10) for name, column in ROWS.items()}
    assert copy_in(kept, "kept", columns) == 10
    assert copy_out(kept, NAMES, QUERY)["person_id"].tolist() == columns["person_id"].tolist()


@pytest.mark.parametrize(
    ("name", "value"),
    [("round", 2**15), ("round", -(2**15) - 1), ("month", 2**31), ("area_id", 65_537), ("years", 65_551)],
)
def test_a_number_too_large_for_its_column_is_refused(
    kept: psycopg.Connection, name: str, value: int
) -> None:
    """65551 years once became 15."""
    for column in (np.array([1, value]), value):
        with pytest.raises(ValueError, match=name):
            copy_in(kept, "kept", {"person_id": np.array([1, 2]), name: column})
    assert kept.execute("SELECT count(*) FROM kept").fetchone() == (0,)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("SELECT 1::int", id="narrower"),
        pytest.param("SELECT 1::bigint, 2::bigint", id="one column too many"),
        pytest.param("SELECT NULL::bigint", id="null"),
        pytest.param("SELECT 1::bigint UNION ALL SELECT NULL", id="a null further down"),
        pytest.param("SELECT 1.5::numeric", id="a number of another kind"),
    ],
)
def test_other_columns_than_asked_for_are_refused(connection: psycopg.Connection, query: str) -> None:
    with pytest.raises(ValueError, match="other columns than person_id"):
        copy_out(connection, ["person_id"], sql.SQL(query))  # type: ignore[arg-type]


def test_what_the_database_refuses_is_said(connection: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.UndefinedTable):
        copy_out(connection, ["person_id"], sql.SQL("SELECT person_id FROM nowhere"))
    with pytest.raises(psycopg.errors.DivisionByZero):
        copy_out(
            connection, ["person_id"], sql.SQL("SELECT 1::bigint / (g - 5) FROM generate_series(1, 9) g")
        )
    assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_server_that_went_away_is_said_as_the_driver_says_it(connection: psycopg.Connection) -> None:
    with psycopg.connect(connection.info.dsn, autocommit=True) as lost:
        connection.execute("SELECT pg_terminate_backend(%s, 5000)", (lost.info.backend_pid,))
        with pytest.raises(psycopg.OperationalError):
            copy_out(lost, ["person_id"], sql.SQL("SELECT 1::bigint"))


@given(st.lists(st.dates(date(1850, 1, 1), date(2200, 12, 31)), max_size=20))
def test_days_and_dates(dates: list[date]) -> None:
    days = np.array([*map(day_of, dates), FOREVER], dtype=np.int64)
    counted = days_to_dates(days)
    assert counted[:-1].tolist() == [(one - date(2000, 1, 1)).days for one in dates]
    assert counted[-1] == 2**31 - 1
    assert dates_to_days(counted).tolist() == days.tolist()
