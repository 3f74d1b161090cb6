"""查找 Whom a few letters or digits mean: an index of names, of the initials of their pinyin, and of last four digits, kept in memory and
brought up to date with what was recorded since. Numbers are sealed in the database, so that it can look up whole ones only."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock

from pypinyin import Style, lazy_pinyin

from yanglao.kernel.columns import ints
from yanglao.kernel.identity import normalise, problem_of
from yanglao.store.acting import Agency
from yanglao.store.facts import units_of_persons
from yanglao.store.people import persons_with
from yanglao.store.read.finding import names_since, numbers_since

MOST = 50
"""So many are shown; one more is looked for, to say that there are more."""
LAST = 4


class Finder:
    """Everybody of an area by name, initials and last four digits."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._initials: dict[int, str] = {}
        self._by_end: dict[str, set[int]] = {}
        self._after_name = self._after_number = 0
        self._lock = Lock()

    def find(self, agency: Agency, asked: str, units: frozenset[int] | None) -> list[int]:
        """The persons of some units (None: of all) whom `asked` means, at most MOST and one more."""
        if not asked:
            return []
        with self._lock:
            self._learn(agency)
            found = self._meant(agency, asked)
        return self._seen(agency, found, units)[: MOST + 1]

    def _meant(self, agency: Agency, asked: str) -> list[int]:
        number = normalise(asked)
        if problem_of(number) is None:
            return [int(one) for one in persons_with(agency, [number]) if one]
        if len(number) == LAST and number[:-1].isdigit():
            return sorted(self._by_end.get(number, ()))
        if asked.isascii() and asked.isalpha():
            letters = asked.lower()
            return [one for one, initials in self._initials.items() if initials.startswith(letters)]
        return [one for one, name in self._names.items() if name.startswith(asked)]

    def _seen(self, agency: Agency, found: Iterable[int], units: frozenset[int] | None) -> list[int]:
        some = list(found)
        if units is None or not some:
            return some
        homes = units_of_persons(agency.connection, ints(some))
        return [one for one in some if homes.get(one, 0) in units]

    def _learn(self, agency: Agency) -> None:
        for detail, person, name in names_since(agency.connection, agency.area, self._after_name):
            self._names[person], self._after_name = name, detail
            self._initials[person] = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
        for identity, person, sealed in numbers_since(agency.connection, agency.area, self._after_number):
            self._after_number = identity
            self._by_end.setdefault(agency.keys.opened(sealed)[-LAST:], set()).add(person)
