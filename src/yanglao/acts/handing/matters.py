"""等人办的事 Whatever waits for somebody, by its kind and number: who may take it, whom it is about, and who may not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from yanglao.acts import roles
from yanglao.acts.bureaus import matters_of_proposal
from yanglao.acts.describing import Description
from yanglao.acts.proposals import agreement_of
from yanglao.acts.publication.objecting import waiting_for_an_answer
from yanglao.kernel.columns import ints
from yanglao.store.acting import ActRefused, Agency, reach_of_reader
from yanglao.store.cases import case_with
from yanglao.store.complaints import complaints
from yanglao.store.contests import contest_with
from yanglao.store.facts import units_of_persons
from yanglao.store.founding import own_persons
from yanglao.store.handovers import CASE, COMPLAINT, CONTEST, OBJECTION, PROPOSAL, REQUEST, TaskKey
from yanglao.store.lots import lot_of
from yanglao.store.proposals import proposal_of
from yanglao.store.requests import request_of

Acts = Callable[[], Mapping[str, Description]]
"""The register, once it is whole."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits: its key, the roles that may take it, the persons it is about, the logins that may not, whom the lot has named
    ("": no lot was drawn for what comes next), and the matters of bureaus that it is about."""

    key: TaskKey
    roles: tuple[str, ...]
    persons: tuple[int, ...] = ()
    barred: frozenset[str] = frozenset()
    drawn: str = ""
    matters: frozenset[str] = frozenset()


def matter_of(agency: Agency, acts: Acts, kind: str, number: int, login: str) -> Matter | None:
    """What waits under a number, as `login` may know of it; None where nothing does."""
    return _FINDERS[kind](agency, acts(), number, login)


def may_take(agency: Agency, one: Matter, login: str, role: str, on: int) -> bool:
    """Whether somebody may take it in a role on a Day: of their units and their bureau, not their own record, and not barred."""
    if login in one.barred or own_persons(agency.connection, agency.area, login).intersection(one.persons):
        return False
    try:
        reach = reach_of_reader(agency, login, (role,), on)
    except ActRefused:
        return False
    if reach.matters is not None and not one.matters <= reach.matters:
        return False
    if reach.units is None:
        return True
    homes = units_of_persons(agency.connection, ints(list(one.persons)))
    return bool(one.persons) and all(homes.get(person, 0) in reach.units for person in one.persons)


_Register = Mapping[str, Description]


def _proposal(agency: Agency, acts: _Register, number: int, login: str) -> Matter | None:
    try:
        one = proposal_of(agency.connection, agency.area, number)
    except ActRefused:
        return None
    step = one.next_step
    if step is None:
        return None
    agreement = agreement_of(acts[one.kind])
    lot = lot_of(agency.connection, agency.area, number) if step == one.chain[1] else None
    return Matter(
        TaskKey(PROPOSAL, number, step),
        agreement.steps[step].roles_for(one),
        () if agreement.about is None else tuple(agreement.about(one)),
        frozenset(one.taken.values()),
        lot.named if lot else "",
        frozenset(matters_of_proposal(one)),
    )


def _request(agency: Agency, acts: _Register, number: int, login: str) -> Matter | None:
    one = request_of(agency, number)
    if one is None or not one.is_open:
        return None
    return Matter(TaskKey(REQUEST, number), acts[one.kind].who, (one.person,))


def _contest(agency: Agency, acts: _Register, number: int, login: str) -> Matter | None:
    one = contest_with(agency.connection, agency.area, number)
    if one is None or one.end is not None:
        return None
    return Matter(TaskKey(CONTEST, number), (roles.CLERK,), (one.person,))


def _objection(agency: Agency, acts: _Register, number: int, login: str) -> Matter | None:
    for one in waiting_for_an_answer(agency.connection, agency.area):
        if one.id == number:
            return Matter(TaskKey(OBJECTION, number), (roles.CLERK,), (one.person,))
    return None


def _complaint(agency: Agency, acts: _Register, number: int, login: str) -> Matter | None:
    """Of one about themselves nobody knows that there is one."""
    known = complaints(agency.connection, agency.area, login)
    if not any(one.id == number and one.is_open for one in known):
        return None
    return Matter(TaskKey(COMPLAINT, number), (roles.SUPERVISOR,))


def _case(agency: Agency, acts: _Register, number: int, login: str) -> Matter | None:
    one = case_with(agency.connection, agency.area, number)
    if one is None or not one.is_open or login in one.concerned:
        return None
    return Matter(TaskKey(CASE, number), (roles.SUPERVISOR,))


_FINDERS: Mapping[str, Callable[[Agency, _Register, int, str], Matter | None]] = {
    PROPOSAL: _proposal,
    REQUEST: _request,
    CONTEST: _contest,
    OBJECTION: _objection,
    COMPLAINT: _complaint,
    CASE: _case,
}
