"""Study, cover in other schemes and special categories: what the bureaus certify."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from .dates import LAUNCH, NEVER, Bools, Ints, days_of, month_of, month_starts, serial_of, stream, years_after
from .homes import Homes
from .people import NEWCOMER, TURNS_16, People
from .reports import Lines, lines
from .units import office

LIST_DAY = 13


@dataclass(frozen=True, slots=True)
class Spells:
    """One spell a person: [since, until) as serials, NEVER in `since` for none; `known` and `end_known`:
    the days on which its beginning and its end are handed in (equal when the end is known from the
    start)."""

    since: Ints
    until: Ints
    known: Ints
    end_known: Ints

    def holds(self, on: Ints) -> Bools:
        """In force on a day, or ended but not yet reported as ended."""
        return (self.since <= on) & (
            (on < self.until) | (on <= self.end_known) & (self.end_known > self.known)
        )

    def is_certified(self, on: Ints) -> Bools:
        """In force on a day and by then reported."""
        return (self.since <= on) & (on < self.until) & (self.known <= on)


@dataclass(frozen=True, slots=True)
class Category:
    """A special category 特殊群体: import text, certifying bureau, share per thousand, youngest and
    oldest holder."""

    key: str
    text: str
    bureau: str
    per_mille: float
    youngest: int
    oldest: int


CATEGORIES = (
    Category("low_income", "低保", "civil_affairs", 80, 16, 99),
    Category("severe_disability", "重度残疾", "disabled_persons_federation", 17.5, 16, 99),
    Category("one_child_certificate", "独生子女", "family_planning", 185, 28, 62),
    Category("preferential_treatment", "优抚对象", "civil_affairs", 12, 20, 99),
    Category("bereaved_one_child_parent", "独生子女伤残死亡家庭", "family_planning", 6.5, 42, 75),
    Category("family_planning_complication", "计划生育手术并发症", "family_planning", 2.2, 30, 70),
)
FULL = ("severe_disability", "bereaved_one_child_parent", "family_planning_complication")


def draw_categories(people: People, seed: int) -> dict[str, Spells]:
    """Spells of every special category by key; some begin after launch, some end, some are certified late."""
    return {kind.key: _category(people, kind, stream(seed, kind.key)) for kind in CATEGORIES}


def government_yuan(categories: dict[str, Spells], on: Ints) -> Ints:
    """What the government pays of a tier as far as certified on the day: 100, 80, 70 or 0 yuan."""
    full = np.any([categories[key].is_certified(on) for key in FULL], axis=0)
    preferential = categories["preferential_treatment"].is_certified(on)
    return np.select([full, preferential, categories["low_income"].is_certified(on)], [100, 80, 70], 0)


def category_lines(
    people: People, categories: dict[str, Spells], on_paper: Callable[[Spells, str], Ints]
) -> Iterator[Lines]:
    """Certification lists; an open spell that ends comes again with the same beginning and its end. on_paper: the end that the first
    paper of an open spell gives."""
    for kind in CATEGORIES:
        spells = categories[kind.key]
        paper = on_paper(spells, kind.key)
        for who, end, reported in _certified(people, spells):
            until = np.minimum(end, paper[who])
            year = days_of(reported) // 10000
            columns = {
                "category": np.full(len(who), kind.text, dtype=object),
                "from": spells.since[who],
                "until": until,
                "document": np.array(
                    [f"东{kind.text[:2]}〔{at}〕{row:05d}号" for at, row in zip(year, who, strict=True)],
                    object,
                ),
            }
            yield lines("category", who, office=office(kind.bureau), reported=reported, columns=columns)


def draw_covers(people: People, homes: Homes, seed: int) -> tuple[Spells, Spells, Bools]:
    """Two spells of cover a person at most (the one of the launch and a later one), and who is drawing
    under the first."""
    rng = stream(seed, "covers")
    first, drawing = _first_cover(people, homes, rng)
    return first, _later_cover(people, first, drawing, rng), drawing


def cover_lines(people: People, homes: Homes, covers: tuple[Spells, Spells, Bools]) -> Iterator[Lines]:
    """Lists of the other schemes, which are matched with the register after the launch; an open spell that ends comes again with the
    same beginning and its end."""
    first, later, drawing = covers
    rural = people.arrival == NEWCOMER
    for spells, draws in ((first, drawing), (later, np.zeros(len(people), dtype=bool))):
        for who, until, reported in _certified(people, spells):
            columns = {
                "scheme": np.where(rural[who] & (spells is first), "农村", "职工").astype(object),
                "drawing": np.where(draws[who], "是", "否").astype(object),
                "from": spells.since[who],
                "until": until,
            }
            layout = "cover" if spells is first else "match"
            yield lines(layout, who, office=office("human_resources"), reported=reported, columns=columns)


def draw_studies(people: People, seed: int) -> Spells:
    """Students 在校学生 of 16 to 22 years, to the first of July of some year; known from the start."""
    rng = stream(seed, "studies")
    turned_16 = years_after(people.born, 16)
    age = people.ages(LAUNCH)
    wants = np.where(age < 16, 0.86, np.where(age < 19, 0.8, 0.34))
    leaving_age = np.where(rng.random(len(people)) < 0.45, 18, 22)
    leaving_age = np.maximum(leaving_age, np.where(age < 19, 18, 22))
    year = days_of(people.born) // 10000 + leaving_age
    until = month_starts(year * 12 + 6)
    listed = month_starts(people.listed_month) + LIST_DAY
    since = month_starts(days_of(np.maximum(turned_16, LAUNCH - 400)) // 10000 * 12 - 4)
    studies = (
        (rng.random(len(people)) < wants) & (age < 22.5) & (until > listed) & (people.arrival != NEWCOMER)
    )
    return Spells(np.where(studies, since, NEVER), np.where(studies, until, NEVER), listed, listed)


def study_lines(people: People, studies: Spells) -> Lines:
    """The lists of students of the education bureau."""
    who = np.flatnonzero(studies.since < NEVER)
    columns = {"from": studies.since[who], "until": studies.until[who]}
    return lines("student", who, office=office("education"), reported=studies.known[who], columns=columns)


def _certified(people: People, spells: Spells) -> Iterator[tuple[Ints, Ints, Ints]]:
    """(people, `until` as handed in, day of handing in) of the first rows and of the rows that bring the
    end."""
    ahead = spells.end_known == spells.known
    begun = np.flatnonzero((spells.since < NEVER) & (spells.known < people.death))
    yield begun, np.where(ahead, spells.until, NEVER)[begun], spells.known[begun]
    ended = (spells.since < NEVER) & (spells.until < NEVER) & ~ahead & (spells.end_known < people.death)
    who = np.flatnonzero(ended & (spells.known < people.death))
    yield who, spells.until[who], spells.end_known[who]


def _report_after(serials: Ints, months: Ints) -> Ints:
    """The list day of the month so many months after a day's month."""
    return month_starts(month_of(np.minimum(serials, NEVER)) + months) + LIST_DAY


