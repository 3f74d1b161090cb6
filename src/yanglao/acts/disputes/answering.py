"""复查决定 A contest is answered by two people who had no part in the decision: it is confirmed, or replaced by what was agreed to since,
which the next run settles. The re-examination is stored as it stood."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Answer, Description, Values
from yanglao.acts.disputes.contesting import open_contest
from yanglao.acts.disputes.reexamining import contested
from yanglao.acts.disputes.refusals import refused
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.records.reach import must_reach
from yanglao.acts.showing_persons import shown_person
from yanglao.kernel.money import yuan_text
from yanglao.store.acting import Act, Agency, By
from yanglao.store.contests import REPLACED, Contest, act_of_replacement, add_answer
from yanglao.store.kept_texts import text_of
from yanglao.store.notices import Notice, notices_of
from yanglao.store.proposals import TWO, Proposal, waiting
from yanglao.store.read.decisions import people_of_act

Row = dict[str, Any]


def propose_answer(agency: Agency, act: Description, values: Values, *, by: By) -> Answer:
    """Propose an answer. Refused: no_open_contest, own_record, decided_it, answer_waits, replacement_needed, no_replacement, differs."""

    def worked_out(under_way: Act) -> WorkedOut:
        found = open_contest(under_way, values["contest"])
        must_reach(under_way, [found.person])
        for one in waiting(under_way.connection, under_way.area, act.key):
            if one.content["contest"] == found.id:
                raise refused("answer_waits", proposal=one.id)
        examined, _ = _examined(under_way, found, values)
        return {**values, "person": found.person, "reexamination": examined}, TWO, {"people": 2, **examined}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def record_answer(act: Act, proposal: Proposal) -> Answer:
    """The effect: the answer is stored with the re-examination as it stands now. Refused: as `propose_answer`."""
    content = proposal.content
    found = open_contest(act, content["contest"])
    examined, replaced_by = _examined(act, found, content)
    digest = add_answer(
        act,
        found.id,
        outcome=content["outcome"],
        reason=content["reason"],
        document=content["document"],
        replaced_by=replaced_by,
        reexamination=text_of(examined),
        proposal=proposal.id,
    )
    return {"contest": found.id, "outcome": content["outcome"], "sha256": digest}


def shown_answer(agency: Agency, proposal: Proposal) -> Row:
    """Whose decision it is, what is answered and why, and the re-examination as it stood when proposed."""
    return {**shown_person(agency, proposal.content["person"]), **proposal.content}


def _examined(act: Act, found: Contest, given: Values) -> tuple[Row, int | None]:
    """The re-examination, and the act that replaces the decision."""
    notice = _notice(act, found)
    if act.by.actor in people_of_act(act.connection, act.area, notice.act):
        raise refused("decided_it", actor=act.by.actor)
    replaced_by = _replacement(act, found, given)
    examined = contested(act.agency, found, notice, on=act.by.on)
    if replaced_by is None and examined["contested"] != examined["now"]:
        raise refused("differs", fen=yuan_text(examined["cost_fen"]))
    return examined, replaced_by


def _notice(act: Act, found: Contest) -> Notice:
    return next(one for one in notices_of(act.connection, act.area, [found.person]) if one.id == found.notice)


def _replacement(act: Act, found: Contest, given: Values) -> int | None:
    """The act of the proposal named, later than the contest. Refused: replacement_needed, no_replacement."""
    number = given["replaced_by"]
    if (number is None) == (given["outcome"] == REPLACED):
        raise refused("replacement_needed")
    if number is None:
        return None
    replaced_by = act_of_replacement(act, number, person=found.person)
    if replaced_by is None or replaced_by <= found.act:
        raise refused("no_replacement", proposal=number)
    return replaced_by
