"""Who has come in: personal secrets, invitations, and the sessions that they open. The database compares and remembers; it never
sees a secret, and the program never sees what is remembered."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import psycopg
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from yanglao.policy.offices import offices_of
from yanglao.store.acting import ActRefused, Area, today
from yanglao.store.read.staff import colleagues
from yanglao.store.secrets import Keys

SHORTEST_SECRET = 10
SALT_BYTES = 16
_SALT_KIND = b"2"
"""Before the salt of what Argon2id makes; what has none was made by scrypt, and is renewed when its owner next comes in."""
ARGON2_PASSES, ARGON2_KIB = 3, 64 * 1024
"""RFC 9106, second choice: three passes over 64 MiB, four lanes."""
_SCRYPT = {"n": 2**14, "r": 8, "p": 1}


@dataclass(frozen=True, slots=True)
class Session:
    """An open session: whose, in which area (its number), until when; whether it was opened by an invitation, or by a press in a made-up
    city; whether whoever has it has shown lately who they are, and has still to set up a second factor."""

    area_id: int
    login: str
    expires_at: datetime
    is_invited: bool
    is_made_up: bool
    is_proven: bool
    lacks_factor: bool


@dataclass(frozen=True, slots=True)
class Over:
    """A session that is over: whose, and why (idle, late: its longest time is up, ended)."""

    area_id: int
    login: str
    why: Literal["idle", "late", "ended"]


@dataclass(frozen=True, slots=True)
class Limits:
    """期限 Of the sessions of an area, in seconds: at most, unused, and for how long a proof of who acts is good."""

    longest: int
    idle: int
    proof: int


def limits_of(area: Area) -> Limits:
    """What the plan of an area says (offices.toml)."""
    told = offices_of(area.plan)
    return Limits(*(60 * one for one in (told.longest_minutes, told.idle_minutes, told.proof_minutes)))


def new_code() -> str:
    """The code of an invitation, as it is handed over on paper: 100 bits, in groups."""
    letters = "23456789abcdefghjkmnpqrstuvwxyz"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


def invite(connection: psycopg.Connection, area: Area, login: str, *, act: int | None = None) -> str:
    """Invite somebody who is being added, or (`act`) whom two administrators let in again; the code, which nobody can read again."""
    code = new_code()
    connection.execute("SELECT invite(%s::smallint, %s, %s, %s)", (area.id, login, _verifier(code), act))
    return code


def put_out(connection: psycopg.Connection, area: Area, login: str, act: int) -> None:
    """End every session of somebody, by an act under way."""
    connection.execute("SELECT put_out(%s::smallint, %s, %s)", (area.id, login, act))


def open_session(
    connection: psycopg.Connection,
    area: Area,
    login: str,
    secret: str,
    *,
    keys: Keys | None = None,
    code: str = "",
    on_pages: bool = False,
) -> str:
    """Come in with a secret, or the code of an invitation, and a code of the second factor where there is one (which takes the keys); the
    token of the session. on_pages: where one can be set up, so that who has to have one does nothing before. Refused: login_shut, login_refused, second_factor_needed (no code was given)."""
    token = secrets.token_urlsafe(32)
    row = connection.execute(
        "SELECT is_shut(%(area)s::smallint, %(login)s), salt_of(%(area)s::smallint, %(login)s)",
        {"area": area.id, "login": login},
    ).fetchone()
    assert row is not None
    is_shut, salt = row
    proof = _proof(secret, salt)
    key = _second_key(connection, area, login, proof, keys)
    if key is not None and not code:
        raise _second_needed()
    lasts = limits_of(area)
    made = connection.execute(
        "SELECT open_session(%s::smallint, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            area.id,
            login,
            proof,
            _hash(token),
            lasts.longest,
            lasts.idle,
            lasts.proof,
            on_pages and must_have_factor(connection, area, login),
            key,
            plain_code(code),
        ),
    ).fetchone()
    if made is None or made[0] is None:
        raise _shut(login) if is_shut else _refused(login)
    if salt is not None and len(salt) != len(_SALT_KIND) + SALT_BYTES:
        _renew(connection, token, proof, secret)
    return token


def must_have_factor(connection: psycopg.Connection, area: Area, login: str) -> bool:
    """Whether one of the roles that somebody holds today has to have a second factor (offices.toml)."""
    wanted = offices_of(area.plan).with_second_factor
    return any(one.roles & wanted for one in colleagues(connection, area, today(), login=login))


def plain_code(code: str) -> str:
    """A code as it is compared: without what groups it."""
    return "".join(one for one in code.lower() if one.isalnum())


def _second_key(
    connection: psycopg.Connection, area: Area, login: str, proof: bytes, keys: Keys | None
) -> bytes | None:
    """The key of the second factor, for whoever has given the right secret; None where there is none."""
    row = connection.execute(
        "SELECT second_factor_of(%s::smallint, %s, %s)", (area.id, login, proof)
    ).fetchone()
    if row is None or row[0] is None:
        return None
    return b"" if keys is None else bytes.fromhex(keys.opened(bytes(row[0])))


def _renew(connection: psycopg.Connection, token: str, proof: bytes, secret: str) -> None:
    """What is made of a secret is made anew in the way of today, once it is known again."""
    salt = new_salt()
    verifier = hashlib.sha256(proof_of_secret(secret, salt)).digest()
    connection.execute("SELECT set_secret(%s, %s, %s, %s)", (token, proof, salt, verifier))


def open_demo_session(
    connection: psycopg.Connection, area: Area, login: str, limits: Limits | None = None
) -> str:
    """Come into a made-up city as somebody; the token of the session. Without limits while the city is being made."""
    token = secrets.token_urlsafe(32)
    idle, proof = (None, None) if limits is None else (limits.idle, limits.proof)
    connection.execute(
        "SELECT open_demo_session(%s::smallint, %s, %s, %s, %s)", (area.id, login, _hash(token), idle, proof)
    )
    return token


def session_of(connection: psycopg.Connection, token: str) -> Session | None:
    """Whose session a token opens; None when it is over."""
    row = connection.execute(
        "SELECT area_id, login, expires_at, is_invited, is_made_up, is_proven, lacks_factor FROM session_of(%s)",
        (token,),
    ).fetchone()
    return None if row is None else Session(*row)


def used_session(connection: psycopg.Connection, token: str) -> Session | None:
    """The same for somebody who does something now, which is noted: a session that lies idle is over."""
    connection.execute("SELECT use_session(%s)", (token,))
    return session_of(connection, token)


def over_session_of(connection: psycopg.Connection, token: str) -> Over | None:
    """Whose session is over, and why; None where it lives, or there never was one."""
    row = connection.execute("SELECT area_id, login, why FROM over_session_of(%s)", (token,)).fetchone()
    return None if row is None else Over(*row)


def end_session(connection: psycopg.Connection, token: str) -> None:
    """Go out; nothing when the session is over already."""
    connection.execute("SELECT end_session(%s)", (token,))


def set_secret(
    connection: psycopg.Connection, area: Area, login: str, token: str, *, old: str, new: str
) -> None:
    """A personal secret takes the place of an old one, or of the invitation. Refused: secret_too_short, login_refused."""
    if len(new) < SHORTEST_SECRET or new == old or login in new:
        raise ActRefused(
            "secret_too_short",
            f"口令至少 {SHORTEST_SECRET} 个字符,不得含登录名,也不得与原口令相同。",
            f"A secret has at least {SHORTEST_SECRET} characters, does not contain the login, and is another than the old one.",
        )
    salt = new_salt()
    verifier = hashlib.sha256(_proof(new, salt)).digest()
    done = connection.execute(
        "SELECT set_secret(%s, %s, %s, %s)",
        (token, made_of_secret(connection, area, login, old), salt, verifier),
    ).fetchone()
    if done is None or not done[0]:
        raise _refused(login)


def made_of_secret(connection: psycopg.Connection, area: Area, login: str, secret: str) -> bytes:
    """What the program makes of a secret of somebody."""
    row = connection.execute("SELECT salt_of(%s::smallint, %s)", (area.id, login)).fetchone()
    assert row is not None
    return _proof(secret, row[0])


def _proof(secret: str, salt: bytes | None) -> bytes:
    """What the program makes of a secret: hard to guess from where there is a salt; the code itself of an invitation."""
    return secret.strip().lower().encode() if salt is None else proof_of_secret(secret, bytes(salt))


def proof_of_secret(secret: str, salt: bytes) -> bytes:
    """What the program makes of a secret that somebody has chosen: slow to guess from."""
    if len(salt) == len(_SALT_KIND) + SALT_BYTES:
        return Argon2id(
            salt=salt, length=64, iterations=ARGON2_PASSES, lanes=4, memory_cost=ARGON2_KIB
        ).derive(secret.encode())
    return hashlib.scrypt(secret.encode(), salt=salt, maxmem=64 * 2**20, **_SCRYPT)


def new_salt() -> bytes:
    """A salt for a secret that is made now."""
    return _SALT_KIND + secrets.token_bytes(SALT_BYTES)


def _verifier(code: str) -> bytes:
    return hashlib.sha256(_proof(code, None)).digest()


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _refused(login: str) -> ActRefused:
    return ActRefused(
        "login_refused",
        f"登录名 {login} 或口令不对;邀请码只能用一次。",
        f"The login {login} or its secret is wrong; an invitation is used once.",
    )


def _second_needed() -> ActRefused:
    return ActRefused(
        "second_factor_needed",
        "还需要手机上的六位验证码,或一个恢复码。",
        "The six digits on your telephone are wanted as well, or a recovery code.",
    )


def _shut(login: str) -> ActRefused:
    return ActRefused(
        "login_shut",
        f"登录名 {login} 连续五次出错,已暂停,请一刻钟后再试。",
        f"The login {login} has failed five times and is shut; try again in a quarter of an hour.",
    )
