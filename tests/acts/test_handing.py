"""转交任务 A task goes to a colleague of the same role, with a reason, and comes back until it is done; what the lot has given stays with whom it named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import psycopg
import pytest
from acts.desk import Desk, found, number

from yanglao.acts.about import person_under
from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.acts.handing.handing import HANDERS, colleagues_for, waiting_for
from yanglao.acts.register import REGISTER
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.reports.answers_owed import ANSWERED_BY, ANSWERERS
from yanglao.reports.asking import Reader
from yanglao.reports.mine import Task, count_of, handed_tasks, tasks_of
from yanglao.store.acting import TODAY, ActRefused, By
from yanglao.store.handovers import TaskKey, handovers
from yanglao.store.lots import lot_of
from yanglao.store.proposals import proposal_of
from yanglao.store.requests import make_request
from yanglao.store.residents import come_in

ON = 20121231
ONE, TWO = number(1), number(2)
ASSISTANTS = [
    ("assistant", "assistant", "协管员", "469007-01"),
    ("assistant-2", "assistant", "协管员二", "469007-02"),
]
KEYS = count(1)


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Three clerks and three supervisors, one of whom is on the register."""
    more = [
        ("clerk-3", "clerk", "经办三"),
        ("reviewer-2", "reviewer", "复核二"),
        ("supervisor-3", "supervisor", "人社三"),
        *ASSISTANTS,
    ]
    made = found(new_office("handing"), more=more, own={"clerk-3": ONE})
    desk = Desk(made, tmp_path_factory.mktemp("handing"))
    desk.take("register", [{"number": one, "name": "陈测试", "unit": "永安社区"} for one in (ONE, TWO)])
    return desk


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def by(who: str) -> By:
    return By(who, ON, f"hand {next(KEYS)}")


def complained(desk: Desk, **about: str) -> int:
    given = {"on": "2012-12-30", "channel": "来信", "matter": "挪用侵占", "what": "收费不给票据"} | about
    return int(do(desk.agency, "complaint", [given], by=by("supervisor"))["complaint"])


def proposed(desk: Desk) -> int:
    """Another value of a parameter, for which no lot is drawn; supervisors agree to it."""
    given = {
        "parameter": "one_child_supplement_yuan",
        "value": 10,
        "valid_from": "2013-02",
        "document": "文号",
    }
    return int(do(desk.agency, "parameter", [given], by=by("supervisor"))["proposal"])


def hand(desk: Desk, kind: str, task: int, to: str, *, who: str, reason: str = "休假") -> Any:
    given = {"kind": kind, "task": task, "login": to, "reason": reason}
    return do(desk.agency, "hand_task", [given], by=by(who))


def take_back(desk: Desk, kind: str, task: int, *, who: str) -> Any:
    return do(desk.agency, "take_task_back", [{"kind": kind, "task": task}], by=by(who))


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def tasks(desk: Desk, login: str, role: str = "supervisor") -> list[Task]:
    reader, held = Reader(desk.agency, None, ON, login=login), frozenset({role})
    found = tasks_of(reader, held)
    assert count_of(reader, held) == len(found)
    return found


def away(desk: Desk, login: str, role: str = "supervisor") -> list[Task]:
    reader = Reader(desk.agency, None, ON, login=login)
    found = handed_tasks(reader, frozenset({role}))
    return [one for one in found if one.handed is not None and one.handed.by == login]


def test_it_is_with_the_colleague_who_reads_from_whom_and_why(desk: Desk) -> None:
    number = complained(desk)
    hand(desk, "complaint", number, "supervisor-2", who="supervisor", reason="住院")
    assert tasks(desk, "supervisor") == []
    (given,), (taken,) = away(desk, "supervisor"), tasks(desk, "supervisor-2")
    assert given.handed == taken.handed and taken.handed is not None
    assert (taken.handed.by, taken.handed.to, taken.handed.reason) == ("supervisor", "supervisor-2", "住院")
    assert away(desk, "supervisor-2") == []
    (other,) = tasks(desk, "supervisor-3")  # both may be away: it is not lost to the rest of the role
    assert other.handed == taken.handed


def test_taken_back_until_it_is_done(desk: Desk) -> None:
    number = complained(desk)
    hand(desk, "complaint", number, "supervisor-2", who="supervisor")
    assert code(lambda: take_back(desk, "complaint", number, who="supervisor-2")) == "not_handed_over"
    take_back(desk, "complaint", number, who="supervisor")
    (mine,) = tasks(desk, "supervisor")
    assert mine.handed is None and away(desk, "supervisor") == []
    assert code(lambda: take_back(desk, "complaint", number, who="supervisor")) == "not_handed_over"
    hand(desk, "complaint", number, "supervisor-2", who="supervisor")
    answered(desk, number)
    assert code(lambda: take_back(desk, "complaint", number, who="supervisor")) == "no_such_task"
    assert {found.check.name for found in run_checks(desk.agency) if found.findings} == set()


def answered(desk: Desk, number: int) -> None:
    given = {"complaint": number, "outcome": "属实", "reason": "查实", "document": "查字1号"}
    do(desk.agency, "complaint_answer", [given], by=by("supervisor-2"))


def test_handed_on_it_comes_back_the_way_it_went(desk: Desk) -> None:
    number = complained(desk)
    hand(desk, "complaint", number, "supervisor-2", who="supervisor")
    again = lambda: hand(desk, "complaint", number, "supervisor-3", who="supervisor")  # noqa: E731
    assert code(again) == "with_another"  # it is not theirs any more
    hand(desk, "complaint", number, "supervisor-3", who="supervisor-2")
    assert code(lambda: take_back(desk, "complaint", number, who="supervisor")) == "not_handed_over"
    take_back(desk, "complaint", number, who="supervisor-2")
    (mine,) = tasks(desk, "supervisor-2")
    assert mine.handed is not None and mine.handed.by == "supervisor"
    take_back(desk, "complaint", number, who="supervisor")
    assert tasks(desk, "supervisor")[0].handed is None


