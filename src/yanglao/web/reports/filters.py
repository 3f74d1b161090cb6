"""筛选 What a report asks as a form: labels, choices and what is meant where nothing is given; the units are those that somebody sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yanglao.acts.bureaus import matter_of
from yanglao.life.kinds import Category, Kind
from yanglao.lists.field_words import FIELD_WORDS
from yanglao.lists.layouts import CATEGORIES
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About
from yanglao.store.acting import reach_of_reader, units_of_reader
from yanglao.store.read.worklists import unit_names
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.forms import WIDTHS, YES_NO, Question


def filters(desk: Desk, about: About, given: Mapping[str, str]) -> list[Question]:
    """The form of a report with what is given, or what is meant in its place."""
    return [_question(desk, about, ask, given.get(ask.name, "")) for ask in about.asks]


def given_of(about: About, sent: Mapping[str, str]) -> dict[str, str]:
    """What an address or a form gives to a report, without what was left empty."""
    found = {ask.name: sent.get(ask.name, "").strip() for ask in about.asks}
    return {name: value for name, value in found.items() if value}


def missing(about: About, given: Mapping[str, str]) -> list[Ask]:
    """What a report cannot do without and was not given; a file comes in another way."""
    return [
        ask for ask in about.asks if ask.is_required and ask.name not in given and ask.field.kind != "file"
    ]


def _question(desk: Desk, about: About, ask: Ask, given: str) -> Question:
    kind = ask.field.kind
    return Question(
        name=ask.name,
        label=desk.said(ask.label),
        hint="" if kind in ("choice", "flag", "text", "unit") else desk.said(FIELD_WORDS[kind]),
        kind=kind,
        given=given or ask.meant_text(desk.agency, desk.on),
        choices=tuple(_choices(desk, about, ask)),
        optional=not ask.is_required,
        width=WIDTHS.get(kind, 0),
    )


def _choices(desk: Desk, about: About, ask: Ask) -> Iterator[tuple[str, str]]:
    if ask.field.kind == "unit":
        seen = units_of_reader(desk.agency, desk.login, about.readers, desk.on)
        for unit, name in unit_names(desk.agency.connection, desk.agency.area).items():
            if seen is None or unit in seen:
                yield name, name
    elif ask.field.kind == "flag":
        yield "true", desk.said(YES_NO[0][1])
    else:
        for name, words in ask.choices.items():
            if _is_theirs(desk, about, ask, name):
                yield name, desk.said(words)


def _is_theirs(desk: Desk, about: About, ask: Ask, name: str) -> bool:
    """Whether a choice is one of a bureau's own, where it asks for a kind of certifications."""
    if ask.field.choices != CATEGORIES:
        return True
    matters = reach_of_reader(desk.agency, desk.login, about.readers, desk.on).matters
    return matters is None or matter_of(Kind.category, Category[name]) in matters
