"""What work lists call things, Chinese and English: acts, steps, roles, events."""

from __future__ import annotations

from yanglao.acts.register import REGISTER
from yanglao.acts.roles import ROLES
from yanglao.casefile.words import KINDS, Pair
from yanglao.store.proposals import STEPS_ZH

EVENTS: dict[str, Pair] = KINDS
STEPS: dict[str, Pair] = {step: (words, step.replace("_", " ")) for step, words in STEPS_ZH.items()}
ROLE_WORDS: dict[str, Pair] = {role: (words, role) for role, words in ROLES.items()}
ACT_WORDS: dict[str, Pair] = {act.key: act.title for act in REGISTER.values()}
