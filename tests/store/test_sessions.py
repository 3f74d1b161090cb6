"""What the database itself says of sessions, whatever the application asks of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

import psycopg
import pytest
from acts.desk import found
from psycopg import errors

from yanglao.commands.office import Office
from yanglao.site.postgres import SUPERUSER, with_user
from yanglao.store.acting import Agency
from yanglao.store.sessions import Over, over_session_of, used_session

PROOF = b"what the program has made of an invitation"
ACT = "INSERT INTO act (area_id, kind, actor, on_day, key, content) VALUES (%s, 'attack', 'clerk', '2013-02-01', %s, '')"


@pytest.fixture(scope="module")
def agency(new_office: Callable[[str], Office]) -> Agency:
    return found(new_office("sessions"))


@pytest.fixture
def owner(agency: Agency) -> Iterator[psycopg.Connection]:
    """Whoever no trigger holds back."""
    with psycopg.connect(with_user(agency.connection.info.dsn, SUPERUSER), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        yield connection


def sign_in(agency: Agency, token: bytes) -> int | None:
    row = agency.connection.execute(
        "SELECT open_session(%s::smallint, 'clerk', %s, sha256(%s), 3600, 1800, 900, false)",
        (agency.area.id, PROOF, token),
    ).fetchone()
    assert row is not None
    return row[0]  # type: ignore[no-any-return]


def test_an_invitation_opens_one_session(agency: Agency, owner: psycopg.Connection) -> None:
    owner.execute(
        "INSERT INTO credential (area_id, login, verifier) VALUES (%s, 'clerk', %s)",
        (agency.area.id, hashlib.sha256(PROOF).digest()),
    )
    assert sign_in(agency, b"first") is not None
    assert sign_in(agency, b"second") is None


def test_no_act_under_a_session_that_is_over(agency: Agency, owner: psycopg.Connection) -> None:
    owner.execute(
        "INSERT INTO session (area_id, login, token_hash, expires_at) VALUES (%s, 'clerk', sha256('evening'), now() + interval '1 hour')",
        (agency.area.id,),
    )
    agency.connection.execute("SELECT set_config('yanglao.session', 'evening', false)")
    agency.connection.execute(ACT, (agency.area.id, "before"))
    owner.execute(
        "UPDATE session SET expires_at = now() - interval '1 second' WHERE token_hash = sha256('evening')"
    )
    with pytest.raises(errors.InvalidAuthorizationSpecification):
        agency.connection.execute(ACT, (agency.area.id, "after"))


def test_no_act_under_a_session_that_lies_idle(agency: Agency, owner: psycopg.Connection) -> None:
    """Whatever the application thinks of it; and it does not come to life again by being used."""
    owner.execute(
        "WITH made AS (INSERT INTO session (area_id, login, token_hash, expires_at)"
        " VALUES (%s, 'clerk', sha256('noon'), now() + interval '1 hour') RETURNING id),"
        " used AS (INSERT INTO session_use SELECT id FROM made)"
        " INSERT INTO session_limit SELECT id, '30 minutes', '15 minutes', false FROM made",
        (agency.area.id,),
    )
    agency.connection.execute("SELECT set_config('yanglao.session', 'noon', false)")
    agency.connection.execute(ACT, (agency.area.id, "at noon"))
    owner.execute("UPDATE session_use SET used_at = used_at - interval '31 minutes'")
    with pytest.raises(errors.InvalidAuthorizationSpecification):
        agency.connection.execute(ACT, (agency.area.id, "in the evening"))
    assert used_session(agency.connection, "noon") is None
    assert over_session_of(agency.connection, "noon") == Over(agency.area.id, "clerk", "idle")


@pytest.mark.parametrize("lasts", ["60, 61, 60", "36001, 60, 60", "60, 0, 60"])
def test_a_session_without_bounds_is_opened_for_nobody(
    agency: Agency, owner: psycopg.Connection, lasts: str
) -> None:
    owner.execute(
        "INSERT INTO credential (area_id, login, verifier) VALUES (%s, 'finance', %s)",
        (agency.area.id, hashlib.sha256(PROOF).digest()),
    )
    opens = f"SELECT open_session(%s::smallint, 'finance', %s, sha256('t'), {lasts}, false)"
    assert agency.connection.execute(opens, (agency.area.id, PROOF)).fetchone() == (None,)


@pytest.mark.parametrize("table", ["session_limit", "session_proof", "session_use"])
def test_nobody_but_the_functions_sees_how_long(agency: Agency, table: str) -> None:
    for statement in (
        f"SELECT * FROM {table}",
        f"INSERT INTO {table} DEFAULT VALUES",
        f"DELETE FROM {table}",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            agency.connection.execute(statement)
