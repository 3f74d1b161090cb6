"""业务说明:接收旧系统 The acts by which a city comes over from another system: three people each, a later return two."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.about import person_of, persons_of
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.takeover.balances import book_balances, propose_balances
from yanglao.acts.takeover.coming_back import book_return, propose_return
from yanglao.acts.takeover.openings import must_be_explained, record_openings, take_over
from yanglao.acts.takeover.showing import shown_openings
from yanglao.lists.takeover_layouts import OPENING_BALANCES, RETURN_FROM_BEFORE, TAKE_OVER
from yanglao.store.proposals import AGREED, APPROVED

_THREE = (roles.REVIEWER, roles.DIRECTOR)

TAKE_OVER_ACT = Description(
    asks=TAKE_OVER,
    clause="十三",
    serves=("四(三)", "五(二)"),
    who=(roles.CLERK,),
    takes=take_over,
    agreement=Agreement(
        {AGREED: Step((roles.REVIEWER,), work=must_be_explained), APPROVED: Step((roles.DIRECTOR,))},
        _THREE,
        record_openings,
        shown=shown_openings,
        about=persons_of,
        moves_money=False,
    ),
    refuses=(
        "unknown_person",
        "take_over_closed",
        "not_the_opening_day",
        "bad_years",
        "award_incomplete",
        "held_wrongly",
        "waits_otherwise",
        "taken_over_otherwise",
        "unexplained_differences",
        "no_longer_possible",
    ),
    makes=("接收比对表",),
)
"""账户接收 Accounts, years, pensions in payment and open items of an old system."""

BALANCES_ACT: Description = Description(
    asks=OPENING_BALANCES,
    clause="八",
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_balances(agency, BALANCES_ACT, values, by=by),
    agreement=Agreement(
        {AGREED: Step((roles.REVIEWER,)), APPROVED: Step((roles.DIRECTOR,))},
        _THREE,
        book_balances,
        moves_money=False,
    ),
    refuses=("take_over_closed", "openings_wait", "does_not_reconcile"),
    makes=("期初余额对账表",),
)
"""期初余额对账 The fund's balances, which the accounts taken over must meet."""

RETURN_ACT: Description = Description(
    asks=RETURN_FROM_BEFORE,
    clause="八",
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_return(agency, RETURN_ACT, values, by=by),
    agreement=Agreement({AGREED: Step((roles.REVIEWER,))}, (roles.REVIEWER,), book_return, about=person_of),
    refuses=("unknown_person", "own_record", "not_your_unit", "date_in_future", "none_on_the_way"),
)
"""接收前发放退回 A payment on its way at the take-over came back."""

TAKEOVER_ACTS = (TAKE_OVER_ACT, BALANCES_ACT, RETURN_ACT)
