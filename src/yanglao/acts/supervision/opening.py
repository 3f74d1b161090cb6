"""立案 A case is opened from a hit that was answered so, or on its own with a document; what it is about and the money at stake come from the
hit where there is one. Nobody opens a case about themselves, or about what they prepared or agreed to."""

from __future__ import annotations

from yanglao.acts.about import person_under
from yanglao.acts.describing import Answer, Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.supervision.refusals import refused
from yanglao.kernel.months import day_text
from yanglao.policy.deadlines import deadlines_of
from yanglao.store.acting import Act, Agency, By
from yanglao.store.cases import NewCase, add_case, case_of_hit
from yanglao.store.controls import CASE, makers_of
from yanglao.store.founding import appointments, own_persons
from yanglao.store.proposals import proposal_of
from yanglao.store.read.controls import HitRow, hit_of

CLOSED = "closed"


def open_case(agency: Agency, act: Description, values: Values, *, by: By) -> Answer:
    """Open a case. Refused: unknown_person, no_such_hit, hit_no_case, hit_has_case, hit_says_it, case_needs_document, no_such_proposal,
    nobody_of_staff, case_concerns_you."""
    person = person_under(agency, values["number"]) if values["number"] else 0
    content = {name: value for name, value in values.items() if name != "number"} | {"person": person}
    return perform_act(agency, act, content, by=by, work=lambda under_way: _open(under_way, content))


def _open(act: Act, given: Values) -> Answer:
    hit = _hit(act, given)
    if hit is None and not given["document"]:
        raise refused("case_needs_document")
    one = NewCase(
        offence=given["offence"],
        office=given["office"],
        what=given["what"],
        document=given["document"],
        hit=hit.hit if hit else 0,
        proposal=_proposal(act, given["proposal"]),
        staff=known_staff(act, (hit.login if hit else "") or given["staff"]),
        person=(hit.person if hit else 0) or given["person"],
        at_risk_fen=hit.at_risk_fen if hit else given["amount_yuan"] or 0,
        due_on=deadlines_of(act.area.plan).cases[CLOSED].due(act.by.on).day,
    )
    _refuse_concerned(act, one, hit)
    return {
        "case": add_case(act, one),
        "at_risk_fen": one.at_risk_fen,
        "close_until": day_text(one.due_on),
    }


def _hit(act: Act, given: Values) -> HitRow | None:
    """The hit that a case comes from. Refused: no_such_hit, hit_no_case, hit_has_case, hit_says_it."""
    if given["hit"] is None:
        return None
    hit = hit_of(act.connection, act.area, given["hit"])
    if hit is None:
        raise refused("no_such_hit", hit=given["hit"])
    if hit.outcome != CASE:
        raise refused("hit_no_case", hit=hit.hit)
    if case := case_of_hit(act, hit.hit):
        raise refused("hit_has_case", hit=hit.hit, case=case)
    twice = (hit.login and given["staff"]) or (hit.person and given["person"])
    if twice or given["amount_yuan"] is not None:
        raise refused("hit_says_it", hit=hit.hit)
    return hit


def _proposal(act: Act, number: int | None) -> int:
    """The proposal that a case is about; 0: none. Refused: no_such_proposal."""
    return 0 if number is None else proposal_of(act.connection, act.area, number).id


def known_staff(act: Act, login: str) -> str:
    """The login of somebody who works or worked here; "" where nobody is named. Refused: nobody_of_staff."""
    if login and not appointments(act.connection, act.area, login):
        raise refused("nobody_of_staff", login=login)
    return login


def _refuse_concerned(act: Act, one: NewCase, hit: HitRow | None) -> None:
    """Refused: case_concerns_you."""
    actor = act.by.actor
    made = makers_of(act, hit.acts) if hit else set()
    if one.proposal:
        made |= set(proposal_of(act.connection, act.area, one.proposal).taken.values())
    if actor == one.staff or actor in made or one.person in own_persons(act.connection, act.area, actor):
        raise refused("case_concerns_you", actor=actor)
