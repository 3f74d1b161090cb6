"""抽签复核 Who is to look at a proposal: as drawn by lot, or as the director has named since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import psycopg

from yanglao.store.acting import Act, Area


class Lot(NamedTuple):
    """A lot: of which proposal, the seed, the roles asked for, those among whom it was drawn, who was drawn, who was named in their stead last ("": nobody), and
    why."""

    proposal: int
    seed: str
    roles: tuple[str, ...]
    eligible: tuple[str, ...]
    drawn: str
    substitute: str
    reason: str

    @property
    def named(self) -> str:
        """Who is to look at it."""
        return self.substitute or self.drawn


_SELECT = (
    "SELECT l.proposal_id, l.seed, l.roles, l.eligible, l.drawn, coalesce(s.login, ''), coalesce(s.reason, '') FROM reviewer_lot l"
    " LEFT JOIN LATERAL (SELECT s.login, s.reason FROM reviewer_substitution s WHERE s.proposal_id = l.proposal_id"
    " ORDER BY s.id DESC LIMIT 1) s ON true WHERE l.area_id = %s"
)


def lot_of(connection: psycopg.Connection, area: Area, proposal: int) -> Lot | None:
    """The lot of a proposal; None where none was drawn."""
    row = connection.execute(f"{_SELECT} AND l.proposal_id = %s", (area.id, proposal)).fetchone()
    return None if row is None else _lot(*row)


def named_by_lot(connection: psycopg.Connection, area: Area, proposals: Sequence[int]) -> dict[int, str]:
    """Proposal -> who is to look at it, of those for which a lot was drawn."""
    rows = connection.execute(f"{_SELECT} AND l.proposal_id = ANY(%s)", (area.id, list(proposals)))
    return {one.proposal: one.named for one in (_lot(*row) for row in rows.fetchall())}


def lots(connection: psycopg.Connection, area: Area) -> list[Lot]:
    """Every lot, oldest first."""
    return [_lot(*row) for row in connection.execute(f"{_SELECT} ORDER BY l.proposal_id", (area.id,))]


def _lot(proposal: int, seed: str, roles: list[str], eligible: list[str], *named: str) -> Lot:
    return Lot(proposal, seed, tuple(roles), tuple(eligible), *named)


def add_lot(
    act: Act, proposal: int, *, seed: str, roles: Sequence[str], eligible: Sequence[str], drawn: str
) -> None:
    """Note a lot."""
    act.connection.execute(
        "INSERT INTO reviewer_lot (proposal_id, area_id, seed, roles, eligible, drawn, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (proposal, act.area.id, seed, list(roles), list(eligible), drawn, act.id),
    )


def add_substitution(act: Act, proposal: int, login: str, reason: str) -> None:
    """Note who is to look at it instead."""
    act.connection.execute(
        "INSERT INTO reviewer_substitution (proposal_id, area_id, login, reason, act_id) VALUES (%s, %s, %s, %s, %s)",
        (proposal, act.area.id, login, reason, act.id),
    )
