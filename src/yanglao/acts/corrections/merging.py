"""合并登记 Two records of one person become one: what the one that goes says is recorded for the one that stays, as far as the rules
let it; the number of the one that goes leads to the other from then on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from yanglao.acts.corrections.judging import Decisions, decisions_of, judged
from yanglao.acts.corrections.moving import Moving
from yanglao.acts.corrections.refusals import refused
from yanglao.acts.measuring import undone
from yanglao.acts.records.sorting import overlap
from yanglao.kernel.columns import ints
from yanglao.kernel.months import FOREVER
from yanglao.life.kinds import ONE_AT_A_TIME, Kind
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Act
from yanglao.store.batches import open_batch
from yanglao.store.facts import in_force
from yanglao.store.payees import PERSON, NewPayee, add_payees
from yanglao.store.payees import in_force as own_accounts
from yanglao.store.read.persons import has_been_paid, payees_known, waiting_for
from yanglao.store.versions import Version, versions_in_force

OF_THE_RECORD = (Kind.birth, Kind.unit, Kind.opening_items)
"""Kinds that every record has for itself; they stay with the one that goes, so that it stays readable."""
SAYS_IT_ALREADY = "recorded_already"
Left = dict[int, str]
"""Version -> why it is not recorded for the one that stays."""


def may_merge(act: Act, *, goes: int, stays: int, but: int = 0) -> None:
    """Refused: same_record, has_been_paid, batch_open, both_taken_over, others_wait (`but`: the proposal itself)."""
    if goes == stays:
        raise refused("same_record")
    batch = open_batch(act.connection, act.area)
    if batch is not None:
        raise refused("batch_open", batch=batch)
    if has_been_paid(act.connection, act.area, goes):
        raise refused("has_been_paid")
    if len(in_force(act.connection, ints([goes, stays]), (Kind.opening,))["id"]) > 1:
        raise refused("both_taken_over")
    for person in (goes, stays):
        for number in waiting_for(act.connection, act.area, person):
            if number != but:
                raise refused("others_wait", proposal=number)


def moving_of(act: Act, *, goes: int, stays: int, document: str) -> tuple[Moving, Left]:
    """What goes over, and what cannot, each with its reason. Refused: merge_contradicts."""
    mine, theirs = (
        [one for one in versions_in_force(act.connection, act.area, person) if one.kind not in OF_THE_RECORD]
        for person in (stays, goes)
    )
    left: Left = {one.id: why for one in theirs if (why := _said_by(mine, one))}
    held = decisions_of(act, [stays])
    while True:
        moving = Moving(
            goes,
            stays,
            tuple(one for one in theirs if one.id not in left),
            tuple(one for one in theirs if one.id in left),
            document,
        )
        ruled_out = _ruled_out(act, moving, held)
        if not ruled_out:
            return moving, left
        left |= ruled_out


def hand_over_account(act: Act, *, goes: int, stays: int) -> int:
    """The person's own account, where the one that stays has none; how many."""
    if any(whose == PERSON for _, whose in own_accounts(act.connection, [stays])):
        return 0
    rows = [row for row in payees_known(act.connection, act.area, goes, FOREVER) if row["whose"] == PERSON]
    add_payees(
        act,
        [
            NewPayee(stays, PERSON, row["holder"], bytes(row["account_hash"]), bytes(row["account_sealed"]))
            for row in rows
        ],
    )
    return len(rows)


# --- what the one that stays says already, or cannot take


def _said_by(mine: list[Version], one: Version) -> str | None:
    """Why a fact is not recorded once more: said already, or only one of its kind may stand at a time."""
    same = [other for other in mine if other.kind == one.kind]
    same_year = [other for other in same if other.columns["year"] == one.columns["year"]]
    if one.kind == Kind.contribution and same_year:
        return Reason.year_already_paid.name
    if any(other.columns == one.columns for other in same) or (one.kind == Kind.tier and same_year):
        return SAYS_IT_ALREADY
    if one.kind in ONE_AT_A_TIME and any(overlap(other.columns, one.columns) for other in same):
        return "overlapping"
    return None


def _ruled_out(act: Act, moving: Moving, held: Decisions) -> Left:
    """The moved facts that the rules do not take. Refused: merge_contradicts, where they would undo what holds already; of an
    enrolment the earlier one holds."""
    with undone(act.connection):
        here = moving.record(act)
        now = decisions_of(act, [moving.stays])
    ids = {one.root: one.id for one in moving.moved}
    left = {
        ids[there]: Reason(now[fact].reason).name
        for there, fact in here.items()
        if fact in now and now[fact].reason
    }
    if left:
        return left
    for root, before in held.items():
        found = now.get(root, before)
        if not before.reason and found.reason and found.reason != Reason.already_enrolled:
            raise refused("merge_contradicts", fact=root, reason=Reason(found.reason).name)
    return {}


def consequences_of(act: Act, moving: Moving) -> dict[str, Any]:
    """What of either record falls or holds again, besides what goes over."""
    found = judged(act, [moving.goes, moving.stays], lambda: moving.record(act))
    ended = {one.root for one in (*moving.moved, *moving.dropped)}
    kept = replace(found, before={root: one for root, one in found.before.items() if root not in ended})
    return {"falls": kept.falls, "revives": kept.revives}
