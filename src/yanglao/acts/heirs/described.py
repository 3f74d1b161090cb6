"""业务说明:受领人 The acts on who takes what is due after a death."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.about import person_of
from yanglao.acts.describing import DOING, Agreement, Description, Inner, Step
from yanglao.acts.heirs.accounts import KEY, propose_account, record_account
from yanglao.acts.heirs.declaring import (
    BENEFICIARY,
    HEIRS,
    propose_beneficiary,
    propose_heirs,
    record_heirs,
)
from yanglao.acts.heirs.forms import FORM, MOST_HEIRS
from yanglao.acts.heirs.showing import shown_account, shown_heirs
from yanglao.acts.proxies.requests import ASKED_BY_OTHERS
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import APPLICANT, NUMBER
from yanglao.store.proposals import AGREED, APPROVED

_WHEN_THREE = ("超过限额时", "above the limit")
BASES = (("named", "指定受益人"), ("inheritance", "继承"), ("ruling", "裁定"))
_DOCUMENT = Field("document", "text", ("依据文件", "文号"))
_HEIRS = Field("heirs", "json", ("受领人清单",), required=False, may_be_empty=True)
_ROWS = {"heirs": lambda agency, given: Inner(FORM, MOST_HEIRS)}
_OF_HEIRS = (
    "heirs_wrong",
    "bad_share",
    "same_heir_twice",
    "shares_not_whole",
    "heirs_wait",
    "no_longer_possible",
)
_ALWAYS = ("unknown_person", "own_record", "not_your_unit")
_BY_TWO = {AGREED: Step((roles.REVIEWER,))}

HEIRS_ACT: Description = Description(
    asks=Layout(
        HEIRS,
        "受领人登记",
        "heirs",
        (NUMBER, Field("basis", "choice", ("依据",), choices=BASES), _DOCUMENT, _HEIRS, APPLICANT),
    ),
    clause="五(二)",
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_heirs(agency, HEIRS_ACT, values, by=by),
    agreement=Agreement(
        {**_BY_TWO, APPROVED: Step((roles.DIRECTOR,), when=_WHEN_THREE)},
        (roles.REVIEWER, roles.DIRECTOR),
        record_heirs,
        shown=shown_heirs,
        about=person_of,
    ),
    refuses=(
        *_ALWAYS,
        "not_dead",
        "nobody_named",
        "beneficiary_named",
        "heirs_as_named",
        *_OF_HEIRS,
        *ASKED_BY_OTHERS,
        "needs_third",
    ),
    makes=("一次性待遇支付审批表",),
    inner=_ROWS,
)
"""受领人登记 Who takes what is due after a death, each by a share."""

BENEFICIARY_ACT: Description = Description(
    asks=Layout(BENEFICIARY, "指定受益人", "beneficiary", (NUMBER, _DOCUMENT, _HEIRS)),
    clause="五(二)",
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_beneficiary(agency, BENEFICIARY_ACT, values, by=by),
    agreement=Agreement(_BY_TWO, (roles.REVIEWER,), record_heirs, shown=shown_heirs, about=person_of),
    refuses=(*_ALWAYS, "has_died", *_OF_HEIRS),
    makes=("指定受益人登记表",),
    inner=_ROWS,
    on_request=(),
)
"""指定受益人 Whom the insured names in life; with an empty list what was named before is revoked."""

HEIR_ACCOUNT: Description = Description(
    asks=Layout(
        KEY,
        "受领人账户",
        "account of an heir",
        (
            NUMBER,
            Field("name", "text", ("受领人姓名",)),
            Field("bank_account", "account", ("银行账号", "账号"), private=True),
        ),
    ),
    clause="五(二)",
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_account(agency, HEIR_ACCOUNT, values, by=by),
    proven=(DOING, AGREED),
    agreement=Agreement(_BY_TWO, (roles.REVIEWER,), record_account, shown=shown_account, about=person_of),
    refuses=(*_ALWAYS, "no_heirs", "not_an_heir", "no_longer_possible"),
)
"""受领人账户 Where one heir's share goes."""
HEIR_ACTS = (HEIRS_ACT, BENEFICIARY_ACT, HEIR_ACCOUNT)
