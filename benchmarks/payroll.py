"""A durable payroll against a bare COPY of the same lines into an unlogged table.

Everybody is in payment and nothing new is known of anybody: the month that a fund lives through every month. The payroll is
the application's own, from preparation to booking by four people; the COPY is fed from memory with the very bytes.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

import numpy as np
import psycopg
from rich.progress import Progress

from benchmarks.figures import MEBIBYTE, Figure, peak_memory_bytes
from yanglao.acts import payroll
from yanglao.acts.found_area import found_area
from yanglao.kernel.columns import zeros
from yanglao.kernel.months import last_day, month
from yanglao.ledger.lines import PENSION
from yanglao.payment.difference import Lines
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import ensure_server, remove_server, with_user
from yanglao.store.acting import Area, By, perform
from yanglao.store.batches import CARRIED, add_batch, add_step
from yanglao.store.closing import add_close
from yanglao.store.connection import connect
from yanglao.store.lines import add_lines
from yanglao.store.migrating import migrate

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
        area, connection = _fund(url, folder, people)
        progress.advance(task)
        ours = _payroll_seconds(connection, area)
        progress.advance(task)
        bare = _copy_seconds(url)
        progress.advance(task)
        connection.close()
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


def _fund(url: str, folder: Path, people: int) -> tuple[Area, psycopg.Connection]:
    """A fund whose payroll of the month before is booked and closed."""
    migrate(url, folder / "keys")
    connection = connect(with_user(url, APPLICATION_ROLE))
    area = found_area(connection, plan="dongfang-2011", name="bench", units=[], staff=STAFF)
    _month_before(connection, area, people)
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
        owner.execute("CHECKPOINT")
    return area, connection


def _month_before(connection: psycopg.Connection, area: Area, people: int) -> None:
    before, on = MONTH - 1, last_day(MONTH - 1)

    def by(actor: str) -> By:
        return By(actor, on, f"bench {actor}")

    made: dict[str, int] = {}

    def prepare(act) -> dict:  # type: ignore[no-untyped-def]
        draft = act.connection.execute(
            "SELECT open_pension_draft(%s::smallint, %s, %s)", (area.id, before, act.id)
        ).fetchone()[0]
        made["batch"] = add_batch(act, before, 0, draft, {})
        add_step(act, made["batch"], "prepared")
        random = np.random.default_rng(1)
        amounts = np.stack([zeros(people) + fen for fen in (7800, 5200, 0, 0, 0, 0, 0, 0, 13000, 0, 0)])
        carried = [random.integers(0, 400_000, people) for _ in CARRIED[:3]] + [
            random.integers(0, 2_000_000, people) for _ in CARRIED[3:6]
        ]
        carried += [random.integers(500, 9_000, people), random.integers(0, 4, people)]
        keys = np.stack([np.arange(1, people + 1), zeros(people) + before])
        add_lines(
            act,
            PENSION,
            Lines(keys, amounts, zeros(people) + 1),
            dict(zip(CARRIED, carried, strict=True)),
            table=draft,
        )
        act.connection.execute("SELECT key_pension_draft(%s)", (draft,))
        return {}

    perform(connection, area, by("clerk"), kind="bench", content={}, roles=("clerk",), work=prepare)
    for actor, step in (("reviewer", "reviewed"), ("finance", "released"), ("accountant", "booked")):
        perform(
            connection,
            area,
            by(actor),
            kind="bench",
            content={},
            roles=(actor,),
            work=lambda act, step=step: add_step(act, made["batch"], step) or {},
        )  # type: ignore[misc]

    def attach(act) -> dict:  # type: ignore[no-untyped-def]
        act.connection.execute("SELECT attach_pension_draft(%s)", (made["batch"],))
        add_close(act, before, 0)
        return {}

    perform(
        connection,
        area,
        By("accountant", on, "attach"),
        kind="bench",
        content={},
        roles=("accountant",),
        work=attach,
    )


def _payroll_seconds(connection: psycopg.Connection, area: Area) -> float:
    on = last_day(MONTH)
    begun = time.perf_counter()
    batch = payroll.prepare(connection, area, month=MONTH, by=By("clerk", on, "1"))["batch"]
    payroll.review(connection, area, batch=batch, by=By("reviewer", on, "2"))
    payroll.release(connection, area, batch=batch, by=By("finance", on, "3"))
    payroll.book(connection, area, batch=batch, by=By("accountant", on, "4"))
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
