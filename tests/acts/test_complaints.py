"""举报投诉 Complaints are kept from whom they are about; who made one is under seal, and every look at it is on record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from acts.desk import Desk, found

from yanglao.acts.doing import do
from yanglao.acts.effects import preview
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.reports.asking import WITH_UNITS, reader
from yanglao.reports.complaints import COMPLAINTS_REPORT, complaints_report
from yanglao.reports.overdue import waiting_proposals
from yanglao.store.acting import ActRefused, By
from yanglao.store.seals import SEALED

CAME, ON = "2012-03-01", 20120305
NAME, CONTACT = "羊告发", "13600000077"
THEIRS = ("local", "supervisor", "社区的人社", "469007-01")
KEYS = iter(range(10_000))


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    more = [("auditor", "auditor", "审计"), ("helper", "assistant", "协管", "469007-01"), THEIRS]
    return Desk(found(new_office("complaints"), more=more), tmp_path_factory.mktemp("complaints"))


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def done(desk: Desk, act: str, /, *, who: str = "supervisor", key: str = "", **values: object) -> Any:
    return do(desk.agency, act, [values], by=By(who, ON, key or f"complaint {next(KEYS)}"))


def complain(desk: Desk, *, who: str = "supervisor", key: str = "", **more: object) -> int:
    usual: dict[str, object] = {"on": CAME, "channel": "来信", "matter": "挪用侵占", "what": "收费不给票据"}
    return int(done(desk, "complaint", who=who, key=key, **(usual | more))["complaint"])


def answer(desk: Desk, number: int, *, who: str = "supervisor-2", **more: object) -> Any:
    usual: dict[str, object] = {"outcome": "属实", "reason": "查实", "document": "查字1号"}
    return done(desk, "complaint_answer", who=who, complaint=number, **(usual | more))


def look(desk: Desk, number: int, *, who: str = "auditor", key: str = "") -> Any:
    return done(desk, "read_informant", who=who, key=key, complaint=number, purpose="回访核实")


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def reads(desk: Desk, who: str, on: int = ON) -> Any:
    return reader(desk.agency, who, (*WITH_UNITS, *COMPLAINTS_REPORT.readers), on=on)


def listed(desk: Desk, who: str) -> list[int]:
    return [row["complaint"] for row in complaints_report(reads(desk, who)).rows]


def offending(desk: Desk) -> set[str]:
    return {one.check.name for one in run_checks(desk.agency) if one.findings}


# --- from taking it to its answer


def test_it_is_taken_dealt_with_and_answered_by_another(desk: Desk) -> None:
    made = complain(desk, staff="clerk", unit="东海社区")
    assert done(desk, "complaint_step", complaint=made, on="2012-03-04", what="调阅票据")["steps"] == 1
    assert code(lambda: answer(desk, made, who="supervisor")) == "took_it"
    answer(desk, made)
    assert code(lambda: answer(desk, made)) == "complaint_over"
    over = {"complaint": made, "on": "2012-03-05", "what": "再"}
    assert code(lambda: done(desk, "complaint_step", **over)) == "complaint_over"
    (row,) = complaints_report(reads(desk, "auditor")).rows
    assert (row["outcome"], row["steps"], row["unit"], row["staff"]) == ("founded", 1, "东海社区", "clerk")
    assert offending(desk) == set()


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"on": "2012-03-06"}, "date_in_future"),
        ({"unit": "某社区"}, "unknown_unit"),
        ({"staff": "nobody"}, "no_such_staff"),
        ({"staff": "supervisor"}, "about_oneself"),
        ({"contact": CONTACT}, "name_needed"),
    ],
)
def test_what_cannot_be_taken(desk: Desk, wrong: dict[str, object], refusal: str) -> None:
    assert code(lambda: complain(desk, **wrong)) == refusal


def test_a_unit_does_not_take_what_is_about_itself(desk: Desk) -> None:
    assert code(lambda: complain(desk, who="local", unit="永安社区")) == "about_oneself"
    assert complain(desk, who="local", unit="东海社区")


def test_what_is_passed_on_says_to_whom(desk: Desk) -> None:
    made = complain(desk)
    assert code(lambda: answer(desk, made, outcome="移送")) == "to_whom"
    assert code(lambda: answer(desk, made, to="监察委")) == "to_whom"
    assert answer(desk, made, outcome="移送", to="监察委")["outcome"] == "passed_on"


def test_nothing_was_done_before_it_came(desk: Desk) -> None:
    made = complain(desk)
    early = {"complaint": made, "on": "2012-02-28", "what": "查"}
    assert code(lambda: done(desk, "complaint_step", **early)) == "step_before"
    late = {"complaint": made, "on": "2012-03-06", "what": "查"}
    assert code(lambda: done(desk, "complaint_step", **late)) == "date_in_future"


# --- whom it is about


@pytest.mark.parametrize(
    ("about", "login"), [({"staff": "supervisor-2"}, "supervisor-2"), ({"unit": "永安社区"}, "local")]
)
def test_whom_it_is_about_is_told_that_there_is_none(
    desk: Desk, about: dict[str, object], login: str
) -> None:
    made = complain(desk, name=NAME, **about)
    assert code(lambda: answer(desk, made, who=login)) == "no_such_complaint"
    assert code(lambda: look(desk, made, who=login)) == "no_such_complaint"
    step = {"complaint": made, "on": CAME, "what": "压下"}
    assert code(lambda: done(desk, "complaint_step", who=login, **step)) == "no_such_complaint"
    assert listed(desk, login) == [] and listed(desk, "auditor") == [made]
    assert waiting_proposals(reads(desk, login)).rows == []


@pytest.mark.parametrize("table", ["complaint_step", "informant_read", "complaint_end"])
def test_the_database_knows_whom_it_is_about(desk: Desk, table: str) -> None:
    made = complain(desk, staff="supervisor-2", name=NAME)
    other = complain(desk, who="supervisor-2")
    ((act,),) = desk.rows("SELECT act_id FROM complaint WHERE id = %s", other)
    columns = {
        "complaint_step": ("on_day, what", "'2012-03-05', '压下'"),
        "informant_read": ("purpose", "'看看'"),
        "complaint_end": ("outcome, reason, document, passed_to", "'unfounded', '没有', '1', ''"),
    }
    names, values = columns[table]
    with pytest.raises(psycopg.errors.CheckViolation), desk.agency.connection.transaction():
        desk.agency.connection.execute(
            f"INSERT INTO {table} (complaint_id, area_id, {names}, act_id) VALUES (%s, 1, {values}, %s)",
            (made, act),
        )


def test_only_the_supervisors_know_what_is_owed(desk: Desk) -> None:
    """Thirty days from 1 March are over on 31 March."""
    made = complain(desk)
    (row,) = waiting_proposals(reads(desk, "auditor", 20120403)).rows
    assert (row["act"], row["task"], row["due"], row["days_late"]) == ("complaint_answer", made, 20120331, 3)
    assert waiting_proposals(reads(desk, "clerk", 20120403)).rows == []
    assert waiting_proposals(reads(desk, "helper", 20120403)).rows == []


# --- who made it


def test_who_made_it_is_told_once_and_the_look_is_on_record(desk: Desk) -> None:
    made = complain(desk, name=NAME, contact=CONTACT)
    first = look(desk, made, key="once")
    assert first["told_once"] == {"name": NAME, "contact": CONTACT}
    assert "told_once" not in look(desk, made, key="once")
    assert look(desk, made)["reads"] == 2
    assert desk.rows("SELECT purpose FROM informant_read") == [("回访核实",), ("回访核实",)]
    (row,) = complaints_report(reads(desk, "auditor")).rows
    assert row["reads"] == 2


def test_what_is_only_tried_tells_nobody(desk: Desk) -> None:
    made = complain(desk, name=NAME)
    asked = {"complaint": made, "purpose": "看看"}
    told = preview(desk.agency, "read_informant", [asked], by=By("auditor", ON, "preview"))
    assert told["preview"] and NAME not in str(told)
    assert desk.count("informant_read") == 0


def test_nobody_knows_who_is_anonymous(desk: Desk) -> None:
    assert code(lambda: look(desk, complain(desk))) == "anonymous"


def test_others_do_not_look(desk: Desk) -> None:
    made = complain(desk, name=NAME)
    for who in ("clerk", "director", "helper", "system"):
        assert code(lambda who=who: look(desk, made, who=who)) == "not_your_task"


def test_it_stands_nowhere_in_the_clear(desk: Desk) -> None:
    made = complain(desk, name=NAME, contact=CONTACT, key="typed")
    look(desk, made)
    everything = "\n".join(
        str(row) for table in (*SEALED, "act_outcome") for row in desk.rows(f"SELECT t::text FROM {table} t")
    )
    assert "收费不给票据" in everything
    assert NAME not in everything and CONTACT not in everything
    assert NAME.encode().hex() not in everything and CONTACT.encode().hex() not in everything
    assert NAME not in str(complaints_report(reads(desk, "auditor")))


def test_a_guess_at_who_made_it_is_not_borne_out_by_the_key(desk: Desk) -> None:
    """What was typed makes a key; whoever types a guess must not find the same."""
    complain(desk, name=NAME, key="of what was typed")
    assert desk.rows("SELECT count(*) FROM act WHERE key = 'of what was typed'") == [(0,)]
    again = complain(desk, name=NAME, key="of what was typed")
    assert desk.rows("SELECT max(id) FROM complaint") == [(again,)] and desk.count("complaint") == 1