def test_what_the_lot_has_given_is_not_handed_over(desk: Desk) -> None:
    """The answer names the way out; the database knows it too."""
    given = {"number": TWO, "name": "陈改名"}
    number = do(desk.agency, "change_person", [given], by=by("clerk"))["proposal"]
    lot = lot_of(desk.agency.connection, desk.agency.area, number)
    assert lot is not None
    other = next(one for one in ("reviewer", "reviewer-2") if one != lot.named)
    for who, to in ((lot.named, other), (other, lot.named)):
        with pytest.raises(ActRefused) as told:
            hand(desk, "proposal", number, to, who=who)
        assert told.value.code == "named_by_lot" and "substitute-reviewer" in told.value.zh
    with pytest.raises(psycopg.errors.InsufficientPrivilege), desk.agency.connection.transaction():
        _by_hand(desk, "proposal", number, "agreed", other)


def test_the_database_lets_nobody_hand_to_themselves_or_take_back_anothers(desk: Desk) -> None:
    number = complained(desk)
    connection, area = desk.agency.connection, desk.agency.area
    with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
        _by_hand(desk, "complaint", number, "", "supervisor")
    hand(desk, "complaint", number, "supervisor-2", who="supervisor")
    (one,) = handovers(connection, area, [TaskKey("complaint", number)]).values()
    with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
        connection.execute(
            "INSERT INTO task_take_back SELECT %s, area_id, id FROM act WHERE actor <> 'supervisor' LIMIT 1",
            (one.id,),
        )


def _by_hand(desk: Desk, kind: str, task: int, step: str, login: str) -> None:
    desk.agency.connection.execute(
        "INSERT INTO task_handover (area_id, kind, task, step, login, reason, act_id)"
        " SELECT area_id, %s, %s, %s, %s, '休假', max(id) FROM act GROUP BY area_id",
        (kind, task, step, login),
    )


def test_a_proposal_is_handed_over_for_the_step_that_waits(desk: Desk) -> None:
    number = proposed(desk)
    assert [one.number for one in tasks(desk, "supervisor-2")] == [number]
    hand(desk, "proposal", number, "supervisor-3", who="supervisor-2")
    assert tasks(desk, "supervisor-2") == []
    maker = lambda: hand(desk, "proposal", number, "supervisor", who="supervisor-3")  # noqa: E731
    assert code(maker) == "cannot_take_it"  # who has made it
    agree(desk.agency, number=number, by=by("supervisor-3"))
    assert proposal_of(desk.agency.connection, desk.agency.area, number).is_over
    assert code(lambda: take_back(desk, "proposal", number, who="supervisor-2")) == "no_such_task"


def test_to_whom_nothing_is_handed(desk: Desk) -> None:
    number = complained(desk, staff="supervisor-3")

    def tried(who: str, to: str) -> str:
        return code(lambda: hand(desk, "complaint", number, to, who=who))

    assert tried("supervisor", "supervisor") == "hands_to_oneself"
    assert tried("supervisor", "clerk") == "cannot_take_it"  # another role
    assert tried("supervisor", "nobody") == "cannot_take_it"
    assert tried("supervisor", "supervisor-3") == "cannot_take_it"  # it is about them
    assert tried("supervisor-3", "supervisor") == "no_such_task"  # nor do they learn that there is one
    assert tried("clerk", "clerk-2") == "no_such_task"
    assert (
        code(lambda: hand(desk, "complaint", number + 1, "supervisor-2", who="supervisor")) == "no_such_task"
    )
    assert code(lambda: hand(desk, "case", 1, "supervisor-2", who="supervisor")) == "no_such_task"


def test_a_request_goes_to_those_who_see_the_person(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody of another community, nobody whose own record it is."""
    monkeypatch.setenv(TODAY, "2012-12-31")
    request = _asked(desk, ONE)
    one, _ = waiting_for(desk.agency, lambda: REGISTER, "request", request, by("clerk"))
    assert colleagues_for(desk.agency, lambda: REGISTER, one, by("clerk")) == ["clerk-2"]
    assert code(lambda: hand(desk, "request", request, "clerk-3", who="clerk")) == "cannot_take_it"
    assert code(lambda: hand(desk, "request", request, "assistant-2", who="assistant")) == "cannot_take_it"
    hand(desk, "request", request, "clerk-2", who="clerk")
    given = {"request": request, "reason": "请到柜台"}
    do(desk.agency, "answer_request", [given], by=by("clerk-2"))
    assert code(lambda: take_back(desk, "request", request, who="clerk")) == "no_such_task"


def _asked(desk: Desk, number: str) -> int:
    """The person comes in with the letter, and asks for another tier."""
    given = do(desk.agency, "letter_code", [{"number": number}], by=by("clerk"))
    token = come_in(desk.agency, number, given["told_once"]["letter_code"])
    asked, person = {"year": "2013", "tier_yuan": "300"}, person_under(desk.agency, number)
    return make_request(desk.agency, token, person, "tier", asked, on=ON, key="tier")


def test_everything_that_can_wait_waits_for_somebody_who_may_hand_it_over() -> None:
    steps = {
        role
        for act in REGISTER.values()
        if act.agreement is not None
        for step in act.agreement.steps.values()
        for role in step.roles
    }
    asked = {role for act in REGISTER.values() if act.on_request is not None for role in act.who}
    assert steps | asked | set(ANSWERERS) == set(HANDERS)
    assert set(ANSWERED_BY.values()) <= REGISTER.keys()
