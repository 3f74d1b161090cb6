"""Why a step of a transfer cannot be taken: every code with the field it is about and its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.records.refusals import refusal_of
from yanglao.acts.refusing import in_words
from yanglao.acts.transfer.course import PAID
from yanglao.casefile.words import Pair
from yanglao.store.transfers import (
    CERTIFICATE,
    CHECKED,
    CONFIRMED,
    ENDED,
    LEFT,
    LETTER,
    MONEY,
    REMINDED,
    RIGHTS,
    SHEET,
)

STEPS: dict[str, Pair] = {
    CHECKED: ("审核", "the check of the application"),
    CERTIFICATE: ("参保缴费凭证", "the certificate of contributions"),
    LETTER: ("接收函或联系函", "the letter of acceptance"),
    MONEY: ("资金到账", "the money"),
    SHEET: ("信息表", "the information sheet"),
    RIGHTS: ("转入登记", "the transfer in"),
    LEFT: ("转出登记", "the transfer out"),
    PAID: ("资金拨付", "the payment"),
    CONFIRMED: ("确认", "the confirmation"),
    REMINDED: ("催办", "a reminder"),
    ENDED: ("终止", "its end"),
}
"""What each step is called."""

TRANSFER_SENTENCES: dict[str, tuple[str, str, str]] = {
    "no_file": (
        "number",
        "此人没有可办此步的转移件,请先受理转移申请(transfer_application)。",
        "This person has no file in which this can be done; begin with an application (transfer_application).",
    ),
    "file_open": (
        "number",
        "此人另有一件转移正在办理,请先办结或终止。",
        "Another transfer of this person is under way; finish or end it first.",
    ),
    "waits_for": (
        "on",
        "此件尚在等待{waits_zh},不能办理{step_zh}。",
        "The file still waits for {waits_en}; {step_en} cannot be noted.",
    ),
    "date_before_step": (
        "on",
        "日期早于上一环节({day})。",
        "The date lies before that of the step before ({day}).",
    ),
    "scheme_needed": (
        "scheme",
        "制度衔接须填写对方险种,同一制度的转移不填。",
        "A switch names the other scheme; a transfer within the scheme names none.",
    ),
    "rules_pending": (
        "number",
        "转往职工养老保险的办法尚待省里制定(七1),申请已留存,暂不能转出。",
        "The rules for going over to the employees' scheme are still to be made by the province (七1); the application is kept"
        " and waits.",
    ),
    "by_who_applied": (
        "number",
        "受理申请的人不能审核。",
        "Whoever took the application does not check it.",
    ),
    "account_needed": (
        "bank_account",
        "发出接收函须写明本地收款账号。",
        "The letter says to which account of ours the money goes.",
    ),
    "no_money": ("amount_yuan", "金额必须大于零。", "The amount must be above zero."),
    "money_differs": (
        "number",
        "到账 {received} 元,信息表 {said} 元,不一致:款项暂存,不登记权益,请与对方经办机构核对。",
        "{received} yuan have arrived and the information sheet says {said}: the money waits and no rights are recorded; ask the"
        " other agency.",
    ),
    "not_as_on_the_sheet": (
        "own_yuan",
        "金额或年数与信息表不一致。",
        "Amounts or years are not those of the information sheet.",
    ),
    "not_as_applied": (
        "to",
        "去向与申请不一致。",
        "It goes elsewhere than was applied for.",
    ),
    "not_paid_yet": (
        "number",
        "资金尚未全部拨付,不能确认。",
        "The money has not all gone out yet; nothing can be confirmed.",
    ),
    "nothing_late": (
        "number",
        "没有超期未复的环节。",
        "Nothing is late that the other place owes.",
    ),
    "rights_stand": (
        "number",
        "已登记转入或转出,不能终止;登记有误的请先撤销。",
        "The transfer is recorded; cancel that first if it is wrong.",
    ),
}

refusal = partial(refusal_of, TRANSFER_SENTENCES)
"""The refusal of a row under one of these codes, in words."""

SAYS: dict[str, tuple[str, str]] = {
    "no_longer_possible": (
        "提议 {proposal} 所依据的转移件已有变动,请退回后重新提出。",
        "The file behind proposal {proposal} has changed; send it back and propose it anew.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal of an agreement, in words."""
