"""人员信息变更 Changes of persons' data, from lists: put down as one proposal a list, done when a second person agrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from yanglao.acts import roles
from yanglao.acts.corrections.refusals import refused
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.proxies.sharing import shared_unduly
from yanglao.acts.records.refusals import said_of_row
from yanglao.acts.registry.change import Change
from yanglao.acts.registry.homes import move_home
from yanglao.acts.registry.showing import shown
from yanglao.acts.reviewing.lot import add_with_lot
from yanglao.kernel.columns import ints
from yanglao.lists import Layout
from yanglao.store.acting import Act
from yanglao.store.batches import open_batch, payments
from yanglao.store.notices import ACCOUNT
from yanglao.store.payees import PERSON, NewPayee, accounts, add_payees
from yanglao.store.people import Detail, add_details, details_of, renumbered_since, year_before
from yanglao.store.proposals import AGREED, APPROVED, THREE, TWO, Proposal

CHANGE_PERSONS = "change_persons"


def propose_changes(act: Act, changes: Mapping[int, Change]) -> int | None:
    """Put the changes of a list down as one proposal; its number, None when nothing changes. Numbers are sealed."""
    if not changes:
        return None
    rows = [_sealed(act, person, one) for person, one in sorted(changes.items())]
    chain = THREE if _need_third(act, rows) else TWO
    return add_with_lot(act, CHANGE, {"rows": rows}, chain=chain)


def _need_third(act: Act, rows: list[dict[str, Any]]) -> bool:
    """三人 Whether somebody gets another name within a year of another number."""
    renamed = [row["person"] for row in rows if "name" in row]
    return bool(renumbered_since(act.connection, renamed, year_before(act.by.on)))


def _sealed(act: Act, person: int, change: Change) -> dict[str, Any]:
    keys = act.keys
    row: dict[str, Any] = {"person": person}
    if change.name:
        row["name"] = change.name
    if change.unit:
        row["unit"] = change.unit
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
    """The effect: what was agreed to holds from now on. Refused: needs_third, shared_account."""
    rows = proposal.content["rows"]
    if len(proposal.chain) == 2 and _need_third(act, rows):
        raise refused("needs_third", proposal=proposal.id)
    details = [row for row in rows if row.keys() & {"name", "ethnic", "phone_hash"}]
    now = details_of(act.connection, [row["person"] for row in details])
    add_details(act, ((row["person"], _changed(now[row["person"]], row)) for row in details))
    payees = [_payee(row["person"], one) for row in rows for one in row["payees"]]
    if shared_unduly(act, ((one.person, one.account_hash) for one in payees if one.whose == PERSON)):
        raise said_of_row("shared_account")
    add_payees(act, payees)
    moved = {row["person"]: row["unit"] for row in rows if "unit" in row}
    move_home(act, ints(list(moved)), ints(list(moved.values())))
    done = {"persons": len(rows), "details": len(details), "payees": len(payees), "units": len(moved)}
    return done | still_paid_before(act, {one.person for one in payees})


def still_paid_before(act: Act, persons: set[int]) -> dict[str, Any]:
    """已编制的批次 A batch that is laid out pays the accounts it was laid out with: which one, and how many of these persons it still
    pays to the account before. Nothing where there is none."""
    batch = open_batch(act.connection, act.area)
    if batch is None or not persons:
        return {}
    paid = payments(act.connection, batch).payees.tolist()
    before = {one.person for one in accounts(act.connection, paid).values()} & persons
    return {"batch_paid_as_prepared": batch, "persons_paid_to_account_before": len(before)} if before else {}


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


def _with_other_accounts(proposal: Proposal) -> list[int]:
    return [row["person"] for row in proposal.content["rows"] if row["payees"]]


NAME_AND_NUMBER = ("姓名和号码一年内都变更时", "where both name and number change within a year")

CHANGE = Description(
    asks=Layout(CHANGE_PERSONS, "人员信息变更", "change of persons' data", ()),
    clause="四(一)",
    who=(roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT),
    refuses=("needs_third", "shared_account"),
    proven=(AGREED, APPROVED),
    agreement=Agreement(
        {AGREED: Step((roles.REVIEWER,)), APPROVED: Step((roles.DIRECTOR,), when=NAME_AND_NUMBER)},
        (roles.REVIEWER, roles.DIRECTOR),
        _change,
        shown=shown,
        about=_persons,
        tells=ACCOUNT,
        told=_with_other_accounts,
    ),
)
"""变更登记 Comes of the register and of lists of accounts, where they say something else of a known person."""
