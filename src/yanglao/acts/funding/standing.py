"""应到补贴 What is due from province and city, as the lines of a call."""

from __future__ import annotations

from collections.abc import Iterable

from yanglao.ledger.chart import dues_of
from yanglao.ledger.dues import Dues
from yanglao.rules.sources import FUNDERS
from yanglao.store.subsidies import CallLine


def lines_of(found: Dues) -> list[CallLine]:
    """What has not arrived."""
    return [CallLine(one.account, one.month, one.fen) for one in found.outstanding]


def by_funder(lines: Iterable[CallLine]) -> dict[str, int]:
    """Funder -> fen of lines."""
    asked = list(lines)
    return {funder: sum(one.fen for one in asked if one.account in dues_of(funder)) for funder in FUNDERS}
