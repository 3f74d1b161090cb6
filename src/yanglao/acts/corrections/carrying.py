"""缴费转记 A contribution recorded for the wrong person goes over to the right one, with the money of its receipt. One that was
cancelled is recorded again like this, for the same person or for another."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.acts.about import person_under, persons_of
from yanglao.acts.corrections.correction import named_fact, refuse_short
from yanglao.acts.corrections.judging import Judged, judged
from yanglao.acts.corrections.moving import Moving
from yanglao.acts.corrections.refusals import refused
from yanglao.acts.corrections.showing import shown_consequences
from yanglao.acts.corrections.weighing import consequences, refuse_other_consequences
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.measuring import Effect, measured
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.records.reach import must_reach
from yanglao.acts.records.writing import FORM_OF, written_fact
from yanglao.acts.refusing import ruled_out
from yanglao.kernel.identity import masked
from yanglao.kernel.months import day_text
from yanglao.life.kinds import Kind
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import NUMBER
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Act, Agency, By
from yanglao.store.notices import CORRECTION
from yanglao.store.people import numbers_of
from yanglao.store.proposals import AGREED, APPROVED, THREE, TWO, Proposal, waiting
from yanglao.store.receipts import held_of
from yanglao.store.versions import last_version, version_with, versions_in_force

MOVE = "move_contribution"
MOVABLE = (Kind.contribution, Kind.back_payment)


def propose_move(agency: Agency, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that a contribution be another person's. Refused: unknown_person, no_such_fact, already_cancelled, not_movable,
    same_record, correction_waits, date_before, and the rules' reasons for the right person."""
    old = named_fact(agency, number=values["number"], fact=values["fact"])
    to = person_under(agency, values["to"])
    asked = {name: values[name] for name in ("fact", "reason", "document")} | {"persons": [old.person, to]}
    return propose_worked_out(
        agency,
        MOVE_CONTRIBUTION,
        asked,
        by=by,
        who=MOVE_CONTRIBUTION.who,
        work_out=lambda act: _worked_out(act, values),
    )


def _worked_out(act: Act, values: Values) -> WorkedOut:
    moving = _moving(act, values)
    (old,) = moving.moved
    must_reach(act, [moving.goes, moving.stays])
    for one in waiting(act.connection, act.area, "cancel_fact", "replace_fact", MOVE):
        if one.content["root"] == old.root:
            raise refused("correction_waits", proposal=one.id)
    told, effect = consequences(_asked(act, moving)), _effect(act, moving)
    content = {
        "person": moving.goes,
        "persons": [moving.goes, moving.stays],
        "fact": old.id,
        "root": old.root,
        "reason": values["reason"],
        "document": values["document"],
        "effect": effect.shown,
        **told,
    }
    chain = THREE if effect.paid_too_much_fen > 0 else TWO
    return content, chain, {"people": 3 if chain == THREE else 2, "effect": effect.shown, **told}


def _moving(act: Act, values: Values) -> Moving:
    old = named_fact(act.agency, number=values["number"], fact=values["fact"])
    to = person_under(act.agency, values["to"])
    if old.kind not in MOVABLE:
        raise refused("not_movable")
    if old.void and held_of(act.connection, act.area, old.root) is None:
        raise refused("already_cancelled", fact=old.root)
    if old.person == to and not old.void:
        raise refused("same_record")
    if act.by.on < old.recorded_on:
        raise refused("date_before", day=day_text(old.recorded_on))
    return Moving(old.person, to, (old,), (), values["document"])


def _asked(act: Act, moving: Moving) -> Judged:
    """What the rules say of both. Refused: their reasons for the right person."""
    (old,) = moving.moved
    years = [
        one.columns["year"]
        for one in versions_in_force(act.connection, act.area, moving.stays)
        if one.kind == old.kind == Kind.contribution
    ]
    if old.columns["year"] in years:
        raise ruled_out(Reason.year_already_paid)
    here: dict[int, int] = {}
    found = judged(act, [moving.goes, moving.stays], lambda: here.update(moving.record(act)))
    decision = found.must_stand(here[old.root])
    if decision is not None:
        refuse_short(act, old.root, decision.own_fen)
    return found


def _effect(act: Act, moving: Moving) -> Effect:
    return measured(act.agency, on=act.by.on, work=lambda: {"facts": moving.record(act)})[1]


def _record(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect. Refused: no_longer_possible, other_consequences, needs_third, and what the rules say now."""
    content = proposal.content
    goes, stays = content["persons"]
    old = last_version(act.connection, act.area, person=goes, fact=content["fact"])
    if old is None or old.id != content["fact"]:
        raise refused("no_longer_possible", proposal=proposal.id)
    moving = Moving(goes, stays, (old,), (), content["document"])
    refuse_other_consequences(proposal, consequences(_asked(act, moving)))
    if len(proposal.chain) == 2 and _effect(act, moving).paid_too_much_fen > 0:
        raise refused("needs_third", proposal=proposal.id)
    return {"recorded": 1, "met_fen": moving.settle(act, moving.record(act))}


def _shown(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    content = proposal.content
    goes, stays = content["persons"]
    numbers = numbers_of(agency.connection, agency.keys, [goes, stays])
    old = version_with(agency.connection, agency.area, content["fact"])
    return {
        "number": masked(numbers[goes]),
        "to": masked(numbers[stays]),
        "kind": FORM_OF[old.kind],
        "says": written_fact(old.kind, old.columns),
        **shown_consequences(proposal),
    }


MOVE_CONTRIBUTION: Description = Description(
    asks=Layout(
        MOVE,
        "缴费转记",
        "contribution of another person",
        (
            NUMBER,
            Field("fact", "serial", ("事项编号",)),
            Field("to", "number", ("实际缴费人身份证号码", "转记至"), private=True),
            Field("reason", "text", ("更正原因",)),
            Field("document", "text", ("依据文件", "文号")),
        ),
    ),
    clause="四(二)1",
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_move(agency, values, by=by),
    agreement=Agreement(
        {
            AGREED: Step((roles.REVIEWER,)),
            APPROVED: Step((roles.DIRECTOR,), when=("减少已发放的待遇时", "where money already paid falls")),
        },
        (roles.REVIEWER, roles.DIRECTOR),
        _record,
        shown=_shown,
        about=persons_of,
        tells=CORRECTION,
    ),
    refuses=(
        "unknown_person",
        "own_record",
        "not_your_unit",
        "no_such_fact",
        "already_cancelled",
        "not_movable",
        "same_record",
        "correction_waits",
        "receipt_short",
        "date_before",
        "no_longer_possible",
        "other_consequences",
        "needs_third",
    ),
    makes=("更正审批表", "更正决定书"),
)
