"""监护关系 Who is whose guardian, by keyed hashes of numbers: what lets several people have one account."""

from __future__ import annotations

from collections.abc import Collection

import psycopg

from yanglao.store.acting import Area
from yanglao.store.people import number_hashes
from yanglao.store.proxies import GUARDIAN, proxies_of


class Ties:
    """The guardianships of some persons that hold on a Day."""

    def __init__(self, connection: psycopg.Connection, area: Area, persons: Collection[int], on: int) -> None:
        self.own = number_hashes(connection, persons)
        self.guardians: dict[int, set[bytes]] = {}
        for one in proxies_of(connection, area, sorted(persons)):
            if one.kind == GUARDIAN and one.holds_on(on):
                self.guardians.setdefault(one.person, set()).add(one.number_hash)

    def between(self, one: int, other: int) -> bool:
        """Whether one of both is the other's guardian, or they have the same."""
        mine, theirs = self.guardians.get(one, set()), self.guardians.get(other, set())
        return bool(mine & theirs or mine & self.own.get(other, set()) or theirs & self.own.get(one, set()))
