"""Every table that acts write is sealed with the act: a new one cannot be forgotten."""

from __future__ import annotations

from collections.abc import Callable

from yanglao.commands.office import Office
from yanglao.ledger.lines import LINE_KINDS
from yanglao.store.seals import SEALED

SEALED_OTHERWISE = {
    *(kind.table for kind in LINE_KINDS.values()),  # by line_seal
    "pension_draft",  # by the batch's own digest
    "work",  # marks, which go
    "act_outcome",  # written when the seal itself is
    "act_seal",
}


def test_every_table_that_acts_write_is_sealed(new_office: Callable[[str], Office]) -> None:
    rows = new_office("sealed_tables").connection.execute(
        "SELECT c.table_name FROM information_schema.columns c JOIN pg_class t ON t.oid = c.table_name::regclass"
        " WHERE c.table_schema = 'public' AND c.column_name = 'act_id' AND t.relkind IN ('r', 'p') AND NOT t.relispartition"
    )
    assert {name for (name,) in rows.fetchall()} - SEALED_OTHERWISE <= SEALED.keys()
