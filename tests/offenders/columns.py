"""Every column of a table changed in one row, or a row taken away: what of it nobody tells of."""

from __future__ import annotations

import random
from typing import Any

from yanglao.audit.checks import lines_sealed, sealed
from yanglao.store.acting import Agency

BY_AN_ACT = {"staff_role": " WHERE act_id IS NOT NULL"}  # the others are the founding's
CHANGES = {
    "smallint": "coalesce({c}, 0) + 1",
    "integer": "coalesce({c}, 0) + 1",
    "bigint": "coalesce({c}, 0) + 1",
    "text": "coalesce({c}, '') || 'x'",
    "boolean": "NOT {c}",
    "date": "CASE WHEN {c} IS NULL OR {c} = 'infinity' THEN DATE '2016-01-01' ELSE {c} + 1 END",
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
    rows = agency.connection.execute(
        f"SELECT tableoid, ctid FROM {table}{BY_AN_ACT.get(table, '')}"
    ).fetchall()
    return rng.choice(rows)


def is_reported(agency: Agency, statement: str, where: tuple[Any, Any]) -> bool:
    """Whether the seals tell of an edit that is undone at once."""
    with agency.connection.transaction(force_rollback=True):
        agency.connection.execute("SET LOCAL session_replication_role = replica")
        done = agency.connection.execute(f"{statement} WHERE tableoid = %s AND ctid = %s", where)
        assert done.rowcount == 1
        return bool(lines_sealed.find(agency) or sealed.find(agency))


def unseen_changes(agency: Agency, table: str) -> list[str]:
    """The columns of a table whose change in a row is not reported; "a row less" where a row may go unseen."""
    rng = random.Random(table)
    unseen = []
    for name, kind in columns(agency, table):
        change = CHANGES[kind].format(c=name)
        try:
            told = is_reported(agency, f"UPDATE {table} SET {name} = {change}", any_row(agency, table, rng))
        except Exception as fault:  # a constraint of the table itself refuses the edit
            assert "constraint" in str(fault) or "partition" in str(fault), fault
            continue
        if not told:
            unseen.append(name)
    if not is_reported(agency, f"DELETE FROM {table}", any_row(agency, table, rng)):
        unseen.append("a row less")
    return unseen
