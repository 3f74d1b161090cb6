"""What goes astray with money and data: contributions paid short or in excess, second receipts, changed names and telephones."""

from dataclasses import replace

import numpy as np

from .dates import FIRST_MONTH, LAST_MONTH, NEVER, Bools, Floats, Texts, month_of, month_starts, stream
from .names import draw_names, draw_phones, surname
from .people import People
from .reports import Lines, lines
from .units import office
from .world import Course, World

_EXCESS, _SHORT, _SHORT_FIRST, _SECOND = 0.0015, 0.0030, 0.0045, 0.0060  # shares, added up


def mispay(course: Course, rng: np.random.Generator) -> None:
    """Of a thousand contributions a few bring too much; a few too little, for good or made good by another payment of the same
    list; and a few are paid twice on one day."""
    further: list[Lines] = []
    for at, rows in enumerate(course.handed_in):
        if rows.layout == "contribution":
            drawn = rng.random(len(rows.person))
            course.handed_in[at] = _other_amounts(rows, drawn)
            further.append(
                _halved(rows.pick((drawn >= _SHORT) & (drawn < _SHORT_FIRST) & _can_be_short(rows)))
            )
            further.append(rows.pick((drawn >= _SHORT_FIRST) & (drawn < _SECOND)))
    course.handed_in += further


def change_data(world: World) -> Lines:
    """Changes of known people: telephone numbers of one in thirty over the years, names of a few."""
    people, homes, rng = world.people, world.homes, stream(world.seed, "changed data")
    month = rng.integers(FIRST_MONTH + 3, LAST_MONTH + 1, size=len(people))
    drawn = rng.random(len(people))
    stays = month_of(np.minimum(np.minimum(people.death, homes.leaves), NEVER)) > month
    settled = month > people.listed_month + 1
    renamed = drawn < 0.003
    who = np.flatnonzero(stays & settled & (drawn < 0.033))
    columns = {
        "name": np.where(renamed, _other_names(people, rng), "")[who],
        "phone": np.where(renamed, "", _other_phones(people.phone, rng))[who],
    }
    reported = month_starts(month[who]) + 7
    return lines("change_person", who, office=office("agency"), reported=reported, columns=columns)


def _other_amounts(rows: Lines, drawn: Floats) -> Lines:
    amount = np.asarray(rows.columns["amount_yuan"])
    short = (drawn >= _EXCESS) & (drawn < _SHORT) & _can_be_short(rows)
    amount = np.where(drawn < _EXCESS, amount + 100, np.where(short, amount // 2, amount))
    return replace(rows, columns={**rows.columns, "amount_yuan": amount})


def _halved(rows: Lines) -> Lines:
    amount = np.asarray(rows.columns["amount_yuan"])
    return replace(rows, columns={**rows.columns, "amount_yuan": amount // 2})


def _can_be_short(rows: Lines) -> Bools:
    """Whether half of it is something."""
    can: Bools = np.asarray(rows.columns["amount_yuan"]) >= 2
    return can


def _other_phones(phones: Texts, rng: np.random.Generator) -> Texts:
    """Another number; who draws none keeps the old one."""
    drawn = draw_phones(len(phones), rng)
    return np.where(drawn == "", phones, drawn)


def _other_names(people: People, rng: np.random.Generator) -> Texts:
    """Other given names."""
    is_li = np.asarray(people.ethnic == "19", dtype=np.bool_)
    young = np.zeros(len(people), dtype=np.bool_)
    drawn = draw_names(ethnic_li=is_li, male=people.sex == 1, old=young, rng=rng)
    pairs = zip(people.name.tolist(), drawn.tolist(), strict=True)
    return np.array([surname(one) + other.removeprefix(surname(other)) for one, other in pairs], dtype=object)
