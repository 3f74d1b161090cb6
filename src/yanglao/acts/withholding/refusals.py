"""Why a list cannot be made, agreed to, sent or ended: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "list_waits": (
        "代扣清单(提议 {proposal})正等待复核,请先同意或退回。",
        "The withholding list of proposal {proposal} waits; let it be agreed to or sent back first.",
    ),
    "nobody_to_ask": (
        "没有可代扣的人:有委托的 {authorities} 人全部不能列入({why})。",
        "There is nobody to withhold from: all {authorities} who have given authority are left out ({why}).",
    ),
    "list_outdated": (
        "提议 {proposal} 编制后有 {count} 人情况已变(已缴、已终止委托或应缴金额不同),请退回后重新编制。",
        "Since proposal {proposal} was made {count} of its people have paid, ended their authority or owe another amount; send it back"
        " and make it anew.",
    ),
    "no_such_list": ("没有代扣清单 {list}。", "There is no withholding list {list}."),
    "all_answered": (
        "清单 {list} 已全部回盘或已终结,无须终结。",
        "Every line of list {list} is answered, or it is over already; there is nothing to end.",
    ),
    "end_waits": (
        "提议 {proposal} 正等待终结清单 {list}。",
        "Proposal {proposal} to end list {list} waits already.",
    ),
    "no_longer_possible": (
        "提议 {proposal} 所涉情况已变,请退回后重新提出。",
        "What proposal {proposal} rests on has changed; send it back and propose it anew.",
    ),
}

refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
