"""The made-up city as its offices tell of it, without a database: every list that can be read, as facts, with the month of its telling."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from yanglao.acts.records.as_facts import as_facts
from yanglao.acts.records.rows import Rows
from yanglao.forecast.experience import NOT_TOLD
from yanglao.kernel.columns import Ints, ints, zeros
from yanglao.kernel.identity import birth_days
from yanglao.kernel.months import first_day
from yanglao.life.facts import FACT_COLUMNS, Facts, People
from yanglao.life.kinds import FACT_KINDS, KIND_OF_FORM, Kind, Suspension
from yanglao.lists import LAYOUTS, given_rows, parse
from yanglao.synthetic import City, Report

NEVER = 10**6
LAYOUTS_READ = {
    form for form, kind in KIND_OF_FORM.items() if FACT_KINDS[kind].read_as in ("circumstance", "decision")
} | {"life_certificate"}
SPELLS = (Kind.residence, Kind.student, Kind.cover, Kind.category, Kind.suspension)


class Told(NamedTuple):
    """People and their facts (in order of person), the Month in which each was told, and the Month from which the same spell told again
    holds instead (`NEVER`: it was not)."""

    people: People
    facts: Facts
    told_in: Ints
    until: Ints

    def known(self, month: int) -> Facts:
        """What was known at the end of a Month."""
        return self.facts.take((self.told_in <= month) & (self.until > month))

    def death_told(self, month: int) -> Ints:
        """For each person the Month in which the death was told, as known at the end of a Month."""
        rows = (self.facts.kind == Kind.death) & (self.told_in <= month)
        told = zeros(len(self.people)) + NOT_TOLD
        told[self.facts.person[rows]] = self.told_in[rows]
        return told


def told_city(city: City) -> Told:
    """All that the lists of a city say."""
    numbers: list[str] = []
    parts: list[Facts] = []
    months: list[Ints] = []
    for month in city.months:
        for report in (one for one in city.reports(month) if one.layout in LAYOUTS_READ):
            whose, facts = _read(report)
            numbers += whose
            parts.append(facts)
            months.append(zeros(len(facts)) + month)
    known, person = np.unique(np.array(numbers), return_inverse=True)
    columns = {name: np.concatenate([getattr(one, name) for one in parts]) for name in FACT_COLUMNS}
    facts = Facts(**columns | {"person": person.astype(np.int64)})
    facts, told_in = _resumed(*_in_order(facts, np.concatenate(months)))
    return Told(People(birth_days(known.tolist())), facts, told_in, _until(facts, told_in))


def _read(report: Report) -> tuple[list[str], Facts]:
    """The identity numbers and facts of a list, a row each."""
    layout = LAYOUTS[report.layout]
    names = [name for name in report.rows if any(name == one.name for one in layout.fields)]
    cells = zip(*(report.rows[name] for name in names), strict=True)
    parsed = parse(given_rows(layout, [dict(zip(names, row, strict=True)) for row in cells]))
    rows = Rows(report.layout, zeros(len(parsed.rows)), dict(parsed.columns))
    return list(parsed.columns["number"]), as_facts(rows, ints(range(len(parsed.rows))))


def _in_order(facts: Facts, told_in: Ints) -> tuple[Facts, Ints]:
    order = np.lexsort((told_in, facts.year, facts.kind, facts.day, facts.person))
    return facts.take(order), told_in[order]


def _resumed(facts: Facts, told_in: Ints) -> tuple[Facts, Ints]:
    """A suspension for want of a life certificate, told once more with its end in the month of the next one; no certificates."""
    certified = facts.kind == Kind.life_certificate
    given: dict[int, list[int]] = defaultdict(list)
    for person, month in zip(facts.person[certified].tolist(), told_in[certified].tolist(), strict=True):
        given[person].append(month)
    held = np.flatnonzero((facts.kind == Kind.suspension) & (facts.code == Suspension.life_certificate))
    ends = ints(
        [
            min((one for one in given[int(facts.person[row])] if one > told_in[row]), default=0)
            for row in held.tolist()
        ]
    )
    ended = replace(facts.take(held[ends > 0]), until=first_day(ends[ends > 0]))
    both = facts.take(~certified).joined(ended)
    order = np.argsort(np.concatenate([facts.person[~certified], ended.person]), kind="stable")
    return both, np.concatenate([told_in[~certified], ends[ends > 0]])[order]


def _until(facts: Facts, told_in: Ints) -> Ints:
    """The Month in which the same spell (person, kind, first day, code) was told again."""
    spells = np.flatnonzero(np.isin(facts.kind, SPELLS))
    codes = np.where(facts.kind == Kind.residence, 0, facts.code)
    keys = (codes, facts.day, facts.kind, facts.person)
    rows = spells[np.lexsort((told_in[spells], *(one[spells] for one in keys)))]
    alike = np.logical_and.reduce([one[rows][1:] == one[rows][:-1] for one in keys])
    until = zeros(len(facts)) + NEVER
    until[rows[:-1][alike]] = told_in[rows[1:][alike]]
    return until
