"""单位数字 What a unit reports of a month or a quarter, filled from the data: people, money collected by tier and paid, deaths, life certificates.

What comes in or goes out in a period is the sum of its months, people by months (人次) as well as fen; what stands is that of its last month.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from yanglao.acts.townships.deaths import deaths_told
from yanglao.kernel.money import FEN_PER_YUAN
from yanglao.kernel.periods import Period
from yanglao.store.acting import Agency
from yanglao.store.read import townships as ask
from yanglao.store.read.townships import Money
from yanglao.store.read.worklists import unit_names, unit_of_persons

NO_UNIT = 0
"""In place of a unit: people who belong to none."""
NOTHING = Money(0, 0)


@dataclass(frozen=True, slots=True)
class Figures:
    """insured, uncertified: how many at the end (uncertified: with a pension and no life certificate this year). joined, left, died: in the
    period, by the day it happened. collected: tier in fen -> own contributions and back-payments. pensions, one_off: paid, as the books
    have it. told, late: deaths of which the office was told in the period, and those of them told too late."""

    insured: int
    joined: int
    left: int
    died: int
    collected: dict[int, Money]
    pensions: Money
    one_off: Money
    told: int
    late: int
    uncertified: int

    @property
    def collected_in_all(self) -> Money:
        return _sum(*self.collected.values())

    def then(self, later: Figures) -> Figures:
        """Together with those of the months after them."""
        tiers = sorted({*self.collected, *later.collected})
        return Figures(
            later.insured,
            self.joined + later.joined,
            self.left + later.left,
            self.died + later.died,
            {one: _sum(self.collected.get(one, NOTHING), later.collected.get(one, NOTHING)) for one in tiers},
            _sum(self.pensions, later.pensions),
            _sum(self.one_off, later.one_off),
            self.told + later.told,
            self.late + later.late,
            later.uncertified,
        )

    def beside(self, other: Figures) -> Figures:
        """Together with those of another unit in the same period."""
        return replace(
            self.then(other),
            insured=self.insured + other.insured,
            uncertified=self.uncertified + other.uncertified,
        )


def _sum(*parts: Money) -> Money:
    return Money(sum(one.persons for one in parts), sum(one.fen for one in parts))


def figures(agency: Agency, period: Period) -> dict[int, Figures]:
    """Every unit, and NO_UNIT, in a period, by what is known now."""
    first, *others = (_of_month(agency, one) for one in period.every_month)
    for later in others:
        first = {unit: found.then(later[unit]) for unit, found in first.items()}
    return first


def _of_month(agency: Agency, at: int) -> dict[int, Figures]:
    asked = (agency.connection, agency.area, at)
    people, collected, pensions = ask.people(*asked), ask.collected(*asked), ask.pensions(*asked)
    one_off, uncertified = ask.one_off(*asked), ask.uncertified(*asked)
    month = Period(at)
    homes = unit_of_persons(agency.connection, agency.area, on=month.last_day)
    deaths = deaths_told(agency, month, homes)
    return {
        unit: Figures(
            *people.get(unit, (0, 0, 0, 0)),
            collected.get(unit, {}),
            pensions.get(unit, NOTHING),
            one_off.get(unit, NOTHING),
            deaths.told[unit],
            deaths.late[unit],
            uncertified.get(unit, 0),
        )
        for unit in (*unit_names(agency.connection, agency.area), NO_UNIT)
    }


# --- as they are signed


def as_data(found: Figures) -> dict[str, Any]:
    """For what is signed: whole numbers under names, tiers in yuan, smallest first."""
    whole = {name: getattr(found, name) for name in COUNTS}
    tiers = [
        {"tier_yuan": one // FEN_PER_YUAN, **money._asdict()}
        for one, money in sorted(found.collected.items())
    ]
    return {
        **whole,
        "collected": tiers,
        "pensions": found.pensions._asdict(),
        "one_off": found.one_off._asdict(),
    }


COUNTS = ("insured", "joined", "left", "died", "told", "late", "uncertified")


def from_data(data: dict[str, Any]) -> Figures:
    """The figures of what was signed."""
    tiers = {one["tier_yuan"] * FEN_PER_YUAN: Money(one["persons"], one["fen"]) for one in data["collected"]}
    return Figures(
        collected=tiers,
        pensions=Money(**data["pensions"]),
        one_off=Money(**data["one_off"]),
        **{name: data[name] for name in COUNTS},
    )
