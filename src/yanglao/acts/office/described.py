"""业务说明:办公账 The acts by which the office gets and spends its own money, and fills its posts."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.office.budget import propose_budget, record_budget
from yanglao.acts.office.hiring import fill_post, leave_post, propose_hire
from yanglao.acts.office.paying import pay_cost, pay_wages, propose_payment, propose_wages
from yanglao.acts.office.showing import shown_budget, shown_hire, shown_payment, shown_wages
from yanglao.lists import office_layouts as layouts
from yanglao.store.proposals import AGREED

_FINANCE = (roles.FINANCE,)
_BY_FINANCE = {AGREED: Step(_FINANCE)}
_PAYERS = (roles.DIRECTOR, roles.FINANCE)
_BY_A_PAYER = {AGREED: Step(_PAYERS)}

OFFICE_BUDGET: Description = Description(
    asks=layouts.BUDGET,
    clause="十一",
    serves=("八", "十二"),
    who=(roles.DIRECTOR,),
    does=lambda agency, values, by: propose_budget(agency, OFFICE_BUDGET, values, by=by),
    agreement=Agreement(_BY_FINANCE, _FINANCE, record_budget, shown=shown_budget, moves_money=False),
    refuses=("office_waits", "below_spent"),
)
"""办公经费预算 Wages, running and start-up costs of a year, from the budget of finance."""

FILL_POST: Description = Description(
    asks=layouts.FILL,
    clause="十一",
    who=(roles.DIRECTOR,),
    does=lambda agency, values, by: propose_hire(agency, FILL_POST, values, by=by),
    agreement=Agreement(_BY_FINANCE, _FINANCE, fill_post, shown=shown_hire, moves_money=False),
    refuses=("no_such_post", "not_on_staff", "own_post", "post_taken", "holds_post", "office_waits"),
)
"""聘用上岗 Somebody on the staff fills a post."""

LEAVE_POST: Description = Description(
    asks=layouts.LEAVE,
    clause="十一",
    who=(roles.DIRECTOR,),
    does=lambda agency, values, by: leave_post(agency, LEAVE_POST, values, by=by),
    refuses=("no_such_post", "post_vacant", "own_post", "before_coming", "wages_paid"),
)
"""离岗 The last month of whoever is in a post."""

OFFICE_WAGES: Description = Description(
    asks=layouts.WAGES,
    clause="十一",
    serves=("八",),
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_wages(agency, OFFICE_WAGES, values, by=by),
    proven=(AGREED,),
    agreement=Agreement(_BY_A_PAYER, _PAYERS, pay_wages, shown=shown_wages, moves_money=False),
    refuses=("date_in_future", "no_wages", "office_waits", "beyond_budget", "own_post", "wages_changed"),
)
"""发放工资 The wages of a month by post, computed."""

OFFICE_PAYMENT: Description = Description(
    asks=layouts.PAYMENT,
    clause="十一",
    serves=("八", "十二"),
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_payment(agency, OFFICE_PAYMENT, values, by=by),
    proven=(AGREED,),
    agreement=Agreement(_BY_A_PAYER, _PAYERS, pay_cost, shown=shown_payment, moves_money=False),
    refuses=("date_in_future", "document_paid", "office_waits", "beyond_budget"),
)
"""办公支出 A running or start-up cost, by its paper."""

OFFICE_ACTS = (OFFICE_BUDGET, FILL_POST, LEAVE_POST, OFFICE_WAGES, OFFICE_PAYMENT)
