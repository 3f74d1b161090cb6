"""A durable payroll against a bare COPY of the same lines into an unlogged table.

Everybody is in payment and nothing new is known of anybody: the month that a fund lives through every month. The payroll is
the application's own, from preparation to booking by four people; the COPY is fed from memory with the very bytes.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
from rich.progress import Progress

from benchmarks.figures import MEBIBYTE, Figure, peak_memory_bytes
from yanglao.acts import payroll
from yanglao.acts.found_area import found_area
from yanglao.kernel.columns import Ints, zeros
from yanglao.kernel.months import last_day, month
from yanglao.ledger.lines import PENSION
from yanglao.life.in_payment import CARRIED
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import ensure_server, remove_server, with_user
from yanglao.store.acting import Act, Agency, By, perform
from yanglao.store.batches import NewBatch, add_batch, attach_own_table, key_own_table, open_own_table
from yanglao.store.closing import add_close
from yanglao.store.connection import connect
from yanglao.store.law import fingerprint_of, laws_of
from yanglao.store.lines import all_columns, lay_down
from yanglao.store.migrating import migrate
from yanglao.store.proposals import PAYROLL_CHAIN, add_proposal, add_step
from yanglao.store.sessions import open_session

MONTH = month(2013, 6)
STAFF = [
    ("clerk", "clerk", "A"),
    ("reviewer", "reviewer", "B"),
    ("finance", "finance", "C"),
    ("accountant", "accountant", "D"),
]
GOAL = 4.0
MEMORY_GOAL = 2 << 30


def payroll_run(people: int, progress: Progress) -> list[Figure]:
    """Seconds of a payroll of `people`, their ratio to the bare COPY, and the peak memory of this process."""
    task = progress.add_task("durable payroll", total=4)
    folder = Path(tempfile.mkdtemp(prefix="yanglao-bench-"))
    try:
        url = ensure_server(folder)
        agency = _fund(url, folder, people)
        progress.advance(task)
        ours = _payroll_seconds(agency)
        progress.advance(task)
        bare = _copy_seconds(url)
        progress.advance(task)
        agency.connection.close()
    finally:
        remove_server(folder)
        shutil.rmtree(folder, ignore_errors=True)
    progress.advance(task)
    peak = peak_memory_bytes()
    return [
        Figure(f"durable payroll of {people:,}, prepared to booked", f"{ours:.1f} s"),
        Figure(
            "bare COPY of the same lines, unlogged",
            f"{bare:.1f} s",
            f"{ours / bare:.1f} ×",
            f"≤ {GOAL:.0f} ×",
            ours / bare <= GOAL,
        ),
        Figure(
            "peak memory of the process", f"{peak / MEBIBYTE:,.0f} MiB", "", "< 2 GiB", peak < MEMORY_GOAL
        ),
    ]


def _fund(url: str, folder: Path, people: int) -> Agency:
    """A fund whose payroll of the month before is booked and closed."""
    keys = migrate(url, folder / "keys")
    connection = connect(with_user(url, APPLICATION_ROLE))
    made = found_area(connection, plan="dongfang-2011", name="bench", units=[], staff=STAFF, keys=keys)
    sessions = {
        login: open_session(connection, made.area, login, code) for login, code in made.invitations.items()
    }
    agency = Agency(connection, made.area, keys, sessions)
    _month_before(agency, people)
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
        owner.execute("CHECKPOINT")
    return agency


def _month_before(agency: Agency, people: int) -> None:
    on = last_day(MONTH - 1)
    made: dict[str, int] = {}

    def prepare(act: Act) -> dict[str, Any]:
        _people(act, people)
        made["batch"] = add_proposal(act, "payroll", {}, chain=PAYROLL_CHAIN)
        law = fingerprint_of(laws_of(act.connection, act.area))
        add_batch(act, made["batch"], NewBatch(MONTH - 1, 0, 0, people, law, zeros(0), True, {}, b""))
        lay_down(act, PENSION, open_own_table(act, made["batch"]), _lines(act, people))
        key_own_table(act, made["batch"])
        return {}

    def close(act: Act) -> dict[str, Any]:
        attach_own_table(act, made["batch"])
        law = fingerprint_of(laws_of(act.connection, act.area))
        add_close(act, MONTH - 1, facts_through=0, work_through=0, law=law, keeps=zeros(0))
        return {}

    _perform(agency, "clerk", on, prepare)
    for actor, step in (("reviewer", "reviewed"), ("finance", "released"), ("accountant", "booked")):
        _perform(agency, actor, on, lambda act, step=step: add_step(act, made["batch"], step) or {})  # type: ignore[misc]
    _perform(agency, "accountant", on, close)


def _perform(agency: Agency, actor: str, on: int, work: Callable[[Act], dict[str, Any]]) -> None:
    by = By(actor, on, f"bench {next(_numbers)}")
    perform(agency, by, kind="bench", content={}, roles=(actor,), work=work)


_numbers = count()


def _people(act: Act, people: int) -> None:
    """Persons 1 to `people`, each with an account of the same number."""
    act.connection.execute(
        "INSERT INTO person (id, area_id, act_id) SELECT n, %s, %s FROM generate_series(1, %s) n",
        (act.area.id, act.id, people),
    )
    act.connection.execute(
        "INSERT INTO payee (id, area_id, person_id, whose, holder, account_hash, account_sealed, recorded_on, act_id)"
        " SELECT n, %s, n, 'person', 'x', '', '', now(), %s FROM generate_series(1, %s) n",
        (act.area.id, act.id, people),
    )


def _lines(act: Act, people: int) -> dict[str, Ints | int]:
    random = np.random.default_rng(1)
    amounts = dict.fromkeys(PENSION.columns, zeros(people)) | {
        "base_province_fen": zeros(people) + 7800,
        "base_city_fen": zeros(people) + 5200,
        "cash_fen": zeros(people) + 13000,
        "paid_in": zeros(people) + MONTH - 1,
    }
    carried = {
        name: random.integers(0, 2_000_000 if name.endswith("months") else 400_000, people)
        for name in CARRIED
    } | {
        "first_pension_month": zeros(people) + MONTH - 12,
        "account_pension_fen": random.integers(500, 9_000, people),
        "increment_years": random.integers(0, 4, people),
    }
    persons = np.arange(1, people + 1)
    given = {"person_id": persons, "month": MONTH - 1, **amounts, "payee_id": persons, **carried}
    given |= {"round": 1, "area_id": act.area.id, "act_id": act.id}
    return {name: given[name] for name in all_columns(PENSION)}


def _payroll_seconds(agency: Agency) -> float:
    on = last_day(MONTH)
    begun = time.perf_counter()
    batch = payroll.prepare(agency, month=MONTH, by=By("clerk", on, "1"))["batch"]
    payroll.review(agency, batch=batch, by=By("reviewer", on, "2"))
    payroll.release(agency, batch=batch, by=By("finance", on, "3"))
    payroll.book(agency, batch=batch, by=By("accountant", on, "4"))
    return time.perf_counter() - begun


def _copy_seconds(url: str) -> float:
    """The same lines, as bytes from memory, into an unlogged table without any key."""
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("CREATE UNLOGGED TABLE bare (LIKE pension_line)")
        with owner.cursor().copy(
            f"COPY (SELECT * FROM pension_line WHERE month = {MONTH}) TO STDOUT (FORMAT binary)"
        ) as out:
            blocks = [bytes(block) for block in out]
        begun = time.perf_counter()
        with owner.cursor().copy("COPY bare FROM STDIN (FORMAT binary)") as into:
            for first in range(0, len(blocks), 4096):
                into.write(b"".join(blocks[first : first + 4096]))
        return time.perf_counter() - begun
