"""Who acts for old people 监护、代办: registered with proof, asks for another account once, and sometimes acts no longer."""

import numpy as np

from .agency import hand_in, papers
from .dates import LAST_MONTH, LAUNCH, NEVER, Ints, month_of, month_starts, stream, years_after
from .names import draw_accounts, draw_names
from .payees import account
from .people import People
from .world import Course, World

_SHARE, _OLD = 0.02, 72
"""Of pensioners of so many years and more."""
_AGENTS = 3
"""Two in so many are agents for a time and for some acts; the others are guardians."""


def act_for_others(world: World, course: Course) -> None:
    """Proxies of old pensioners, one at least."""
    people, rng = world.people, stream(world.seed, "proxies")
    old = (course.awarded < NEVER) & (people.death == NEVER) & (course.ended == NEVER)
    there = np.flatnonzero(old & (years_after(course.born, _OLD) < month_starts(np.array([2014 * 12]))[0]))
    count = min(len(there), max(2, round(_SHARE * len(there))))
    who = np.sort(rng.choice(there, size=count, replace=False))
    month = np.maximum(
        month_of(course.awarded[who]) + 2, rng.integers(2012 * 12, LAST_MONTH - 14, size=count)
    )
    _register(world, course, who, month, rng)


def _register(world: World, course: Course, who: Ints, month: Ints, rng: np.random.Generator) -> None:
    people, count = world.people, len(who)
    agents = np.arange(count) % _AGENTS < 2
    proxy = people.number[_younger(people, who)]
    start = month_starts(month)
    nobody = np.zeros(count, dtype=np.bool_)
    columns = {
        "kind": np.where(agents, "agent", "guardian").astype(object),
        "proxy": proxy,
        "name": draw_names(ethnic_li=nobody, male=nobody, old=nobody, rng=rng),
        "document": papers("委托", who),
        "from": start,
        "until": np.where(agents, start + 730, NEVER),
        "covers": np.where(agents, "收款账户、退费", "").astype(object),
    }
    hand_in(course, "proxy", who, start + 12, columns)
    own = account("", "", draw_accounts(count, rng), start + 14, applicant=proxy)
    hand_in(course, "payee", who, start + 20, own)
    ends = np.arange(count) % 2 == 0
    gone = {"proxy": proxy[ends], "reason": "本人撤回"}
    hand_in(course, "end_proxy", who[ends], month_starts(month[ends] + 9) + 12, gone)


def _younger(people: People, who: Ints) -> Ints:
    """Somebody of working age for each."""
    age = people.ages(LAUNCH)
    grown = np.flatnonzero((age > 20) & (age < 50))
    return grown[who % len(grown)]
