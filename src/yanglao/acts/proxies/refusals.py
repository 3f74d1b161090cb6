"""Why nobody can be noted as acting for a person: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "own_proxy": ("本人不能是自己的代办人。", "Nobody is a proxy of their own."),
    "until_needed": ("代理须写明截止日期。", "An agent's authority has an end; give it."),
    "guardian_unlimited": (
        "监护不限事项和金额,请勿填写。",
        "A guardianship is limited to no acts or amounts; leave them out.",
    ),
    "covers_unknown": (
        "可办事项 {name} 不能代办;可填 {known}。",
        "Nobody asks for {name} in another's name; there are: {known}.",
    ),
    "proxy_already": (
        "此人已登记为代办人;先终止原登记。",
        "This person is noted already; end that first.",
    ),
    "no_proxy": ("没有有效的代办登记。", "There is no such guardian or agent."),
    "proxy_waits": (
        "提议 {proposal} 正等待办理此人的代办登记,请先办结或退回。",
        "Proposal {proposal} about the same of this person waits; let it be agreed to or sent back first.",
    ),
}

refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
