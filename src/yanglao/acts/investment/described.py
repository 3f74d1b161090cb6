"""业务说明:基金投资 The acts by which the balance is put into deposits and bonds, and comes back."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.investment.coming_back import (
    propose_withdrawal,
    shown_withdrawal,
    take_back,
    take_interest,
    withdraw,
)
from yanglao.acts.investment.in_part import propose_part, shown_part, withdraw_part
from yanglao.acts.investment.opening import propose_deposit, put_in, shown_deposit
from yanglao.lists import deposit_layouts as layouts
from yanglao.store.proposals import AGREED

CLAUSE, OFFENCE = "八", ("九(一)5",)
_SECOND = (roles.FINANCE, roles.SUPERVISOR)
_RUNNING = ("no_such_deposit", "date_in_future", "before_deposit", "before_part", "deposit_waits")

OPEN_DEPOSIT: Description = Description(
    asks=layouts.OPEN,
    clause=CLAUSE,
    serves=OFFENCE,
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_deposit(agency, OPEN_DEPOSIT, values, by=by),
    proven=(AGREED,),
    agreement=Agreement({AGREED: Step(_SECOND)}, _SECOND, put_in, shown=shown_deposit, moves_money=False),
    refuses=("product_not_allowed", "term_not_allowed", "bad_rate", "too_little_left"),
    makes=("定期存款审批单",),
)
"""定期存款存入 Of what need not stay at hand, in what the rules allow."""

DEPOSIT_INTEREST: Description = Description(
    asks=layouts.INTEREST,
    clause=CLAUSE,
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: take_interest(agency, DEPOSIT_INTEREST, values, by=by),
    refuses=(*_RUNNING, "statement_known"),
)
"""定期存款付息 In parts, while it runs."""

DEPOSIT_MATURES: Description = Description(
    asks=layouts.MATURES,
    clause=CLAUSE,
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: take_back(agency, DEPOSIT_MATURES, values, by=by),
    refuses=(*_RUNNING, "not_due", "interest_short"),
)
"""定期存款到期支取 Principal and interest are back."""

DEPOSIT_WITHDRAWN_EARLY: Description = Description(
    asks=layouts.EARLY,
    clause=CLAUSE,
    serves=OFFENCE,
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_withdrawal(agency, DEPOSIT_WITHDRAWN_EARLY, values, by=by),
    agreement=Agreement(
        {AGREED: Step(_SECOND)}, _SECOND, withdraw, shown=shown_withdrawal, moves_money=False
    ),
    refuses=(*_RUNNING, "already_due", "too_much_back"),
    makes=("提前支取审批单",),
)
"""定期存款提前支取 Interest is forgone, or principal lost; two people say so."""

DEPOSIT_WITHDRAWN_IN_PART: Description = Description(
    asks=layouts.PART,
    clause=CLAUSE,
    serves=OFFENCE,
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_part(agency, DEPOSIT_WITHDRAWN_IN_PART, values, by=by),
    agreement=Agreement({AGREED: Step(_SECOND)}, _SECOND, withdraw_part, shown=shown_part, moves_money=False),
    refuses=(*_RUNNING, "not_in_part", "part_withdrawn", "not_a_part", "at_its_end", "bad_rate"),
    makes=("部分提前支取审批单",),
)
"""定期存款部分提前支取 The part earns the bank's rate on demand, the rest runs on."""

INVESTMENT_ACTS = (
    OPEN_DEPOSIT,
    DEPOSIT_INTEREST,
    DEPOSIT_MATURES,
    DEPOSIT_WITHDRAWN_EARLY,
    DEPOSIT_WITHDRAWN_IN_PART,
)
