"""重算核对 Re-derive the fund from its facts and compare with the books: the proof that what was booked is what is due."""

from __future__ import annotations

import psycopg

from yanglao.kernel.months import month_of
from yanglao.ledger.lines import ARRIVAL, INTEREST, PENSION
from yanglao.life.facts import FIRST_DECISION
from yanglao.payment.due import due_interest, due_pensions
from yanglao.store.acting import Area
from yanglao.store.assessed import arrivals_of, assess, still_due
from yanglao.store.batches import last_booked
from yanglao.store.closing import last_close
from yanglao.store.facts import known_facts
from yanglao.store.law import laws_of


def rederive(connection: psycopg.Connection, area: Area) -> dict[str, int]:
    """How many lines differ, by kind, when everybody is folded from the beginning with the facts that the last close and the
    last booked payroll looked at. All zero: the books are exactly what the rules say."""
    differing = {}
    laws, close, batch = (
        laws_of(connection, area),
        last_close(connection, area),
        last_booked(connection, area),
    )
    if close is not None:
        known = known_facts(connection, area, through_fact=close.facts_through)
        latest = max(
            close.month, int(month_of(known.facts.day[known.facts.kind >= FIRST_DECISION].max(initial=0)))
        )
        arrivals, _ = still_due(
            connection, area, ARRIVAL, arrivals_of(assess(laws, known, through=latest)), None
        )
        differing[ARRIVAL.name] = int((arrivals.keys[2] <= close.facts_through).sum())
        found = assess(laws, known, through=close.month)
        differing[INTEREST.name] = len(
            still_due(connection, area, INTEREST, due_interest(found.history, known.ids), None)[0]
        )
    if batch is not None:
        known = known_facts(connection, area, through_fact=batch.facts_through)
        found = assess(laws, known, through=batch.month, whole_month=False)
        due = due_pensions(found.history, known.ids)
        differing[PENSION.name] = len(still_due(connection, area, PENSION, due, None)[0])
    return differing