def _category(people: People, kind: Category, rng: np.random.Generator) -> Spells:
    count = len(people)
    age = people.ages(LAUNCH)
    holds = (rng.random(count) < kind.per_mille / 1000) & (age >= kind.youngest) & (age <= kind.oldest)
    listed = month_starts(people.listed_month) + LIST_DAY
    is_early = (rng.random(count) < 0.8) & (people.arrival != TURNS_16)
    early = np.maximum(LAUNCH - rng.integers(0, 1500, size=count) // 30 * 30, years_after(people.born, 16))
    late = np.maximum(listed + 1, rng.integers(serial_of(2011, 12, 1), serial_of(2016, 9, 1), size=count))
    since = month_starts(month_of(np.where(is_early, early, late)) + np.where(is_early, 0, 1))
    delay = np.where(rng.random(count) < 0.12, rng.integers(2, 9, size=count), 0)
    known = np.maximum(_report_after(np.maximum(since, listed), delay), listed)
    ends = (rng.random(count) < 0.25) & np.isin(
        kind.key, ("low_income", "one_child_certificate", "preferential_treatment")
    )
    until = month_starts(month_of(np.maximum(known, since)) + rng.integers(3, 49, size=count))
    ahead = rng.random(count) < 0.5
    end_known = np.where(ahead, known, _report_after(until, np.zeros(count, dtype=np.int64)))
    until = np.where(holds & ends, until, NEVER)
    return Spells(np.where(holds, since, NEVER), until, known, np.where(until < NEVER, end_known, known))


def _first_cover(people: People, homes: Homes, rng: np.random.Generator) -> tuple[Spells, Bools]:
    """Employees of the launch day (two fifths lose the cover later), pensioners of the employees' scheme,
    and the rural cover that newcomers bring and that ends with their conversion."""
    count, age = len(people), people.ages(LAUNCH)
    listed = month_starts(people.listed_month) + LIST_DAY
    is_new = people.arrival == NEWCOMER
    drawing = (rng.random(count) < 0.14) & (age >= 60) & ~is_new
    rural = (
        is_new
        & (homes.since > years_after(people.born, 17))
        & (rng.random(count) < 0.6)
        & (homes.since < people.death)
    )
    works = (rng.random(count) < 0.19) & (age > 20) & (age < 58) & ~is_new
    since = month_starts(
        month_of(LAUNCH - (rng.random(count) * 365 * np.clip(age - 19, 1, 12)).astype(np.int64))
    )
    since = np.where(rural, np.maximum(years_after(people.born, 16), homes.since - 700), since)
    loses = works & (rng.random(count) < 0.4)
    lost = month_starts(rng.integers(2011 * 12 + 11, 2016 * 12 + 11, size=count))
    until = np.select([rural, loses], [homes.since, lost], NEVER)
    end_known = np.where(loses, _report_after(until, rng.integers(0, 2, size=count)), listed)
    return Spells(np.where(rural | works | drawing, since, NEVER), until, listed, end_known), drawing


def _later_cover(people: People, first: Spells, drawing: Bools, rng: np.random.Generator) -> Spells:
    """Jobs found after launch, held for half a year to four years; the beginning is handed in up to a
    month late."""
    count, age = len(people), people.ages(LAUNCH)
    since = month_starts(rng.integers(2012 * 12, 2016 * 12 + 9, size=count))
    finds = (rng.random(count) < 0.055) & (age > 14) & (age < 52) & (first.since == NEVER) & ~drawing
    finds &= (month_of(since) > people.listed_month + 1) & (since > years_after(people.born, 18))
    until = month_starts(month_of(since) + rng.integers(6, 49, size=count))
    known = _report_after(since, rng.integers(0, 2, size=count))
    end_known = _report_after(until, rng.integers(0, 2, size=count))
    return Spells(np.where(finds, since, NEVER), np.where(finds, until, NEVER), known, end_known)
