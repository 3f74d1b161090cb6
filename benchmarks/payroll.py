"""A durable payroll against a bare COPY of the same lines into an unlogged table.

Everybody is in payment and nothing new is known of anybody: the month that a fund lives through every month. The payroll is
the application's own, from preparation to booking by four people, through the gate twice, and so are the months before it; the COPY is fed
from memory with the very bytes.
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
from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.acts.found_area import found_area
from yanglao.acts.fund.close_month import close_month
from yanglao.kernel.columns import zeros
from yanglao.kernel.months import FOREVER, day_text, first_day, last_day, month
from yanglao.life.facts import FACT_COLUMNS, Facts
from yanglao.life.kinds import Household, Kind
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import ensure_server, remove_server, with_user
from yanglao.store.acting import Act, Agency, By, perform
from yanglao.store.connection import connect
from yanglao.store.facts import add_facts
from yanglao.store.migrating import migrate
from yanglao.store.sessions import open_session

JOINED, MONTH = month(2011, 10), month(2011, 12)
STAFF = [
    ("clerk", "clerk", "A"),
    ("reviewer", "reviewer", "B"),
    ("finance", "finance", "C"),
    ("accountant", "accountant", "D"),
    ("director", "director", "E"),
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
    """A fund whose first payrolls are booked and closed, by the acts of its office."""
    keys = migrate(url, folder / "keys")
    connection = connect(with_user(url, APPLICATION_ROLE))
    made = found_area(
        connection, plan="dongfang-2011", name="bench", units=[], staff=STAFF, keys=keys, opens_in=JOINED
    )
    sessions = {
        login: open_session(connection, made.area, login, code) for login, code in made.invitations.items()
    }
    agency = Agency(connection, made.area, keys, sessions)
    _perform(agency, "clerk", first_day(JOINED), lambda act: _people(act, people))
    for one in range(JOINED, MONTH):
        _payroll_seconds(agency, one)
        close_month(agency, month=one, by=_by("accountant", last_day(one)))
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
        owner.execute("CHECKPOINT")
    return agency


def _by(actor: str, on: int) -> By:
    return By(actor, on, f"bench {next(_numbers)}")


def _perform(agency: Agency, actor: str, on: int, work: Callable[[Act], dict[str, Any]]) -> None:
    perform(agency, _by(actor, on), kind="bench", content={}, roles=(actor,), work=work)


_numbers = count()


def _people(act: Act, people: int) -> dict[str, Any]:
    """Persons 1 to `people`, past 60 at launch, each with an account of the same number: they enrol and claim in the first month."""
    act.connection.execute(
        "INSERT INTO person (id, area_id, act_id) SELECT n, %s, %s FROM generate_series(1, %s) n",
        (act.area.id, act.id, people),
    )
    act.connection.execute(
        "INSERT INTO payee (id, area_id, person_id, whose, holder, account_hash, account_sealed, recorded_on, act_id)"
        " SELECT n, %s, n, 'person', 'x', '', '', now(), %s FROM generate_series(1, %s) n",
        (act.area.id, act.id, people),
    )
    persons = np.arange(1, people + 1)
    for kind, day, more in (
        (Kind.birth, 19490401, {}),
        (
            Kind.residence,
            20000101,
            {"place": 469007, "code": int(Household.non_agricultural), "until": FOREVER},
        ),
        (Kind.enrolment, first_day(JOINED), {}),
        (Kind.claim, first_day(JOINED), {}),
    ):
        add_facts(act, persons, _facts(people, kind, day, more))
    return {}


def _facts(people: int, kind: Kind, day: int, more: dict[str, int]) -> Facts:
    """The same fact of everybody; what it does not say is nothing, and it holds from its day on."""
    said = dict.fromkeys(FACT_COLUMNS, 0) | {"kind": int(kind), "day": day, "until": FOREVER} | more
    return Facts(**{name: zeros(people) + value for name, value in said.items()})


def _payroll_seconds(agency: Agency, one: int = MONTH) -> float:
    """The four steps of a payroll of a month; the money for it comes in between them, and is not counted."""
    on = last_day(one)
    begun = time.perf_counter()
    batch = payroll.prepare(agency, month=one, by=_by("clerk", on))["batch"]
    if batch is None:
        return 0.0
    payroll.review(agency, batch=batch, by=_by("reviewer", on))
    seconds = time.perf_counter() - begun
    _let_money_come(agency, batch, on)
    begun = time.perf_counter()
    payroll.release(agency, batch=batch, by=_by("finance", on))
    payroll.book(agency, batch=batch, by=_by("accountant", on))
    return seconds + time.perf_counter() - begun


def _let_money_come(agency: Agency, batch: int, on: int) -> None:
    asked = do(agency, "fund_application", [{"batch": batch}], by=_by("accountant", on))
    agree(agency, number=asked["proposal"], by=_by("director", on))
    came = {"call": asked["proposal"], "on": day_text(on), "document": "bench"}
    do(agency, "subsidy_arrival", [came], by=_by("finance", on))


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
