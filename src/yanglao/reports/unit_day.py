"""村居的一天 What waits in one unit on a day: reports to be signed, whose contribution of the year is still open, how many could join.

How many could join takes a look at everybody's life. It is worked out once and kept in memory until anything is told that it rests on: a
fact, an answer of a household, a number, a decision about the law. How far things were told is asked of the database each time, in the moment that is
read: what another process adds is seen as what this one adds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yanglao.acts.survey.population import outside
from yanglao.acts.townships.ranking import Ranked, ranking
from yanglao.kernel.columns import ints
from yanglao.kernel.intervals import Share
from yanglao.kernel.months import month_of, month_of_year, new_year, year_of_day
from yanglao.kernel.periods import MONTH, QUARTER, SPANS, Period
from yanglao.policy.deadlines import Deadline, deadlines_of
from yanglao.reports.asking import Reader
from yanglao.reports.kept import Kept
from yanglao.reports.overdue import days_late
from yanglao.rules.article_5_1_entitlement import pension_day
from yanglao.store.acting import Agency
from yanglao.store.closing import next_to_close
from yanglao.store.law import laws_of
from yanglao.store.read.unit_work import Payer, last_booked, payers, told_of, told_through
from yanglao.store.read.worklists import in_payment
from yanglao.store.unit_reports import unit_reports

LOOKS_BACK = 12
"""So many months: what was never signed before them is not asked for any more."""


@dataclass(frozen=True, slots=True)
class Unsigned:
    """待签报 A report that nobody has signed: its period, the Day by which it is due (None: the plan says nothing), how many days late it
    is, and whether its books are closed, so that it can be signed."""

    period: Period
    due: int | None
    late: int
    is_closed: bool


def unsigned(agency: Agency, unit: int, *, on: int) -> list[Unsigned]:
    """The reports of the last twelve months that a unit has not signed, the oldest first; the month that comes next at the end."""
    return unsigned_in(agency, [unit], on=on)[unit]


def unsigned_in(agency: Agency, units: Sequence[int], *, on: int) -> dict[int, list[Unsigned]]:
    """The same of many units."""
    coming = next_to_close(agency.connection, agency.area)
    first = max(agency.area.opens_in, coming - LOOKS_BACK)
    signed = {
        (one.unit, one.period)
        for months in (MONTH, QUARTER)
        for one in unit_reports(agency.connection, agency.area, first=first, last=coming, months=months)
    }
    deadlines = deadlines_of(agency.area.plan).reports
    due = [
        _unsigned(one, deadlines.get(_NAMES[one.months]), on, one.last < coming)
        for one in _periods(first, coming)
        if one.first_day <= on
    ]
    return {unit: [one for one in due if (unit, one.period) not in signed] for unit in units}


_NAMES = {months: name for name, months in SPANS.items()}


def _periods(first: int, last: int) -> Iterator[Period]:
    """Months and the quarters that end with one of them."""
    for at in range(first, last + 1):
        yield Period(at)
        if month_of_year(at) % QUARTER == 0 and at < last:
            yield Period(at, QUARTER)


def _unsigned(period: Period, deadline: Deadline | None, on: int, is_closed: bool) -> Unsigned:
    due = None if deadline is None else deadline.due(period.last_day).day
    return Unsigned(period, due, 0 if due is None else days_late(due, on), is_closed)


def year_payers(reader: Reader, *, everywhere: bool = False) -> list[Payer]:
    """Whoever is to pay for the year of the reader's day, being below the pension age on it: of the reader's units, or of all."""
    law = laws_of(reader.connection, reader.area).at(month_of(reader.on))
    mine = None if everywhere else reader.persons
    found = payers(reader.connection, reader.area, year=year_of_day(reader.on), persons=mine)
    young = pension_day(law, born=ints([one.born for one in found])) > reader.on
    return [one for one, is_young in zip(found, young.tolist(), strict=True) if is_young]


@dataclass(frozen=True, slots=True)
class Coverage:
    """参保情况 Who has joined, of those who could; and how many have not. aim: the target of the plan (None: it has none)."""

    share: Share
    could: int
    aim: Share | None


_COVERAGE: Kept[Coverage] = Kept()
_RANKED: Kept[list[Ranked]] = Kept()
_PAID: Kept[Share] = Kept()
_MISSING: Kept[tuple[Mapping[int, int], Mapping[int, int]]] = Kept()


def paid_everywhere(reader: Reader) -> Share:
    """Who has paid for the year, of all in all units who are to."""
    told = (told_through(reader.connection, reader.area), reader.on)

    def find() -> Share:
        found = year_payers(reader, everywhere=True)
        return Share(sum(one.has_paid for one in found), len(found))

    return _PAID.get(reader.connection, reader.area.id, told, find)


def missing_in_units(reader: Reader) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Unit -> how many declarations of the year are missing, and how many life certificates."""
    told = (
        told_through(reader.connection, reader.area),
        last_booked(reader.connection, reader.area),
        reader.on,
    )
    of = (reader.area.id, reader.units)
    return _MISSING.get(reader.connection, of, told, lambda: _missing(reader))


def _missing(reader: Reader) -> tuple[Mapping[int, int], Mapping[int, int]]:
    since = new_year(reader.on)
    paid = in_payment(reader.connection, reader.area, reader.persons)
    return (
        Counter(reader.home_of(one.person) for one in year_payers(reader) if one.is_missing),
        Counter(
            reader.home_of(one.person) for one in paid if one.certified_on < since and not one.is_suspended
        ),
    )


def coverage_of(reader: Reader) -> Coverage:
    """Of the reader's units on the reader's day."""
    told = (told_through(reader.connection, reader.area), reader.on)
    of = (reader.area.id, reader.units)
    return _COVERAGE.get(reader.connection, of, told, lambda: _coverage(reader))


def ranked(agency: Agency, period: Period) -> list[Ranked]:
    """Every unit under every measure; they are ranked anew once anything is told of the time up to the period's end, or paid."""
    told = (
        told_of(agency.connection, agency.area, period.last_day),
        last_booked(agency.connection, agency.area),
    )
    of = (agency.area.id, period)
    return _RANKED.get(agency.connection, of, told, lambda: ranking(agency, period))


def _coverage(reader: Reader) -> Coverage:
    found = outside(reader.agency, on=reader.on, units=reader.units)
    enrolled, could = found.enrolled, len(found.persons)
    law = laws_of(reader.connection, reader.area).at(month_of(reader.on))
    target = law.enrolment_target_percent
    aim = None if target is None else Share(target, 100)
    return Coverage(Share(enrolled, enrolled + could), could, aim)
