"""抽签复核 Who looks at a proposal is drawn: the same seed draws the same one, nobody else may agree unless the director has named them, and the
database knows it too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import psycopg
import pytest
from acts.desk import Desk, found, number

from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.doing import do
from yanglao.acts.register import REGISTER
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.kernel.chance import drawn
from yanglao.policy.loading import PLANS
from yanglao.policy.offices import offices_of
from yanglao.reports.asking import Reader
from yanglao.reports.mine import count_of, drawn_for, may_take, tasks_of
from yanglao.store.acting import ActRefused, By
from yanglao.store.lots import Lot, lot_of, lots
from yanglao.store.proposals import proposal_of

ON = 20111120
REVIEWERS = ["reviewer", "reviewer-2", "reviewer-3"]
PERSONS = [number(n, "19700420") for n in range(1, 31)]
KEYS = count(1)


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Thirty people on the register, three reviewers."""
    more = [(login, "reviewer", "复核") for login in REVIEWERS[1:]]
    desk = Desk(found(new_office("lots"), more=more), tmp_path_factory.mktemp("lots"))
    rows = [{"number": one, "name": "陈测试", "unit": "永安社区"} for one in PERSONS]
    desk.take("register", rows, on=20111101)
    return desk


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def by(who: str, on: int = ON) -> By:
    return By(who, on, f"lot {next(KEYS)}")


def proposed(desk: Desk, one: str = PERSONS[0], name: str = "陈改名") -> int:
    """Somebody's name is to be another; the number of the proposal."""
    made = do(desk.agency, "change_person", [{"number": one, "name": name}], by=by("clerk"))
    assert made["proposal"] is not None
    return int(made["proposal"])


def lot(desk: Desk, proposal: int) -> Lot:
    found = lot_of(desk.agency.connection, desk.agency.area, proposal)
    assert found is not None
    return found


def others(one: Lot) -> list[str]:
    return [login for login in REVIEWERS if login != one.named]


def named(desk: Desk, proposal: int, login: str, *, who: str = "director", reason: str = "休假") -> Any:
    given = {"proposal": proposal, "login": login, "reason": reason}
    return do(desk.agency, "substitute_reviewer", [given], by=by(who))


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def test_whoever_was_drawn_agrees_and_nobody_else(desk: Desk) -> None:
    proposal = proposed(desk)
    one = lot(desk, proposal)
    assert list(one.eligible) == REVIEWERS and one.roles == ("reviewer",)
    for other in others(one):
        assert code(lambda who=other: agree(desk.agency, number=proposal, by=by(who))) == "not_drawn"
    assert agree(desk.agency, number=proposal, by=by(one.drawn))["step"] == "agreed"


def test_it_waits_for_whoever_was_drawn_and_for_nobody_else(desk: Desk) -> None:
    """Nobody is shown a press that would be refused; once the director has named another, it waits for that one."""
    proposal, roles = proposed(desk), frozenset({"reviewer"})

    def waits_for() -> set[str]:
        readers = {login: Reader(desk.agency, None, ON, login=login) for login in REVIEWERS}
        told = proposal_of(desk.agency.connection, desk.agency.area, proposal)
        asked = {login for login, one in readers.items() if may_take(one, told, roles)}
        found = {
            login
            for login, one in readers.items()
            if proposal in {task.number for task in tasks_of(one, roles)}
        }
        assert found == asked and {count_of(readers[login], roles) for login in asked} == {1}
        assert {drawn_for(one, told) for one in readers.values()} == asked
        return asked

    one = lot(desk, proposal)
    assert waits_for() == {one.drawn}
    other = others(one)[0]
    named(desk, proposal, other)
    assert waits_for() == {other}


def test_the_seed_draws_the_same_one_again(desk: Desk) -> None:
    one = lot(desk, proposed(desk))
    assert drawn(one.seed, one.eligible) == one.drawn
    assert {found.check.name for found in run_checks(desk.agency) if found.findings} == set()


