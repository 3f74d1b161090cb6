"""Staff come in on the pages as they do in life: by an invitation, a secret of their own, the codes of a telephone."""

from __future__ import annotations

import hashlib
import re
import time

import psycopg
import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from desks import Staffed
from django.test import Client
from signing import owner_of

SECRET = "a long enough secret"


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def shown(key: str, *, later: int = 0) -> str:
    totp = TOTP(bytes.fromhex(key), 6, SHA1(), 30, enforce_key_length=False)
    return totp.generate(int(time.time()) + later).decode()


def invited(office: Staffed, login: str) -> Client:
    """A browser in which somebody has come in by an invitation for the first time."""
    with psycopg.connect(owner_of(office.agency.connection.info.dsn), autocommit=True) as owner:
        owner.execute(
            "INSERT INTO credential (area_id, login, verifier) VALUES (%s, %s, %s)",
            (office.agency.area.id, login, hashlib.sha256(b"the-code").digest()),
        )
    client = Client(SERVER_NAME="127.0.0.1")
    page = text_of(client.post("/staff/sign-in", {"login": login, "secret": "the-code"}))
    assert "第一次登录" in page
    assert client.get("/staff").status_code == 302  # an invitation opens no page
    return client


def first(client: Client, new: str = SECRET, again: str = SECRET) -> object:
    return client.post("/staff/sign-in/first", {"old": "the-code", "new": new, "again": again})


def come_in(office: Staffed, login: str) -> Client:
    """A browser in which somebody has come in with a secret that they have just set."""
    client = invited(office, login)
    assert first(client).status_code == 302  # type: ignore[attr-defined]
    return client


def nobody_must(patch: pytest.MonkeyPatch) -> None:
    """In an area that asks nobody for a second factor."""
    patch.setattr("yanglao.store.sessions.must_have_factor", lambda *of: False)


def key_of(client: Client) -> str:
    """The key of a second factor that somebody sets up on their page."""
    [key] = re.findall(r'name="key" value="(\w+)"', text_of(client.get("/staff/access")))
    assert client.post("/staff/access", {"key": key, "code": shown(key)}).status_code == 200
    return str(key)


def later(office: Staffed, what: str, minutes: int) -> None:
    """So much time passes for every session: `what` is used (it lies unused) or opened (and shown who it is)."""
    with psycopg.connect(owner_of(office.agency.connection.info.dsn), autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        by = f"- interval '{minutes} minutes'"
        if what == "used":
            owner.execute(f"UPDATE session_use SET used_at = used_at {by}")
        else:
            owner.execute(f"UPDATE session SET opened_at = opened_at {by}, expires_at = expires_at {by}")
            owner.execute(f"UPDATE session_proof SET proved_at = proved_at {by}")
