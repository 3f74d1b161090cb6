"""更正的提出与生效 A correction is put down with its whole effect, agreed to by others, and only then recorded; how many people it
needs is decided when it is proposed, and looked at again before it is done."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.acts.about import asked_about
from yanglao.acts.bureaus import matters_of_correction, must_answer_for
from yanglao.acts.corrections.correction import (
    Correction,
    ask_the_rules,
    must_be_correctable,
    named_fact,
    stored_correction,
)
from yanglao.acts.corrections.refusals import refused
from yanglao.acts.corrections.values import corrected
from yanglao.acts.corrections.weighing import consequences, refuse_other_consequences
from yanglao.acts.describing import Description, Values
from yanglao.acts.measuring import Effect, measured
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.records.reach import must_reach
from yanglao.life.kinds import CERTIFIED, Kind
from yanglao.store.acting import Act, Agency, By
from yanglao.store.proposals import THREE, TWO, Proposal, waiting
from yanglao.store.versions import Version, last_version

CANCEL, REPLACE = "cancel_fact", "replace_fact"


def propose_correction(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose to cancel a fact, or with `values` to replace it.

    Refused: as `named_fact`, `must_be_correctable`, `corrected` and `ask_the_rules`; correction_waits.
    """
    old = named_fact(agency, number=values["number"], fact=values["fact"])
    asked = asked_about(old.person, values)
    return propose_worked_out(
        agency,
        act,
        asked,
        by=by,
        who=proposers(old.kind),
        work_out=lambda under_way: _worked_out(under_way, values),
    )


def proposers(kind: int) -> tuple[str, ...]:
    """Who proposes a correction of facts of a kind: the bureaus what they certify, the agency everything else."""
    return (roles.CERTIFIER,) if kind in CERTIFIED else (roles.CLERK,)


def agreeing(proposal: Proposal) -> tuple[str, ...]:
    """Who agrees as the second person."""
    return (roles.CERTIFIER,) if proposal.content["kind"] in CERTIFIED else (roles.REVIEWER,)


def _worked_out(act: Act, values: Values) -> WorkedOut:
    old = named_fact(act.agency, number=values["number"], fact=values["fact"])
    must_reach(act, [old.person])
    must_be_correctable(old)
    _refuse_waiting(act, old)
    new = corrected(old, values["values"]) if "values" in values else None
    correction = Correction(old, new, values["document"])
    matters = matters_of_correction(old.kind, old.columns, correction.columns)
    must_answer_for(act, matters)
    found = ask_the_rules(act, correction)
    effect = _effect(act, correction)
    told = {"effect": effect.shown, **consequences(found)}
    content = {
        "person": old.person,
        "kind": old.kind,
        "fact": old.id,
        "root": old.root,
        "columns": correction.columns,
        "reason": values["reason"],
        "document": correction.document,
        **({"matters": matters} if matters else {}),
        **told,
    }
    chain = THREE if needs_third(old.kind, effect) else TWO
    return content, chain, {"people": 3 if chain == THREE else 2, **told}


def _refuse_waiting(act: Act, old: Version) -> None:
    for one in waiting(act.connection, act.area, CANCEL, REPLACE, "move_contribution"):
        if one.content["root"] == old.root:
            raise refused("correction_waits", proposal=one.id)


def needs_third(kind: int, effect: Effect) -> bool:
    """三人 Whether a third person decides: a death is undone or moved, or money already paid falls."""
    return kind == Kind.death or effect.paid_too_much_fen > 0


def _effect(act: Act, correction: Correction) -> Effect:
    return measured(act.agency, on=act.by.on, work=lambda: {"version": correction.record(act)})[1]


# --- agreed to


def record_correction(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the new version is recorded, if it is still what was agreed to.

    Refused: no_longer_possible, other_consequences, needs_third, and what the rules say now.
    """
    content = proposal.content
    old = last_version(act.connection, act.area, person=content["person"], fact=content["fact"])
    if old is None or old.id != content["fact"]:
        raise refused("no_longer_possible", proposal=proposal.id)
    correction = stored_correction(old, content["columns"], content["document"])
    _refuse_changed(act, proposal, correction)
    return {"recorded": 1, "version": correction.record(act)}


def _refuse_changed(act: Act, proposal: Proposal, correction: Correction) -> None:
    refuse_other_consequences(proposal, consequences(ask_the_rules(act, correction)))
    is_by_two = len(proposal.chain) == 2
    if is_by_two and needs_third(correction.old.kind, _effect(act, correction)):
        raise refused("needs_third", proposal=proposal.id)
