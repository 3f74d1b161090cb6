"""说明 What acts answer and proposals say, as lines for people: a label and a value each; what it does to money as a small table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yanglao.acts.describing import Description
from yanglao.acts.register import REGISTER
from yanglao.audit.controls import CONTROLS
from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER, day_text, month_text
from yanglao.ledger.chart import CHART
from yanglao.lists import Field
from yanglao.reports.words import COMPONENTS, LINES, SOURCE_WORDS
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.web.staff.answer_words import (
    ANSWER_WORDS,
    DAYS,
    INSTALMENTS,
    MONEY_OTHERWISE,
    MONTHS,
    NOT_FOR_EYES,
    NOT_TOLD,
    ON_ACCOUNTS,
    PARTS,
)
from yanglao.web.staff.value_words import ACCOUNTS, NOBODY, Called, value_words

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


def lines_of(told: Any, act: Description | None, *, english: bool, called: Called = NOBODY) -> list[Line]:
    """Everything an answer or a proposal says, field by field, in the words of the act's form where it has the field; of a list row by
    row. called: who and what is known here by a name."""
    return _Teller(act, english, called).lines(told)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Whoever tells: of which act, in which language, with the names known here."""

    act: Description | None
    english: bool
    called: Called

    def lines(self, told: Any, *, in_fen: bool = False) -> list[Line]:
        """in_fen: whether what is told is a group of amounts."""
        if not isinstance(told, Mapping):
            return self._rows(told)
        return [
            self._line(name, value, in_fen)
            for name, value in told.items()
            if name not in NOT_TOLD and not name.endswith(NOT_FOR_EYES) and value not in (None, "", [], {})
        ]

    def _line(self, name: str, value: Any, in_fen: bool) -> Line:
        asked = None if self.act is None else field_of(self.act, name)
        label = label_of(name, asked, self.english)
        if isinstance(value, Mapping):
            return Line(label, below=tuple(self.lines(value, in_fen=name.endswith("fen"))))
        if isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            return Line(label, below=tuple(self._rows(value)))
        if isinstance(value, list) and name == INSTALMENTS:
            return Line(label, below=tuple(Line(day_text(day), yuan_text(fen), True) for day, fen in value))
        is_figure = isinstance(value, int) and (in_fen or name.endswith("fen"))
        return Line(label, yuan_text(value) if is_figure else self._text(name, value, asked), is_figure)

    def _rows(self, rows: Sequence[Any]) -> list[Line]:
        if len(rows) == 1:
            return self.lines(rows[0])
        return [Line(str(place), below=tuple(self.lines(row))) for place, row in enumerate(rows, 1)]

    def _text(self, name: str, value: Any, asked: Field | None) -> str:
        words = value_words(name, value, asked, self.called)
        if words is not None:
            return chosen(words, self.english)
        if isinstance(value, list) and _is_pair(value):
            return chosen((value[0], value[1]), self.english)
        if isinstance(value, list):
            return chosen(("、", ", "), self.english).join(self._text(name, one, asked) for one in value)
        return _plain(name, value, self.english)


def field_of(act: Description, name: str) -> Field | None:
    """The field of that name of the act's form."""
    return next((one for one in act.asks.fields if one.name == name), None)


def _is_pair(value: list[Any]) -> bool:
    """Whether something is told in Chinese and in English."""
    return (
        len(value) == 2
        and all(isinstance(one, str) for one in value)
        and not value[0].isascii()
        and value[1].isascii()
    )


def label_of(name: str, field: Field | None, english: bool) -> str:
    """What a part is called: by the form, where it has a field of that name and nothing better is known."""
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
    return None if name.isascii() else ACCOUNTS.get(name, (name, name))


def _plain(name: str, value: Any, english: bool) -> str:
    if isinstance(value, bool):
        return chosen(("是", "yes") if value else ("否", "no"), english)
    if isinstance(value, int) and name in DAYS:
        return day_text(value) if value < FOREVER else chosen(("不限期", "without an end"), english)
    if isinstance(value, int) and name in MONTHS:
        return month_text(value)
    return str(value)
