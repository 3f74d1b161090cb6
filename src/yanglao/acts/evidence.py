"""证明材料清单 The papers that an act may ask for, from whom, and under which clause; nothing beyond them is asked of anybody. An act that is
not named here asks for no paper."""

from __future__ import annotations

from typing import NamedTuple

PAPER_FIELDS = ("document", "papers", "basis", "file", "statement")
"""Names of the fields by which a form asks for a paper or its number. (What a person says at a hearing is no paper.)"""
SAID = ("hearing",)
PERSON, BUREAU, BANK, OFFICE, OTHER_AGENCY, OTHER_PAYEE, GIVER = (
    "person",
    "bureau",
    "bank",
    "office",
    "other agency",
    "payee",
    "giver",
)
GIVERS: dict[str, tuple[str, str]] = {
    PERSON: ("本人或代办人", "the person, or whoever acts for them"),
    BUREAU: ("认定部门", "the bureau that certifies"),
    BANK: ("银行", "the bank"),
    OFFICE: ("本机构文件", "a paper of the offices themselves"),
    OTHER_AGENCY: ("对方经办机构", "the other agency"),
    GIVER: ("补助或资助的单位、个人", "whoever gives"),
    OTHER_PAYEE: ("收款单位", "whoever is paid"),
}


class Paper(NamedTuple):
    """A paper, Chinese and English, who gives it, and the clause under which it may be asked for."""

    zh: str
    en: str
    giver: str
    clause: str


_IDENTITY = ("身份证", "identity card", PERSON)
_HOUSEHOLD = ("户口本", "household booklet", PERSON)
_ACCOUNT = ("本人银行卡或存折", "bank card or passbook in one's own name", PERSON)


def _papers(clause: str, *papers: tuple[str, str, str]) -> tuple[Paper, ...]:
    return tuple(Paper(*paper, clause) for paper in papers)


def _decided(clause: str, what_zh: str, what_en: str) -> tuple[Paper, ...]:
    return _papers(clause, (what_zh, what_en, OFFICE))


