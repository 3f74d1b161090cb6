"""Every column of every row that says something about money: changed in one row, or the row taken away, it is reported."""

from __future__ import annotations

import random
from typing import Any

import pytest

from yanglao.audit.checks import lines_sealed, sealed
from yanglao.ledger.lines import LINE_KINDS
from yanglao.store.acting import Agency
from yanglao.store.lines import all_columns
from yanglao.store.seals import SEALED

LINES = {kind.table: all_columns(kind) for kind in LINE_KINDS.values()}
OTHERS = list(SEALED)
CHANGES = {
    "smallint": "coalesce({c}, 0) + 1",
    "integer": "coalesce({c}, 0) + 1",
    "bigint": "coalesce({c}, 0) + 1",
    "text": "coalesce({c}, '') || 'x'",
    "boolean": "NOT {c}",
    "date": "CASE WHEN {c} = 'infinity' THEN DATE '2016-01-01' ELSE {c} + 1 END",
    "bytea": "coalesce({c}, '') || '\\x00'",
    "jsonb": "coalesce({c}, '0') || '[1]'",
    "ARRAY": "{c} || 7::bigint",
}


def columns(agency: Agency, table: str) -> list[tuple[str, str]]:
    rows = agency.connection.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s"
        " AND is_identity = 'NO' AND is_generated = 'NEVER' ORDER BY ordinal_position",
        (table,),
    ).fetchall()
    return [(name, kind) for name, kind in rows if not name.endswith("_at")]


def any_row(agency: Agency, table: str, rng: random.Random) -> tuple[Any, Any]:
    rows = agency.connection.execute(f"SELECT tableoid, ctid FROM {table}").fetchall()
    return rng.choice(rows)


def is_reported(agency: Agency, statement: str, where: tuple[Any, Any]) -> bool:
    """Whether the seals tell of an edit that is undone at once."""
    with agency.connection.transaction(force_rollback=True):
        agency.connection.execute("SET LOCAL session_replication_role = replica")
        done = agency.connection.execute(f"{statement} WHERE tableoid = %s AND ctid = %s", where)
        assert done.rowcount == 1
        return bool(lines_sealed.find(agency) or sealed.find(agency))


@pytest.mark.parametrize("table", [*LINES, *OTHERS])
def test_a_change_in_any_column_or_a_row_taken_away(superuser: Agency, table: str) -> None:
    rng = random.Random(table)
    unseen = []
    for name, kind in columns(superuser, table):
        change = CHANGES[kind].format(c=name)
        try:
            told = is_reported(
                superuser, f"UPDATE {table} SET {name} = {change}", any_row(superuser, table, rng)
            )
        except Exception as fault:  # a constraint of the table itself refuses the edit
            assert "constraint" in str(fault) or "partition" in str(fault), fault
            continue
        if not told:
            unseen.append(name)
    assert unseen == []
    assert is_reported(superuser, f"DELETE FROM {table}", any_row(superuser, table, rng))
