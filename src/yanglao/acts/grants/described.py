"""业务说明:集体补助和资助 The acts by which money that is given to the fund is booked, and for whom it was given."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.grants.granting import book_grant, propose_grant, shown_grant
from yanglao.acts.grants.sharing import share
from yanglao.lists import grant_layouts as layouts
from yanglao.store.proposals import AGREED

_SECOND = (roles.REVIEWER, roles.DIRECTOR)

COLLECTIVE_GRANT: Description = Description(
    asks=layouts.GRANT,
    clause="八",
    serves=("四(三)",),
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: propose_grant(agency, COLLECTIVE_GRANT, values, by=by),
    agreement=Agreement({AGREED: Step(_SECOND)}, _SECOND, book_grant, shown=shown_grant, moves_money=False),
    refuses=("line_not_open", "not_money_in", "grant_waits"),
)
"""集体补助和资助入账 Income of its own, kept apart in the pooled account."""

COLLECTIVE_SHARE: Description = Description(
    asks=layouts.SHARE,
    clause="八",
    serves=("四(三)",),
    who=(roles.CLERK,),
    takes=share,
    refuses=("unknown_person", "no_such_grant", "named_already", "beyond_grant"),
)
"""集体补助和资助受益名册 For whom it was given."""

GRANT_ACTS = (COLLECTIVE_GRANT, COLLECTIVE_SHARE)
