"""The synthetic city: made from a seed, read month by month as the lists that its offices hand in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from . import claiming, doubles, heirs, joining, leaving, mishaps, paying, pensioners, proxies, slips
from .certifying import ends_on_paper, later_lines
from .circumstances import category_lines, cover_lines, study_lines
from .dates import FIRST_MONTH, LAST_MONTH, Ints, Texts, month_of, stream
from .homes import home_lines
from .pensioners import Trouble
from .reports import Lines, Report, Shelf, joined, shelve
from .surveying import survey_lines
from .trial import draw_trial
from .units import UNITS, Unit
from .world import Course, World, draw_world, new_course


@dataclass(frozen=True, slots=True)
class City:
    """A population with its lives from October 2011 to December 2016; the same for the same `residents`
    and `seed`. `numbers`: of everybody, then of the second records of a few, then of a trial before the launch."""

    residents: int
    seed: int
    world: World = field(repr=False)
    numbers: Texts = field(repr=False)
    shelf: Shelf = field(repr=False)
    troubles: dict[str, list[Trouble]] = field(repr=False)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The thirteen units of plan 十一."""
        return UNITS

    @property
    def months(self) -> range:
        """The months (year*12+month-1) the city lives through."""
        return range(FIRST_MONTH, LAST_MONTH + 1)

    def reports(self, month: int) -> list[Report]:
        """The lists handed in within a month, in the order of `reported_on`; empty outside `months`."""
        return self.shelf.reports(month, self.numbers)

    def returned_payment(self, month: int, number: str) -> str | None:
        """Why the bank sends a person's payment of a month back (账号错误, 户名不符, 账户注销), or None
        when it is paid."""
        found = (
            trouble
            for trouble in self.troubles.get(number, [])
            if trouble.first_month <= month < trouble.until_month
        )
        return next((trouble.reason for trouble in found), None)


def make_city(residents: int = 20_000, seed: int = 2011) -> City:
    """Make the city of so many people, those who turn 16 or come later included."""
    world = draw_world(residents, seed)
    without_account = stream(seed, "no account").random(residents) < 0.03
    course = _live(world)
    _first_accounts(world, course, np.flatnonzero(without_account))
    reported = leaving.report_deaths(world, course, stream(seed, "death reports"))
    heirs.heirs_come(world, course, reported)
    proxies.act_for_others(world, course)
    troubles = _draw_pensions(world, course, reported)
    slips.add_refused(world, course, stream(seed, "refused"))
    mishaps.mispay(course, stream(seed, "mispaid"))
    listed = _without_accounts(world, without_account)
    twice = doubles.draw_twice(world)
    trial = draw_trial(residents, seed, residents + len(twice))
    others = (*doubles.double_lines(world, twice, residents), *trial.lines)
    tables = joined([*_first_lists(listed), *course.handed_in, *others])
    spoiling = stream(seed, "slips")
    spoiled = joined(part for rows in _receipted(tables) for part in slips.spoil(rows, spoiling))
    numbers = np.concatenate([world.people.number, doubles.twins_of(world.people, twice), trial.numbers])
    return City(residents, seed, world, numbers, shelve(spoiled), troubles)


def _live(world: World) -> Course:
    """Everybody's insurance through the months."""
    course = new_course(world)
    leanings, wishes = joining.draw_joining(world), claiming.draw_claiming(world)
    rng = stream(world.seed, "months")
    for month in range(FIRST_MONTH, LAST_MONTH + 1):
        if month % 12 == 0:
            paying.plan_year(world, course, month // 12, rng)
        if month % 12 == 1:
            paying.declare_all(world, course, month // 12, rng)
        joined_now = joining.join(world, course, leanings, month, rng)
        paying.choose(world, course, joined_now, month, rng)
        joining.bring_years(world, course, leanings, month, rng)
        paying.pay(world, course, month, rng)
        claiming.remedy(world, course, wishes, month, rng)
        _correct(world, course, month, rng)
        claiming.claim(world, course, wishes, month, rng)
        leaving.depart(world, course, month, rng)
    return course


def _correct(world: World, course: Course, month: int, rng: np.random.Generator) -> None:
    """Two or three corrected birth dates a year from 2012 on."""
    if month % 12 == 10 and month // 12 > 2011:
        claiming.correct_younger(world, course, month, rng)
    if month % 12 == 7 and month // 12 > 2011:
        claiming.correct_older(world, course, month, rng)
    if month % 24 == 4:
        claiming.correct_harmless(course, month, rng)


def _draw_pensions(world: World, course: Course, death_reported: Ints) -> dict[str, list[Trouble]]:
    """What happens to pensioners after the award."""
    prison = pensioners.imprison(world, course, stream(world.seed, "prison"))
    rng = stream(world.seed, "life certificates")
    for year in range(2012, 2017):
        pensioners.certify(world, course, year, death_reported=death_reported, prison=prison, rng=rng)
    return pensioners.draw_troubles(world, course, stream(world.seed, "bank"))


def _first_lists(world: World) -> Iterator[Lines]:
    """Register, registration, study, cover and categories: the household survey and its later changes."""
    yield from home_lines(world.people, world.homes)
    yield mishaps.change_data(world)
    yield study_lines(world.people, world.studies)
    yield from cover_lines(world.people, world.homes, world.covers)
    yield from category_lines(world.people, world.categories, lambda *one: ends_on_paper(world.people, *one))
    yield from later_lines(world.people, world.categories)
    yield survey_lines(world)


def _first_accounts(world: World, course: Course, who: Ints) -> None:
    members = who[course.enrolled[who] < np.minimum(world.people.death[who], course.ended[who])]
    joining.first_accounts(course, members, course.enrolled[members], world.people.account[members])


def _without_accounts(world: World, without: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> World:
    accounts = np.where(without, "", world.people.account)
    return replace(world, people=replace(world.people, account=accounts))


def _receipted(tables: list[Lines]) -> Iterator[Lines]:
    """Give every row with money its own receipt text, in the order of handing in."""
    for rows in tables:
        if "receipt" in rows.columns:
            prefix = "YH" if rows.layout == "contribution" else "BJ"
            serials = month_of(rows.reported) // 12 * 10_000_000 + np.arange(1, len(rows.person) + 1)
            yield replace(rows, columns={**rows.columns, "receipt": paying.receipts(prefix, serials)})
        else:
            yield rows
