"""What a proposed change of persons' data would do, as the second person looks at it: how it is and how it would be, numbers masked."""

from __future__ import annotations

from typing import Any

from yanglao.kernel.columns import ints
from yanglao.kernel.identity import masked
from yanglao.lists import EMPTY
from yanglao.lists.ethnic import ETHNIC_GROUPS
from yanglao.store.acting import Agency
from yanglao.store.facts import units_of_persons
from yanglao.store.payees import accounts, payees_of
from yanglao.store.people import Detail, details_of, numbers_of
from yanglao.store.proposals import Proposal
from yanglao.store.read.worklists import unit_names

Row = dict[str, Any]


def shown(agency: Agency, proposal: Proposal) -> list[Row]:
    """Person by person: the masked identity number, the name as it is, and what changes: `was` and `will_be`, with the same names."""
    rows = proposal.content["rows"]
    persons = [row["person"] for row in rows]
    details = details_of(agency.connection, persons)
    numbers = numbers_of(agency.connection, agency.keys, persons)
    homes, units = (
        units_of_persons(agency.connection, ints(persons)),
        unit_names(agency.connection, agency.area),
    )
    return [
        {
            "number": masked(numbers[row["person"]]),
            "name": details[row["person"]].name,
            "was": {
                **_details(agency, row, details[row["person"]]),
                **({"unit": units.get(homes.get(row["person"], 0))} if "unit" in row else {}),
                **_accounts_before(agency, row),
            },
            "will_be": {
                **_new_details(agency, row),
                **({"unit": units[row["unit"]]} if "unit" in row else {}),
                **{_key(one["whose"]): _account(agency, one) for one in row["payees"]},
            },
        }
        for row in rows
    ]


def _details(agency: Agency, row: Row, now: Detail) -> Row:
    phone = None if now.phone_sealed is None else masked(agency.keys.opened(now.phone_sealed))
    told = {"name": now.name, "ethnic": _ethnic(now.ethnic), "phone_sealed": phone}
    return {name.removesuffix("_sealed"): value for name, value in told.items() if name in row}


def _new_details(agency: Agency, row: Row) -> Row:
    told: Row = {"name": row["name"]} if "name" in row else {}
    if "ethnic" in row:
        told["ethnic"] = _ethnic(row["ethnic"])
    return told | ({"phone": _opened(agency, row["phone_sealed"])} if "phone_sealed" in row else {})


def _ethnic(place: int) -> str | None:
    """The choice at a position; None where nothing was said."""
    return None if place == EMPTY else ETHNIC_GROUPS[place][0]


def _accounts_before(agency: Agency, row: Row) -> Row:
    found: Row = {}
    for one in row["payees"]:
        [payee] = payees_of(agency.connection, ints([row["person"]]), one["whose"]).tolist()
        held = accounts(agency.connection, [payee]).get(payee)
        known = None if held is None else f"{held.holder} {masked(held.number(agency.keys))}"
        found[_key(one["whose"])] = known
    return found


def _key(whose: str) -> str:
    return f"account_of_{whose}"


def _account(agency: Agency, one: Row) -> str:
    return f"{one['holder']} {_opened(agency, one['account_sealed'])}"


def _opened(agency: Agency, sealed: str) -> str:
    return masked(agency.keys.opened(bytes.fromhex(sealed)))
