"""对账配对 Which lines of the bank were matched with which movements of the book, and which of that was undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.store.acting import Act, Area

BY_HAND = "by_hand"


class NewMatch(NamedTuple):
    """A match to note: of which account, by which rule, why ("" where it was computed), the lines, and movements with their fen."""

    account: int
    rule: str
    reason: str
    lines: Sequence[int]
    movements: Sequence[tuple[str, int]]


class Match(NamedTuple):
    """A match that holds: its number, account, rule, the Day on which it was made, its lines and the keys of its movements."""

    id: int
    account: int
    rule: str
    day: int
    lines: tuple[int, ...]
    movements: tuple[str, ...]


def add_matches(act: Act, matches: Iterable[NewMatch]) -> list[int]:
    """Note matches; the database knows that they are equal, and that nothing is matched twice. Their numbers."""
    numbers = []
    with act.connection.cursor() as cursor:
        for one in matches:
            row = cursor.execute(
                "INSERT INTO bank_match (area_id, account, rule, reason, act_id) VALUES (%s, %s, %s, %s, %s) RETURNING id",
                (act.area.id, one.account, one.rule, one.reason, act.id),
            ).fetchone()
            assert row is not None
            numbers.append(int(row[0]))
            cursor.executemany(
                "INSERT INTO bank_match_line (match_id, line_id, area_id, act_id) VALUES (%s, %s, %s, %s)",
                [(row[0], line, act.area.id, act.id) for line in one.lines],
            )
            cursor.executemany(
                "INSERT INTO bank_match_movement (match_id, movement, amount_fen, area_id, act_id) VALUES (%s, %s, %s, %s, %s)",
                [(row[0], key, fen, act.area.id, act.id) for key, fen in one.movements],
            )
    return numbers


def matches(connection: psycopg.Connection, area: Area) -> list[Match]:
    """The matches that hold, oldest first."""
    rows = connection.execute(
        "SELECT m.id, m.account, m.rule, a.on_day,"
        " ARRAY(SELECT l.line_id FROM bank_match_line l WHERE l.match_id = m.id ORDER BY 1),"
        " ARRAY(SELECT v.movement FROM bank_match_movement v WHERE v.match_id = m.id ORDER BY 1)"
        " FROM bank_match m JOIN act a ON a.id = m.act_id"
        " WHERE m.area_id = %s AND NOT EXISTS (SELECT FROM bank_match_end e WHERE e.match_id = m.id) ORDER BY m.id",
        (area.id,),
    )
    return [
        Match(number, account, rule, day_of(day), tuple(lines), tuple(keys))
        for number, account, rule, day, lines, keys in rows.fetchall()
    ]


def end_match(act: Act, number: int, reason: str) -> None:
    """A match holds no more."""
    act.connection.execute(
        "INSERT INTO bank_match_end (match_id, area_id, reason, act_id) VALUES (%s, %s, %s, %s)",
        (number, act.area.id, reason, act.id),
    )
