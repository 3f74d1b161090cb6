"""What work lists call things, Chinese and English: acts, steps, roles, events."""

from __future__ import annotations

from yanglao.acts.register import REGISTER
from yanglao.acts.roles import CERTIFIER, ROLES
from yanglao.casefile.words import KINDS, Pair
from yanglao.policy.bureaus import bureaus_of
from yanglao.policy.roles import ROLE_WORDS
from yanglao.store.acting import Area
from yanglao.store.proposals import STEPS_ZH
from yanglao.store.read.staff import Colleague

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
ACT_WORDS: dict[str, Pair] = {act.key: act.title for act in REGISTER.values()}


def held_words(area: Area, who: Colleague) -> list[Pair]:
    """What a colleague is, in the order of the offices: the roles, and of those who certify the bureaus."""
    bureaus = [bureaus_of(area.plan)[one].name for one in who.bureaus]
    told = [bureaus if role == CERTIFIER else [ROLE_WORDS[role]] for role in ROLES if role in who.roles]
    return [words for some in told for words in some]
