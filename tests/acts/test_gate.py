"""发放关口 A batch that was altered after it was prepared, or of which something has no cause, does not leave; the page of each step is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import count
from typing import Any

import psycopg
import pytest
from acts.desk import Desk, number
from acts.payrolls import Payrolls, fund

from yanglao.acts import payroll
from yanglao.acts.doing import do
from yanglao.audit.checks import CHECKS
from yanglao.kernel.months import month
from yanglao.reports.asking import reader
from yanglao.reports.batch import BATCH_REPORT, batch_report
from yanglao.reports.gate import GATE_REPORT, gate_report
from yanglao.site.postgres import SUPERUSER, with_user
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.read.controls import unanswered_high_risk

OCTOBER, NOVEMBER, DECEMBER, JANUARY = (month(2011, 10) + n for n in range(4))
OLD = "19490101"
FIRST, SECOND, THIRD, LATER = (number(n, OLD) for n in range(1, 5))
KEYS = count(1)


def by(actor: str, on: int) -> By:
    return By(actor, on, f"gate {next(KEYS)}")


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    """Three people in payment since November."""
    months = Payrolls(desk)
    desk.put_in_payment([FIRST, SECOND, THIRD], on=20111031, day="2011-10-20")
    months.month(OCTOBER)
    months.month(NOVEMBER)
    return months


@pytest.fixture
def superuser(months: Payrolls) -> Iterator[Agency]:
    """The same books through a connection that no trigger and no right holds back; every edit is undone."""
    agency = months.agency
    with psycopg.connect(with_user(agency.connection.info.dsn, SUPERUSER), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        with connection.transaction(force_rollback=True):
            yield Agency(connection, agency.area, agency.keys, agency.sessions)


def rows_of(agency: Agency, batch: int) -> list[dict[str, Any]]:
    who = reader(agency, "reviewer", BATCH_REPORT.readers, on=20111215)
    return list(batch_report(who, number=batch).rows)


def gate(agency: Agency, batch: int) -> dict[tuple[str, str], bool]:
    """(step, line) -> whether it is in order."""
    who = reader(agency, "reviewer", GATE_REPORT.readers, on=20111215)
    return {(row["step"], row["what"]): row["is_clear"] for row in gate_report(who, number=batch).rows}


def stopped(agency: Agency, batch: int) -> set[str]:
    """What stops a batch under way."""
    return {what for (step, what), is_clear in gate(agency, batch).items() if step == "now" and not is_clear}


def refusal(act: Any, agency: Agency, batch: int, actor: str) -> ActRefused:
    """What an act answers when it is refused, with all triggers at work."""
    agency.connection.execute("SET LOCAL session_replication_role = origin")
    with pytest.raises(ActRefused) as found:
        act(agency, batch=batch, by=by(actor, 20111215))
    return found.value


@pytest.fixture(scope="module")
def december(months: Payrolls) -> int:
    """A batch prepared after somebody has claimed, and somebody has changed the account."""
    months.desk.put_in_payment([LATER], on=20111202, day="2011-11-25")
    months.note_accounts({SECOND: "6217000000000000009"}, on=20111203)
    return int(months.prepare(DECEMBER)["batch"])


def test_every_difference_is_told_with_its_cause(months: Payrolls, december: int) -> None:
    told = {
        (row["number"], row["change"]): (row["before_fen"], row["now_fen"], row["cause"])
        for row in rows_of(months.agency, december)
    }
    assert told == {
        (LATER, "new"): (0, 130_00, "fact"),
        (SECOND, "payee"): (130_00, 130_00, "account_noted"),
    }


def test_a_batch_as_prepared_is_in_order(months: Payrolls, december: int) -> None:
    assert stopped(months.agency, december) == set()


FEN_MOVED = (
    "UPDATE {own} SET base_city_fen = base_city_fen + 1000, cash_fen = cash_fen + 1000 WHERE person_id = {first}",
    "UPDATE {own} SET base_city_fen = base_city_fen - 1000, cash_fen = cash_fen - 1000 WHERE person_id = {third}",
)
PLANTED = {
    "fen moved from one to another": (FEN_MOVED, {"totals", "payments", "causes", "rederived"}),
    "a fen more for somebody": (
        (
            "UPDATE {own} SET base_city_fen = base_city_fen + 1, cash_fen = cash_fen + 1 WHERE person_id = {first}",
        ),
        {"totals", "payments", "causes", "rederived"},
    ),
    "somebody left out": (
        ("DELETE FROM {own} WHERE person_id = {first}",),
        {"totals", "payments", "causes", "rederived"},
    ),
    "paid to somebody else's account": (
        (
            "UPDATE {own} SET payee_id = (SELECT payee_id FROM {own} WHERE person_id = {third}) WHERE person_id = {first}",
        ),
        {"totals", "payments", "causes"},
    ),
    "a change with a cause, but another sum": (
        (
            "UPDATE {own} SET base_city_fen = base_city_fen + 1, cash_fen = cash_fen + 1 WHERE person_id = {later}",
        ),
        {"totals", "payments", "rederived"},
    ),
    "the book out of balance": (
        (
            "UPDATE posting SET debit_fen = debit_fen + 1 WHERE debit_fen > 0 AND entry_id = (SELECT min(entry_id) FROM posting) AND account = (SELECT min(account) FROM posting WHERE debit_fen > 0 AND entry_id = (SELECT min(entry_id) FROM posting))",
        ),
        {"books"},
    ),
}


def own_table(agency: Agency, batch: int) -> str:
    return f"pension_line_{agency.area.id}_{DECEMBER}_batch{batch}"


@pytest.mark.parametrize("name", PLANTED)
def test_what_was_altered_stops_it(months: Payrolls, december: int, superuser: Agency, name: str) -> None:
    statements, lines = PLANTED[name]
    persons = dict(zip(("first", "third", "later"), map(months.person, (FIRST, THIRD, LATER)), strict=True))
    for statement in statements:
        done = superuser.connection.execute(
            statement.format(own=own_table(months.agency, december), **persons)
        )
        assert done.rowcount == 1
    assert stopped(superuser, december) == lines
    told = refusal(payroll.review, superuser, december, "reviewer")
    assert told.code == "gate_closed"
    assert f"yanglao report gate {december}" in told.zh


def test_a_batch_passes_its_review(months: Payrolls, december: int) -> None:
    assert payroll.review(months.agency, batch=december, by=by("reviewer", 20111215))["gate_sha256"]
    fund(months.agency, december, on=20111215)


def test_altered_between_review_and_release(months: Payrolls, december: int, superuser: Agency) -> None:
    """From one component to another, so that payee and amount stay what they were."""
    own = own_table(months.agency, december)
    superuser.connection.execute(
        f"UPDATE {own} SET increment_city_fen = 1, base_city_fen = base_city_fen - 1"
    )
    assert stopped(superuser, december) == {"totals", "causes", "rederived"}
    assert refusal(payroll.release, superuser, december, "finance").code == "gate_closed"


def test_it_is_released_when_it_is_as_reviewed(months: Payrolls, december: int) -> None:
    assert payroll.release(months.agency, batch=december, by=by("finance", 20111215))["gate_sha256"]


def test_the_pages_are_kept_and_say_what_was_seen(months: Payrolls, december: int) -> None:
    kept = months.desk.rows(
        "SELECT step, page, sha256 FROM gate_page WHERE proposal_id = %s ORDER BY act_id", december
    )
    assert [step for step, _, _ in kept] == ["reviewed", "released"]
    assert all(hashlib.sha256(page.encode()).digest() == bytes(digest) for _, page, digest in kept)
    payroll.book(months.agency, batch=december, by=by("accountant", 20111215))
    found = gate(months.agency, december)
    assert {step for step, _ in found} == {"reviewed", "released"}
    assert all(found.values())


def test_a_booked_batch_tells_the_same_as_before(months: Payrolls, december: int) -> None:
    test_every_difference_is_told_with_its_cause(months, december)


@pytest.mark.parametrize(
    "planted",
    [
        "DELETE FROM gate_page WHERE step = 'released' AND proposal_id = {batch}",
        "UPDATE gate_page SET act_id = act_id - 1 WHERE step = 'released' AND proposal_id = {batch}",
    ],
)
def test_a_page_that_is_missing_or_of_another_act_is_found(
    december: int, superuser: Agency, planted: str
) -> None:
    (check,) = (one for one in CHECKS if one.name == "gates")
    assert check.find(superuser) == []
    superuser.connection.execute(planted.format(batch=december))
    assert [one.who for one in check.find(superuser)] == [december]


def test_a_page_cannot_be_rewritten_without_its_digest(december: int, superuser: Agency) -> None:
    with pytest.raises(psycopg.errors.CheckViolation):
        superuser.connection.execute(
            "UPDATE gate_page SET page = page || ' ' WHERE proposal_id = %s", (december,)
        )


def test_a_hit_of_high_risk_waits_for_its_answer(months: Payrolls) -> None:
    """A household calls somebody dead who is paid: the next batch waits until somebody has answered by name."""
    agency = months.agency
    months.close(DECEMBER)
    said = {"name": "陈老", "unit": "永安社区", "household": "非农业", "from": "2000-01-01", "gone": "死亡"}
    months.desk.take("survey", [{"number": FIRST, **said, "on": "2012-01-05"}], on=20120105)
    do(agency, "run_controls", [{}], by=by("supervisor", 20120105))
    batch = int(months.prepare(JANUARY)["batch"])
    assert stopped(agency, batch) == {"hits"}
    for one in unanswered_high_risk(agency.connection, agency.area):
        answer = {"hit": one.hit, "outcome": "已说明", "answer": "协管员当日入户,本人健在,登记有误"}
        do(agency, "answer_hit", [answer], by=by("supervisor", 20120106))
    assert stopped(agency, batch) == set()
    payroll.reject(agency, batch=batch, reason="再编制一次", by=by("reviewer", 20120115))


def test_a_law_that_changed_since_stops_a_batch(months: Payrolls) -> None:
    months.decide("base_pension_yuan_monthly", 140, since=JANUARY, on=20120101)
    batch = int(months.prepare(JANUARY)["batch"])
    assert {(row["change"], row["cause"]) for row in rows_of(months.agency, batch)} == {("raised", "law")}
    assert stopped(months.agency, batch) == set()
    months.decide("base_pension_yuan_monthly", 150, since=JANUARY, on=20120116)
    assert "law" in stopped(months.agency, batch)
