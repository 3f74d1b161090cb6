"""留存 What may be put into deposits: what lies free in the special account beyond what must stay at hand."""

from __future__ import annotations

from typing import NamedTuple

from yanglao.acts.funding.free import free_balances
from yanglao.ledger.chart import CONTRIBUTIONS_OWED, DUE, RETURNED, TREASURY
from yanglao.policy.investing import investing_of
from yanglao.store.acting import Act
from yanglao.store.batches import Batch, batches
from yanglao.store.entries import balances


class Balance(NamedTuple):
    """What lies free in the special account, and what of it must stay, in fen."""

    free_fen: int
    kept_fen: int

    @property
    def most_fen(self) -> int:
        """可存金额 What may be put into deposits."""
        return max(self.free_fen - self.kept_fen, 0)


def balance_of(act: Act) -> Balance:
    """留存规则 At hand stay the pensions of as many months as the plan says, by the last month's payroll; the cash of a batch under way; what is
    owed to people (returned and withheld payments, contributions to refund); and what province and city have paid ahead."""
    prepared = batches(act.connection, act.area)
    months = investing_of(act.area.plan).keep_payrolls
    owed = balances(act.connection, act.area)
    ahead = sum(max(-owed.get(account, 0), 0) for account in DUE.values())
    people = sum(max(-owed.get(account, 0), 0) for account in (RETURNED, CONTRIBUTIONS_OWED))
    under_way = sum(_cash_fen(one) for one in prepared if one.is_open)
    kept = months * _of_the_last_month(prepared) + under_way + people + ahead
    return Balance(max(free_balances(act).get(TREASURY, 0), 0), kept)


def _of_the_last_month(prepared: list[Batch]) -> int:
    """The cash of the last month that was paid or is being paid."""
    counted = [one for one in prepared if one.is_open or one.is_booked]
    last = max((one.month for one in counted), default=0)
    return sum(_cash_fen(one) for one in counted if one.month == last)


def _cash_fen(batch: Batch) -> int:
    return int(batch.totals["cash_fen"])
