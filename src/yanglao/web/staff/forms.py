"""表单 The form of an act, from its description: labels, hints, units, choices; what was typed comes back with what is wrong beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yanglao.acts.describing import Description
from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.identity import masked
from yanglao.lists import Field
from yanglao.lists.field_words import FIELD_WORDS
from yanglao.web.staff.value_words import choice_words

FEW = 5
"""So many choices stand side by side; more are a list to pick from."""
WIDTHS = {
    "year": 4,
    "month": 8,
    "day": 8,
    "until": 8,
    "count": 4,
    "serial": 4,
    "place": 8,
    "yuan": 8,
    "number": 16,
}


@dataclass(frozen=True, slots=True)
class Question:
    """问 One field as it is asked: its name, label, hint, kind, what was given, the choices, whether it may be left empty, what is wrong.

    `shown`: what stands in place of something given that nobody has to type (a person who is known already).
    """

    name: str
    label: str
    hint: str
    kind: str
    given: str
    choices: tuple[tuple[str, str], ...]
    optional: bool
    width: int
    wrong: str = ""
    shown: str = ""

    @property
    def side_by_side(self) -> bool:
        return self.kind in ("choice", "flag") and len(self.choices) <= FEW

    @property
    def said(self) -> str:
        """What was given, in words."""
        return next((words for value, words in self.choices if value == self.given), self.given)

    @property
    def id(self) -> str:
        return self.name.replace("_", "-")


YES_NO: tuple[tuple[str, Pair], ...] = (("true", ("是", "yes")), ("false", ("否", "no")))


def questions(
    act: Description,
    given: Mapping[str, str],
    *,
    english: bool,
    wrong: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
) -> list[Question]:
    """The form of an act with what is given. wrong: field -> sentence. known: field -> value that need not be typed."""
    known = known or {}
    return [
        _question(field, {**given, **known}, english, (wrong or {}).get(field.name, ""), field.name in known)
        for field in act.asks.fields
    ]


def given_of(act: Description, posted: Mapping[str, str]) -> dict[str, str]:
    """What a posted form gives to an act: its fields, without those left empty."""
    found = {field.name: posted.get(field.name, "").strip() for field in act.asks.fields}
    return {name: value for name, value in found.items() if value}


def _question(field: Field, given: Mapping[str, str], english: bool, wrong: str, is_known: bool) -> Question:
    value = given.get(field.name, "")
    return Question(
        name=field.name,
        label=field.title_en if english else field.title,
        hint="" if field.kind in ("text", "choice", "flag") else chosen(FIELD_WORDS[field.kind], english),
        kind=field.kind,
        given=value,
        choices=_choices(field, english),
        optional=field.may_be_empty,
        width=WIDTHS.get(field.kind, 0),
        wrong=wrong,
        shown=(masked(value) if field.kind == "number" else value) if is_known else "",
    )


def _choices(field: Field, english: bool) -> tuple[tuple[str, str], ...]:
    if field.kind == "flag":
        return tuple((name, chosen(words, english)) for name, words in YES_NO)
    return tuple((names[0], chosen(choice_words(names), english)) for names in field.choices)
