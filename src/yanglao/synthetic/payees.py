"""Accounts that money goes to 收款账户: people's own, and those of agencies that a relation moves to."""

import numpy as np

from .dates import Ints, Texts, month_starts, stream
from .names import draw_accounts
from .transfers import AGENCIES
from .units import office
from .world import Course, World


def own_account(accounts: Texts, on: Ints) -> dict[str, Texts | Ints | str]:
    """Columns of a list of people's own accounts."""
    return account("", "", accounts, on)


def account(
    whose: str, holder: Texts | str, accounts: Texts, on: Ints, *, applicant: Texts | str = ""
) -> dict[str, Texts | Ints | str]:
    """Columns of a list of accounts; `applicant`: numbers of those who ask for somebody else."""
    return {
        "whose": whose,
        "holder": holder,
        "bank_account": accounts,
        "on": on,
        "applicant": applicant,
    }


def agencies_named(world: World, course: Course, who: Ints, on: Ints, month: int) -> Texts:
    """Where the money of those who move to another agency goes: most name it with the transfer, some the month after. Returns the
    agencies."""
    rng = stream(world.seed, f"agencies {month}")
    late = (rng.random(len(who)) < 0.3).astype(np.int64)
    agencies: Texts = np.array(AGENCIES, dtype=object)[rng.integers(0, len(AGENCIES), size=len(who))]
    columns = account("转入地经办机构", agencies, draw_accounts(len(who), rng), on)
    reported = month_starts(month + late) + 26
    course.hand_in("payee", who, office=office("agency"), reported=reported, columns=columns)
    return agencies
