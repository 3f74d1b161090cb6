"""全面核查 Everything is checked and derived again and what came of it is kept; the gate of a payroll says when, and stops where the plan asks for it and it is too
old or has found anything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import psycopg
import pytest
from acts.desk import Desk, found, number
from acts.payrolls import Payrolls

from yanglao.acts import payroll
from yanglao.acts.doing import do
from yanglao.acts.payroll import gate
from yanglao.acts.payroll.gate_words import stop
from yanglao.audit.checks import CHECKS
from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.policy.offices import offices_of
from yanglao.reports.asking import reader
from yanglao.reports.gate import GATE_REPORT, gate_report
from yanglao.site.postgres import SUPERUSER, with_user
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.batches import batch_of
from yanglao.store.whole_audits import whole_audits

OCTOBER, NOVEMBER = month(2011, 10), month(2011, 11)
PENSIONER = number(1, "19490101")
ON = 20111130
KEYS = count(1)
BROKEN = "UPDATE act_outcome SET outcome = '{}' WHERE act_id = (SELECT max(act_id) FROM act_outcome)"


def by(actor: str, on: int = ON) -> By:
    return By(actor, on, f"whole {next(KEYS)}")


@pytest.fixture(scope="module")
def agency(office: Office) -> Agency:
    """An office in which an auditor works."""
    return found(office, more=[("auditor", "auditor", "审计")])


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    """Somebody in payment since November; December's batch waits."""
    months = Payrolls(desk)
    told = {"number": PENSIONER, "name": "陈老", "unit": "永安社区", "bank_account": "6217000000000000009"}
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("register", [told], on=20111031)
    desk.take("residence", [{"number": PENSIONER, **home}], on=20111031)
    for what in ("enrolment", "claim"):
        desk.take(what, [{"number": PENSIONER, "on": "2011-10-20"}], on=20111031)
    months.month(OCTOBER)
    return months


@pytest.fixture
def book(months: Payrolls) -> Iterator[Agency]:
    """The books through a connection that no trigger and no right holds back; whatever is done is undone."""
    own = months.agency
    url = with_user(own.connection.info.dsn, SUPERUSER)
    with (
        psycopg.connect(url, autocommit=True) as connection,
        connection.transaction(force_rollback=True),
    ):
        yield Agency(connection, own.area, own.keys, own.sessions)


def audit(book: Agency, on: int = ON, *, who: str = "auditor") -> Any:
    return do(book, "whole_audit", [{}], by=by(who, on))


def damage(book: Agency) -> None:
    book.connection.execute("SET LOCAL session_replication_role = replica")
    assert book.connection.execute(BROKEN).rowcount == 1
    book.connection.execute("SET LOCAL session_replication_role = origin")


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def requires(monkeypatch: pytest.MonkeyPatch, days: int, since: int = OCTOBER) -> None:
    said = replace(offices_of("dongfang-2011"), audited_within_days=days, audited_since=since)
    monkeypatch.setattr(gate, "offices_of", lambda plan: said)


def prepared(book: Agency) -> int:
    return int(payroll.prepare(book, month=NOVEMBER, by=by("clerk", 20111120))["batch"])


def line(book: Agency, batch: int, on: int = ON) -> dict[str, Any]:
    who = reader(book, "reviewer", GATE_REPORT.readers, on=on)
    return next(row for row in gate_report(who, number=batch).rows if row["what"] == "audited")


def stops(book: Agency, batch: int) -> tuple[gate.Line, ...]:
    found = batch_of(book.connection, book.area, batch)
    return gate.page_of(book, found, step="reviewed", on=ON).stops


def test_a_clean_book_is_kept_as_clean(book: Agency) -> None:
    told = audit(book)
    assert told["findings"] == {} and told["checks"] == len(CHECKS) and told["rederived"] > 0
    (kept,) = whole_audits(book.connection, book.area)
    assert not kept.findings and (kept.on, kept.by) == (ON, "auditor")
    assert kept.sha256 == told["sha256"] == hashlib.sha256(kept.text.encode()).hexdigest()
    said = json.loads(kept.text)
    assert len(said["checks"]) == len(CHECKS) and said["law"] and said["rederived"]["pension"]["persons"] == 1


def test_each_run_is_one_more(book: Agency) -> None:
    for _ in range(2):
        do(book, "whole_audit", [{}], by=By("auditor", ON, "the same"))
    assert len(whole_audits(book.connection, book.area)) == 2


def test_what_was_edited_is_found_and_counted(book: Agency) -> None:
    damage(book)
    assert audit(book)["findings"] == {"sealed": 1}
    (kept,) = whole_audits(book.connection, book.area)
    assert kept.findings == {"sealed": 1}


def test_who_audits(book: Agency) -> None:
    assert code(lambda: audit(book, who="clerk")) == "not_your_task"
    assert not whole_audits(book.connection, book.area)
    assert not audit(book, who="supervisor")["findings"]


def test_the_gate_says_when_it_was_and_stops_nothing_unless_required(book: Agency) -> None:
    batch = prepared(book)
    assert line(book, batch)["is_clear"]
    audit(book, 20111125)
    assert line(book, batch)["is_clear"]
    assert payroll.review(book, batch=batch, by=by("reviewer"))["gate_sha256"]


def test_a_payroll_waits_for_the_audit(book: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    requires(monkeypatch, 5)
    batch = prepared(book)
    assert code(lambda: payroll.review(book, batch=batch, by=by("reviewer"))) == "gate_closed"
    audit(book, 20111124)
    assert code(lambda: payroll.review(book, batch=batch, by=by("reviewer"))) == "gate_closed"
    audit(book, 20111125)
    assert payroll.review(book, batch=batch, by=by("reviewer"))["gate_sha256"]


def test_what_was_found_stops_it_until_a_later_audit_is_clean(
    book: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    requires(monkeypatch, 5)
    batch = prepared(book)
    with book.connection.transaction(force_rollback=True):
        damage(book)
        audit(book)
        (found,) = (one for one in stops(book, batch) if one.what == "audited")
        assert stop(found)[1].endswith("(0 days ago, found: sealed 1)")
    audit(book)
    assert payroll.review(book, batch=batch, by=by("reviewer"))["gate_sha256"]


def test_payrolls_of_before_do_not_wait(book: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    requires(monkeypatch, 5, since=NOVEMBER + 1)
    assert line(book, prepared(book))["is_clear"]


def test_no_plan_asks_for_it_unsaid() -> None:
    for plan in ("dongfang-2011", "merged-2014", "national-2011"):
        assert offices_of(plan).audited_within_days == 0
