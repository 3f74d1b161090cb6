"""What work lists call things, Chinese and English: acts, steps, roles, events."""

from __future__ import annotations

from yanglao.acts.register import REGISTER
from yanglao.acts.roles import ROLES
from yanglao.casefile.words import KINDS, Pair
from yanglao.store.proposals import STEPS_ZH

EVENTS: dict[str, Pair] = KINDS
STEPS: dict[str, Pair] = {step: (words, step.replace("_", " ")) for step, words in STEPS_ZH.items()}
PRESSES: dict[str, Pair] = {
    "agreed": ("同意", "Agree"),
    "approved": ("审批", "Approve"),
    "reviewed": ("复核", "Pass it"),
    "released": ("拨付", "Release it"),
    "booked": ("记账", "Book it"),
}
"""What is pressed to take a step."""
ROLE_WORDS: dict[str, Pair] = {role: (words, role) for role, words in ROLES.items()}
ACT_WORDS: dict[str, Pair] = {act.key: act.title for act in REGISTER.values()}
