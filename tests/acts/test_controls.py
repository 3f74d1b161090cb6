"""The controls are run by those who watch, as often as they like; a hit is answered once, by name, by somebody who has no part in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from acts.correcting import Corrections
from acts.desk import Desk, found
from acts.payrolls import Payrolls
from acts.story import DYING, NOVEMBER, OCTOBER, STEADY, STEADYS_NEXT, joined

from yanglao.acts.doing import do
from yanglao.audit.controls import CONTROLS
from yanglao.commands.office import Office
from yanglao.reports.asking import reader
from yanglao.reports.controls import WATCHERS, controls
from yanglao.reports.hits import hits
from yanglao.reports.telling import plain
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.read.controls import last_run_on, unanswered_high_risk

SWAPPED, REVIEWED = 20111108, 20111115
KEYS = count(1)
LONG = "经入户核查,户名与本人一致,属本人换卡"


@pytest.fixture(scope="module")
def agency(office: Office) -> Agency:
    """An office in which an auditor works, and a supervisor who is a pensioner here."""
    return found(office, more=[("auditor", "auditor", "审计")], own={"supervisor-2": STEADY})


@pytest.fixture(scope="module")
def swapped(desk: Desk) -> Desk:
    """STEADY gets another account a week before November's payroll is reviewed."""
    months = Payrolls(desk)
    joined(desk, surnames="陈林吴王符李张黄周羊麦邢")
    months.month(OCTOBER)
    months.note_accounts({STEADY: STEADYS_NEXT}, on=SWAPPED)
    months.pay(NOVEMBER, on=REVIEWED)
    return desk


@pytest.fixture(autouse=True)
def nothing_stays(swapped: Desk) -> Iterator[None]:
    with swapped.agency.connection.transaction(force_rollback=True):
        yield


def done(desk: Desk, act: str, who: str, on: int = REVIEWED, **values: object) -> dict[str, Any]:
    return do(desk.agency, act, [values], by=By(who, on, f"controls {next(KEYS)}"))


def run(desk: Desk, on: int = REVIEWED, *, key: str = "") -> dict[str, Any]:
    by = By("auditor", on, key or f"controls {next(KEYS)}")
    return do(desk.agency, "run_controls", [{}], by=by)


def answer(desk: Desk, hit: int, who: str = "supervisor", **values: object) -> dict[str, Any]:
    return done(desk, "answer_hit", who, **{"hit": hit, "outcome": "已说明", "answer": LONG, **values})


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def rows(desk: Desk, **asked: Any) -> list[dict[str, Any]]:
    who = reader(desk.agency, "supervisor", WATCHERS, on=REVIEWED)
    return list(plain(hits(who, **asked), english=True)["rows"])


def test_a_run_tells_what_is_new(swapped: Desk) -> None:
    assert last_run_on(swapped.agency.connection, swapped.agency.area) == 0
    told = run(swapped)
    assert (told["controls"], told["found"], told["new"]) == (len(CONTROLS), 1, 1)
    assert told["by_control"] == {"account_swapped": {"found": 1, "new": 1}}
    assert last_run_on(swapped.agency.connection, swapped.agency.area) == REVIEWED


def test_a_second_run_of_the_day_adds_what_is_new_alone(swapped: Desk) -> None:
    run(swapped, key="once")
    assert run(swapped, key="once")["new"] == 0
    assert len(rows(swapped)) == 1
    told = {"name": "陈测试", "unit": "永安社区", "household": "非农业", "from": "2000-01-01", "gone": "死亡"}
    swapped.take("survey", [{"number": DYING, **told, "on": "2011-11-14"}], on=REVIEWED)
    assert run(swapped, key="once")["by_control"] == {
        "dead_still_paid": {"found": 1, "new": 1},
        "account_swapped": {"found": 1, "new": 0},
    }


def test_a_hit_names_person_evidence_and_money(swapped: Desk) -> None:
    run(swapped)
    (row,) = rows(swapped)
    assert row["at_risk_fen"] == 130_00
    assert row["evidence"].startswith("batch ") and "changed on 2011-11-08" in row["evidence"]
    assert row["number"].count("*") and row["why"] == "changed shortly before a batch was reviewed"
    assert (row["risk"], row["outcome"], row["found_on"]) == ("high", "", "2011-11-15")


def test_a_high_risk_hit_waits_until_it_is_answered(swapped: Desk) -> None:
    run(swapped)
    (hit,) = unanswered_high_risk(swapped.agency.connection, swapped.agency.area)
    assert answer(swapped, hit.hit)["outcome"] == "explained"
    assert unanswered_high_risk(swapped.agency.connection, swapped.agency.area) == []
    assert rows(swapped, is_open=True) == []
    assert rows(swapped)[0]["answered_by"] == "supervisor"


def test_a_hit_is_answered_once(swapped: Desk) -> None:
    run(swapped)
    number = rows(swapped)[0]["hit"]
    answer(swapped, number, outcome="误报")
    assert code(lambda: answer(swapped, number, "director")) == "hit_answered"
    assert code(lambda: answer(swapped, number + 1)) == "no_such_hit"


def test_high_risk_wants_a_reason(swapped: Desk) -> None:
    run(swapped)
    number = rows(swapped)[0]["hit"]
    assert code(lambda: answer(swapped, number, answer="  已核实,没有问题  ")) == "answer_too_short"


def test_nobody_answers_what_is_about_themselves(swapped: Desk) -> None:
    run(swapped)
    number = rows(swapped)[0]["hit"]
    assert code(lambda: answer(swapped, number, "supervisor-2")) == "hit_about_you"


def test_whoever_agreed_to_it_does_not_answer(swapped: Desk) -> None:
    """A death moved by three people: the third of them is a director, who may answer other hits."""
    swapped.take("death", [{"number": DYING, "on": "2011-11-03"}], on=REVIEWED)
    correcting = Corrections(swapped, REVIEWED)
    made = correcting.propose(DYING, "death", {"on": "2011-11-09"})["proposal"]
    for _ in range(2):
        swapped.agree(made, on=REVIEWED)
    run(swapped)
    (hit,) = rows(swapped, control="death_moved")
    assert hit["evidence"] == "death was 2011-11-03; becomes 2011-11-09; changed on 2011-11-15"
    assert code(lambda: answer(swapped, hit["hit"], "director")) == "maker_answers"
    answer(swapped, hit["hit"], outcome="立案")


def test_false_alarms_are_counted_with_their_control(swapped: Desk) -> None:
    run(swapped)
    answer(swapped, rows(swapped)[0]["hit"], outcome="误报")
    who = reader(swapped.agency, "auditor", WATCHERS, on=REVIEWED)
    told = {row["control"]: row for row in plain(controls(who), english=True)["rows"]}
    assert list(told) == list(CONTROLS)
    mine = told["account_swapped"]
    assert (mine["runs"], mine["hits"], mine["answered"], mine["false_alarms"]) == (1, 1, 1, 1)
    assert told["unpaid"]["hits"] == 0 and told["unpaid"]["last_run"] == "2011-11-15"


def test_hits_are_asked_for_by_control_and_by_who_has_to_explain(swapped: Desk) -> None:
    run(swapped)
    assert len(rows(swapped, office="clerk")) == 1
    assert rows(swapped, office="director") == rows(swapped, control="unpaid") == []
    assert code(lambda: rows(swapped, control="spectre")) == "no_such_control"
    assert code(lambda: rows(swapped, office="nobody")) == "no_such_office"
