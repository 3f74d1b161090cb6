"""变动来由 Why somebody is paid otherwise than the month before: the fact that became known, the law, an account noted or emptied. What has none
stops a payroll."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np

from yanglao.kernel.columns import Bools, Ints, ints, zeros
from yanglao.payment.changes import Change, Changes
from yanglao.policy.law import Law, Laws
from yanglao.store.acting import Agency
from yanglao.store.batches import Batch
from yanglao.store.deductions import batch_deductions
from yanglao.store.read.news import RunBefore, latest_facts, noted_between, run_before


class Cause(IntEnum):
    """The cause of a change, the nearest first."""

    none = 0
    fact = 1
    law = 2
    month = 3
    kept = 4
    account_noted = 5
    no_account = 6
    account_emptied = 7
    set_off = 8


@dataclass(frozen=True, slots=True)
class Causes:
    """The cause of each of some changes, and what it is about: the fact or payee behind it (0: neither), the kind of that fact."""

    cause: Ints
    about: Ints
    kind: Ints

    @property
    def without(self) -> Bools:
        """Those that nothing explains."""
        found: Bools = self.cause == Cause.none
        return found


def causes_of(agency: Agency, batch: Batch, changes: Changes, laws: Laws) -> Causes:
    """Why each is different."""
    before = run_before(agency.connection, agency.area, batch)
    found = Causes(*(zeros(len(changes)) for _ in fields(Causes)))
    everybody = np.ones(len(changes), dtype=bool)
    _by_facts(agency, batch, before, changes, found)
    _rest(found, Cause.law, everybody & (bool(before.law) and before.law != batch.law))
    _rest(found, Cause.month, everybody & bool(changed_with_the_month(laws, batch.month)))
    _by_what_was_known(agency, batch, before, changes, found)
    _by_accounts(agency, batch, before, changes, found)
    _rest(found, Cause.account_emptied, changes.account_is_emptied())
    return found


def changed_with_the_month(laws: Laws, month: int) -> list[str]:
    """Attributes of the law that are others than in the month before."""
    now, before = laws.at(month), laws.at(month - 1)
    return [
        name
        for name in (one.name for one in fields(Law))
        if name not in _OF_THE_MONTH and not np.array_equal(getattr(now, name), getattr(before, name))
    ]


_OF_THE_MONTH = ("month", "account_rate_bp", "interest_ticks", "interest_ticks_a_year")
"""Say of each month which it is, and what an account bears: no pension is another for them."""


def _by_facts(agency: Agency, batch: Batch, before: RunBefore, changes: Changes, found: Causes) -> None:
    news = latest_facts(
        agency.connection, agency.area, after=before.facts_through, through=batch.facts_through
    )
    _name(found, Cause.fact, changes, news)


def _by_what_was_known(
    agency: Agency, batch: Batch, before: RunBefore, changes: Changes, found: Causes
) -> None:
    """Those of whom the payroll before knew that more was to come, and of what it knew the latest."""
    kept = ints(sorted(before.keeps))
    if len(kept):
        known = latest_facts(
            agency.connection, agency.area, after=0, through=before.facts_through, persons=kept
        )
        _name(found, Cause.kept, changes, known)


def _by_accounts(agency: Agency, batch: Batch, before: RunBefore, changes: Changes, found: Causes) -> None:
    """Whoever is only paid to another account, or to none."""
    are = changes.are()
    noted = noted_between(
        agency.connection, agency.area, after=before.payees_through, through=batch.payees_through
    )
    amounts = [rows for change, rows in are.items() if change not in (Change.payee, Change.withheld)]
    only_way = ~np.any(amounts, axis=0)
    _name(found, Cause.account_noted, changes, {**noted, "kind": zeros(len(noted["id"]))}, only_way)
    waits = only_way & are[Change.withheld]
    _rest(found, Cause.no_account, waits & (changes.now.payees == 0))
    taken = [person for person, _, _ in batch_deductions(agency.connection, batch.id)]
    _rest(found, Cause.set_off, waits & np.isin(changes.persons, taken))


def _name(
    found: Causes, cause: Cause, changes: Changes, news: dict[str, Ints], rows: Bools | bool = True
) -> None:
    """The cause of those of whom there are news and nothing nearer is known."""
    known = np.isin(changes.persons, news["person_id"]) & found.without & rows
    place = np.searchsorted(news["person_id"], changes.persons[known])
    found.cause[known], found.about[known] = cause, news["id"][place]
    found.kind[known] = news["kind"][place]


def _rest(found: Causes, cause: Cause, rows: Bools) -> None:
    found.cause[rows & found.without] = cause
