"""转出登记 A relation leaves when the other agency has written that it takes it; its money then goes to that agency, by the payroll, and
to nobody else. Own money that a person takes along beyond the province needs no other agency."""

from __future__ import annotations

from typing import Any

from yanglao.acts.records.proposing import proposed_rows, record_rows
from yanglao.acts.records.rows import Done, Refused, Rows, Taking
from yanglao.acts.transfer.course import SWITCH_OUT, may_take
from yanglao.acts.transfer.recording import record_over_files
from yanglao.acts.transfer.refusals import refused
from yanglao.acts.transfer.walking import Row
from yanglao.life.kinds import Destination, Scheme, Take
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Act, Area
from yanglao.store.proposals import Proposal
from yanglao.store.transfers import LEFT, File, NewStep, add_steps, files_of


def take_out(taking: Taking, rows: Rows) -> Done:
    """Propose that relations leave. Refused: no_file, waits_for, date_before_step, not_as_applied, rules_pending, and as every list of
    facts."""
    return record_over_files(taking, rows, LEFT, judge=_fault, needs_file=_goes_to_an_agency)


def _goes_to_an_agency(row: Row) -> bool:
    return not (row.value("to") == Destination.elsewhere.name and row.value("take") == Take.refund.name)


def _fault(row: Row, file: File) -> Refused | None:
    if is_pending(row.taking.act.area, file):
        return row.refused("rules_pending")
    return None if row.value("to") == file.place else row.refused("not_as_applied")


def is_pending(area: Area, file: File) -> bool:
    """Whether a file waits for rules that nobody has made yet."""
    to_employees = file.kind == SWITCH_OUT and file.scheme == Scheme.employee.name
    return to_employees and not offices_of(area.plan).switch_to_employees


def agree_out(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the relations end, and their files say so. Refused: no_longer_possible."""
    asked = proposed_rows(proposal.content).asked
    columns = (asked.persons, asked.facts.day, asked.facts.code, asked.facts.flag)
    leaving = [
        None if flag == Take.refund and code != Destination.province else (_ready(act, proposal, person), day)
        for person, day, code, flag in zip(*(one.tolist() for one in columns), strict=True)
    ]
    facts = record_rows(act, proposal)
    over = zip(leaving, facts, strict=True)
    add_steps(act, [NewStep(one[0].id, LEFT, one[1], fact=fact) for one, fact in over if one is not None])
    return {"recorded": len(facts)}


def _ready(act: Act, proposal: Proposal, person: int) -> File:
    """The file by which a person leaves. Refused: no_longer_possible."""
    for one in files_of(act.connection, act.area, [person]):
        if may_take(one, LEFT) and not is_pending(act.area, one):
            return one
    raise refused("no_longer_possible", proposal=proposal.id)
