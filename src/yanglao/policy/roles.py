"""岗位名称 What the roles of the offices (十) are called, Chinese and English: on pages, in lists, and in refusals that say whose task it is."""

from __future__ import annotations

from collections.abc import Iterable

ROLE_WORDS: dict[str, tuple[str, str]] = {
    "assistant": ("社区协管员", "community assistant"),
    "township": ("乡镇社保经办", "township clerk"),
    "clerk": ("经办", "clerk"),
    "reviewer": ("复核", "reviewer"),
    "director": ("主任", "director"),
    "accountant": ("基金会计", "fund accountant"),
    "certifier": ("认定单位", "certifying officer"),
    "finance": ("市财政局", "finance officer"),
    "supervisor": ("人社局", "supervisor"),
    "auditor": ("审计监察", "auditor"),
    "publicity": ("宣传", "publicity officer"),
    "system": ("系统管理员", "system administrator"),
    "security": ("安全管理员", "security administrator"),
    "logs": ("审计管理员", "audit administrator"),
}
"""Role -> its name."""


def roles_said(roles: Iterable[str]) -> tuple[str, str]:
    """Some of them in a sentence, Chinese and English, each once."""
    words = [ROLE_WORDS[role] for role in dict.fromkeys(roles)]
    return "、".join(zh for zh, _ in words), ", ".join(en for _, en in words)
