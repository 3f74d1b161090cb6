"""Why heirs cannot be declared: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "has_died": (
        "此人已有死亡登记,不能再指定受益人。",
        "A death is recorded of this person; nobody can be named any more.",
    ),
    "heirs_wrong": (
        "受领人一至八人,每人填姓名、份额、证明文件,可填银行账号。",
        "There are one to eight heirs, each with a name, a share, a document and, where known, a bank account.",
    ),
    "bad_share": (
        "{name} 的份额 {share} 应写作 1/3 或 33.5%。",
        "The share {share} of {name} should be written as 1/3 or 33.5%.",
    ),
    "shares_not_whole": (
        "各人份额之和为 {sum},应为 1。",
        "The shares come to {sum}; they must come to 1.",
    ),
    "same_heir_twice": ("受领人 {name} 重复。", "The heir {name} stands twice."),
    "nobody_named": ("此人生前没有指定受益人。", "This person named nobody in life."),
    "beneficiary_named": (
        "此人生前已指定受益人,应按指定办理,或附裁定。",
        "This person named somebody in life: let them take it, or attach a ruling.",
    ),
    "heirs_as_named": (
        "按指定受益人办理的,受领人以指定为准,不另填写。",
        "Where the ones named in life take it, heirs are not given again.",
    ),
    "heirs_wait": (
        "提议 {proposal} 正等待办理此人的受领人,请先办结或退回。",
        "Proposal {proposal} about the heirs of this person waits; let it be agreed to or sent back first.",
    ),
    "no_heirs": ("此人没有登记受领人。", "No heirs of this person are declared."),
    "not_an_heir": ("{name} 不是登记的受领人。", "{name} is none of the heirs declared."),
    "needs_third": (
        "提议 {proposal} 的金额已超过限额,须由三人办理;请退回后重新提出。",
        "What proposal {proposal} is about exceeds the limit by now and needs three people; send it back and propose it anew.",
    ),
    "no_longer_possible": (
        "提议 {proposal} 所涉情况已变,请退回后重新提出。",
        "What proposal {proposal} rests on has changed; send it back and propose it anew.",
    ),
}

refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
