"""居民登录 Residents who have come in: the code of a letter, a secret of their own, and the sessions that these open. The database compares
and remembers; it sees neither."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

import psycopg

from yanglao.kernel.months import date_of
from yanglao.store.acting import Act, ActRefused, Agency, Area, today
from yanglao.store.people import persons_with
from yanglao.store.secrets import Keys
from yanglao.store.sessions import new_salt, proof_of_secret

DIGITS, GROUP = 12, 4
SHORTEST_SECRET = 8


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody who looks at their own data: the area's number, the person, and whether there is a secret of their own."""

    area_id: int
    person: int
    has_secret: bool


def new_letter_code() -> str:
    """The code of a letter: digits, which everybody can read and type, in groups."""
    digits = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
    return "-".join(digits[at : at + GROUP] for at in range(0, DIGITS, GROUP))


def add_letter_code(act: Act, person: int, code: str, *, until: int) -> None:
    """Keep what a code is known by, until a Day; it takes the place of the person's earlier ones."""
    verifier = hashlib.sha256(_code_proof(act.keys, person, code)).digest()
    act.connection.execute(
        "INSERT INTO letter_code (area_id, person_id, until, verifier, act_id) VALUES (%s, %s, %s, %s, %s)",
        (act.area.id, person, date_of(until), verifier, act.id),
    )


def come_in(agency: Agency, number: str, given: str) -> str:
    """Come in with an identity number and the code of a letter, or one's own secret; the token of the session.

    Refused: resident_shut, resident_refused (also where nobody is registered under the number).
    """
    connection, token = agency.connection, secrets.token_urlsafe(32)
    person = int(persons_with(agency, [number])[0])
    row = connection.execute("SELECT resident_is_shut(%s), resident_salt(%s)", (person, person)).fetchone()
    assert row is not None
    is_shut, salt = row
    own = proof_of_secret(given, bytes(salt) if salt is not None else new_salt())
    made = (
        person
        and connection.execute(
            "SELECT open_resident_session(%s::smallint, %s, %s, %s, %s, %s)",
            (
                agency.area.id,
                person,
                _code_proof(agency.keys, person, given),
                own,
                date_of(today()),
                _hash(token),
            ),
        ).fetchone()
    )
    if not made or made[0] is None:
        raise _shut() if is_shut else _refused()
    return token


def come_in_as(connection: psycopg.Connection, area: Area, person: int) -> str:
    """Come into a made-up city as a resident of it; the token of the session."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        "SELECT open_demo_resident_session(%s::smallint, %s, %s)", (area.id, person, _hash(token))
    )
    return token


def resident_of(connection: psycopg.Connection, token: str) -> Resident | None:
    """Whom a token lets in; None when the session is over. Noted as used: outside what is read at one moment."""
    row = connection.execute(
        "SELECT area_id, person_id, has_secret FROM resident_of(%s)", (token,)
    ).fetchone()
    return None if row is None else Resident(*row)


def go_out(connection: psycopg.Connection, token: str) -> None:
    """End a session; nothing when it is over already."""
    connection.execute("SELECT end_resident_session(%s)", (token,))


def set_own_secret(connection: psycopg.Connection, token: str, new: str) -> None:
    """A secret of one's own, in place of letters. Refused: own_secret_too_short, resident_refused."""
    if len(new) < SHORTEST_SECRET or new.isdigit():
        raise ActRefused(
            "own_secret_too_short",
            f"密码至少 {SHORTEST_SECRET} 个字符,不能全是数字。",
            f"A password has at least {SHORTEST_SECRET} characters, and not only digits.",
        )
    salt = new_salt()
    verifier = hashlib.sha256(proof_of_secret(new, salt)).digest()
    done = connection.execute("SELECT set_resident_secret(%s, %s, %s)", (token, salt, verifier)).fetchone()
    if done is None or not done[0]:
        raise _refused()


def _code_proof(keys: Keys, person: int, given: str) -> bytes:
    digits = "".join(one for one in given if one.isdigit())
    return keys.hashed(f"letter {person} {digits}")


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _refused() -> ActRefused:
    return ActRefused(
        "resident_refused",
        "号码或查询码不对。查询码只能用一次,过期作废;可以到社区或农保局再要一封查询码函。",
        "The number or the code is wrong. A code is used once and runs out; your community or the agency can give you a new letter.",
    )


def _shut() -> ActRefused:
    return ActRefused(
        "resident_shut",
        "连续五次出错,已暂停,请一刻钟后再试。",
        "Five attempts have failed; try again in a quarter of an hour.",
    )
