"""拒办 Refusals in words, from a chapter's table of sentences or from the rules."""

from __future__ import annotations

from collections.abc import Mapping

from yanglao.casefile.words import Pair
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.acting import ActRefused

Sentences = Mapping[str, tuple[str, str]]
"""Code -> Chinese and English, with {names} for what they quote."""
COMMON_SAYS: dict[str, tuple[str, str]] = {
    "date_in_future": ("日期晚于业务日期。", "The date is after the business date."),
    "not_dead": ("此人没有死亡登记。", "No death is recorded of this person."),
    "receipt_used": (
        "票据号已被使用,或与代扣流水号同形。",
        "The receipt number is used already, or written like a line of a list for the bank.",
    ),
}
"""What several chapters say in the same words."""


def in_words(says: Sentences, code: str, **words: object) -> ActRefused:
    """The refusal under a code of a chapter, or one that is common to several."""
    zh, en = says[code] if code in says else COMMON_SAYS[code]
    return ActRefused(code, zh.format(**words), en.format(**words))


def in_both(says: Sentences, code: str, said: Mapping[str, Pair], **words: object) -> ActRefused:
    """The refusal under a code that quotes words (`said`: Chinese and English) of which each sentence has its own."""
    zh, en = ({name: pair[i] for name, pair in said.items()} for i in (0, 1))
    return ActRefused(code, in_words(says, code, **zh, **words).zh, in_words(says, code, **en, **words).en)


def ruled_out(reason: int) -> ActRefused:
    """The refusal by a rule, under the rule's own code."""
    zh, en = SENTENCES[Reason(reason)]
    return ActRefused(Reason(reason).name, zh, en)
