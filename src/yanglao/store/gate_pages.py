"""关口单 The pages with which batches passed the steps of their payroll, as they were kept."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import psycopg

from yanglao.store.acting import Act, Area
from yanglao.store.kept_texts import digest_of, text_of


class GatePage(NamedTuple):
    """A page that was kept: for which step of which batch, what it says, its SHA-256, and the act that took the step."""

    batch: int
    step: str
    page: dict[str, Any]
    sha256: bytes
    act_id: int


def add_gate_page(act: Act, batch: int, step: str, page: dict[str, Any]) -> str:
    """Keep a page; its SHA-256 in hexadecimal digits."""
    written = text_of(page)
    digest = digest_of(written)
    act.connection.execute(
        "INSERT INTO gate_page (proposal_id, step, area_id, page, sha256, act_id) VALUES (%s, %s, %s, %s, %s, %s)",
        (batch, step, act.area.id, written, bytes.fromhex(digest), act.id),
    )
    return digest


def gate_pages(connection: psycopg.Connection, area: Area, batch: int) -> list[GatePage]:
    """The pages of a batch, in the order of its steps."""
    rows = connection.execute(
        "SELECT proposal_id, step, page, sha256, act_id FROM gate_page WHERE area_id = %s AND proposal_id = %s ORDER BY act_id",
        (area.id, batch),
    )
    return [
        GatePage(number, step, json.loads(page), bytes(sha256), act)
        for number, step, page, sha256, act in rows.fetchall()
    ]
