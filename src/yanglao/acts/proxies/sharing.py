"""共用账户 One account for several people, only where one of them is the recorded guardian of another, or all have the same."""

from __future__ import annotations

from collections.abc import Iterable

from yanglao.store.acting import Act
from yanglao.store.payees import owners_of
from yanglao.store.people import number_hashes
from yanglao.store.proxies import GUARDIAN, proxies_of

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
    ties = _Ties(act, {person for persons in shared.values() for person in persons})
    return {
        (person, account)
        for person, account in wanted
        if any(not ties.between(person, other) for other in shared.get(account, set()) - {person})
    }


class _Ties:
    """Who is who's guardian, by keyed hashes of numbers."""

    def __init__(self, act: Act, persons: set[int]) -> None:
        self.own = number_hashes(act.connection, persons)
        self.guardians: dict[int, set[bytes]] = {}
        for one in proxies_of(act.connection, act.area, sorted(persons)):
            if one.kind == GUARDIAN and one.holds_on(act.by.on):
                self.guardians.setdefault(one.person, set()).add(one.number_hash)

    def between(self, one: int, other: int) -> bool:
        """Whether one of both is the other's guardian, or they have the same."""
        mine, theirs = self.guardians.get(one, set()), self.guardians.get(other, set())
        return bool(mine & theirs or mine & self.own.get(other, set()) or theirs & self.own.get(one, set()))
