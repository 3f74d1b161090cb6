"""Tests come in as everybody: sessions planted by the owner, whose tokens every process of a test run knows."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import psycopg

from yanglao.commands.sessions import SESSION
from yanglao.site.postgres import with_user


class Everybody(Mapping[str, str]):
    """login -> token, of everybody in an area."""

    def __init__(self, area: str) -> None:
        self.area = area

    def __getitem__(self, login: str) -> str:
        return f"test {self.area} {login}"

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def get(self, login: str, default: object = None) -> str:  # type: ignore[override]
        return self[login]


AS = "--as"


def somebody(arguments: Sequence[str], data: Path, area: str = "469007") -> tuple[list[str], dict[str, str]]:
    """A command line without its `--as LOGIN`, and the environment in which that login has signed in."""
    line = list(arguments)
    if AS not in line:
        return line, {}
    place = line.index(AS)
    login = line[place + 1]
    del line[place : place + 2]
    path = data / f"session-{area}-{login}.json"
    path.write_text(json.dumps({"area": area, "login": login, "token": Everybody(area)[login]}))
    return line, {SESSION: str(path)}


def owner_of(url: str) -> str:
    """The address of the same database for its owner."""
    served = os.environ.get("DATABASE_URL", "")
    user = psycopg.conninfo.conninfo_to_dict(served).get("user", "") if served else "postgres"
    return with_user(url, str(user))


def sign_in(url: str) -> None:
    """Everybody of every area has come in, for the whole run."""
    with psycopg.connect(owner_of(url), autocommit=True) as owner:
        owner.execute(
            "INSERT INTO session (area_id, login, token_hash, expires_at)"
            " SELECT s.area_id, s.login, sha256(convert_to('test ' || a.code || ' ' || s.login, 'UTF8')), '2999-01-01'"
            " FROM staff s JOIN area a ON a.id = s.area_id ON CONFLICT DO NOTHING"
        )
