"""Why money that waits cannot go back or be used: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "no_such_item": (
        "此人没有编号 {item} 的往来款项,或已无余额;yanglao report statement 列出全部。",
        "This person has no open item {item}, or nothing is left of it; `yanglao report statement` lists all of them.",
    ),
    "not_refundable": (
        "款项 {item} 不是多收的缴费,不能退费。",
        "The item {item} is no money received in excess; it cannot be refunded.",
    ),
    "refund_waits": (
        "提议 {proposal} 正等待退同一笔款项,请先办结或退回。",
        "Proposal {proposal} about the same money waits; let it be agreed to or sent back first.",
    ),
    "half_an_account": (
        "指定收款人须同时填写户名和银行账号。",
        "Another payee needs both the holder's name and the account number.",
    ),
    "payee_needed": (
        "款项 {item} 是从指定收款人退回的,请另填收款人。",
        "The item {item} came back from the payee named for it; name another one.",
    ),
    "file_not_ended": (
        "款项 {item} 属于正在办理的转移件,请先办结或终止(end_transfer)。",
        "The item {item} belongs to a transfer under way; finish it or end it first (end_transfer).",
    ),
    "not_the_agency": (
        "转移资金只退回转出的经办机构({agency}),请填写其户名和账号。",
        "Money of a transfer goes back to the agency that sent it alone ({agency}); give its name and account.",
    ),
    "no_longer_possible": (
        "提议 {proposal} 的款项已另行变动,请退回后重新提出。",
        "The money of proposal {proposal} has moved since; send it back and propose it anew.",
    ),
    "not_short": (
        "票据 {receipt} 不是此人待补足的年度缴费。",
        "The receipt {receipt} is no contribution of this person that waits to be completed.",
    ),
    "no_receipt": ("补收 {fen} 元须填写票据号。", "{fen} yuan come in: give the receipt number."),
    "still_short": (
        "应缴 {due} 元,暂存 {waiting} 元,补收 {received} 元,仍不足额;未办理。",
        "{due} yuan are due; {waiting} wait and {received} came in, which is still too little. Nothing was done.",
    ),
}

refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
