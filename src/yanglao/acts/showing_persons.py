"""A person as the others look at one who is proposed about: the masked number and the name; an account by its last four digits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yanglao.kernel.identity import masked
from yanglao.store.acting import Agency
from yanglao.store.people import names_of, numbers_of


def shown_person(agency: Agency, person: int) -> dict[str, Any]:
    """Number and name."""
    return shown_persons(agency, [person])[person]


def shown_persons(agency: Agency, persons: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Person -> number and name."""
    numbers = numbers_of(agency.connection, agency.keys, persons)
    names = names_of(agency.connection, persons)
    return {one: {"number": masked(numbers[one]), "name": names[one]} for one in persons}


def last_digits(agency: Agency, sealed: bytes | None) -> str:
    """The last four digits of an account; "" where there is none."""
    return "" if sealed is None else f"…{agency.keys.opened(sealed)[-4:]}"
