"""说明 What acts answer and proposals say, as lines for people: a label and a value each; what it does to money as a small table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yanglao.acts.describing import Description
from yanglao.casefile.words import Pair, chosen
from yanglao.kernel.money import yuan_text
from yanglao.lists import Field
from yanglao.reports.words import COMPONENTS, LINES, SOURCE_WORDS
from yanglao.web.staff.answer_words import ANSWER_WORDS

LEFT_OUT = frozenset(
    {"preview", "effect", "repeated", "proposal", "step", "refused", "file", "rejects", "person"}
)
"""What an answer says to programs, or what a page tells in its own place."""


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
        if name not in LEFT_OUT and value not in (None, "", [], {})
    ]


def effect_lines(effect: Mapping[str, Any], *, english: bool) -> list[Line]:
    """What an act would change in money, line by line; a sentence of its own where nothing changes."""
    found = list(_effect(effect, english))
    nothing = chosen(("不改变任何应付款项", "nothing that is due changes"), english)
    return found or [Line(nothing)]


def _effect(effect: Mapping[str, Any], english: bool) -> Iterator[Line]:
    for kind, parts in effect["due_fen"].items():
        for name, fen in parts.items():
            label = f"{chosen(LINES[kind], english)} · {chosen(_component(name), english)}"
            yield Line(label, _more(fen), is_figure=True)
    for name in ("paid_too_much_fen", "arrears_fen"):
        if effect[name]:
            yield Line(chosen(ANSWER_WORDS[name], english), yuan_text(effect[name]), is_figure=True)


def _component(name: str) -> Pair:
    return COMPONENTS.get(name) or ANSWER_WORDS.get(name) or (name, name)


def _more(fen: int) -> str:
    return f"+{yuan_text(fen)}" if fen > 0 else yuan_text(fen).replace("-", "−")


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
    if name in ANSWER_WORDS:
        return chosen(ANSWER_WORDS[name], english)
    if field is not None:
        return field.title_en if english else field.title
    if name in SOURCE_WORDS:
        return chosen(SOURCE_WORDS[name], english)
    return name.removesuffix("_fen").replace("_", " ")


def _text(name: str, value: Any, field: Field | None, english: bool) -> str:
    if isinstance(value, bool):
        return chosen(("是", "yes") if value else ("否", "no"), english)
    if isinstance(value, list):
        return chosen(("、", ", "), english).join(_text(name, one, field, english) for one in value)
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
