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
        "SELECT open_session(%s::smallint, 'clerk', %s, sha256(%s), 3600)", (agency.area.id, PROOF, token)
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
