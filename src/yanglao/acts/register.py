"""业务登记簿 The register of acts: every act there is, by its name. Commands, lists, tasks, permissions and printed tables read it."""

from __future__ import annotations

from yanglao.acts.archive.closing import CLOSE_VOLUME
from yanglao.acts.bank.described import BANK_ACTS
from yanglao.acts.budget.described import BUDGET_ACTS
from yanglao.acts.certification.disputing import CONTEST_ACT, SETTLE
from yanglao.acts.certification.extending import EXTEND
from yanglao.acts.certification.matching import MATCH_ACT, MATCH_DEATHS_ACT
from yanglao.acts.corrections.carrying import MOVE_CONTRIBUTION
from yanglao.acts.corrections.described import CANCEL_FACT, REPLACE_FACT
from yanglao.acts.corrections.merge_act import MERGE_PERSONS
from yanglao.acts.corrections.numbers import CHANGE_NUMBER_ACT
from yanglao.acts.counter.cash_up import CASH_UP
from yanglao.acts.describing import Description
from yanglao.acts.disputes.described import DISPUTE_ACTS
from yanglao.acts.fund.bank_interest import BANK_INTEREST_ACT
from yanglao.acts.fund.close_month import CLOSE_MONTH
from yanglao.acts.fund.close_year import CLOSE_YEAR
from yanglao.acts.fund.final_account import FINAL_ACCOUNT
from yanglao.acts.funding.described import FUNDING_ACTS
from yanglao.acts.grants.described import GRANT_ACTS
from yanglao.acts.handing.handing import handing_acts
from yanglao.acts.heirs.described import HEIR_ACTS
from yanglao.acts.investment.described import INVESTMENT_ACTS
from yanglao.acts.letters.giving import LETTER_CODE
from yanglao.acts.notices.described import NOTICE_ACTS
from yanglao.acts.office.described import OFFICE_ACTS
from yanglao.acts.payroll.bank import SEND, TAKE_ANSWER
from yanglao.acts.payroll.steps import PAYROLL_ACT
from yanglao.acts.policy.parameter import PARAMETER
from yanglao.acts.policy.reading import READING
from yanglao.acts.proxies.described import PROXY_ACTS
from yanglao.acts.publication.described import PUBLICATION_ACTS
from yanglao.acts.records.described import FACT_ACTS
from yanglao.acts.recovery.described import RECOVERY_ACTS
from yanglao.acts.refunds.described import COMPLETE_PAYMENT, REFUND_ACT
from yanglao.acts.registry.accounts import PAYEE_ACT
from yanglao.acts.registry.changes import CHANGE
from yanglao.acts.registry.changing import CHANGE_PERSON_ACT, CHANGE_UNIT_ACT
from yanglao.acts.registry.registering import REGISTER_PERSONS
from yanglao.acts.requests.answering import ANSWER_REQUEST
from yanglao.acts.reviewing.substituting import SUBSTITUTE_REVIEWER
from yanglao.acts.staff.appointing import STAFF_ACTS
from yanglao.acts.supervision.described import SUPERVISION_ACTS
from yanglao.acts.survey.surveying import SURVEY_ACT
from yanglao.acts.takeover.described import TAKEOVER_ACTS
from yanglao.acts.townships.described import TOWNSHIP_ACTS
from yanglao.acts.transfer.described import TRANSFER_ACTS
from yanglao.acts.withholding.described import WITHHOLDING_ACTS
from yanglao.store.acting import ActRefused

HAND_TASK, TAKE_TASK_BACK = handing_acts(lambda: REGISTER)

REGISTER: dict[str, Description] = {
    act.key: act
    for act in (
        REGISTER_PERSONS,
        PAYEE_ACT,
        CHANGE,
        CHANGE_PERSON_ACT,
        CHANGE_UNIT_ACT,
        CHANGE_NUMBER_ACT,
        *FACT_ACTS,
        *TRANSFER_ACTS,
        EXTEND,
        CONTEST_ACT,
        SETTLE,
        MATCH_ACT,
        MATCH_DEATHS_ACT,
        CANCEL_FACT,
        REPLACE_FACT,
        *WITHHOLDING_ACTS,
        CASH_UP,
        COMPLETE_PAYMENT,
        REFUND_ACT,
        *HEIR_ACTS,
        *RECOVERY_ACTS,
        *NOTICE_ACTS,
        *DISPUTE_ACTS,
        *PROXY_ACTS,
        LETTER_CODE,
        ANSWER_REQUEST,
        MOVE_CONTRIBUTION,
        MERGE_PERSONS,
        PAYROLL_ACT,
        *FUNDING_ACTS,
        *GRANT_ACTS,
        SEND,
        TAKE_ANSWER,
        BANK_INTEREST_ACT,
        *BANK_ACTS,
        *INVESTMENT_ACTS,
        *BUDGET_ACTS,
        CLOSE_MONTH,
        CLOSE_YEAR,
        FINAL_ACCOUNT,
        CLOSE_VOLUME,
        PARAMETER,
        READING,
        *SUPERVISION_ACTS,
        *PUBLICATION_ACTS,
        SURVEY_ACT,
        *TOWNSHIP_ACTS,
        *TAKEOVER_ACTS,
        *OFFICE_ACTS,
        *STAFF_ACTS,
        SUBSTITUTE_REVIEWER,
        HAND_TASK,
        TAKE_TASK_BACK,
    )
}


def described(name: str) -> Description:
    """The act of that name; hyphens will do for underscores. Refused: no_such_act."""
    act = REGISTER.get(name.replace("-", "_"))
    if act is None or (act.does is None and act.takes is None):
        raise ActRefused(
            "no_such_act",
            f"没有这项业务:{name}。yanglao act list 列出全部业务。",
            f"There is no act {name}; `yanglao act list` lists all of them.",
        )
    return act


def takes_rows(act: Description) -> Description:
    """The act, which takes lists. Refused: not_a_list."""
    if act.takes is None:
        raise ActRefused(
            "not_a_list",
            f"{act.title_zh}不能用名册办理,请用 yanglao act do {act.key}。",
            f"The act {act.title_en} takes no lists; use `yanglao act do {act.key}`.",
        )
    return act
