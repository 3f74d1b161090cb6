"""What waits for something else to be done: held by the test, and seen to wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Thread

import psycopg
from acts.desk import STAFF, UNITS

from yanglao.acts.found_area import found_area
from yanglao.commands.office import Office

FOUNDING = 7403


def waits(watcher: psycopg.Connection, lock: int) -> bool:
    """Whether somebody comes to wait for an advisory lock within some seconds."""
    query = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND NOT granted"
    for _ in range(200):
        if watcher.execute(query, (lock,)).fetchone() == (1,):
            return True
        time.sleep(0.05)
    return False


def test_a_founding_waits_for_the_one_before(new_office: Callable[[str], Office]) -> None:
    office = new_office("founding_waits")
    with psycopg.connect(office.connection.info.dsn, autocommit=True) as before:
        before.execute("SELECT pg_advisory_lock(%s)", (FOUNDING,))
        plan = {"plan": "dongfang-2011", "name": "东方市"}
        founding = Thread(
            target=lambda: found_area(office.connection, office.keys, **plan, units=UNITS, staff=STAFF),
            daemon=True,
        )
        founding.start()
        assert waits(before, FOUNDING)
        before.execute("SELECT pg_advisory_unlock(%s)", (FOUNDING,))
        founding.join(timeout=60)
        assert before.execute("SELECT count(*) FROM area").fetchone() == (1,)
