"""前后对照 What a proposal changes, as two columns: how it is and how it would be. Acts tell both under `was` and `will_be`, with the same
names on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yanglao.acts.describing import Description
from yanglao.acts.register import REGISTER
from yanglao.casefile.words import chosen
from yanglao.web.staff.telling import Line, lines_of
from yanglao.web.staff.value_words import Called

BEFORE, AFTER = "was", "will_be"


@dataclass(frozen=True, slots=True)
class Side:
    """One thing that is compared: its label, how it is and how it would be ("": there is nothing)."""

    label: str
    was: str
    will_be: str

    @property
    def differs(self) -> bool:
        return self.was != self.will_be


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared. what: which kind of fact it is; who: whose it is, where it is one of many. ends: whether it is to be no more."""

    what: str
    who: str
    sides: tuple[Side, ...]
    ends: bool = False

    @property
    def changed(self) -> list[Side]:
        return [one for one in self.sides if one.differs]

    @property
    def same(self) -> list[Side]:
        return [one for one in self.sides if not one.differs]


def compared(told: Any, act: Description | None, *, english: bool, called: Called) -> list[Compared]:
    """Everything in what is proposed that has two sides, row by row."""
    rows = told if isinstance(told, list) else [told]
    found = [row for row in rows if _has_sides(row)]
    return [_compared(row, act, english, called, is_alone=len(found) == 1) for row in found]


def one_sided(told: Any) -> Any:
    """The rest of what is proposed."""
    if isinstance(told, list):
        return [one for one in told if not _has_sides(one)]
    if not _has_sides(told):
        return told
    return {name: value for name, value in told.items() if name not in (BEFORE, AFTER)}


def _has_sides(told: Any) -> bool:
    return isinstance(told, Mapping) and isinstance(told.get(BEFORE), Mapping)


def _compared(
    told: Mapping[str, Any], act: Description | None, english: bool, called: Called, *, is_alone: bool
) -> Compared:
    before, after = (
        {line.label: line for line in lines_of(told[side] or {}, act, english=english, called=called)}
        for side in (BEFORE, AFTER)
    )
    labels = dict.fromkeys((*before, *after))
    sides = tuple(Side(label, _text(before.get(label)), _text(after.get(label))) for label in labels)
    who = "" if is_alone else f"{told['name']} {told['number']}"
    return Compared(_what(told, english), who, sides, ends=told[AFTER] is None)


def _what(told: Mapping[str, Any], english: bool) -> str:
    form = REGISTER.get(told.get("kind", ""))
    return "" if form is None else chosen(form.list_title, english)


def _text(line: Line | None) -> str:
    return "" if line is None else line.text
