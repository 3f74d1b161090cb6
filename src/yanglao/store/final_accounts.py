"""决算 The figures of a closed year as they were settled: kept byte for byte, with their digest."""

from __future__ import annotations

import json
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Act, Area
from yanglao.store.kept_texts import digest_of


class FinalAccount(NamedTuple):
    """The final account of a year: the text, its SHA-256, and the Day on which it was settled."""

    year: int
    text: str
    sha256: str
    on: int

    @property
    def figures(self) -> dict[str, int]:
        """Name -> fen or persons, as settled."""
        return {name: int(value) for name, value in json.loads(self.text)["figures"].items()}


def add_final_account(act: Act, year: int, *, text: str) -> str:
    """Keep the final account of a year; its SHA-256."""
    digest = digest_of(text)
    act.connection.execute(
        "INSERT INTO final_account (area_id, year, settled, sha256, act_id) VALUES (%s, %s, %s, %s, %s)",
        (act.area.id, year, text, digest, act.id),
    )
    return digest


def final_account_of(connection: psycopg.Connection, area: Area, year: int) -> FinalAccount | None:
    """That of a year; None where it is not settled."""
    row = connection.execute(
        "SELECT f.year, f.settled, f.sha256, a.on_day FROM final_account f JOIN act a ON a.id = f.act_id"
        " WHERE f.area_id = %s AND f.year = %s",
        (area.id, year),
    ).fetchone()
    if row is None:
        return None
    settled_year, text, digest, on = row
    return FinalAccount(settled_year, text, digest, day_of(on))
