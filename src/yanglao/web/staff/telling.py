"""说明 What acts answer and proposals say, as lines for people: a label and a value each; what it does to money as a small table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yanglao.acts.describing import Description
from yanglao.acts.register import REGISTER
from yanglao.audit.controls import CONTROLS
from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, month_text
from yanglao.ledger.chart import CHART
from yanglao.lists import Field
from yanglao.reports.words import COMPONENTS, LINES, SOURCE_WORDS
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.web.amounts import more
from yanglao.web.staff.answer_words import (
    ANSWER_WORDS,
    DAYS,
    MONEY_OTHERWISE,
    MONTHS,
    NOT_FOR_EYES,
    NOT_TOLD,
    ON_ACCOUNTS,
    PARTS,
)

_UNIT = re.compile("_(fen|yuan|bp)$")
OTHER_WORDS: dict[str, Pair] = {
    **SOURCE_WORDS,
    **COMPONENTS,
    **LINES,
    **{reason.name: SENTENCES[reason] for reason in Reason},
    **{field.name: (field.title, field.title_en) for act in REGISTER.values() for field in act.asks.fields},
    **{control.key: control.name for control in CONTROLS.values()},
}
"""Words that stand elsewhere already: sources, components, lines, reasons, fields of forms, controls."""


@dataclass(frozen=True, slots=True)
class Line:
    """A label, its value as text, whether that is a figure, and the lines below it."""

    label: str
    text: str = ""
    is_figure: bool = False
    below: tuple[Line, ...] = ()


def lines_of(told: Any, act: Description | None, *, english: bool) -> list[Line]:
    """Everything an answer or a proposal says, field by field, in the words of the act's form where it has the field; of a list row by
    row."""
    if not isinstance(told, Mapping):
        return _rows(told, act, english)
    return [
        _line(name, value, act, english)
        for name, value in told.items()
        if name not in NOT_TOLD and not name.endswith(NOT_FOR_EYES) and value not in (None, "", [], {})
    ]


def effect_lines(effect: Mapping[str, Any], *, english: bool) -> list[Line]:
    """What an act would change in money, line by line; a sentence of its own where nothing changes."""
    found = list(_effect(effect, english))
    nothing = chosen(("不改变任何应付款项", "nothing that is due changes"), english)
    return found or [Line(nothing)]


def _effect(effect: Mapping[str, Any], english: bool) -> Iterator[Line]:
    for kind, parts in effect["due_fen"].items():
        for name, fen in parts.items():
            label = f"{chosen(LINES[kind], english)} · {_label(name, None, english)}"
            yield Line(label, more(fen), is_figure=True)
    for name in ("paid_too_much_fen", "arrears_fen"):
        if effect[name]:
            yield Line(_label(name, None, english), yuan_text(effect[name]), is_figure=True)


def _line(name: str, value: Any, act: Description | None, english: bool) -> Line:
    field = None if act is None else next((one for one in act.asks.fields if one.name == name), None)
    label = _label(name, field, english)
    if isinstance(value, Mapping):
        return Line(label, below=tuple(lines_of(value, act, english=english)))
    if isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        return Line(label, below=tuple(_rows(value, act, english)))
    return Line(label, _text(name, value, field, english), is_figure=name.endswith("_fen"))


def _rows(rows: Sequence[Any], act: Description | None, english: bool) -> list[Line]:
    if len(rows) == 1:
        return lines_of(rows[0], act, english=english)
    return [
        Line(str(place), below=tuple(lines_of(row, act, english=english)))
        for place, row in enumerate(rows, 1)
    ]


def _label(name: str, field: Field | None, english: bool) -> str:
    if field is not None and name not in ANSWER_WORDS:
        return field.title_en if english else field.title
    words = words_of(name)
    return name.replace("_", " ") if words is None else chosen(words, english)


def words_of(name: str) -> Pair | None:
    """What a part of an answer is called; None where nobody has said."""
    stem = _UNIT.sub("", name)
    is_money = stem != name
    if is_money and stem in MONEY_OTHERWISE:
        stem = MONEY_OTHERWISE[stem]
    for found in (ANSWER_WORDS.get(stem), ANSWER_WORDS.get(name), _of_account(stem), _of_source(stem)):
        if found is not None:
            return found
    return OTHER_WORDS.get(name) or OTHER_WORDS.get(stem) or _as_it_is(name)


def _of_account(stem: str) -> Pair | None:
    """`paid_5001` and `5001`: what, and the name of the account."""
    what, _, code = stem.rpartition("_")
    if not code.isdigit() or int(code) not in CHART or what not in ON_ACCOUNTS:
        return None
    account, words = CHART[int(code)], ON_ACCOUNTS[what]
    return f"{words[0]} {account.name}".strip(), f"{words[1]} {account.name_en}".strip()


def _of_source(stem: str) -> Pair | None:
    """`base_province`: the component, and whose money."""
    part, _, source = stem.rpartition("_")
    if part not in PARTS or source not in SOURCE_WORDS:
        return None
    return f"{PARTS[part][0]} · {SOURCE_WORDS[source][0]}", f"{PARTS[part][1]}, {SOURCE_WORDS[source][1]}"


def _as_it_is(name: str) -> Pair | None:
    """A name that is no word of programs: an account by its Chinese name."""
    return None if name.isascii() else (name, name)


def _text(name: str, value: Any, field: Field | None, english: bool) -> str:
    if isinstance(value, bool):
        return chosen(("是", "yes") if value else ("否", "no"), english)
    if isinstance(value, list):
        return chosen(("、", ", "), english).join(_text(name, one, field, english) for one in value)
    if isinstance(value, int) and name in DAYS:
        return day_text(value)
    if isinstance(value, int) and name in MONTHS:
        return month_text(value)
    if name.endswith("_fen") and isinstance(value, int):
        return yuan_text(value)
    if field is not None and field.kind == "choice":
        return _choice(field, str(value), english)
    return str(value)


def _choice(field: Field, value: str, english: bool) -> str:
    for names in field.choices:
        if names[0] == value:
            return value.replace("_", " ") if english or len(names) < 2 else names[1]
    return value
