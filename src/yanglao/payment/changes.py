"""发放变动 What is different in a payroll from the month before: who is new, gone, raised, lowered, paid from other money, by another way or not at
all, and whose earlier months change. How the parts of one individual account share a pension is no difference: they are drawn down in
proportion to what is left in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from yanglao.kernel.columns import Bools, Ints, Rows, zeros
from yanglao.rules.sources import FUNDERS, PENSION_PARTS, POOL, Part

INDIVIDUAL = "individual"
BEARERS = (*FUNDERS, INDIVIDUAL, POOL)
"""Who bears a pension: the funders, the individual account, the pooled account."""


class Change(StrEnum):
    """What is different about somebody, who may have several."""

    new = "new"
    ended = "ended"
    raised = "raised"
    lowered = "lowered"
    bearer = "bearer"
    payee = "payee"
    withheld = "withheld"
    earlier = "earlier"


def bearer_of(part: Part) -> str:
    """Who bears an amount of a pension."""
    if part.what != "account":
        return part.source
    return POOL if part.source == POOL else INDIVIDUAL


GROUPS = tuple(dict.fromkeys((part.what, bearer_of(part)) for part in PENSION_PARTS))
"""What a pension is made of, and who bears it."""
_GROUP_OF = [GROUPS.index((part.what, bearer_of(part))) for part in PENSION_PARTS]
_BEARER_OF = [BEARERS.index(bearer) for _, bearer in GROUPS]


@dataclass(frozen=True, slots=True)
class Month:
    """A month's pensions by person (ascending): fen by group (rows of GROUPS), payee (0: nobody), fen for which there is no payee."""

    persons: Ints
    groups_fen: Ints
    payees: Ints
    withheld_fen: Ints

    @property
    def fen(self) -> Ints:
        """The whole pension of each."""
        whole: Ints = self.groups_fen.sum(axis=0)
        return whole

    @property
    def bearers_fen(self) -> Ints:
        """Fen by bearer (rows of BEARERS)."""
        return _added(self.groups_fen, _BEARER_OF, len(BEARERS))

    def of(self, persons: Ints) -> Month:
        """The same of `persons` (ascending), with nothing for those of whom there is nothing."""
        place = np.searchsorted(self.persons, persons)
        known = np.isin(persons, self.persons)
        return Month(
            persons,
            *(
                _spread(column, place[known], known)
                for column in (self.groups_fen, self.payees, self.withheld_fen)
            ),
        )


def month_of_lines(columns: Mapping[str, Ints]) -> Month:
    """A month from its lines, one row or several a person (in the order of their rounds): amounts added up, the payee that of the last
    line that was paid out."""
    persons, place = np.unique(columns["person_id"], return_inverse=True)
    parts = np.stack([columns[part.column] for part in PENSION_PARTS])
    grouped = _added(parts, _GROUP_OF, len(GROUPS))
    amounts = np.zeros((len(GROUPS) + 1, len(persons)), dtype=np.int64)
    np.add.at(amounts.T, place, np.vstack([grouped, columns["withheld_fen"]]).T)
    payees, paid = zeros(len(persons)), columns["payee_id"] > 0
    payees[place[paid]] = columns["payee_id"][paid]
    return Month(persons, amounts[:-1], payees, amounts[-1])


@dataclass(frozen=True, slots=True)
class Changes:
    """Those about whom something is different: in the month before, in this one, and fen that the batch adds to earlier months or takes
    back from them."""

    before: Month
    now: Month
    earlier: Month

    def __len__(self) -> int:
        return len(self.persons)

    @property
    def persons(self) -> Ints:
        """Whose, in ascending order."""
        return self.now.persons

    def are(self) -> dict[Change, Bools]:
        """Change -> whose it is."""
        before, now = self.before.fen, self.now.fen
        stays = (before > 0) & (now > 0)
        has_payees = (self.before.payees > 0) & (self.now.payees > 0)
        return {
            Change.new: (before == 0) & (now > 0),
            Change.ended: (before > 0) & (now == 0),
            Change.raised: stays & (now > before),
            Change.lowered: stays & (now < before),
            Change.bearer: stays
            & (now == before)
            & (self.before.groups_fen != self.now.groups_fen).any(axis=0),
            Change.payee: stays & has_payees & (self.before.payees != self.now.payees),
            Change.withheld: (self.now.withheld_fen > 0) & (self.before.withheld_fen == 0),
            Change.earlier: (self.earlier.groups_fen != 0).any(axis=0),
        }

    def account_is_emptied(self) -> Bools:
        """Those of whom nothing is different but that the pooled account bears what the individual account bore."""
        found = self.are()
        others = np.any([rows for change, rows in found.items() if change is not Change.bearer], axis=0)
        moved = self.now.groups_fen - self.before.groups_fen
        account, pool = (GROUPS.index(("account", bearer)) for bearer in (INDIVIDUAL, POOL))
        rest = np.delete(moved, [account, pool], axis=0)
        to_pool: Bools = (moved[pool] > 0) & (moved[account] == -moved[pool]) & ~rest.any(axis=0)
        only: Bools = to_pool & ~others
        return only


def compared(before: Month, now: Month, earlier: Month) -> Changes:
    """Everybody about whom something is different."""
    persons = np.unique(np.concatenate([before.persons, now.persons, earlier.persons]))
    every = Changes(before.of(persons), now.of(persons), earlier.of(persons))
    different = persons[np.any(list(every.are().values()), axis=0)]
    return Changes(before.of(different), now.of(different), earlier.of(different))


def _added(rows: Ints, into: list[int], how_many: int) -> Ints:
    """Rows added up into the rows to which each belongs."""
    found = np.zeros((how_many, rows.shape[1]), dtype=np.int64)
    np.add.at(found, into, rows)
    return found


def _spread(column: Ints, place: Rows, known: Bools) -> Ints:
    found = np.zeros((*column.shape[:-1], len(known)), dtype=np.int64)
    found[..., known] = column[..., place]
    return found
