"""Every column of every row that says something about money: changed in one row, or the row taken away, it is reported."""

from __future__ import annotations

import pytest
from offenders.columns import unseen_changes

from yanglao.ledger.lines import LINE_KINDS
from yanglao.store.acting import Agency
from yanglao.store.seals import SEALED

pytestmark = pytest.mark.long

LINES = [kind.table for kind in LINE_KINDS.values()]


@pytest.mark.parametrize("table", [*LINES, *SEALED])
def test_a_change_in_any_column_or_a_row_taken_away(superuser: Agency, table: str) -> None:
    assert unseen_changes(superuser, table) == []
