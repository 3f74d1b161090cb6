"""人员信息变更 Changes of persons' data, from lists: put down as one proposal a list, done when a second person agrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.registry.showing import shown
from yanglao.lists import Layout
from yanglao.store.acting import Act
from yanglao.store.payees import NewPayee, add_payees
from yanglao.store.people import Detail, add_details, details_of
from yanglao.store.proposals import AGREED, Proposal, add_proposal

CHANGE_PERSONS = "change_persons"


@dataclass(slots=True)
class Change:
    """What is to be changed of one person: name, telephone number (in plain text; "": as it is), ethnic group (None: as it is),
    and accounts, by whose they are: (holder, number)."""

    name: str = ""
    phone: str = ""
    ethnic: int | None = None
    payees: dict[str, tuple[str, str]] = field(default_factory=dict)


def propose_changes(act: Act, changes: Mapping[int, Change]) -> int | None:
    """Put the changes of a list down as one proposal; its number, None when nothing changes. Numbers are sealed."""
    if not changes:
        return None
    content = {"rows": [_sealed(act, person, one) for person, one in sorted(changes.items())]}
    return add_proposal(act, CHANGE_PERSONS, content)


def _sealed(act: Act, person: int, change: Change) -> dict[str, Any]:
    keys = act.keys
    row: dict[str, Any] = {"person": person}
    if change.name:
        row["name"] = change.name
    if change.ethnic is not None:
        row["ethnic"] = change.ethnic
    if change.phone:
        row |= {
            "phone_sealed": keys.sealed(change.phone).hex(),
            "phone_hash": keys.hashed(change.phone).hex(),
        }
    row["payees"] = [
        {
            "whose": whose,
            "holder": holder,
            "account_sealed": keys.sealed(number).hex(),
            "account_hash": keys.hashed(number).hex(),
        }
        for whose, (holder, number) in change.payees.items()
    ]
    return row


def _change(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: what was agreed to holds from now on."""
    rows = proposal.content["rows"]
    details = [row for row in rows if row.keys() & {"name", "ethnic", "phone_hash"}]
    now = details_of(act.connection, [row["person"] for row in details])
    add_details(act, ((row["person"], _changed(now[row["person"]], row)) for row in details))
    payees = [_payee(row["person"], one) for row in rows for one in row["payees"]]
    add_payees(act, payees)
    return {"persons": len(rows), "details": len(details), "payees": len(payees)}


def _changed(now: Detail, row: dict[str, Any]) -> Detail:
    has_phone = "phone_hash" in row
    return Detail(
        row.get("name", now.name),
        row.get("ethnic", now.ethnic),
        bytes.fromhex(row["phone_sealed"]) if has_phone else now.phone_sealed,
        bytes.fromhex(row["phone_hash"]) if has_phone else now.phone_hash,
    )


def _payee(person: int, one: dict[str, Any]) -> NewPayee:
    hashed, sealed = bytes.fromhex(one["account_hash"]), bytes.fromhex(one["account_sealed"])
    return NewPayee(person, one["whose"], one["holder"], hashed, sealed)


def rows_of(proposals: Iterable[Proposal]) -> list[dict[str, Any]]:
    """The changes that some proposals hold, in the order in which they were put down."""
    return [row for one in proposals for row in one.content["rows"]]


def _persons(proposal: Proposal) -> list[int]:
    return [row["person"] for row in proposal.content["rows"]]


CHANGE = Description(
    asks=Layout(CHANGE_PERSONS, "人员信息变更", "change of persons' data", ()),
    clause="四(一)",
    who=(roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT),
    agreement=Agreement(
        {AGREED: Step((roles.REVIEWER,))}, (roles.REVIEWER,), _change, shown=shown, about=_persons
    ),
)
"""变更登记 Comes of the register and of lists of accounts, where they say something else of a known person."""
