"""Household registration: where people are registered, since when, of which kind, who moves and who
leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .dates import (
    FIRST_MONTH,
    LAUNCH,
    NEVER,
    Bools,
    Ints,
    Texts,
    month_of,
    month_starts,
    serial_of,
    stream,
    years_after,
)
from .people import AT_LAUNCH, NEWCOMER, TURNS_16, People
from .reports import Lines, lines
from .units import PLACE, UNIT_CODES, draw_units, office

BORN_HERE, MOVED_LONG_AGO, CONVERTED, CONVERTED_ON_ARRIVAL, MOVED_IN = range(5)
STAYS, TO_PROVINCE, ELSEWHERE = range(3)
RESIDENCE_DAY = 12
_LEAVING = 0.034
"""The share that leaves between the first day of leaving and the last."""
_FIRST_LEAVING, _LAST_LEAVING = serial_of(2012, 1, 5), serial_of(2016, 10, 30)

_PROVINCE = np.array(["460100", "460200", "469003", "469025", "469026", "469027", "469028"], dtype=object)
_ELSEWHERE = np.array(["440800", "440100", "450500", "450100", "430100"], dtype=object)


@dataclass(frozen=True, slots=True)
class Homes:
    """Columns of one row a person. `since`: the non-agricultural spell in the city begins; `settled`:
    the unbroken run that counts for the five years begins; `leaves` (serial, NEVER) for `leaves_to`;
    `moves_month` (NEVER) into `moves_to`."""

    origin: Ints
    since: Ints
    settled: Ints
    before: Texts
    leaves: Ints
    leaves_to: Ints
    leaves_place: Texts
    moves_month: Ints
    moves_to: Ints

    def unit(self, people: People, month: Any) -> Ints:
        """The unit of every person in a month (or each in a month of his own)."""
        return np.where(month >= self.moves_month, self.moves_to, people.unit)


def draw_homes(people: People, seed: int) -> Homes:
    """Registration of everybody: most are of the city since birth, a tenth were converted from agricultural
    registration, some moved in less than five years ago, some will leave."""
    rng = stream(seed, "homes")
    origin = _origins(people, rng)
    since = np.maximum(people.born, _since(people, origin, rng))
    converted = (origin == CONVERTED) | (origin == CONVERTED_ON_ARRIVAL)
    leaves = _leaves_last(people, _leaves(people, rng), stream(seed, "the last who leave"))
    to_province = rng.random(len(people)) < 0.62
    nearby = (origin == CONVERTED_ON_ARRIVAL) | (rng.random(len(people)) < 0.7)
    before = _places(nearby, len(people), rng)
    return Homes(
        origin=origin,
        since=since,
        settled=years_after(np.where(converted, people.born, since), 5),
        before=np.where(origin == CONVERTED, PLACE, before),
        leaves=leaves,
        leaves_to=np.where(leaves == NEVER, STAYS, np.where(to_province, TO_PROVINCE, ELSEWHERE)),
        leaves_place=_places(to_province, len(people), rng),
        moves_month=_moves(people, leaves, rng),
        moves_to=draw_units(len(people), rng),
    )


def home_lines(people: People, homes: Homes) -> Iterator[Lines]:
    """The register of the household survey with its later changes, and the residence lists of public
    security."""
    everyone = np.arange(len(people))
    yield _register(people, everyone, people.unit, people.listed_month, account=people.account)
    movers = np.flatnonzero((homes.moves_month < NEVER) & (homes.moves_to != people.unit))
    yield _change_unit(movers, homes.moves_to[movers], homes.moves_month[movers])
    listed = month_starts(people.listed_month) + RESIDENCE_DAY
    had_before = np.flatnonzero(homes.since > people.born)
    had_before = had_before[homes.origin[had_before] >= CONVERTED]
    household = np.where(homes.origin[had_before] == MOVED_IN, "非农业", "农业")
    yield _residence(had_before, homes.before[had_before], household, "否", people.born, homes.since, listed)
    converted = np.isin(homes.origin, (CONVERTED, CONVERTED_ON_ARRIVAL))
    yes_no = np.where(converted & (homes.since > people.born), "是", "否")
    yield _residence(everyone, PLACE, "非农业", yes_no, homes.since, np.full(len(people), NEVER), listed)
    yield from _departures(people, homes, yes_no)


def _departures(people: People, homes: Homes, converted: Texts) -> Iterator[Lines]:
    """The open spell comes again with its end; the spell at the new place follows in the same list."""
    leavers = np.flatnonzero(homes.leaves < np.minimum(people.death, NEVER))
    known = month_starts(month_of(homes.leaves) + 1) + RESIDENCE_DAY
    yield _residence(leavers, PLACE, "非农业", converted[leavers], homes.since, homes.leaves, known)
    forever = np.full(len(people), NEVER)
    yield _residence(leavers, homes.leaves_place[leavers], "非农业", "否", homes.leaves, forever, known)


def struck_off(people: People, homes: Homes, *, dead: Ints) -> Lines:
    """Registration ended by death, for people (places) whom no community reports because they never
    enrolled."""
    converted = (
        np.isin(homes.origin[dead], (CONVERTED, CONVERTED_ON_ARRIVAL)) & (homes.since > people.born)[dead]
    )
    known = month_starts(month_of(people.death) + 1) + RESIDENCE_DAY
    return _residence(
        dead, PLACE, "非农业", np.where(converted, "是", "否"), homes.since, people.death + 1, known
    )


def _register(people: People, who: Ints, unit: Ints, month: Ints, *, account: Texts) -> Lines:
    """Rows of the register: by the units in the first month, gathered by the agency afterwards. An empty
    account says nothing about the account."""
    columns = {
        "name": people.name[who],
        "ethnic": people.ethnic[who],
        "unit": UNIT_CODES[unit],
        "bank_account": account,
        "phone": people.phone[who],
    }
    first = month == FIRST_MONTH
    handed_in_by = np.where(first, unit, office("agency"))
    reported = month_starts(month) + 7 + np.where(first, unit % 4, 0)
    return lines("register", who, office=handed_in_by, reported=reported, columns=columns)


def _change_unit(who: Ints, unit: Ints, month: Ints) -> Lines:
    """Moves inside the city, as the agency notes them."""
    columns = {"unit": UNIT_CODES[unit]}
    reported = month_starts(month) + 7
    return lines("change_unit", who, office=office("agency"), reported=reported, columns=columns)


def _residence(
    who: Ints, place: Any, household: Any, converted: Any, since: Ints, until: Ints, reported: Ints
) -> Lines:
    """`place`, `household`, `converted` belong to the rows of `who`; the three last are columns of
    everybody."""
    columns = {
        "place": np.asarray(place, dtype=object),
        "household": np.asarray(household, dtype=object),
        "converted": np.asarray(converted, dtype=object),
        "from": since[who],
        "until": until[who],
    }
    return lines("residence", who, office=office("public_security"), reported=reported[who], columns=columns)


def _origins(people: People, rng: np.random.Generator) -> Ints:
    shares = {
        AT_LAUNCH: [0.69, 0.165, 0.09, 0.02, 0.035],
        TURNS_16: [0.90, 0.0, 0.08, 0.01, 0.01],
        NEWCOMER: [0.0, 0.0, 0.80, 0.08, 0.12],
    }
    limits = np.array([np.cumsum(shares[arrival])[:-1] for arrival in (AT_LAUNCH, TURNS_16, NEWCOMER)])
    origins: Ints = (rng.random(len(people))[:, None] >= limits[people.arrival]).sum(axis=1)
    return origins


def _since(people: People, origin: Ints, rng: np.random.Generator) -> Ints:
    """Beginning of the non-agricultural spell in the city, by origin; newcomers: the month before they
    are listed."""
    count = len(people)
    long_ago = people.born + (rng.random(count) * (serial_of(2006, 9, 1) - people.born)).astype(np.int64)
    converted = rng.integers(serial_of(1996, 1, 1), LAUNCH - 20, size=count)
    recent = rng.integers(serial_of(2006, 10, 15), LAUNCH - 20, size=count)
    by_origin = np.choose(origin, [people.born, long_ago, converted, converted, recent])
    just_now = month_starts(people.listed_month - 1) + rng.integers(0, 28, size=count)
    return np.where(people.arrival == NEWCOMER, just_now, by_origin)


def _places(in_province: Bools, count: int, rng: np.random.Generator) -> Texts:
    near = _PROVINCE[rng.integers(0, len(_PROVINCE), size=count)]
    return np.where(in_province, near, _ELSEWHERE[rng.integers(0, len(_ELSEWHERE), size=count)])


def _leaves(people: People, rng: np.random.Generator) -> Ints:
    """About 3 % of those under 55 leave the city, at least three months after they were listed."""
    day = rng.integers(_FIRST_LEAVING, _LAST_LEAVING, size=len(people))
    settled = month_starts(people.listed_month + 3)
    goes = (rng.random(len(people)) < _LEAVING) & (people.ages(LAUNCH) < 54) & (day > settled)
    return np.where(goes & (day < people.death), day, NEVER)


def _leaves_last(people: People, leaves: Ints, rng: np.random.Generator) -> Ints:
    """As many a day leave up to the end of November, so that the last year has its whole share of transfers, which follow a month later."""
    until = serial_of(2016, 12, 1)
    day = rng.integers(_LAST_LEAVING, until, size=len(people))
    goes = rng.random(len(people)) < _LEAVING * (until - _LAST_LEAVING) / (_LAST_LEAVING - _FIRST_LEAVING)
    goes &= (leaves == NEVER) & (people.ages(LAUNCH) < 54) & (day > month_starts(people.listed_month + 3))
    return np.where(goes & (day < people.death), day, leaves)


def _moves(people: People, leaves: Ints, rng: np.random.Generator) -> Ints:
    """Months in which about 6 % change their unit inside the city."""
    month = rng.integers(FIRST_MONTH + 3, 2016 * 12 + 11, size=len(people))
    gone = np.minimum(month_of(np.minimum(leaves, people.death)), NEVER)
    moves = (rng.random(len(people)) < 0.06) & (month > people.listed_month + 1) & (month < gone)
    return np.where(moves, month, NEVER)
