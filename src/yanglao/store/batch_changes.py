"""批次变动 What is different in a batch from the month before, as it was prepared: kept person by person, so that whoever looks at a page of it
reads that page."""

from __future__ import annotations

from yanglao.kernel.columns import Ints
from yanglao.store.acting import Act
from yanglao.store.binary import copy_in


def add_batch_changes(act: Act, batch: int, columns: dict[str, Ints]) -> None:
    """Keep the changes of a batch: `change`, `cause` and `kind` (numbers), `person_id`, `about`, and fen before, now, of earlier months and
    kept back."""
    copy_in(
        act.connection,
        "batch_change",
        {"proposal_id": batch, "area_id": act.area.id, "act_id": act.id, **columns},
    )
