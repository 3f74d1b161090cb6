"""政策影响 What another law changes for everybody on the register: who gains, who loses, by how much, and which funder bears it; in the
months paid already and in the rest of the year. Everybody is folded by the month step under both laws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from yanglao.kernel.columns import Bools, Fen, Ints, Rows, zeros
from yanglao.kernel.identity import masked
from yanglao.kernel.months import YEAR, in_spell, month, month_text, year_of_day
from yanglao.life.amounts import Money
from yanglao.life.fold import History, fold
from yanglao.life.kinds import Category, Kind
from yanglao.policy.law import Laws
from yanglao.rules.sources import FUNDERS, POOL
from yanglao.store.acting import Agency
from yanglao.store.facts import Known, known_facts
from yanglao.store.payroll_runs import last_payroll
from yanglao.store.people import numbers_of
from yanglao.store.read.worklists import unit_names, unit_of_persons

LARGEST = 10
AGES = (16, 30, 45, 60, 70, 80)
BEARERS = (*FUNDERS, POOL)
PAID_FOR = {
    "pensions": ("base", "increment"),
    "arrivals": ("government", "entry", "bonus", "supplement"),
}
"""What province and city bear, by table of the history."""


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the population: how many gain and what they gain together, how many lose and what, how many are left as they were."""

    gain: int
    gain_fen: int
    lose: int
    lose_fen: int
    same: int

    @property
    def shown(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class LawEffect:
    """What another law does to those insured, and to whoever it touches of those who were, from the launch through December of a year, by what is known now.

    through: that December. paid_through: the last month of which a payroll is over; what concerns months up to it is arrears or paid
    too much. back_fen, ahead_fen: by bearer, fen more (or less) for the months paid already and for those from then to December.
    own_fen: what the insured pay more. by: grouping -> group -> share. persons, fen: who is touched, and what each gains or loses.
    """

    through: int
    paid_through: int
    whole: Share
    back_fen: Mapping[str, int]
    ahead_fen: Mapping[str, int]
    own_fen: int
    by: Mapping[str, Mapping[str, Share]]
    persons: Ints
    fen: Fen

    @property
    def shown(self) -> dict[str, Any]:
        """Everything but the persons."""
        return {
            "through": month_text(self.through),
            "paid_through": month_text(self.paid_through) if self.paid_through else None,
            **self.whole.shown,
            "back_fen": dict(self.back_fen),
            "ahead_fen": dict(self.ahead_fen),
            "own_fen": self.own_fen,
            "by": {name: {key: one.shown for key, one in groups.items()} for name, groups in self.by.items()},
        }

    def largest(self, *, gain: bool) -> Rows:
        """Positions in `persons` of those who gain (or lose) most, the most first."""
        order = np.argsort(-self.fen if gain else self.fen, kind="stable")[:LARGEST]
        return order[self.fen[order] > 0] if gain else order[self.fen[order] < 0]


def law_effect(agency: Agency, before: Laws, after: Laws, *, on: int) -> LawEffect:
    """What `after` changes against `before`, on the Day `on`."""
    known = known_facts(agency.connection, agency.area)
    last = last_payroll(agency.connection, agency.area)
    paid_through, through = 0 if last is None else last.month, month(year_of_day(on), 12)
    old, new = (fold(laws, known.people, known.facts, through=through) for laws in (before, after))
    fen = _worth(new) - _worth(old)
    living = (new.state.enrolled & ~new.state.ended) | (fen != 0)
    back, ahead = (
        {one: _borne(new, one, when) - _borne(old, one, when) for one in BEARERS}
        for when in ((0, paid_through), (paid_through + 1, through))
    )
    paid = (int(one.amounts.arrivals.sum_of(what="paid").sum()) for one in (new, old))
    return LawEffect(
        through=through,
        paid_through=paid_through,
        whole=_share(fen, living),
        back_fen=back,
        ahead_fen=ahead,
        own_fen=next(paid) - next(paid),
        by=_groups(agency, known, fen, living, on),
        persons=known.ids[fen != 0],
        fen=fen[fen != 0],
    )


def shown_effect(agency: Agency, effect: LawEffect) -> dict[str, Any]:
    """An effect with those who gain and lose most, by masked number."""
    most = {side: effect.largest(gain=side == "gains") for side in ("gains", "losses")}
    numbers = numbers_of(
        agency.connection, agency.keys, [int(effect.persons[at]) for rows in most.values() for at in rows]
    )
    return effect.shown | {
        f"largest_{side}": [
            {"number": masked(numbers[int(effect.persons[at])]), "fen": int(effect.fen[at])} for at in rows
        ]
        for side, rows in most.items()
    }


# --- what it is worth to a person


def _worth(history: History) -> Fen:
    """What each person has had or has in the account at the end, less what was paid in."""
    amounts, persons = history.amounts, len(history.persons)
    had = _per_person(amounts.pensions, persons, None)
    had += _per_person(amounts.settlements, persons, ("to_person", "transferred"))
    had -= _per_person(amounts.arrivals, persons, ("paid", "brought"))
    held: Fen = had + history.state.balance_fen.sum(axis=0)
    return held


def _per_person(table: Any, persons: int, what: tuple[str, ...] | None) -> Fen:
    fen = zeros(persons)
    for one in (None,) if what is None else what:
        np.add.at(fen, table.person, table.sum_of(what=one))
    return fen


# --- who bears it


def _borne(history: History, bearer: str, months: tuple[int, int]) -> int:
    """What a bearer owes for the months from one to another, both included."""
    if bearer == POOL:
        pension = _in_months(history.amounts.pensions, "account", POOL, months)
        return pension - sum(
            _in_months(history.amounts.settlements, "to_pool", source, months)
            for source in {part.source for part in history.amounts.settlements.PARTS}
        )
    return sum(
        _in_months(getattr(history.amounts, table), what, bearer, months)
        for table, whats in PAID_FOR.items()
        for what in whats
    )


def _in_months(table: Money, what: str, source: str, months: tuple[int, int]) -> int:
    if not any((part.what, part.source) == (what, source) for part in table.PARTS):
        return 0
    month: Ints = table.month  # type: ignore[attr-defined]
    rows = (month >= months[0]) & (month <= months[1])
    return int(table.sum_of(what=what, source=source)[rows].sum())


# --- groups of people


def _share(fen: Fen, such: Bools) -> Share:
    mine = fen[such]
    gains, losses = mine[mine > 0], mine[mine < 0]
    return Share(len(gains), int(gains.sum()), len(losses), int(losses.sum()), int((mine == 0).sum()))


def _groups(agency: Agency, known: Known, fen: Fen, living: Bools, on: int) -> dict[str, dict[str, Share]]:
    groups = {
        "category": _categories(known, on),
        "age": _ages(known, on),
        "unit": _units(agency, known),
    }
    return {
        name: {key: _share(fen, such & living) for key, such in found if (such & living).any()}
        for name, found in groups.items()
    }


def _categories(known: Known, on: int) -> Iterable[tuple[str, Bools]]:
    """Those certified on the day, by category; then those of none."""
    facts, nobody = known.facts, np.ones(len(known.ids), dtype=bool)
    for one in Category:
        spells = (
            (facts.kind == Kind.category)
            & (facts.code == one)
            & in_spell(facts.day * 0 + on, facts.day, facts.until)
        )
        such = np.zeros(len(known.ids), dtype=bool)
        such[facts.person[spells]] = True
        nobody &= ~such
        yield one.name, such
    yield "none", nobody


def _ages(known: Known, on: int) -> Iterable[tuple[str, Bools]]:
    years = (on - known.people.born) // YEAR
    for low, high in zip(AGES, (*AGES[1:], 200), strict=True):
        yield f"{low}-{high - 1}" if high < 200 else f"{low}+", (years >= low) & (years < high)


def _units(agency: Agency, known: Known) -> Iterable[tuple[str, Bools]]:
    homes = unit_of_persons(agency.connection, agency.area)
    unit = np.array([homes.get(one, 0) for one in known.ids.tolist()], dtype=np.int64)
    for number, name in unit_names(agency.connection, agency.area).items():
        yield name, unit == number
