"""值的用语 What the values are called that acts answer and proposals hold: codes in words, colleagues and units by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yanglao.acts.register import REGISTER
from yanglao.audit.controls import CONTROLS
from yanglao.casefile.words import Pair
from yanglao.ledger.chart import CHART
from yanglao.lists import Field
from yanglao.policy.bureaus import bureaus_of
from yanglao.policy.posts import posts_of
from yanglao.policy.roles import ROLE_WORDS
from yanglao.policy.wording import CHOICES, NAMES
from yanglao.reports.office_words import ACT_WORDS
from yanglao.reports.take_over import CLASSES
from yanglao.reports.words import ALL_KINDS, NOTICE_WORDS, REQUEST_WORDS, SOURCE_WORDS
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.acting import Agency
from yanglao.store.people import unit_codes
from yanglao.store.read.staff import staff_names
from yanglao.store.read.worklists import unit_names


@dataclass(frozen=True, slots=True)
class Called:
    """Colleagues by login, units by id and by code, posts and bureaus by key: by what somebody who reads knows them."""

    staff: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[int | str, str] = field(default_factory=dict)
    posts: Mapping[str, Pair] = field(default_factory=dict)
    bureaus: Mapping[str, Pair] = field(default_factory=dict)


NOBODY = Called()


def called_at(agency: Agency) -> Called:
    """Everybody who has ever worked here, and every unit."""
    connection, area = agency.connection, agency.area
    units, codes = unit_names(connection, area), unit_codes(connection, area)
    posts = {key: (one.title_zh, one.title_en) for key, one in posts_of(area.plan).agency.items()}
    known = {key: name for unit, name in units.items() for key in (unit, codes[unit])}
    bureaus = {key: one.name for key, one in bureaus_of(area.plan).items()}
    return Called(staff_names(connection, area), known, posts, bureaus)


def choice_words(names: tuple[str, ...]) -> Pair:
    """A choice of a form: its first Chinese name, and its own."""
    own = names[0].replace("_", " ")
    zh = next((name for name in names if not name.isascii()), own)
    if own.isdigit():
        return zh, CHART[int(own)].name_en if int(own) in CHART else zh
    return zh, own


def _choices() -> Iterator[tuple[str, str, Pair]]:
    for act in REGISTER.values():
        for asked in act.asks.fields:
            for names in asked.choices:
                yield asked.name, names[0], choice_words(names)


_PURPOSES: dict[str, Pair] = {**ALL_KINDS, "repayment": ("归还多发待遇", "repayment")}
_REASONS: dict[str, Pair] = {reason.name: SENTENCES[reason] for reason in Reason}
_BY_NAME: dict[str, dict[str, Pair]] = {
    "basis": {"designation": ("生前指定", "named in life")},
    "role": ROLE_WORDS,
    "ended": ROLE_WORDS,
    "control": {key: one.name for key, one in CONTROLS.items()},
    "parameter": NAMES,
    "reading": NAMES,
    "value": {key: words for key, words in CHOICES.items() if isinstance(key, str)},
    "about": NOTICE_WORDS,
    "notice": NOTICE_WORDS,
    "for": _PURPOSES,
    "memo": _PURPOSES,
    "covers": {**ACT_WORDS, **REQUEST_WORDS},
    "class": CLASSES,
    "funder": SOURCE_WORDS,
    "reason": _REASONS,
    "why": _REASONS,
}
for _name, _code, _words in _choices():
    _BY_NAME[_name] = {_code: _words, **_BY_NAME.get(_name, {})}

ACCOUNTS: dict[str, Pair] = {one.name: (one.name, one.name_en) for one in CHART.values()}
"""Accounts by their Chinese names, as answers tell them."""
_OF_STAFF = frozenset({"login", "drawn", "named", "collector", "liable_staff"})
_OF_MOVEMENTS: dict[str, Pair] = {
    "entry": ("凭证", "entry"),
    "receipt": ("票据", "receipt"),
    "repayment": ("还款", "repayment"),
}
"""What the bank's lines are held against; its number follows."""


def value_words(name: str, value: object, asked: Field | None, called: Called) -> Pair | None:
    """What a value is called under its name; None where it is none that has a name."""
    if name == "unit" and isinstance(value, int | str) and value in called.units:
        return _alike(called.units[value])
    if name == "account" and isinstance(value, int) and value in CHART:
        return CHART[value].name, CHART[value].name_en
    if not isinstance(value, str):
        return None
    if name in _OF_STAFF and value in called.staff:
        return _alike(f"{called.staff[value]} {value}" if name == "login" else called.staff[value])
    return _of_form(asked, value) or _coded(name, value, called) or ACCOUNTS.get(value)


def _of_form(asked: Field | None, value: str) -> Pair | None:
    choices = () if asked is None else asked.choices
    return next((choice_words(names) for names in choices if names[0] == value), None)


def _coded(name: str, value: str, called: Called) -> Pair | None:
    if name == "post":
        return called.posts.get(value)
    if name == "bureau":
        return called.bureaus.get(value)
    if name == "movement":
        what, _, number = value.partition(" ")
        zh, en = _OF_MOVEMENTS.get(what, (what, what))
        return f"{zh} {number}", f"{en} {number}"
    return _BY_NAME.get(name, {}).get(value)


def _alike(name: str) -> Pair:
    return name, name
