"""表单 The form of an act, from its description: labels, hints, units, choices; what was typed comes back with what is wrong beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from yanglao.acts.describing import Description, Inner
from yanglao.acts.doing import problems_of
from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.identity import masked
from yanglao.lists import Field
from yanglao.lists.field_words import FIELD_WORDS
from yanglao.web.staff.inner import Inners, given_in, input_name, row_words, rows_of
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

    `shown`: what stands in place of something given that nobody has to type (a person who is known already). rows: the questions that it is made of, row
    by row, and what a row is. left_out: what leaving it empty means ("": nothing is said).
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
    rows: tuple[tuple[Question, ...], ...] = ()
    row: str = ""
    left_out: str = ""

    @property
    def side_by_side(self) -> bool:
        return self.kind in ("choice", "flag") and len(self.choices) <= FEW

    @property
    def said(self) -> str:
        """What was given, in words; what is private by its last digits."""
        if self.rows:
            told = [", ".join(f"{one.label} {one.said}" for one in row if one.given) for row in self.rows]
            return "; ".join(one for one in told if one)
        if self.kind == "account":
            return masked(self.given)
        return next(
            (words for value, words in self.choices if value == self.given), self.given or self.left_out
        )

    @property
    def id(self) -> str:
        return self.name.replace("_", "-").replace(".", "-")


YES_NO: tuple[tuple[str, Pair], ...] = (("true", ("是", "yes")), ("false", ("否", "no")))


def questions(
    act: Description,
    given: Mapping[str, str],
    *,
    english: bool,
    wrong: Mapping[str, str] | None = None,
    known: Mapping[str, str] | None = None,
    inners: Inners | None = None,
) -> list[Question]:
    """The form of an act with what is given. wrong: field -> sentence. known: field -> value that need not be typed. inners: field -> what it is made of."""
    known = known or {}
    found = [
        _question(field, {**given, **known}, english, (wrong or {}).get(field.name, ""), field.name in known)
        for field in act.asks.fields
    ]
    return [_with_rows(one, (inners or {}).get(one.name), english) for one in found]


def _with_rows(one: Question, inner: Inner | None, english: bool) -> Question:
    """The question with those that it is made of, if it is."""
    if inner is None:
        return one
    rows = tuple(
        tuple(_inner(one.name, at, field, row, english) for field in inner.layout.fields)
        for at, row in enumerate(rows_of(inner, one.given))
    )
    return replace(one, hint="", rows=rows, row=row_words(inner, english=english))


def _inner(name: str, at: int, field: Field, row: Mapping[str, str], english: bool) -> Question:
    return replace(_question(field, row, english, "", False), name=input_name(name, at, field.name))


def given_of(act: Description, posted: Mapping[str, str], inners: Inners | None = None) -> dict[str, str]:
    """What a posted form gives to an act: its fields, without those left empty; those made of others put together."""
    found = {field.name: posted.get(field.name, "").strip() for field in act.asks.fields}
    found |= given_in(inners or {}, posted)
    return {name: value for name, value in found.items() if value}


def wrong_in(act: Description, given: Mapping[str, str], *, english: bool) -> dict[str, str]:
    """What is wrong with the shape of what was filled in: field -> sentence."""
    problems = problems_of(act, given)
    return {name: chosen((one.sentence_zh, one.sentence_en), english) for name, one in problems.items()}


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