EVIDENCE: dict[str, tuple[Paper, ...]] = {
    "register": _papers("四(一)", _IDENTITY, _HOUSEHOLD),
    "enrolment": _papers("四(一)", _IDENTITY, _HOUSEHOLD),
    "change_person": _papers("四(一)", _IDENTITY, _HOUSEHOLD),
    "change_number": _papers(
        "四(一)", _IDENTITY, ("公安机关的号码变更证明", "proof of the change by public security", BUREAU)
    ),
    "payee": _papers("五(一)", _IDENTITY, _ACCOUNT),
    "category": _papers(
        "十", ("认定部门的名册及文号", "list of the bureau that certifies, with its number", BUREAU)
    ),
    "extend_certification": _papers(
        "十", ("认定部门的延期文件", "extension by the bureau that certifies", BUREAU)
    ),
    "claim": _papers("五(一)", _IDENTITY, _HOUSEHOLD, _ACCOUNT),
    "deemed_years": _papers(
        "七2",
        (
            "职工档案或退伍证等工龄证明",
            "employment file, discharge papers or other proof of the years",
            PERSON,
        ),
    ),
    "death": _papers(
        "五(二)", ("死亡证明或户口注销证明", "certificate of death or of deregistration", PERSON)
    ),
    "emigration": _papers("五(二)", ("出国定居证明", "proof of settling abroad", PERSON)),
    "heirs": _papers(
        "五(二)",
        ("继承关系证明或受领人协议", "proof of the inheritance, or the heirs' agreement", PERSON),
        ("受领人身份证", "identity cards of the heirs", PERSON),
    ),
    "beneficiary": _papers(
        "五(二)", _IDENTITY, ("本人签字的指定书", "the person's signed declaration", PERSON)
    ),
    "heir_account": _papers(
        "五(二)",
        ("受领人身份证", "identity card of the heir", PERSON),
        ("受领人银行卡或存折", "bank card or passbook of the heir", PERSON),
    ),
    "proxy": _papers(
        "十",
        ("监护关系证明或本人签字的委托书", "proof of guardianship, or the person's signed authority", PERSON),
        ("代办人身份证", "identity card of the agent", PERSON),
    ),
    "authorise_withholding": _papers(
        "四(二)1", _ACCOUNT, ("本人签字的委托扣款书", "the person's signed authority to withhold", PERSON)
    ),
    "refund": _papers(
        "四(二)1", ("缴费票据或银行扣款凭证", "receipt, or the bank's proof that money was taken", PERSON)
    ),
    "contest": _papers(
        "九(三)",
        ("申请书及本人认为有关的材料", "the request, with what the person thinks matters", PERSON),
    ),
    "transfer_application": _papers(
        "七3", _IDENTITY, ("新参保地的户籍证明", "proof of the registration at the new place", PERSON)
    ),
    "transfer_sheet": _papers(
        "七3", ("对方经办机构的信息表", "information sheet of the other agency", OTHER_AGENCY)
    ),
    "transfer_letter": _papers("七3", ("接收函或联系函", "letter of acceptance or of contact", OTHER_AGENCY)),
    "transfer_certificate": _decided("七3", "参保缴费凭证文号", "number of the certificate of contributions"),
    "transfer_confirmation": _decided("七3", "确认函文号", "number of the confirmation"),
    "transfer_reminder": _decided("七3", "催办函文号", "number of the reminder"),
    "repayment_plan": _papers("九(二)", ("本人签字的还款协议", "the person's signed agreement", PERSON)),
    "set_off": _papers(
        "九(二)", ("本人签字的抵扣同意书", "the person's signed consent to a set-off", PERSON)
    ),
    "estate_consent": _papers("九(二)", ("继承人签字的同意书", "the heirs' signed consent", PERSON)),
    "end_set_off": _decided("九(二)", "停止抵扣的决定或本人申请", "decision, or the person's request"),
    "recovery_notice": _decided("九(二)", "追回决定文号", "number of the decision to recover"),
    "hand_over": _decided("九(二)", "移交函文号", "number of the letter that hands over"),
    "write_off": _decided("九(二)", "核销批准文件", "approval of the write-off"),
    "announcement": _decided("九(二)", "告知书文号", "number of the notice"),
    "answer_contest": _decided("九(三)", "复查决定文号", "number of the answer"),
    "complaint_answer": _decided("九(三)", "举报办结文号", "number of the answer"),
    "open_case": _decided("九(一)", "立案文号", "number of the decision to open the case"),
    "case_step": _decided(
        "九(一)",
        "责令改正、取证、移送或追回的文号",
        "number of the order, the evidence, the referral or the recovery",
    ),
    "close_case": _decided("九(一)", "结案文号", "number of the decision that closes the case"),
    "cancel_fact": _decided("十", "证明原登记有误的文件", "paper that shows the record to be wrong"),
    "replace_fact": _decided("十", "证明正确内容的文件", "paper that shows what is right"),
    "move_contribution": _papers("四(二)1", ("缴费票据", "receipt of the contribution", PERSON)),
    "merge_persons": _papers(
        "四(一)", ("公安机关的同一人证明", "proof by public security that it is one person", BUREAU)
    ),
    "birth_correction": _papers(
        "十", ("公安机关的出生日期证明", "proof of the birth date by public security", BUREAU)
    ),
    "subsidy_call": _decided("四(二)2", "补贴申请文号", "number of the call"),
    "fund_application": _decided("八", "用款计划文号", "number of the application"),
    "subsidy_arrival": _papers("四(二)2", ("财政拨款凭证", "voucher of the treasury", BANK)),
    "bank_statement": _papers("八", ("银行对账单", "statement of the bank", BANK)),
    "bank_answer": _papers("八", ("银行回盘文件", "answer file of the bank", BANK)),
    "bank_interest": _papers("八", ("银行结息单或对账单", "the bank's note of interest, or statement", BANK)),
    "treasury_voucher": _papers(
        "八", ("财政专户账簿和银行对账单", "ledger of the special account and bank statement", BANK)
    ),
    "open_deposit": _decided("九(一)5", "存款或国债的审批文号", "number of the decision to deposit"),
    "deposit_interest": _papers("八", ("银行付息凭证", "the bank's note of interest", BANK)),
    "deposit_matures": _papers("八", ("存单支取凭证", "the bank's proof of the withdrawal", BANK)),
    "deposit_withdrawn_in_part": _papers(
        "九(一)5", ("部分提前支取凭证", "the bank's proof of the part withdrawn", BANK)
    ),
    "deposit_withdrawn_early": _papers(
        "九(一)5", ("提前支取或清退凭证", "the bank's proof of what came back", BANK)
    ),
    "return_from_before": _papers("八", ("银行退回凭证", "the bank's proof of the return", BANK)),
    "opening_balances": _papers(
        "八", ("银行对账单和旧系统余额表", "bank statements and balances of the old system", BANK)
    ),
    "parameter": _decided("十", "主管部门文件", "document of the authorities"),
    "reading": _decided("十", "主管部门的解释文件", "ruling of the authorities"),
    "inspection": _decided("十二", "检查记录文号", "number of the record of the inspection"),
    "commendation": _decided("十二", "通报文号", "number of the circular"),
    "collective_grant": _papers(
        "八", ("补助或资助的文件、协议", "document or agreement of whoever gives", GIVER)
    ),
    "fund_budget": _decided("八", "基金预算批复文号", "number of the approved budget of the fund"),
    "change_fund_budget": _decided("八", "预算调整批复文号", "number of the approved change of the budget"),
    "office_budget": _decided("十一", "经费预算批复文号", "number of the approved budget"),
    "fill_post": _decided("十一", "聘用文件文号", "number of the appointment"),
    "office_payment": _papers("十一", ("支出票据", "invoice or receipt of what was bought", OTHER_PAYEE)),
    "publish": _decided("十", "公布文号", "number of the publication"),
    "post_notice_list": _decided("十", "公示文号", "number of the notice list"),
}
"""Act -> the papers it may ask for."""
