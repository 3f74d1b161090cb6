"""结案 A case is closed by two people where what was lost has come back, else by three. What has come back is read from the recovery that
the case names; nobody types it."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Answer, Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.showing_persons import shown_person
from yanglao.acts.supervision.opening import known_staff
from yanglao.acts.supervision.refusals import refused
from yanglao.acts.supervision.stepping import open_case_with
from yanglao.kernel.money import yuan_text
from yanglao.store.acting import Act, Agency, By
from yanglao.store.cases import LIABILITY, RECOVERED, Case, end_case
from yanglao.store.proposals import THREE, TWO, Proposal, waiting

Row = dict[str, Any]


def propose_closing(agency: Agency, act: Description, values: Values, *, by: By) -> Answer:
    """Propose that a case be closed. Refused: no_such_case, case_over, case_concerns_you, closing_waits, nothing_recovered,
    not_all_recovered, liable_whom, nobody_of_staff."""

    def work_out(under_way: Act) -> WorkedOut:
        found = open_case_with(under_way, values["case"])
        for one in waiting(under_way.connection, under_way.area, act.key):
            if one.content["case"] == found.id:
                raise refused("closing_waits", proposal=one.id)
        liable = _liable(under_way, found, values)
        _refuse_not_recovered(found, values["outcome"])
        told = {"recovered_fen": found.recovered_fen, "at_risk_fen": found.at_risk_fen}
        persons = [found.person] if found.person else []
        chain = TWO if values["outcome"] == RECOVERED else THREE
        return {**values, **liable, **told, "persons": persons}, chain, told

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=work_out)


def look_over(act: Act, proposal: Proposal) -> Answer:
    """What every further step looks at. Refused: as `propose_closing`."""
    found = open_case_with(act, proposal.content["case"])
    if act.by.actor == proposal.content["liable_staff"]:
        raise refused("case_concerns_you", actor=act.by.actor)
    _refuse_not_recovered(found, proposal.content["outcome"])
    return {"case": found.id}


def record_closing(act: Act, proposal: Proposal) -> Answer:
    """The effect: the case is over, with what has come back until now. Refused: as `propose_closing`."""
    look_over(act, proposal)
    content = proposal.content
    found = open_case_with(act, content["case"])
    end_case(
        act,
        found,
        outcome=content["outcome"],
        reason=content["reason"],
        document=content["document"],
        liable_staff=content["liable_staff"],
        liable_person=content["liable_person"],
        proposal=proposal.id,
    )
    return {"case": found.id, "outcome": content["outcome"], "recovered_fen": found.recovered_fen}


def shown_closing(agency: Agency, proposal: Proposal) -> Row:
    """The case, its person, and what is proposed."""
    content = dict(proposal.content)
    persons = [shown_person(agency, one) for one in content.pop("persons")]
    amounts = {
        "at_risk_yuan": yuan_text(content.pop("at_risk_fen")),
        "recovered_yuan": yuan_text(content.pop("recovered_fen")),
    }
    del content["liable_person"]
    return {**content, **amounts, "persons": persons, "people": len(proposal.chain)}


def _liable(act: Act, found: Case, given: Values) -> Row:
    """Who answers for it: whoever of the staff is named, else whom the case is about. Refused: liable_whom, nobody_of_staff, case_concerns_you."""
    if given["outcome"] != LIABILITY:
        if given["staff"]:
            raise refused("liable_whom")
        return {"liable_staff": "", "liable_person": 0}
    staff = known_staff(act, given["staff"] or found.staff)
    if staff == act.by.actor:
        raise refused("case_concerns_you", actor=staff)
    if not staff and not found.person:
        raise refused("liable_whom")
    return {"liable_staff": staff, "liable_person": 0 if staff else found.person}


def _refuse_not_recovered(found: Case, outcome: str) -> None:
    """Refused: nothing_recovered, not_all_recovered."""
    if outcome == RECOVERED and not found.recovered_fen:
        raise refused("nothing_recovered", case=found.id)
    if outcome == RECOVERED and found.left_fen:
        raise refused("not_all_recovered", case=found.id, left=yuan_text(found.left_fen))
