"""集体补助和资助 What villages, organisations and individuals gave to the fund, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Act, Area


class Grant(NamedTuple):
    """Money given, under a number: the bank's line and its Day, who gave it and what they are, fen, the paper; how many people it was given
    for, and how much of it says for whom (fen)."""

    id: int
    line: int
    day: int
    giver: str
    payer: str
    fen: int
    document: str
    persons: int
    shared_fen: int


class Share(NamedTuple):
    """A part of a grant that was given for a person, in fen."""

    grant: int
    person: int
    fen: int


def add_grant(
    act: Act, proposal: int, *, line: int, entry: int, giver: str, payer: str, fen: int, document: str
) -> int:
    """Note money given; its number."""
    row = act.connection.execute(
        "INSERT INTO collective_grant (proposal_id, area_id, line_id, entry_id, giver, payer, amount_fen, document, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (proposal, act.area.id, line, entry, giver, payer, fen, document, act.id),
    ).fetchone()
    assert row is not None
    return int(row[0])


def grants(connection: psycopg.Connection, area: Area) -> list[Grant]:
    """Everything that was given, oldest first."""
    rows = connection.execute(
        "SELECT g.id, g.line_id, l.on_day, g.giver, g.payer, g.amount_fen, g.document, count(s.person_id), coalesce(sum(s.amount_fen), 0)::bigint"
        " FROM collective_grant g JOIN bank_line l ON l.id = g.line_id LEFT JOIN collective_share s ON s.grant_id = g.id"
        " WHERE g.area_id = %s GROUP BY g.id, l.id ORDER BY g.id",
        (area.id,),
    )
    return [Grant(number, line, day_of(day), *more) for number, line, day, *more in rows.fetchall()]


def add_shares(act: Act, shares: Iterable[Share]) -> None:
    """Note for whom money was given; the database refuses more than came."""
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO collective_share (grant_id, person_id, area_id, amount_fen, act_id) VALUES (%s, %s, %s, %s, %s)",
            [(one.grant, one.person, act.area.id, one.fen, act.id) for one in shares],
        )


def shares_of(connection: psycopg.Connection, area: Area) -> Mapping[tuple[int, int], int]:
    """Grant and person -> fen."""
    rows = connection.execute(
        "SELECT grant_id, person_id, amount_fen FROM collective_share WHERE area_id = %s", (area.id,)
    )
    return {(grant, person): fen for grant, person, fen in rows.fetchall()}
