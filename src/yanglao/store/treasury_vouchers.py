"""财政专户对账凭证 The vouchers that finance has signed and the accountant has confirmed, month by month: kept byte for byte, with their digest."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import psycopg

from yanglao.store.acting import Act, Area
from yanglao.store.kept_texts import digest_of
from yanglao.store.proposals import SENT_BACK

VOUCHER_ACT = "treasury_voucher"


class Voucher(NamedTuple):
    """The voucher of a Month: its number, the text as signed, its SHA-256, and who signed and who confirmed it."""

    month: int
    voucher: str
    text: str
    sha256: str
    signed_by: str
    confirmed_by: str

    @property
    def signed(self) -> dict[str, Any]:
        """What was signed."""
        told: dict[str, Any] = json.loads(self.text)
        return told


def vouchers(connection: psycopg.Connection, area: Area) -> dict[int, Voucher]:
    """Month -> its voucher, where there is one."""
    rows = connection.execute(
        "SELECT v.month, v.voucher, v.signed, v.sha256, s.actor, a.actor FROM treasury_voucher v"
        " JOIN proposal_step s ON s.proposal_id = v.proposal_id AND s.step = 'proposed' JOIN act a ON a.id = v.act_id"
        " WHERE v.area_id = %s ORDER BY v.month",
        (area.id,),
    )
    return {row[0]: Voucher(*row) for row in rows.fetchall()}


def contested(connection: psycopg.Connection, area: Area) -> dict[int, str]:
    """Month -> why the accountant sent its voucher back, the last time."""
    rows = connection.execute(
        "SELECT (p.content->>'month')::int, s.reason FROM proposal p JOIN proposal_step s ON s.proposal_id = p.id"
        " WHERE p.area_id = %s AND p.kind = %s AND s.step = %s ORDER BY p.id",
        (area.id, VOUCHER_ACT, SENT_BACK),
    )
    return dict(rows.fetchall())


def add_voucher(act: Act, proposal: int, *, month: int, voucher: str, text: str) -> str:
    """Keep the voucher of a Month; its SHA-256."""
    digest = digest_of(text)
    act.connection.execute(
        "INSERT INTO treasury_voucher (area_id, month, voucher, signed, sha256, proposal_id, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (act.area.id, month, voucher, text, digest, proposal, act.id),
    )
    return digest
