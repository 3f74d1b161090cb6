"""政策结算查询 What the first payroll after a decision booked for months that had been paid before, by funder. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from yanglao.rules.sources import FUNDERS
from yanglao.store.acting import Area

_BORNE = {funder: f"l.base_{funder}_fen + l.increment_{funder}_fen" for funder in FUNDERS}


@dataclass(frozen=True, slots=True)
class Settled:
    """A payroll batch: its number and month, and the fen by funder that it booked for months before it, of persons of whom there was
    nothing new but the law, and of the others."""

    batch: int
    month: int
    by_law_fen: dict[str, int]
    with_news_fen: dict[str, int]


def settled_after(connection: psycopg.Connection, area: Area, proposal: int) -> Settled | None:
    """The first payroll booked under what a proposal decided; None where none is booked yet."""
    row = connection.execute(
        "SELECT b.id, b.month, ARRAY[b.act_id, s.act_id], b.facts_through, (SELECT coalesce(max(r.month), 0) FROM payroll_run r"
        "   WHERE r.area_id = b.area_id AND r.act_id < b.act_id),"
        " (SELECT coalesce(max(r.facts_through), 0) FROM payroll_run r WHERE r.area_id = b.area_id AND r.act_id < b.act_id)"
        " FROM batch b JOIN proposal_step s ON s.proposal_id = b.id AND s.step = 'booked'"
        " WHERE b.area_id = %(area)s AND b.act_id > (SELECT max(act_id) FROM law_version WHERE proposal_id = %(proposal)s)"
        " ORDER BY b.act_id LIMIT 1",
        {"area": area.id, "proposal": proposal},
    ).fetchone()
    if row is None:
        return None
    batch, month, acts, facts, paid_through, seen = row
    sums = _sums(connection, area, acts=acts, through=paid_through, news=(seen, facts))
    return Settled(batch, month, sums[False], sums[True])


def _sums(
    connection: psycopg.Connection, area: Area, *, acts: list[int], through: int, news: tuple[int, int]
) -> dict[bool, dict[str, int]]:
    amounts = ", ".join(f"coalesce(sum({_BORNE[funder]}), 0)" for funder in FUNDERS)
    rows = connection.execute(
        "WITH told AS (SELECT DISTINCT person_id FROM fact WHERE area_id = %(area)s AND id > %(first)s AND id <= %(last)s)"
        f" SELECT t.person_id IS NOT NULL, {amounts} FROM pension_line l LEFT JOIN told t ON t.person_id = l.person_id"
        " WHERE l.area_id = %(area)s AND l.act_id = ANY(%(acts)s) AND l.month <= %(through)s GROUP BY 1",
        {"area": area.id, "acts": acts, "through": through, "first": news[0], "last": news[1]},
    ).fetchall()
    found = {has_news: dict(zip(FUNDERS, map(int, fen), strict=True)) for has_news, *fen in rows}
    nothing = dict.fromkeys(FUNDERS, 0)
    return {has_news: found.get(has_news, nothing) for has_news in (False, True)}
