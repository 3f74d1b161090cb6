"""第二因素 A key shared with somebody's telephone, and recovery codes on paper. The database works the codes out itself (0045); the key is
kept encrypted, and opened for its owner alone."""

from __future__ import annotations

import base64
import hashlib
import secrets
from urllib.parse import quote, urlencode

import psycopg

from yanglao.store.acting import ActRefused
from yanglao.store.secrets import Keys
from yanglao.store.sessions import plain_code

KEY_BYTES, RECOVERY_CODES = 20, 10
ISSUER = "Yanglao"


def new_key() -> bytes:
    """A key for a telephone."""
    return secrets.token_bytes(KEY_BYTES)


def written_key(key: bytes) -> str:
    """As it is typed where no picture can be taken."""
    return base64.b32encode(key).decode()


def address_of(login: str, key: bytes) -> str:
    """What the picture says: the address that authenticator applications read."""
    return (
        f"otpauth://totp/{ISSUER}:{quote(login)}?{urlencode({'secret': written_key(key), 'issuer': ISSUER})}"
    )


def has_second_factor(connection: psycopg.Connection, token: str) -> bool:
    """Whether whoever has come in has one."""
    return _sealed(connection, token) is not None


def own_key(connection: psycopg.Connection, keys: Keys, token: str) -> bytes | None:
    """The key of whoever has come in; None where there is none."""
    sealed = _sealed(connection, token)
    return None if sealed is None else bytes.fromhex(keys.opened(sealed))


def set_second_factor(
    connection: psycopg.Connection, keys: Keys, token: str, key: bytes, code: str, *, old_code: str = ""
) -> list[str]:
    """A second factor, by a code that its telephone shows; where there is one already, by a code of that, too. The recovery codes, told once.

    Refused: code_wrong.
    """
    old_key = own_key(connection, keys, token)
    recovery = [_recovery_code() for _ in range(RECOVERY_CODES)]
    verifiers = [hashlib.sha256(plain_code(one).encode()).digest() for one in recovery]
    row = connection.execute(
        "SELECT set_second_factor(%s, %s, %s, %s, %s, %s, %s)",
        (token, keys.sealed(key.hex()), key, plain_code(code), verifiers, old_key, plain_code(old_code)),
    ).fetchone()
    if row is None or not row[0]:
        raise ActRefused(
            "code_wrong",
            "验证码不对。请看手机上现在的六位数字;手机的时间要准。",
            "The code is wrong. Take the six digits that your telephone shows now; its clock must be right.",
        )
    return recovery


def _sealed(connection: psycopg.Connection, token: str) -> bytes | None:
    row = connection.execute("SELECT own_second_factor(%s)", (token,)).fetchone()
    return None if row is None or row[0] is None else bytes(row[0])


def _recovery_code() -> str:
    letters = "23456789abcdefghjkmnpqrstuvwxyz"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(2))
