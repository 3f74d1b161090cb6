"""The journal: entries appended, balances read."""

from __future__ import annotations

import psycopg

from yanglao.kernel.months import date_of
from yanglao.ledger.chart import CHART, DUE, DUE_CITY_POOL, POOL
from yanglao.ledger.entry import Entry
from yanglao.ledger.lines import LineKind, moves_of
from yanglao.store.acting import Act, Area
from yanglao.store.legs import legs_sql


def add_entry(act: Act, entry: Entry, *, lines_act: int | None = None, line: str | None = None) -> int:
    """Append a journal entry on the act's business day; returns its number."""
    row = act.connection.execute(
        "INSERT INTO entry (area_id, on_day, period, clause, memo, act_id, lines_act_id, line)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (act.area.id, date_of(act.by.on), act.period, entry.clause, entry.memo, act.id, lines_act, line),
    ).fetchone()
    assert row is not None
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO posting VALUES (%s, %s, %s, %s)",
            [
                (row[0], account, max(fen, 0), max(-fen, 0))
                for account, fen in sorted(entry.moves.items())
                if fen
            ],
        )
    return int(row[0])


def is_booked(act: Act, entry: Entry) -> bool:
    """Whether an entry of the same words and moves is in the book already."""
    account, fen = next((account, fen) for account, fen in sorted(entry.moves.items()) if fen > 0)
    found = act.connection.execute(
        "SELECT 1 FROM entry e JOIN posting p ON p.entry_id = e.id"
        " WHERE e.area_id = %s AND e.memo = %s AND p.account = %s AND p.debit_fen = %s LIMIT 1",
        (act.area.id, entry.memo, account, fen),
    )
    return found.fetchone() is not None


def book_totals(
    act: Act, kind: LineKind, totals: dict[str, int], memo: str, *, lines_act: int | None = None
) -> None:
    """The journal entry over the lines that an act has appended; nothing when they move nothing."""
    moves = moves_of(kind, totals)
    if moves:
        add_entry(act, Entry(kind.clause, memo, moves), lines_act=lines_act or act.id, line=kind.name)


def cover_pool(act: Act) -> int:
    """统筹缺口 When the pooled account has run empty the city owes the difference (五(二)2); returns the fen booked."""
    missing = balances(act.connection, act.area).get(POOL, 0)  # a credit balance is negative here
    if missing > 0:
        add_entry(act, Entry("五(二)2", "统筹账户不足由市财政补足", {DUE_CITY_POOL: missing, POOL: -missing}))
    return max(missing, 0)


def balances(connection: psycopg.Connection, area: Area) -> dict[int, int]:
    """Account -> balance in fen, debit above zero."""
    rows = connection.execute(
        "SELECT account, sum(debit_fen) - sum(credit_fen) FROM posting JOIN entry ON entry.id = entry_id"
        " WHERE area_id = %s GROUP BY account",
        (area.id,),
    )
    return {account: int(fen) for account, fen in rows.fetchall()}


def dues(connection: psycopg.Connection, area: Area) -> dict[int, int]:
    """What province and city still owe for what was credited or paid: account 33xx -> fen (below zero: paid ahead)."""
    found = balances(connection, area)
    return {account: found[account] for account in DUE.values() if found.get(account)}


def install_views(connection: psycopg.Connection) -> None:
    """The chart and the views that are made from code: refreshed at every set-up, they hold no data of their own."""
    with connection.transaction(), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO account VALUES (%s, %s, %s, %s) ON CONFLICT (code) DO UPDATE SET name = excluded.name,"
            " name_en = excluded.name_en, class = excluded.class",
            [(one.code, one.name, one.name_en, one.kind.name) for one in CHART.values()],
        )
        cursor.execute("DROP VIEW IF EXISTS leg")
        cursor.execute(f"CREATE VIEW leg AS {legs_sql()}")  # made of names and numbers of the code alone
        cursor.execute("GRANT SELECT ON leg TO yanglao_app, yanglao_reader")
