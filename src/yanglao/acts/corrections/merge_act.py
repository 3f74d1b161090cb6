"""业务说明:合并登记 The act that merges two records of one person: three people, everything that goes over and stays behind shown."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.acts.about import person_under, persons_of
from yanglao.acts.corrections.merging import (
    Left,
    consequences_of,
    hand_over_account,
    may_merge,
    moving_of,
)
from yanglao.acts.corrections.moving import Moving
from yanglao.acts.corrections.showing import shown_consequences
from yanglao.acts.corrections.weighing import refuse_other_consequences
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.measuring import measured
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.records.reach import must_reach
from yanglao.acts.records.writing import FORM_OF, written_fact
from yanglao.acts.showing_persons import shown_person
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import NUMBER
from yanglao.store.acting import Act, Agency, By
from yanglao.store.notices import CORRECTION
from yanglao.store.people import add_merge
from yanglao.store.proposals import AGREED, APPROVED, THREE, Proposal
from yanglao.store.versions import Version, version_with

MERGE = "merge_persons"


def propose_merge(agency: Agency, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that the record under `merged` goes and that under `number` stays.

    Refused: unknown_person, and as `may_merge` and `moving_of`.
    """
    asked = {name: values[name] for name in ("number", "merged", "reason", "document")}
    return propose_worked_out(
        agency,
        MERGE_PERSONS,
        asked,
        by=by,
        who=MERGE_PERSONS.who,
        work_out=lambda act: _worked_out(act, values),
    )


def _worked_out(act: Act, values: Values) -> WorkedOut:
    stays, goes = (person_under(act.agency, values[name]) for name in ("number", "merged"))
    must_reach(act, [stays, goes])
    may_merge(act, goes=goes, stays=stays)
    moving, left = moving_of(act, goes=goes, stays=stays, document=values["document"])
    effect = measured(act.agency, on=act.by.on, work=lambda: {"facts": moving.record(act)})[1]
    told = {**_told(moving, left), **consequences_of(act, moving)}
    content = {
        "persons": [stays, goes],
        "reason": values["reason"],
        "document": values["document"],
        "effect": effect.shown,
        **told,
    }
    return content, THREE, {"people": 3, "effect": effect.shown, **told}


def _told(moving: Moving, left: Left) -> dict[str, Any]:
    """Which facts go over, and which do not and why."""
    return {
        "goes_over": [one.id for one in moving.moved],
        "left_behind": [{"fact": one.id, "why": left[one.id]} for one in moving.dropped],
    }


def _record(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect. Refused: as when it was proposed, other_consequences."""
    content = proposal.content
    stays, goes = content["persons"]
    may_merge(act, goes=goes, stays=stays, but=proposal.id)
    moving, left = moving_of(act, goes=goes, stays=stays, document=content["document"])
    refuse_other_consequences(proposal, {**_told(moving, left), **consequences_of(act, moving)})
    met = moving.settle(act, moving.record(act))
    accounts = hand_over_account(act, goes=goes, stays=stays)
    add_merge(act, goes=goes, stays=stays, proposal=proposal.id)
    return {"recorded": len(moving.moved), "left": len(moving.dropped), "met_fen": met, "accounts": accounts}


def _shown(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    content = proposal.content
    stays, goes = content["persons"]
    return {
        "stays": shown_person(agency, stays),
        "goes": shown_person(agency, goes),
        "goes_over": [
            _said(version_with(agency.connection, agency.area, one)) for one in content["goes_over"]
        ],
        "left_behind": [
            {**_said(version_with(agency.connection, agency.area, one["fact"])), "why": one["why"]}
            for one in content["left_behind"]
        ],
        **shown_consequences(proposal),
    }


def _said(one: Version) -> dict[str, Any]:
    return {"fact": one.root, "kind": FORM_OF[one.kind], **written_fact(one.kind, one.columns)}


MERGE_PERSONS: Description = Description(
    asks=Layout(
        MERGE,
        "合并登记",
        "merging of two records",
        (
            NUMBER,
            Field("merged", "number", ("并入的身份证号码", "被并入号码"), private=True),
            Field("reason", "text", ("合并原因",)),
            Field("document", "text", ("依据文件", "文号")),
        ),
    ),
    clause="四(一)",
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_merge(agency, values, by=by),
    agreement=Agreement(
        {AGREED: Step((roles.REVIEWER,)), APPROVED: Step((roles.DIRECTOR,))},
        (roles.REVIEWER, roles.DIRECTOR),
        _record,
        shown=_shown,
        about=persons_of,
        tells=CORRECTION,
        told=lambda proposal: [proposal.content["persons"][0]],
    ),
    refuses=(
        "unknown_person",
        "own_record",
        "not_your_unit",
        "same_record",
        "has_been_paid",
        "both_taken_over",
        "batch_open",
        "others_wait",
        "merge_contradicts",
        "other_consequences",
    ),
    makes=("合并登记审批表", "更正决定书"),
)
