"""The second factor: no session without its code, whatever is asked of the database; each code once; secrets made in the way of today."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest
from acts.desk import found
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from psycopg import errors
from signing import owner_of

from yanglao.commands.office import Office
from yanglao.store.acting import ActRefused, Agency
from yanglao.store.second_factor import has_second_factor, new_key, set_second_factor
from yanglao.store.sessions import open_session, set_secret

SECRET = "a long enough secret"


@pytest.fixture(scope="module")
def agency(new_office: Callable[[str], Office]) -> Agency:
    return found(new_office("second_factor"))


@pytest.fixture(scope="module")
def owner(agency: Agency) -> Iterator[psycopg.Connection]:
    with psycopg.connect(owner_of(agency.connection.info.dsn), autocommit=True) as connection:
        yield connection


def shown(key: bytes, *, later: int = 0) -> str:
    """What the telephone shows, by another implementation than the database's."""
    return TOTP(key, 6, SHA1(), 30, enforce_key_length=False).generate(int(time.time()) + later).decode()


def invited(agency: Agency, owner: psycopg.Connection, login: str) -> None:
    """With an invitation, and then a secret."""
    code = hashlib.sha256(f"code {login}".encode()).digest()
    owner.execute(
        "INSERT INTO credential (area_id, login, verifier) VALUES (%s, %s, %s)", (agency.area.id, login, code)
    )
    token = open_session(agency.connection, agency.area, login, f"code {login}")
    set_secret(agency.connection, agency.area, login, token, old=f"code {login}", new=SECRET)


def come_in(agency: Agency, login: str, code: str = "") -> str:
    return open_session(agency.connection, agency.area, login, SECRET, keys=agency.keys, code=code)


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as why:
        work()
    return why.value.code


def enrolled(agency: Agency, owner: psycopg.Connection, login: str) -> tuple[bytes, list[str]]:
    invited(agency, owner, login)
    key = new_key()
    token = come_in(agency, login)
    assert not has_second_factor(agency.connection, token)
    return key, set_second_factor(agency.connection, agency.keys, token, key, shown(key))


@pytest.mark.parametrize(
    "message", [b"", b"abc", b"a" * 55, b"a" * 56, b"a" * 64, b"longer than one block " * 9]
)
def test_the_digest_is_that_of_the_standard(owner: psycopg.Connection, message: bytes) -> None:
    assert owner.execute("SELECT sha1(%s)", (message,)).fetchone() == (hashlib.sha1(message).digest(),)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_rfc_6238(owner: psycopg.Connection, seconds: int, code: str) -> None:
    key = b"12345678901234567890"
    assert owner.execute("SELECT one_time_code(%s, %s)", (key, seconds // 30)).fetchone() == (code,)


def test_no_session_without_a_code_and_each_code_once(agency: Agency, owner: psycopg.Connection) -> None:
    key, _ = enrolled(agency, owner, "clerk")
    assert refused(lambda: come_in(agency, "clerk")) == "second_factor_needed"
    code = shown(key)
    assert come_in(agency, "clerk", f"{code[:3]} {code[3:]}")
    assert refused(lambda: come_in(agency, "clerk", code)) == "login_refused"
    assert refused(lambda: come_in(agency, "clerk", shown(key, later=3600))) == "login_refused"


def test_the_database_itself_refuses(agency: Agency, owner: psycopg.Connection) -> None:
    """Whatever the application forgets, or makes up."""
    key, _ = enrolled(agency, owner, "reviewer")
    row = agency.connection.execute("SELECT salt_of(%s::smallint, 'reviewer')", (agency.area.id,)).fetchone()
    assert row is not None
    from yanglao.store.sessions import proof_of_secret

    proof, other = proof_of_secret(SECRET, bytes(row[0])), new_key()
    opens = "SELECT open_session(%s::smallint, 'reviewer', %s, sha256('t'), 3600, 1800, 900, false{})"
    for more, values in (("", ()), (", %s, %s", (other, shown(other))), (", %s, NULL", (key,))):
        made = agency.connection.execute(opens.format(more), (agency.area.id, proof, *values)).fetchone()
        assert made == (None,), more


def test_a_recovery_code_opens_once(agency: Agency, owner: psycopg.Connection) -> None:
    _, recovery = enrolled(agency, owner, "director")
    assert len(set(recovery)) == 10
    assert come_in(agency, "director", recovery[3].upper())
    assert refused(lambda: come_in(agency, "director", recovery[3])) == "login_refused"
    assert come_in(agency, "director", recovery[4])


def test_another_telephone_takes_a_code_of_the_one_before(agency: Agency, owner: psycopg.Connection) -> None:
    key, recovery = enrolled(agency, owner, "finance")
    token, new = come_in(agency, "finance", shown(key)), new_key()

    def change(old_code: str) -> list[str]:
        return set_second_factor(agency.connection, agency.keys, token, new, shown(new), old_code=old_code)

    assert refused(lambda: change("000000")) == "code_wrong"
    assert change(recovery[0])
    assert refused(lambda: come_in(agency, "finance", shown(key, later=30))) == "login_refused"
    assert come_in(agency, "finance", shown(new))


def test_a_wrong_code_enrols_nothing(agency: Agency, owner: psycopg.Connection) -> None:
    invited(agency, owner, "accountant")
    token, key = come_in(agency, "accountant"), new_key()
    code = shown(key, later=3600)
    assert (
        refused(lambda: set_second_factor(agency.connection, agency.keys, token, key, code)) == "code_wrong"
    )
    assert come_in(agency, "accountant")


def test_five_wrong_codes_shut_the_login(agency: Agency, owner: psycopg.Connection) -> None:
    key, _ = enrolled(agency, owner, "township")
    for _ in range(5):
        assert refused(lambda: come_in(agency, "township", shown(key, later=3600))) == "login_refused"
    assert refused(lambda: come_in(agency, "township", shown(key))) != ""


def test_an_invitation_takes_the_place_of_a_lost_telephone(agency: Agency, owner: psycopg.Connection) -> None:
    enrolled(agency, owner, "certifier")
    invited(agency, owner, "certifier")
    assert come_in(agency, "certifier")


def test_a_secret_of_before_is_made_anew(agency: Agency, owner: psycopg.Connection) -> None:
    salt = bytes(range(16))
    old = hashlib.scrypt(SECRET.encode(), salt=salt, maxmem=64 * 2**20, n=2**14, r=8, p=1)
    owner.execute(
        "INSERT INTO credential (area_id, login, salt, verifier) VALUES (%s, 'supervisor', %s, %s)",
        (agency.area.id, salt, hashlib.sha256(old).digest()),
    )
    assert come_in(agency, "supervisor")
    row = agency.connection.execute(
        "SELECT salt_of(%s::smallint, 'supervisor')", (agency.area.id,)
    ).fetchone()
    assert row is not None and len(row[0]) == 17
    assert come_in(agency, "supervisor")


@pytest.mark.parametrize(
    "table", ["second_factor", "recovery_code", "second_factor_use", "second_factor_end"]
)
def test_nobody_sees_the_keys(agency: Agency, table: str) -> None:
    for statement in (
        f"SELECT * FROM {table}",
        f"INSERT INTO {table} DEFAULT VALUES",
        f"DELETE FROM {table}",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            agency.connection.execute(statement)
