"""Every column of a table changed in one row, or a row taken away: what of it nobody tells of.

The seals compare digests with those of the act. So of a column it is asked whether the digest of its row's act becomes another, and the
seals themselves are asked once of a table.
"""

from __future__ import annotations

import random
from typing import Any

from yanglao.audit.checks import lines_sealed, sealed
from yanglao.ledger.lines import LINE_KINDS
from yanglao.store.acting import Agency
from yanglao.store.lines import line_digest
from yanglao.store.seals import SEALED, digests_sql

BY_AN_ACT = {"staff_role": " WHERE act_id IS NOT NULL"}  # the others are the founding's
LINES = {kind.table: kind for kind in LINE_KINDS.values()}
CHANGES = {
    "smallint": "coalesce({c}, 0) + 1",
    "integer": "coalesce({c}, 0) + 1",
    "bigint": "coalesce({c}, 0) + 1",
    "text": "coalesce({c}, '') || 'x'",
    "boolean": "NOT {c}",
    "date": "CASE WHEN {c} IS NULL OR {c} = 'infinity' THEN DATE '2016-01-01' ELSE {c} + 1 END",
    "bytea": "coalesce({c}, '') || '\\x00'",
    "jsonb": "coalesce({c}, '0') || '[1]'",
    "ARRAY": "array_append({c}, '7')",
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


def digests(agency: Agency, table: str, act: int) -> set[Any]:
    """The digests of acts in the table; of lines, which are many, that of one act."""
    if table in LINES:
        return {line_digest(agency.connection, LINES[table], act)}
    return set(agency.connection.execute(digests_sql(table, one_act=False)).fetchall())


def act_of(agency: Agency, table: str, where: tuple[Any, Any]) -> int:
    """The act that wrote a line (0: no line)."""
    if table not in LINES:
        return 0
    query = f"SELECT act_id FROM {table} WHERE tableoid = %s AND ctid = %s"
    return int((agency.connection.execute(query, where).fetchone() or (0,))[0])


def edit(agency: Agency, statement: str, where: tuple[Any, Any]) -> None:
    agency.connection.execute("SET LOCAL session_replication_role = replica")
    done = agency.connection.execute(f"{statement} WHERE tableoid = %s AND ctid = %s", where)
    assert done.rowcount == 1


def is_another(agency: Agency, table: str, statement: str, rng: random.Random) -> bool:
    """Whether an edit of some row, undone at once, gives its act another digest."""
    where = any_row(agency, table, rng)
    act = act_of(agency, table, where)
    before = digests(agency, table, act)
    with agency.connection.transaction(force_rollback=True):
        edit(agency, statement, where)
        return digests(agency, table, act) != before


def is_reported(agency: Agency, table: str, statement: str, rng: random.Random) -> bool:
    """Whether the seals tell of such an edit."""
    where = any_row(agency, table, rng)
    with agency.connection.transaction(force_rollback=True):
        edit(agency, statement, where)
        return bool(sealed.find(agency) if table in SEALED else lines_sealed.find(agency))


def unseen_changes(agency: Agency, table: str) -> list[str]:
    """The columns of a table whose change in a row is not reported; "a row less" where a row may go unseen."""
    rng = random.Random(table)
    unseen = []
    for name, kind in columns(agency, table):
        change = CHANGES[kind].format(c=name)
        try:
            told = is_another(agency, table, f"UPDATE {table} SET {name} = {change}", rng)
        except Exception as fault:  # a constraint of the table itself refuses the edit
            assert "constraint" in str(fault) or "partition" in str(fault), fault
            continue
        if not told:
            unseen.append(name)
    if not is_reported(agency, table, f"DELETE FROM {table}", rng):
        unseen.append("a row less")
    return unseen
