"""业务说明:代扣 The acts by which contributions come in through the bank."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.about import persons_of
from yanglao.acts.describing import DOING, Agreement, Description, Step
from yanglao.acts.withholding.answering import take_answers, whose_lines
from yanglao.acts.withholding.authorising import authorise, end_authorities, record_authorities
from yanglao.acts.withholding.listing import propose_end, propose_list, record_end, record_list
from yanglao.acts.withholding.sending import send_list
from yanglao.acts.withholding.showing import shown_authorities, shown_list
from yanglao.lists import withholding_layouts as layouts
from yanglao.store.proposals import AGREED

CLAUSE = "四(二)1"
COLLECTORS = (roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT)
_BY_TWO = {AGREED: Step((roles.REVIEWER,))}

AUTHORISE = Description(
    asks=layouts.AUTHORITY,
    clause=CLAUSE,
    who=COLLECTORS,
    takes=authorise,
    proven=(AGREED,),
    agreement=Agreement(
        _BY_TWO,
        (roles.REVIEWER,),
        record_authorities,
        shown=shown_authorities,
        about=persons_of,
        moves_money=False,
    ),
    refuses=("unknown_person", "half_an_account", "no_account", "no_longer_possible"),
    makes=("委托扣款协议",),
    on_request=("bank_account",),
)
"""委托扣款 By list or one by one; another person looks at the account."""

END_AUTHORITY = Description(
    asks=layouts.AUTHORITY_END,
    clause=CLAUSE,
    who=COLLECTORS,
    takes=end_authorities,
    refuses=("unknown_person", "no_authority"),
    on_request=(),
)
"""终止委托扣款 At the person's word, at once."""

WITHHOLDING_LIST: Description = Description(
    asks=layouts.LIST,
    clause=CLAUSE,
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_list(agency, WITHHOLDING_LIST, values, by=by),
    agreement=Agreement(_BY_TWO, (roles.REVIEWER,), record_list, shown=shown_list, moves_money=False),
    refuses=("list_waits", "nobody_to_ask", "list_outdated"),
    makes=("代扣清单",),
)
"""代扣清单 Its lines stand as shown once a second person agrees."""

WITHHOLDING_FILE: Description = Description(
    asks=layouts.FILE,
    clause=CLAUSE,
    who=(roles.ACCOUNTANT,),
    does=lambda agency, values, by: send_list(agency, WITHHOLDING_FILE, values, by=by),
    refuses=("no_such_list", "file_differs", "file_sent"),
    makes=("银行代扣文件",),
    proven=(DOING,),
)
"""代扣文件 To the bank, once."""

WITHHOLDING_ANSWER = Description(
    asks=layouts.ANSWER,
    clause=CLAUSE,
    who=(roles.ACCOUNTANT,),
    takes=take_answers,
    whose=whose_lines,
    serves=("四(二)2", "四(三)"),
    refuses=(
        "line_unknown",
        "list_over",
        "file_not_sent",
        "before_sent",
        "date_in_future",
        "amount_needed",
        "amount_of_failed",
        "failed_why",
        "answered_otherwise",
        "withheld_in_vain",
        "paid_short",
    ),
    makes=("缴费票据",),
)
"""代扣回盘 Whoever laid the list out does not say what came of it."""

END_LIST: Description = Description(
    asks=layouts.LIST_END,
    clause=CLAUSE,
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_end(agency, END_LIST, values, by=by),
    agreement=Agreement(_BY_TWO, (roles.REVIEWER,), record_end, moves_money=False),
    refuses=("no_such_list", "all_answered", "end_waits", "no_longer_possible"),
)
"""代扣清单终结 What the bank never answered is asked for again in another list."""

WITHHOLDING_ACTS = (
    AUTHORISE,
    END_AUTHORITY,
    WITHHOLDING_LIST,
    WITHHOLDING_FILE,
    WITHHOLDING_ANSWER,
    END_LIST,
)
