"""Accounts that money goes to 收款账户: people's own, those of heirs, and those of agencies that a relation moves to."""

import numpy as np

from .dates import LAST_MONTH, NEVER, Ints, Texts, month_of, month_starts, stream
from .names import draw_accounts, draw_names, surname
from .transfers import AGENCIES
from .units import office
from .world import Course, World


def own_account(accounts: Texts, on: Ints) -> dict[str, Texts | Ints | str]:
    """Columns of a list of people's own accounts."""
    return {"whose": "", "holder": "", "bank_account": accounts, "on": on}


def heirs_come(world: World, course: Course, death_reported: Ints) -> None:
    """Heirs of nine in ten of the dead name an account, with the report of the death or one or two months later."""
    rng = stream(world.seed, "heirs")
    later = rng.choice(3, size=len(death_reported), p=[0.5, 0.3, 0.2]).astype(np.int64)
    reported = month_starts(month_of(death_reported) + later + 1) - 1
    comes = (death_reported < NEVER) & (rng.random(len(death_reported)) < 0.9)
    who = np.flatnonzero(comes & (month_of(np.where(comes, reported, NEVER)) <= LAST_MONTH))
    columns = {
        "whose": "继承人",
        "holder": _relatives(world.people.name[who], rng),
        "bank_account": draw_accounts(len(who), rng),
        "on": reported[who] - rng.integers(0, 9, size=len(who)),
    }
    course.hand_in("payee", who, office=office("agency"), reported=reported[who], columns=columns)


def agencies_named(world: World, course: Course, who: Ints, on: Ints, month: int) -> Texts:
    """Where the money of those who move to another agency goes: most name it with the transfer, some the month after. Returns the
    agencies."""
    rng = stream(world.seed, f"agencies {month}")
    late = (rng.random(len(who)) < 0.3).astype(np.int64)
    agencies: Texts = np.array(AGENCIES, dtype=object)[rng.integers(0, len(AGENCIES), size=len(who))]
    columns = {
        "whose": "转入地经办机构",
        "holder": agencies,
        "bank_account": draw_accounts(len(who), rng),
        "on": on,
    }
    reported = month_starts(month + late) + 26
    course.hand_in("payee", who, office=office("agency"), reported=reported, columns=columns)
    return agencies


def _relatives(names: Texts, rng: np.random.Generator) -> Texts:
    """Younger people of the same surname."""
    count = len(names)
    male, han = rng.random(count) < 0.5, np.zeros(count, dtype=np.bool_)
    drawn = draw_names(ethnic_li=han, male=male, old=han, rng=rng)
    pairs = zip(names.tolist(), drawn.tolist(), strict=True)
    return np.array([surname(one) + other.removeprefix(surname(other)) for one, other in pairs], dtype=object)
