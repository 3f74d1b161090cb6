"""填写项 What reports ask, a field each: how it is read, whether it is named before the options, and what is meant where nothing is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from yanglao.casefile.words import Pair
from yanglao.kernel.months import day_text, first_day, month_of, month_text, new_year, year_of_day
from yanglao.kernel.periods import SPANS, Period, period_with
from yanglao.lists import Field
from yanglao.lists import layouts as lists
from yanglao.lists.layouts import optional
from yanglao.store.acting import Agency

WRITTEN = {"month": "YYYY-MM", "day": "YYYY-MM-DD", "year": "YYYY", "json": "JSON"}
"""Kind -> how a value of it is written."""
MOST_SHOWN = 8
"""Choices that a line of usage still names."""


@dataclass(frozen=True, slots=True)
class Meant:
    """默认 What is meant where nothing is given: in words, and as a value, for an agency on a Day that stands for today."""

    words: Pair
    value: Callable[[Agency, int], Any]


@dataclass(frozen=True, slots=True)
class Ask:
    """填写项 A field of what a report asks. is_first: on the command line it stands without its name, before the options. words: what its choices are called,
    where their names do not tell."""

    field: Field
    is_first: bool = False
    meant: Meant | None = None
    words: Mapping[str, Pair] = dataclass_field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def option(self) -> str:
        """Its name on the command line."""
        return "--" + self.name.replace("_", "-")

    @property
    def is_required(self) -> bool:
        return not self.field.may_be_empty

    @property
    def label(self) -> Pair:
        """What a form calls it."""
        return self.field.title, self.field.title_en

    @property
    def choices(self) -> dict[str, Pair]:
        """Own name of a choice -> what it is called."""
        return {
            name: self.words.get(name, (zh, name.replace("_", " "))) for name, zh, *_ in self.field.choices
        }

    @property
    def written(self) -> str:
        """How it stands in a line of usage: NUMBER, [YEAR], --account receipts, [--unit UNIT]."""
        value = self.field.choices[0][0] if self.field.choices and self.is_required else self.written_value
        named = self.option if self.field.kind == "flag" else f"{self.option} {value}"
        shown = self.written_value if self.is_first else named
        return shown if self.is_required else f"[{shown}]"

    @property
    def written_value(self) -> str:
        """How its value stands there."""
        if self.is_first:
            return self.name.upper()
        if self.field.choices and len(self.field.choices) <= MOST_SHOWN:
            return "|".join(name for name, *_ in self.field.choices)
        return WRITTEN.get(self.field.kind, self.name.upper())

    def meant_text(self, agency: Agency, on: int) -> str:
        """What is meant where nothing is given, as somebody would write it ("": nothing in particular)."""
        if self.meant is None:
            return ""
        value = self.meant.value(agency, on)
        texts: dict[str, Callable[[int], str]] = {"month": month_text, "day": day_text}
        return texts.get(self.field.kind, str)(value)


# --- what is meant

NEXT_MONTH = Meant(("下月", "the next month"), lambda _, on: month_of(on) + 1)
THIS_MONTH = Meant(("本月", "this month"), lambda _, on: month_of(on))
MONTH_BEFORE = Meant(("上月", "the month before"), lambda _, on: month_of(on) - 1)
FIRST_MONTH = Meant(("首个账期", "the first month of the books"), lambda agency, _: agency.area.opens_in)
FIRST_DAY = Meant(
    ("首个账期首日", "the first day of the books"), lambda agency, _: first_day(agency.area.opens_in)
)
TODAY = Meant(("今天", "today"), lambda _, on: on)
NEW_YEAR = Meant(("本年元旦", "1 January of this year"), lambda _, on: new_year(on))
THIS_YEAR = Meant(("本年度", "this year"), lambda _, on: year_of_day(on))


def constant(value: Any, zh: str = "", en: str = "") -> Meant:
    """Always the same."""
    return Meant((zh or str(value), en or str(value)), lambda _agency, _on: value)


# --- what is asked

NUMBER = Ask(lists.NUMBER, is_first=True)
UNIT = Ask(optional("unit", "unit", "单位"))
ALL = Ask(optional("all", "flag", "全列", english="all of them"))
MONTH = Ask(Field("month", "month", ("月份",)), is_first=True)
YEAR = Ask(Field("year", "year", ("年度",)), is_first=True)
MAYBE_YEAR = Ask(optional("year", "year", "年度"), is_first=True, meant=THIS_YEAR)
SPAN = Ask(
    optional("span", "choice", "期间", choices=(("month", "月"), ("quarter", "季"), ("year", "年"))),
    meant=constant("month", "月"),
)


def flag(name: str, zh: str, en: str) -> Ask:
    return Ask(optional(name, "flag", zh, english=en))


def month_in(meant: Meant) -> Ask:
    return Ask(optional("month", "month", "月份"), meant=meant)


def serial(name: str, zh: str, en: str) -> Ask:
    """A number of the office's own, without which there is no report."""
    return Ask(Field(name, "serial", (zh,), english=en), is_first=True)


def maybe_serial(name: str, zh: str, en: str) -> Ask:
    return Ask(optional(name, "serial", zh, english=en), is_first=True)


def choice(name: str, zh: str, en: str, choices: Mapping[str, Pair]) -> Ask:
    """One of `choices` or none: own name -> what it is called."""
    return Ask(optional(name, "choice", zh, english=en, choices=as_choices(choices)), words=choices)


def as_choices(choices: Mapping[str, Pair]) -> tuple[tuple[str, ...], ...]:
    """Choices with what they are called as a field has them."""
    return tuple((name, zh) for name, (zh, _) in choices.items())


def period_of(given: Mapping[str, Any]) -> Period:
    """The month, quarter or year (`span`) in which the `month` lies."""
    return period_with(given["month"], SPANS[given["span"]])
