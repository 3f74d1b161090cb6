"""The fund's budget of the last year: agreed to in January, and one line changed in the middle of the year."""

from __future__ import annotations

from yanglao.acts.budget.drafting import draft_of
from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.months import month, month_of
from yanglao.ledger.chart import BASE_PENSIONS, ONE_OFF
from yanglao.lists.budget_layouts import field_of
from yanglao.store.acting import Agency

YEAR = 2016
AGREED_IN, CHANGED_IN = month(YEAR, 1), month(YEAR, 7)
MORE_PERCENT = 108
SPARE_YUAN = 50_000


def budget(agency: Agency, on: int) -> None:
    """As the year before, with more for base pensions; in July more for one-off payments."""
    if month_of(on) == AGREED_IN:
        yuan = draft_of(agency, YEAR)[BASE_PENSIONS] * MORE_PERCENT // 100_00
        given = {"year": YEAR, field_of(BASE_PENSIONS): yuan, "reason": "领取人数增加"}
        do_one(agency, "fund_budget", given | {"document": f"东财社{YEAR}号"}, on)
    elif month_of(on) == CHANGED_IN:
        yuan = draft_of(agency, YEAR)[ONE_OFF] // 100 + SPARE_YUAN
        given = {"year": YEAR, "account": str(ONE_OFF), "amount_yuan": yuan, "reason": "死亡清退增加"}
        do_one(agency, "change_fund_budget", given | {"document": f"东财社{YEAR}调1号"}, on)
    else:
        return
    agree_to_all(agency, on)
