"""接收旧系统 What the system before paid each person last, and whether its balances are reconciled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import psycopg

from yanglao.life.kinds import FACT_KINDS, Kind
from yanglao.store.acting import Act, Area
from yanglao.store.proposals import SENT_BACK

_ON_THE_WAY = FACT_KINDS[Kind.opening_items].says["on_the_way_fen"]  # the column where it stands


@dataclass(frozen=True, slots=True)
class OldFigures:
    """What the old system paid somebody in its last month, in fen, and why that differs from ours."""

    person: int
    base_fen: int
    increment_fen: int
    account_fen: int
    note: str


def add_old_figures(act: Act, figures: Iterable[OldFigures]) -> None:
    """Note the figures that a list brings."""
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO old_figure (area_id, person_id, base_fen, increment_fen, account_fen, note, act_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [
                (act.area.id, one.person, one.base_fen, one.increment_fen, one.account_fen, one.note, act.id)
                for one in figures
            ],
        )


def old_figures(
    connection: psycopg.Connection, area: Area, *, brought_by: int | None = None
) -> list[OldFigures]:
    """The figures that a list brought (the act of its proposal), else those of everybody taken over or waiting to be, by person: a list
    that was sent back says nothing."""
    rows = connection.execute(
        "SELECT o.person_id, o.base_fen, o.increment_fen, o.account_fen, o.note FROM old_figure o JOIN proposal p ON p.act_id = o.act_id"
        " WHERE o.area_id = %(area)s AND CASE WHEN %(act)s::bigint IS NULL"
        "   THEN NOT EXISTS (SELECT FROM proposal_step s WHERE s.proposal_id = p.id AND s.step = %(back)s)"
        "   ELSE o.act_id = %(act)s END ORDER BY o.person_id, o.id",
        {"area": area.id, "act": brought_by, "back": SENT_BACK},
    )
    return [OldFigures(*row) for row in rows.fetchall()]


def is_reconciled(connection: psycopg.Connection, area: Area) -> bool:
    """Whether the opening balances are booked: from then on nothing more is taken over."""
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM opening_balance WHERE area_id = %s)", (area.id,)
    ).fetchone()
    assert row is not None
    return bool(row[0])


def taken_over(connection: psycopg.Connection, area: Area) -> bool:
    """Whether anybody's account has been taken over."""
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM fact WHERE area_id = %s AND kind = %s)", (area.id, int(Kind.opening))
    ).fetchone()
    assert row is not None
    return bool(row[0])


def note_reconciled(act: Act, document: str) -> None:
    """Say that the opening balances are booked."""
    act.connection.execute(
        "INSERT INTO opening_balance (area_id, document, act_id) VALUES (%s, %s, %s)",
        (act.area.id, document, act.id),
    )


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """Payments to somebody that the bank had not answered at the take-over (the fact `root`), and the fen not accounted for since."""

    root: int
    left_fen: int


def on_the_way_of(connection: psycopg.Connection, area: Area, person: int) -> list[OnTheWay]:
    """What was on its way to a person, also under a record that has been merged; what has come back since is taken off."""
    rows = connection.execute(
        f"SELECT f.root, f.{_ON_THE_WAY} - (SELECT coalesce(sum(i.amount_fen), 0) FROM open_item i"
        "   WHERE i.fact_root = f.root AND i.kind = 'returned' AND i.act_id <> f.act_id)::bigint"
        " FROM fact f WHERE f.area_id = %s AND f.kind = %s AND NOT f.void AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)"
        " AND (f.person_id = %s OR f.person_id IN (SELECT g.person_id FROM person_merge g WHERE g.into_id = %s)) ORDER BY f.id",
        (area.id, int(Kind.opening_items), person, person),
    )
    return [OnTheWay(*row) for row in rows.fetchall()]


def on_the_way_fen(connection: psycopg.Connection, area: Area) -> int:
    """All payments that the bank had not answered at the take-over, in fen."""
    row = connection.execute(
        f"SELECT coalesce(sum(f.{_ON_THE_WAY}), 0)::bigint FROM fact f WHERE f.area_id = %s AND f.kind = %s AND NOT f.void"
        " AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)",
        (area.id, int(Kind.opening_items)),
    ).fetchone()
    assert row is not None
    return int(row[0])
