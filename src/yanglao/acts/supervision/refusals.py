"""Why a hit is not answered: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "no_such_hit": (
        "没有疑点 {hit},请用 yanglao report hits 查看。",
        "There is no hit {hit}; `yanglao report hits` lists them.",
    ),
    "hit_answered": (
        "疑点 {hit} 已由 {by} 于 {on} 答复。",
        "The hit {hit} was answered by {by} on {on}.",
    ),
    "hit_about_you": (
        "疑点 {hit} 涉及 {actor} 本人,须由他人答复。",
        "The hit {hit} is about {actor}; somebody else must answer it.",
    ),
    "maker_answers": (
        "{actor} 办理过疑点 {hit} 所涉业务,须由他人答复。",
        "{actor} took part in the act that the hit {hit} is about; somebody else must answer it.",
    ),
    "answer_too_short": (
        "高风险疑点的答复至少 {least} 个字,请写明核实的经过和结果。",
        "The answer to a hit of high risk has {least} characters or more: say what was looked into, and what came of it.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
