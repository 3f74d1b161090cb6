"""留存变动 What a batch changes is kept when it is prepared, each with its cause: the desk shows a page of it at a time, and the gate works it out
anew."""

from __future__ import annotations

import numpy as np

from yanglao.acts.payroll.gate import Compared, compare
from yanglao.kernel.columns import Ints, zeros
from yanglao.payment.changes import Change
from yanglao.store.acting import Act
from yanglao.store.batch_changes import add_batch_changes
from yanglao.store.batches import batch_of

CODES = {change: place for place, change in enumerate(Change, start=1)}
"""Change -> its number in the table."""


def keep_changes(act: Act, batch: int) -> None:
    """Keep what a batch that has been laid out changes."""
    seen = compare(act.agency, batch_of(act.connection, act.area, batch))
    add_batch_changes(act, batch, rows_of(seen))


def rows_of(seen: Compared) -> dict[str, Ints]:
    """A row for each person and kind of change, as columns."""
    changes, causes = seen.changes, seen.causes
    found = [(CODES[change], np.flatnonzero(rows)) for change, rows in changes.are().items()]
    places = np.concatenate([rows for _, rows in found])
    codes = np.concatenate([zeros(len(rows)) + code for code, rows in found])
    columns = {
        "person_id": changes.persons,
        "cause": causes.cause,
        "about": causes.about,
        "kind": causes.kind,
        "before_fen": changes.before.fen,
        "now_fen": changes.now.fen,
        "earlier_fen": changes.earlier.fen,
        "withheld_fen": changes.now.withheld_fen,
    }
    return {"change": codes, **{name: column[places] for name, column in columns.items()}}
