"""数据 What sentences are filled with: parameters, the rate, readings and rules of the offices, each with source and status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from yanglao.advice.office_values import OFFICE_VALUES
from yanglao.advice.questions import Pair
from yanglao.casefile.explanation_text import STATUSES
from yanglao.casefile.sources import Source, source_of
from yanglao.policy.law import Laws
from yanglao.policy.schema import ACCOUNT_RATE, DATE, PARAMETERS, READINGS
from yanglao.policy.wording import CHOICES, NAMES, UNIT_NAMES

OF_THE_OFFICES = "office"
"""The status of a value that the offices of an area set for themselves."""
STATUS_WORDS: Mapping[str, Pair] = {**STATUSES, OF_THE_OFFICES: ("经办机构规定", "rule of the offices")}


@dataclass(frozen=True, slots=True)
class Value:
    """A value as a sentence says it in each language (None: unset), its name, and what it rests on."""

    key: str
    name: Pair
    text: Pair | None
    source: Source

    @property
    def named(self) -> Pair:
        """The value under its name, with its unit."""
        zh, en = self.text or ("", "")
        units = _UNITS.get(self.source.unit, (self.source.unit,) * 2)
        return f"{self.name[0]} {zh} {units[0]}".rstrip(), f"{self.name[1]} {en} {units[1]}".rstrip()


_UNITS: Mapping[str, Pair] = {
    **{english: (chinese, english) for chinese, english in UNIT_NAMES.values()},
    "working days": ("个工作日", "working days"),
    "days": ("天", "days"),
    "day of the month": ("日", "of the month"),
}


def value_of(key: str, laws: Laws, month: int) -> Value:
    """The value that a sentence names, as it is in a month. KeyError when there is no such value."""
    if key in _OF_TIERS:
        return _of_tiers(key, laws, month)
    if key in OFFICE_VALUES:
        return _of_offices(key, laws, month)
    return _of_law(key, laws, month)


def _of_law(key: str, laws: Laws, month: int) -> Value:
    source = source_of(_attribute(key), laws, month)
    if not source.value:
        return Value(key, NAMES[key], None, source)
    if key in READINGS:
        return Value(key, NAMES[key], _choice(source.value), source)
    return Value(key, NAMES[key], _figures(key, source.value), source)


def _attribute(key: str) -> str:
    if key == ACCOUNT_RATE:
        return "account_rate_bp"
    return key if key in READINGS else PARAMETERS[key].attribute


def _choice(value: str) -> Pair:
    choices: Mapping[str, str | bool] = {"true": True, "false": False}
    return CHOICES[choices.get(value, value)]


def _figures(key: str, value: str) -> Pair:
    """A list with the commas of the language, a date in its words."""
    if key in PARAMETERS and PARAMETERS[key].unit == DATE:
        year, month, day = (int(part) for part in value.split("-"))
        return f"{year}年{month}月{day}日", value
    return value.replace(", ", "、"), value


_OF_TIERS: Mapping[str, tuple[Pair, str, Callable[[list[str]], str]]] = {
    "tiers_count": (("档次个数", "number of tiers"), "", lambda tiers: str(len(tiers))),
    "lowest_tier_yuan": (("最低档次", "lowest tier"), "yuan", lambda tiers: tiers[0]),
}


def _of_tiers(key: str, laws: Laws, month: int) -> Value:
    """What follows from the list of tiers; its source is theirs."""
    source = source_of(PARAMETERS["tiers_yuan"].attribute, laws, month)
    name, unit, told = _OF_TIERS[key]
    text = told(source.value.split(", "))
    return Value(key, name, (text, text), replace(source, value=text, unit=unit))


def _of_offices(key: str, laws: Laws, month: int) -> Value:
    rule = OFFICE_VALUES[key]
    text, basis = rule.read(laws.plan.key, month)
    source = Source(OF_THE_OFFICES, key, (), text, rule.unit, OF_THE_OFFICES, basis, "", None)
    return Value(key, rule.name, (text, text), source)
