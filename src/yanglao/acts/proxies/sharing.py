"""共用账户 One account for several people, only where one of them is the recorded guardian of another, or all have the same."""

from __future__ import annotations

from collections.abc import Iterable

from yanglao.store.acting import Act
from yanglao.store.payees import owners_of
from yanglao.store.ties import Ties

Owned = tuple[int, bytes]
"""A person and the keyed hash of an account."""


def shared_unduly(act: Act, given: Iterable[Owned]) -> set[Owned]:
    """Those of some (person, account) whose account is somebody else's too, without a guardianship between them."""
    wanted = list(given)
    owners = owners_of(act.connection, act.area, {account for _, account in wanted})
    for person, account in wanted:
        owners.setdefault(account, set()).add(person)
    shared = {account: persons for account, persons in owners.items() if len(persons) > 1}
    if not shared:
        return set()
    ties = Ties(
        act.connection, act.area, {person for persons in shared.values() for person in persons}, act.by.on
    )
    return {
        (person, account)
        for person, account in wanted
        if any(not ties.between(person, other) for other in shared.get(account, set()) - {person})
    }
