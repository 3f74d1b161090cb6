"""全面核查 What every check of the book and the re-derivation came to when they were run at once, as it was kept."""

from __future__ import annotations

import json
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Act, Area
from yanglao.store.kept_texts import digest_of


class WholeAudit(NamedTuple):
    """A run: the text that is kept and its SHA-256, on which Day it was done and by whom."""

    text: str
    sha256: str
    on: int
    by: str

    @property
    def findings(self) -> dict[str, int]:
        """Check -> how many offend against it; those without any are left out."""
        return {name: int(count) for name, count in json.loads(self.text)["findings"].items()}


def whole_audits(connection: psycopg.Connection, area: Area) -> list[WholeAudit]:
    """Every run, the last one first."""
    rows = connection.execute(
        "SELECT w.told, w.sha256, a.on_day, a.actor FROM whole_audit w JOIN act a ON a.id = w.act_id"
        " WHERE w.area_id = %s ORDER BY w.id DESC",
        (area.id,),
    )
    return [WholeAudit(text, sha256, day_of(on), by) for text, sha256, on, by in rows]


def add_audit(act: Act, *, findings: int, text: str) -> str:
    """Keep a run; its SHA-256."""
    digest = digest_of(text)
    act.connection.execute(
        "INSERT INTO whole_audit (area_id, findings, told, sha256, act_id) VALUES (%s, %s, %s, %s, %s)",
        (act.area.id, findings, text, digest, act.id),
    )
    return digest
