"""名单 The people on a list of a unit as a page shows them: those searched for, twenty at a time; and what is shown of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode

from yanglao.kernel.identity import masked
from yanglao.reports.asking import phones_of
from yanglao.reports.report import Row
from yanglao.store.people import names_of, numbers_of, persons_with
from yanglao.web.addresses import page_number
from yanglao.web.staff.desk import Desk

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on a list: the person's id (0: not on the register), name, masked number, telephone, and what the list says besides."""

    person: int
    name: str
    number: str
    phone: str
    told: Any


@dataclass(frozen=True, slots=True)
class Some:
    """What is shown: the rows of a page, how many were found and how many there are, the page and how many there are of them, and the words
    searched for."""

    rows: Sequence[Listed]
    found: int
    of: int
    page: int
    pages: int
    asked: str

    @property
    def before(self) -> str:
        return self._at(self.page - 1)

    @property
    def after(self) -> str:
        return self._at(self.page + 1)

    def _at(self, page: int) -> str:
        """The address of another page of the same."""
        asked = {"q": self.asked} if self.asked else {}
        return "?" + urlencode({"page": str(page), **asked})


def some_of(request: HttpRequest, rows: Sequence[Listed]) -> Some:
    """The page asked for, of those whose name has the words in it, or whose number ends with them."""
    asked = request.GET.get("q", "").strip()
    found = [one for one in rows if asked in one.name or one.number.endswith(asked)]
    pages = max(1, -(-len(found) // A_PAGE))
    page = min(max(page_number(request.GET.get("page", "")), 1), pages)
    return Some(found[(page - 1) * A_PAGE : page * A_PAGE], len(found), len(rows), page, pages, asked)


def listed(desk: Desk, told: Iterable[tuple[int, Any]]) -> list[Listed]:
    """Persons of the register with what a list says of each."""
    pairs = list(told)
    agency, persons = desk.agency, [person for person, _ in pairs]
    names, numbers = names_of(agency.connection, persons), numbers_of(agency.connection, agency.keys, persons)
    phones = phones_of(agency, persons)
    return [
        Listed(one, names.get(one, ""), masked(numbers[one]), phones.get(one, ""), what)
        for one, what in pairs
    ]


def listed_rows(desk: Desk, rows: Sequence[Row]) -> list[Listed]:
    """The same of the rows of a report about people."""
    persons = persons_with(desk.agency, [str(row["number"]) for row in rows])
    return listed(desk, zip(map(int, persons), rows, strict=True))
