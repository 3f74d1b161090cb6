"""办到哪里 Where files stand: what each waits for, since when, and by when it is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import psycopg

from yanglao.acts.transfer.course import OUTWARD, Stage, next_stage, recorded
from yanglao.policy.deadlines import deadlines_of
from yanglao.policy.working_days import Due
from yanglao.store.acting import Area
from yanglao.store.transfers import REMINDED, File, Sent, cancelled, sent_for, settled


@dataclass(frozen=True, slots=True)
class Standing:
    """stage: what is waited for (None: nothing). since: the Day of what came before. due: the last Day that is in time (None: there
    is no deadline). sent: what became of the money of a relation that left. is_cancelled: whether what was recorded has been
    cancelled since."""

    stage: Stage | None
    since: int
    due: Due | None
    sent: Sent
    is_paid: bool
    is_cancelled: bool


def standings(connection: psycopg.Connection, area: Area, files: Sequence[File]) -> dict[int, Standing]:
    """File -> where it stands."""
    facts = [fact for one in files if (fact := recorded(one)) is not None]
    sent, booked = sent_for(connection, area, facts), settled(connection, area, facts)
    gone = cancelled(connection, facts)
    found = {}
    for one in files:
        fact = recorded(one) or 0
        money = sent.get(fact, Sent())
        is_paid = fact in booked and not money.waiting_fen
        found[one.id] = _standing(area, one, money, is_paid=is_paid, is_cancelled=fact in gone)
    return found


def _standing(area: Area, file: File, sent: Sent, *, is_paid: bool, is_cancelled: bool) -> Standing:
    stage = next_stage(file, is_paid=is_paid)
    since = max([file.on, sent.paid_on, *(one.on for one in file.steps if one.step != REMINDED)])
    deadline = None if stage is None else deadlines_of(area.plan).transfers.get(stage.step)
    due = None if deadline is None else deadline.due(since)
    return Standing(stage, since, due, sent, is_paid and file.kind in OUTWARD, is_cancelled)
