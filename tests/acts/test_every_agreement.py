"""Every step of every act that others must agree to, taken in every wrong way: by whoever proposed it, by another role, out of order, two
times, after it was sent back, out of time. No effect comes of any of it, so each proposal is put down with nothing in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from acts.desk import STAFF, Desk, found
from acts.payrolls import Payrolls

from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.describing import Description
from yanglao.acts.proposals import agreement_of, take_step
from yanglao.acts.register import REGISTER
from yanglao.audit.checks import run_checks
from yanglao.audit.checks import waiting as waiting_check
from yanglao.audit.checks.check import check_of
from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.store.acting import Act, ActRefused, Agency, By, perform
from yanglao.store.proposals import SENT_BACK, add_proposal, add_step, proposal_of, waiting

STEPS = [
    (act, step) for act in REGISTER.values() if act.agreement is not None for step in act.agreement.steps
]
CHAINS = {("agreed",): "two", ("agreed", "approved"): "three", ("reviewed", "released", "booked"): "payroll"}
NOBODY = {"kind": 0, "person": 0, "persons": [], "rows": [], "merged": 0, "to": 0}
"""Whom a proposal is about is looked at first: about nobody."""
DAY = 20111110
OTHERS = ("director-2", "director-3", "director-4")
"""Whoever took the steps before."""
every = pytest.mark.parametrize(("act", "step"), STEPS, ids=lambda one: getattr(one, "key", one))


@pytest.fixture(scope="module")
def agency(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Agency:
    """An office whose first month is closed."""
    agency = found(office, more=[(login, "director", "审批") for login in OTHERS])
    Payrolls(Desk(agency, tmp_path_factory.mktemp("desk"))).close(month(2011, 10))
    return agency


@pytest.fixture(autouse=True)
def nothing_stays(agency: Agency) -> Iterator[None]:
    with agency.connection.transaction(force_rollback=True):
        yield


def waits(agency: Agency, act: Description, step: str, *, also: bool = False) -> int:
    """The number of a proposal of which `step` is next (or, `also`, is taken too)."""
    agreement = agreement_of(act)
    before = list(agreement.steps)[: list(agreement.steps).index(step) + also]
    chain = CHAINS[tuple(agreement.steps)]

    def proposed(under_way: Act) -> dict[str, Any]:
        return {"proposal": add_proposal(under_way, act.key, NOBODY, chain=chain)}

    number = int(_done(agency, "clerk", proposed)["proposal"])
    for who, taken in zip(OTHERS, before, strict=False):
        _done(agency, who, lambda under_way, taken=taken: add_step(under_way, number, taken) or {})  # type: ignore[misc]
    return number


def _done(agency: Agency, who: str, work: Callable[[Act], dict[str, Any]]) -> dict[str, Any]:
    by = By(who, DAY, f"arranged {who}")
    return perform(agency, by, kind="arranged", content="", roles=("clerk", "director"), work=work)


def whoever(agency: Agency, number: int, *, may: bool = True) -> str:
    """Somebody whose turn it is at a proposal, or (not `may`) whose turn it never is."""
    proposal = proposal_of(agency.connection, agency.area, number)
    steps = agreement_of(REGISTER[proposal.kind]).steps
    roles = steps[str(proposal.next_step)].roles_for(proposal)
    if may:
        return next(login for login, role, *_ in STAFF if role in roles and login != "clerk")
    inside = {role for step in steps.values() for role in step.roles}
    return next(login for login, role, *_ in STAFF if role not in inside and login != "clerk")


def is_waiting(agency: Agency, number: int) -> bool:
    """Whether it is among what waits for somebody; and the books say that this is so rightly."""
    assert [found.findings for found in run_checks(agency, (check_of(waiting_check),))] == [[]]
    return number in {one.id for one in waiting(agency.connection, agency.area)}


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


@every
def test_by_whoever_proposed_it(agency: Agency, act: Description, step: str) -> None:
    number = waits(agency, act, step)
    assert code(lambda: agree(agency, number=number, by=By("clerk", DAY, "own"))) == "same_person"


@every
def test_by_another_role(agency: Agency, act: Description, step: str) -> None:
    number = waits(agency, act, step)
    other = By(whoever(agency, number, may=False), DAY, "other")
    assert code(lambda: agree(agency, number=number, by=other)) == "not_your_task"
    assert code(lambda: send_back(agency, number=number, reason="试", by=other)) == "not_your_task"


@every
@pytest.mark.parametrize(
    ("on", "why"),
    [(DAY - 1, "date_before"), (20111031, "date_in_closed_month"), (29990101, "date_in_future")],
)
def test_out_of_time(agency: Agency, act: Description, step: str, on: int, why: str) -> None:
    number = waits(agency, act, step)
    assert code(lambda: agree(agency, number=number, by=By(whoever(agency, number), on, "time"))) == why


@every
def test_before_its_turn(agency: Agency, act: Description, step: str) -> None:
    first = next(iter(agreement_of(act).steps))
    number = waits(agency, act, first)
    proposal = proposal_of(agency.connection, agency.area, number)
    roles = agreement_of(act).steps[step].roles_for(proposal)
    who = By(next(login for login, role, *_ in STAFF if role in roles), DAY, "early")
    if step != first:
        assert code(lambda: take_step(agency, act, number=number, step=step, by=who)) == "step_out_of_order"


@every
def test_a_second_time(agency: Agency, act: Description, step: str) -> None:
    number = waits(agency, act, step)
    assert is_waiting(agency, number)
    who = By(whoever(agency, number), DAY, "again")
    taken = waits(agency, act, step, also=True)
    assert is_waiting(agency, taken) is (
        proposal_of(agency.connection, agency.area, taken).next_step is not None
    )
    assert code(lambda: take_step(agency, act, number=taken, step=step, by=who)) == "step_taken"


@every
def test_after_it_was_sent_back(agency: Agency, act: Description, step: str) -> None:
    number = waits(agency, act, step)
    who = By(whoever(agency, number), DAY, "back")
    _done(agency, "director", lambda under_way: add_step(under_way, number, SENT_BACK, reason="试") or {})
    assert not is_waiting(agency, number)
    assert code(lambda: agree(agency, number=number, by=who)) == "step_out_of_order"