def test_everybody_has_their_turn(desk: Desk) -> None:
    """Thirty proposals among three: each between 4 and 18 of them, but once in some thousand."""
    turns = Counter(lot(desk, proposed(desk, one)).drawn for one in PERSONS)
    assert set(turns) == set(REVIEWERS) and min(turns.values()) >= 4 and max(turns.values()) <= 18


def test_the_same_sent_back_and_proposed_again_draws_the_same_one(desk: Desk) -> None:
    """So nobody draws until it is somebody they like."""
    for one in PERSONS[:4]:
        row = {"number": one, "bank_account": f"6217{one[-12:-1]}9", "on": "2011-11-20"}
        first, again = (_account(desk, row) for _ in range(2))
        assert again.seed == first.seed and again.drawn == first.drawn


def _account(desk: Desk, row: dict[str, str]) -> Lot:
    """What was drawn for another account; sealed anew each time, and sent back."""
    made = do(desk.agency, "payee", [row], by=by("clerk"))
    one = lot(desk, made["proposal"])
    send_back(desk.agency, number=made["proposal"], reason="再核", by=by("director"))
    return one


def test_the_director_names_another_for_a_reason(desk: Desk) -> None:
    proposal = proposed(desk)
    before, other = lot(desk, proposal), others(lot(desk, proposal))[0]
    assert named(desk, proposal, other)["named"] == other
    after = lot(desk, proposal)
    assert (after.drawn, after.named, after.reason) == (before.drawn, other, "休假")
    assert code(lambda: agree(desk.agency, number=proposal, by=by(before.drawn))) == "not_drawn"
    agree(desk.agency, number=proposal, by=by(other))
    assert {found.check.name for found in run_checks(desk.agency) if found.findings} == set()


def test_whom_the_director_cannot_name(desk: Desk) -> None:
    proposal = proposed(desk)
    one = lot(desk, proposal)
    assert code(lambda: named(desk, proposal, "clerk")) == "not_eligible"  # who has made it
    assert code(lambda: named(desk, proposal, "accountant")) == "not_eligible"
    assert code(lambda: named(desk, proposal, "director")) == "names_oneself"
    assert code(lambda: named(desk, proposal, one.drawn)) == "named_already"
    assert code(lambda: named(desk, 9999, "reviewer")) == "no_such_proposal"
    assert code(lambda: named(desk, proposal, others(one)[0], who="clerk")) == "not_your_task"
    agree(desk.agency, number=proposal, by=by(one.drawn))
    assert code(lambda: named(desk, proposal, others(one)[0])) == "lot_over"


def test_acts_of_which_the_plan_says_nothing_are_for_anybody(desk: Desk) -> None:
    given = {
        "parameter": "one_child_supplement_yuan",
        "value": 10,
        "valid_from": "2012-01",
        "document": "文号",
    }
    made = do(desk.agency, "parameter", [given], by=by("supervisor"))
    assert lot_of(desk.agency.connection, desk.agency.area, made["proposal"]) is None
    assert code(lambda: named(desk, made["proposal"], "supervisor-2")) == "no_lot"


def test_the_database_knows_who_was_drawn(desk: Desk) -> None:
    proposal = proposed(desk)
    other = others(lot(desk, proposal))[0]
    with pytest.raises(psycopg.errors.InsufficientPrivilege), desk.agency.connection.transaction():
        desk.agency.connection.execute(
            "INSERT INTO proposal_step (proposal_id, area_id, step, actor, on_day, act_id)"
            " SELECT %s, area_id, 'agreed', %s, '2011-11-20', act_id FROM reviewer_lot WHERE proposal_id = %s",
            (proposal, other, proposal),
        )


def test_every_lot_is_told(desk: Desk) -> None:
    numbers = [proposed(desk, one) for one in PERSONS[:3]]
    assert [one.proposal for one in lots(desk.agency.connection, desk.agency.area)] == numbers


def test_plans_name_acts_that_somebody_else_agrees_to() -> None:
    for plan in (path.parent.name for path in PLANS.glob("*/plan.toml")):
        for key in offices_of(plan).reviewed_by_lot:
            assert REGISTER[key].agreement is not None
