"""What a proposed change of persons' data would do, as the second person looks at it: old and new, numbers masked."""

from __future__ import annotations

from typing import Any

from yanglao.kernel.identity import masked
from yanglao.store.acting import Agency
from yanglao.store.people import Detail, details_of, numbers_of
from yanglao.store.proposals import Proposal
from yanglao.store.read.worklists import unit_names


def shown(agency: Agency, proposal: Proposal) -> list[dict[str, Any]]:
    """Person by person: the masked identity number, the name as it is, and what changes."""
    rows = proposal.content["rows"]
    persons = [row["person"] for row in rows]
    details = details_of(agency.connection, persons)
    numbers = numbers_of(agency.connection, agency.keys, persons)
    return [
        {"number": masked(numbers[row["person"]]), **_changes(agency, row, details[row["person"]])}
        for row in rows
    ]


def _changes(agency: Agency, row: dict[str, Any], now: Detail) -> dict[str, Any]:
    changes: dict[str, Any] = {"name": now.name}
    if "name" in row:
        changes["new_name"] = row["name"]
    if "ethnic" in row:
        changes |= {"ethnic": now.ethnic, "new_ethnic": row["ethnic"]}
    if "unit" in row:
        changes["new_unit"] = unit_names(agency.connection, agency.area)[row["unit"]]
    if "phone_sealed" in row:
        before = None if now.phone_sealed is None else masked(agency.keys.opened(now.phone_sealed))
        changes |= {"phone": before, "new_phone": _opened(agency, row["phone_sealed"])}
    if row["payees"]:
        changes["new_accounts"] = [
            {
                "whose": one["whose"],
                "holder": one["holder"],
                "account": _opened(agency, one["account_sealed"]),
            }
            for one in row["payees"]
        ]
    return changes


def _opened(agency: Agency, sealed: str) -> str:
    return masked(agency.keys.opened(bytes.fromhex(sealed)))
