"""业务说明:基金预算 The acts by which the fund gets its budget for a year, and by which a line of it is changed."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.budget.allowing import propose_fund_budget, record_fund_budget
from yanglao.acts.budget.changing import propose_change, record_change
from yanglao.acts.budget.showing import shown_change, shown_fund_budget
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.lists import budget_layouts as layouts
from yanglao.store.proposals import AGREED

_FINANCE = (roles.FINANCE,)
_BY_FINANCE = {AGREED: Step(_FINANCE)}

FUND_BUDGET: Description = Description(
    asks=layouts.BUDGET,
    clause="八",
    serves=("十",),
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_fund_budget(agency, FUND_BUDGET, values, by=by),
    agreement=Agreement(
        _BY_FINANCE, _FINANCE, record_fund_budget, shown=shown_fund_budget, moves_money=False
    ),
    refuses=("year_over", "budget_agreed", "budget_waits", "reason_missing"),
    makes=("基金预算表",),
)
"""基金预算 Income and expenditure of a year by account."""

CHANGE_FUND_BUDGET: Description = Description(
    asks=layouts.CHANGE,
    clause="八",
    serves=("十",),
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_change(agency, CHANGE_FUND_BUDGET, values, by=by),
    agreement=Agreement(_BY_FINANCE, _FINANCE, record_change, shown=shown_change, moves_money=False),
    refuses=("year_over", "no_budget", "budget_waits", "same_amount"),
    makes=("基金预算调整表",),
)
"""基金预算调整 Another amount for one line, with its reason."""

BUDGET_ACTS = (FUND_BUDGET, CHANGE_FUND_BUDGET)
