"""事项种类表 The database's table of the kinds of facts, filled from the code's own."""

from __future__ import annotations

import psycopg

from yanglao.life.kinds import FACT_KINDS

KINDS_AS_ROWS = [
    (int(kind), one.name, one.is_decision, one.ends_relation, one.only_one, one.is_work)
    for kind, one in FACT_KINDS.items()
]


def fill_fact_kinds(owner: psycopg.Connection) -> None:
    """Add the kinds that the database does not have yet."""
    with owner.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO fact_kind (code, name, is_decision, ends_relation, only_one, is_work)"
            " VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (code) DO NOTHING",
            KINDS_AS_ROWS,
        )
