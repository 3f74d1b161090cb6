"""A person as the others look at one who is proposed about: the masked number and the name."""

from __future__ import annotations

from typing import Any

from yanglao.kernel.identity import masked
from yanglao.store.acting import Agency
from yanglao.store.people import details_of, numbers_of


def shown_person(agency: Agency, person: int) -> dict[str, Any]:
    """Number and name."""
    return {
        "number": masked(numbers_of(agency.connection, agency.keys, [person])[person]),
        "name": details_of(agency.connection, [person])[person].name,
    }
