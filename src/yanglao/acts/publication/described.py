"""业务说明:公布 The acts by which figures and lists are made public."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.publication.objecting import answer, propose_answer, shown_answer, take_objection
from yanglao.acts.publication.posting import post
from yanglao.acts.publication.publishing import propose_publication, publish
from yanglao.lists import publication_layouts as layouts
from yanglao.store.proposals import AGREED

PUBLISH: Description = Description(
    asks=layouts.PUBLISH,
    clause="十",
    serves=("八", "十二"),
    who=(roles.SUPERVISOR,),
    does=lambda agency, values, by: propose_publication(agency, PUBLISH, values, by=by),
    agreement=Agreement({AGREED: Step((roles.SUPERVISOR,))}, (roles.SUPERVISOR,), publish, moves_money=False),
    refuses=(
        "period_open",
        "before_opening",
        "already_published",
        "publication_waits",
        "figures_moved",
    ),
    makes=("基金收支公布",),
)
"""公布基金收支 What was raised and paid, what stands, what it earned, for how many."""

POST_NOTICE_LIST: Description = Description(
    asks=layouts.NOTICE_LIST,
    clause="十",
    serves=("五(一)", "十二"),
    who=(roles.CLERK, roles.TOWNSHIP),
    does=lambda agency, values, by: post(agency, POST_NOTICE_LIST, values, by=by),
    refuses=("unknown_unit", "not_your_unit", "nobody_to_post", "posted_already"),
    makes=("公示名单",),
)
"""名单公示 Masked, in the unit, for as long as the plan's data says."""

OBJECT_TO_NOTICE: Description = Description(
    asks=layouts.OBJECTION,
    clause="十",
    serves=("九(三)",),
    who=(roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT),
    does=lambda agency, values, by: take_objection(agency, OBJECT_TO_NOTICE, values, by=by),
    refuses=(
        "unknown_person",
        "no_such_list",
        "not_on_the_list",
        "not_your_unit",
        "window_over",
        "objected_already",
    ),
    makes=("异议登记单",),
)
"""公示异议 By anybody, in time; afterwards the decision itself is contested."""

_SECOND = (roles.REVIEWER, roles.DIRECTOR)
ANSWER_OBJECTION: Description = Description(
    asks=layouts.ANSWER,
    clause="十",
    serves=("九(三)",),
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_answer(agency, ANSWER_OBJECTION, values, by=by),
    agreement=Agreement(
        {AGREED: Step(_SECOND)},
        _SECOND,
        answer,
        shown=shown_answer,
        about=lambda proposal: [proposal.content["person"]],
        moves_money=False,
    ),
    refuses=("no_such_objection", "answer_waits"),
    makes=("异议答复书",),
)
"""异议答复 By two people."""

PUBLICATION_ACTS = (PUBLISH, POST_NOTICE_LIST, OBJECT_TO_NOTICE, ANSWER_OBJECTION)
