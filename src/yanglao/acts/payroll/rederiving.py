"""重算 A batch re-derived: those about whom something is different, and some others drawn by lot, folded from their first fact, must come to
the lines that were laid down."""

from __future__ import annotations

import numpy as np

from yanglao.kernel.columns import Ints
from yanglao.ledger.lines import PENSION
from yanglao.payment.difference import Lines, difference
from yanglao.policy.law import Laws
from yanglao.store.acting import Agency
from yanglao.store.assessed import assess, still_due
from yanglao.store.batches import Batch
from yanglao.store.facts import known_facts
from yanglao.store.read.batch_lines import drafted_lines


def rederived(agency: Agency, batch: Batch, laws: Laws, persons: Ints) -> Lines:
    """What the lines of a batch lack or have too much for `persons` (ascending), by what was known when it was prepared; nothing where
    all is right."""
    connection, area = agency.connection, agency.area
    known = known_facts(connection, area, persons, through_fact=batch.facts_through)
    assessed = assess(laws, known, through=batch.month, whole_month=False)
    due = still_due(connection, area, PENSION, assessed, persons)
    return difference(due, drafted_lines(connection, batch, persons))


def drawn(batch: Batch, persons: Ints, how_many: int) -> Ints:
    """Some of `persons`, ascending: by lot, and always the same of a batch, whose payments nobody knows before it is prepared."""
    lot = np.random.default_rng(int.from_bytes(batch.payments_digest[:8], "big"))
    return np.sort(lot.choice(persons, size=min(how_many, len(persons)), replace=False))
