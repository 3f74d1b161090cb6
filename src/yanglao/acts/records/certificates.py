"""资格认证 A life certificate ends the suspension for want of one."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from yanglao.kernel.columns import Days, Ints, ints
from yanglao.kernel.months import FOREVER, first_day, month_of
from yanglao.life.facts import facts_of
from yanglao.life.kinds import Kind, Suspension
from yanglao.store.acting import Act
from yanglao.store.facts import STORED, add_facts, in_force


def end_suspensions(act: Act, persons: Ints, days: Days) -> None:
    """End the open suspensions of persons who gave a certificate on `days`, in the month of the certificate. One given before the
    suspension began says nothing about it."""
    if not len(persons):
        return
    found = in_force(act.connection, persons, (Kind.suspension,))
    ended_on = _ended_on(found, persons, days)
    rows = np.flatnonzero(ended_on < FOREVER)
    columns = {name: found[name][rows] for name in STORED}
    columns["until"] = np.maximum(first_day(month_of(ended_on[rows])), columns["day"])
    add_facts(act, found["person_id"][rows], facts_of(len(rows), **columns), replaces=found["id"][rows])


def _ended_on(found: dict[str, Ints], persons: Ints, days: Days) -> Days:
    """The day of the certificate that ends each suspension; FOREVER where none does."""
    given: dict[int, list[int]] = defaultdict(list)
    for person, day in zip(persons.tolist(), days.tolist(), strict=True):
        given[person].append(day)
    is_open = (found["until"] == FOREVER) & (found["code"] == Suspension.life_certificate)
    return ints(
        [
            min((day for day in given[person] if day >= since), default=FOREVER) if open_now else FOREVER
            for person, since, open_now in zip(
                found["person_id"].tolist(), found["day"].tolist(), is_open.tolist(), strict=True
            )
        ]
    )
