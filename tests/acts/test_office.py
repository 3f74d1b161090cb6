"""The office's own money: allowed by finance, spent within it, by people in posts; and no way from it into the fund's books."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from acts.banking import by, hand_in
from acts.desk import Desk, found
from lists.statements import table
from psycopg import errors

from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.doing import do
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.ledger.chart import PAYMENTS, TREASURY
from yanglao.ledger.entry import move
from yanglao.policy.posts import posts_of
from yanglao.reports.asking import Reader, reader
from yanglao.reports.office_budget import OFFICE_BUDGET_REPORT, office_budget
from yanglao.reports.posts import POSTS_REPORT, posts
from yanglao.store.acting import Act, ActRefused, Agency, perform
from yanglao.store.entries import add_entry
from yanglao.store.office import Payment, add_budget, add_payments

ON = 20111115
BUDGET = {"year": 2011, "wages_yuan": 6000, "running_yuan": 500, "document": "东财预1号"}
HIRED = {
    "post": "agency-1",
    "login": "accountant",
    "since": "2011-10",
    "wage_yuan": 1800,
    "document": "聘1号",
}
PAPER = {"line": "办公经费", "payee": "文具店", "amount_yuan": 300, "on": "2011-11-10", "document": "办1号"}
OWN_BOOKS = ("office_budget", "office_post", "office_post_end", "office_payment")


@pytest.fixture(scope="module")
def agency(office: Office) -> Agency:
    return found(office, more=[("director-2", "director", "审批二")])


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def done(desk: Desk, who: str, act: str, **values: object) -> dict[str, Any]:
    return do(desk.agency, act, [values], by=by(who, ON))


def agreed(desk: Desk, who: str, act: str, *, other: str = "finance", **values: object) -> dict[str, Any]:
    made = done(desk, who, act, **values)
    return agree(desk.agency, number=made["proposal"], by=by(other, ON))


def code(desk: Desk, who: str, act: str, **values: object) -> str:
    with pytest.raises(ActRefused) as refused:
        done(desk, who, act, **values)
    return refused.value.code


@pytest.fixture
def allowed(desk: Desk) -> None:
    agreed(desk, "director", "office_budget", **BUDGET)


@pytest.fixture
def staffed(desk: Desk, allowed: None) -> None:
    agreed(desk, "director", "fill_post", **HIRED)


def reading(desk: Desk) -> Reader:
    return reader(desk.agency, "finance", POSTS_REPORT.readers, on=ON)


def left(desk: Desk) -> dict[str, int]:
    return {row["line"]: row["left_fen"] for row in office_budget(reading(desk)).rows}


# --- the budget


def test_a_budget_holds_once_finance_agrees(desk: Desk) -> None:
    made = done(desk, "director", "office_budget", **BUDGET)
    assert left(desk) == {"wages": 0, "running": 0, "startup": 0}
    assert code(desk, "director", "office_budget", **{**BUDGET, "document": "又"}) == "office_waits"
    agree(desk.agency, number=made["proposal"], by=by("finance", ON))
    assert left(desk) == {"wages": 6000_00, "running": 500_00, "startup": 0}


def test_a_budget_agreed_to_anew_holds_instead(desk: Desk, allowed: None) -> None:
    agreed(desk, "clerk", "office_payment", **PAPER)
    assert code(desk, "director", "office_budget", **{**BUDGET, "running_yuan": 299}) == "below_spent"
    agreed(desk, "director", "office_budget", **{**BUDGET, "running_yuan": 300})
    assert left(desk)["running"] == 0


# --- posts


def test_the_plan_has_eighteen_posts_with_its_thirteen_units() -> None:
    said = posts_of("dongfang-2011")
    assert len(said.agency) == 5 and said.unit is not None
    assert posts_of("national-2011").unit is None


def test_a_post_is_held_by_one_and_nobody_holds_two(desk: Desk, staffed: None) -> None:
    other = {**HIRED, "login": "system"}
    assert code(desk, "director", "fill_post", **other) == "post_taken"
    assert code(desk, "director", "fill_post", **{**HIRED, "post": "469007-01"}) == "holds_post"
    assert code(desk, "director", "fill_post", **{**other, "post": "agency-6"}) == "no_such_post"
    assert (
        code(desk, "director", "fill_post", **{**other, "post": "agency-2", "login": "nobody"})
        == "not_on_staff"
    )
    assert (
        code(desk, "director", "fill_post", **{**other, "post": "agency-2", "login": "director"})
        == "own_post"
    )
    done(desk, "director", "fill_post", **{**other, "post": "agency-2"})
    assert code(desk, "director", "fill_post", **{**other, "post": "agency-3"}) == "office_waits"


def test_a_post_that_was_left_is_vacant_and_can_be_filled(desk: Desk, staffed: None) -> None:
    leaving = {"post": "agency-1", "reason": "辞职"}
    assert (
        code(desk, "director", "leave_post", **{**leaving, "post": "agency-9"}, through="2011-10")
        == "no_such_post"
    )
    assert (
        code(desk, "director", "leave_post", **{**leaving, "post": "agency-2"}, through="2011-10")
        == "post_vacant"
    )
    assert code(desk, "director", "leave_post", **leaving, through="2011-09") == "before_coming"
    agreed(desk, "clerk", "office_wages", month="2011-11")
    assert code(desk, "director", "leave_post", **leaving, through="2011-10") == "wages_paid"
    done(desk, "director", "leave_post", **leaving, through="2011-11")
    assert (
        code(desk, "director", "fill_post", **{**HIRED, "login": "system", "since": "2011-11"})
        == "post_taken"
    )
    agreed(desk, "director", "fill_post", **{**HIRED, "login": "system", "since": "2011-12"})


def test_nobody_agrees_to_their_own_post(desk: Desk) -> None:
    with pytest.raises(ActRefused, match="own_post"):
        agreed(desk, "director", "fill_post", **{**HIRED, "login": "finance"})


def test_every_post_is_told_of_filled_or_vacant(desk: Desk, staffed: None) -> None:
    told = posts(reading(desk))
    rows = {row["post"]: row for row in told.rows}
    assert list(rows) == [*(f"agency-{n}" for n in range(1, 6)), "469007-01", "469007-02"]
    assert (rows["agency-1"]["login"], rows["agency-1"]["wage_fen"]) == ("accountant", 1800_00)
    assert rows["agency-2"]["vacant_since"] == month(2011, 10) and rows["agency-1"]["vacant_since"] is None
    assert told.sums["filled"][2] == 1 and told.sums["wages_fen"][2] == 1800_00
    done(desk, "director", "leave_post", post="agency-1", through="2011-10", reason="辞职")
    assert {row["post"]: row["vacant_since"] for row in posts(reading(desk)).rows}["agency-1"] == month(
        2011, 11
    )


# --- wages and costs


def test_a_month_of_wages_is_paid_once(desk: Desk, staffed: None) -> None:
    made = done(desk, "clerk", "office_wages", month="2011-11")
    assert (made["wages"], made["fen"]) == (1, 1800_00)
    assert code(desk, "clerk-2", "office_wages", month="2011-11") == "office_waits"
    agree(desk.agency, number=made["proposal"], by=by("director", ON))
    assert code(desk, "clerk", "office_wages", month="2011-11") == "no_wages"
    assert code(desk, "clerk", "office_wages", month="2011-12") == "date_in_future"
    assert code(desk, "clerk", "office_wages", month="2011-09") == "no_wages"  # before anybody came
    assert left(desk)["wages"] == 4200_00


def test_whoever_came_later_is_paid_as_well(desk: Desk, staffed: None) -> None:
    agreed(desk, "clerk", "office_wages", month="2011-11")
    agreed(
        desk, "director", "fill_post", **{**HIRED, "post": "469007-01", "login": "system", "wage_yuan": 1500}
    )
    assert agreed(desk, "clerk", "office_wages", month="2011-11") | {"proposal": 0, "step": ""} == {
        "proposal": 0,
        "step": "",
        "month": "2011-11",
        "wages": 1,
        "fen": 1500_00,
    }


def test_wages_are_those_of_the_day_of_agreement_or_none(desk: Desk, staffed: None) -> None:
    made = done(desk, "clerk", "office_wages", month="2011-11")
    agreed(desk, "director", "fill_post", **{**HIRED, "post": "agency-2", "login": "system"})
    with pytest.raises(ActRefused, match="wages_changed"):
        agree(desk.agency, number=made["proposal"], by=by("director", ON))
    send_back(desk.agency, number=made["proposal"], reason="有人上岗", by=by("director", ON))
    assert done(desk, "clerk", "office_wages", month="2011-11")["wages"] == 2


def test_nobody_agrees_to_their_own_wage(desk: Desk, allowed: None) -> None:
    agreed(desk, "director", "fill_post", **{**HIRED, "login": "system"})
    agreed(desk, "director", "fill_post", **{**HIRED, "post": "agency-2", "login": "director-2"})
    made = done(desk, "clerk", "office_wages", month="2011-11")
    with pytest.raises(ActRefused, match="own_post"):
        agree(desk.agency, number=made["proposal"], by=by("director-2", ON))
    assert agree(desk.agency, number=made["proposal"], by=by("finance", ON))["wages"] == 2


def test_nothing_is_paid_beyond_its_line(desk: Desk, staffed: None) -> None:
    assert code(desk, "clerk", "office_payment", **{**PAPER, "amount_yuan": "500.01"}) == "beyond_budget"
    assert code(desk, "clerk", "office_payment", **{**PAPER, "line": "启动经费"}) == "beyond_budget"
    first = done(desk, "clerk", "office_payment", **PAPER)
    second = done(desk, "clerk", "office_payment", **{**PAPER, "document": "办2号"})
    agree(desk.agency, number=first["proposal"], by=by("director", ON))
    with pytest.raises(ActRefused, match="beyond_budget"):
        agree(desk.agency, number=second["proposal"], by=by("director", ON))
    agreed(
        desk, "director", "fill_post", **{**HIRED, "post": "agency-2", "login": "system", "wage_yuan": 5000}
    )
    assert code(desk, "clerk", "office_wages", month="2011-10") == "beyond_budget"


def test_a_paper_is_paid_once(desk: Desk, allowed: None) -> None:
    assert code(desk, "clerk", "office_payment", **{**PAPER, "on": "2011-11-16"}) == "date_in_future"
    made = done(desk, "clerk", "office_payment", **PAPER)
    assert code(desk, "clerk-2", "office_payment", **{**PAPER, "amount_yuan": 100}) == "office_waits"
    agree(desk.agency, number=made["proposal"], by=by("director", ON))
    assert code(desk, "clerk-2", "office_payment", **{**PAPER, "amount_yuan": 100}) == "document_paid"


def test_a_year_is_told_line_by_line_and_month_by_month(desk: Desk, staffed: None) -> None:
    agreed(desk, "clerk", "office_wages", month="2011-10")
    agreed(desk, "clerk", "office_wages", month="2011-11")
    agreed(desk, "clerk", "office_payment", **PAPER)
    who = reader(desk.agency, "finance", OFFICE_BUDGET_REPORT.readers, on=ON)
    told = office_budget(who, year=2011)
    assert [(row["line"], row["month"], row["paid_fen"], row["left_fen"]) for row in told.rows] == [
        ("wages", month(2011, 10), 1800_00, 4200_00),
        ("wages", month(2011, 11), 1800_00, 2400_00),
        ("running", month(2011, 11), 300_00, 200_00),
        ("startup", None, 0, 0),
    ]
    assert {name: value for name, (_, _, value) in told.sums.items()} == {
        "budget_fen": 6500_00,
        "paid_fen": 3900_00,
        "left_fen": 2600_00,
    }
    assert office_budget(who, year=2012).sums["budget_fen"][2] == 0


# --- the two books


def test_no_act_of_the_office_enters_anything_in_the_funds_book(desk: Desk, staffed: None) -> None:
    agreed(desk, "clerk", "office_wages", month="2011-11")
    agreed(desk, "clerk", "office_payment", **PAPER)
    assert (desk.count("entry"), desk.count("posting")) == (0, 0)
    assert {one.check.name for one in run_checks(desk.agency) if one.findings} == set()


@pytest.mark.parametrize("first", ["fund", "office"])
def test_the_database_refuses_an_act_that_writes_in_both(desk: Desk, allowed: None, first: str) -> None:
    made = done(desk, "director", "office_budget", **BUDGET)["proposal"]

    def both(act: Act) -> dict[str, Any]:
        parts = [
            lambda: add_entry(act, move("八", "办公费", debit=TREASURY, credit=PAYMENTS, fen=1)),
            lambda: add_budget(
                act, made, year=2012, document="x", fen=dict.fromkeys(("wages", "running", "startup"), 1)
            ),
        ]
        for part in parts if first == "fund" else parts[::-1]:
            part()
        return {}

    with pytest.raises(errors.RestrictViolation, match="books of the fund and of the office"):
        perform(desk.agency, by("accountant", ON), kind="both", content="", roles=("accountant",), work=both)


def test_the_database_refuses_what_is_beyond_the_budget(desk: Desk, allowed: None) -> None:
    made = done(desk, "clerk", "office_payment", **PAPER)["proposal"]
    payment = Payment("running", month(2011, 11), None, "文具店", 500_01, "办9号")

    def beyond(act: Act) -> dict[str, Any]:
        add_payments(act, made, [payment])
        return {}

    with pytest.raises(errors.CheckViolation, match="beyond the office budget"):
        perform(desk.agency, by("clerk", ON), kind="beyond", content="", roles=("clerk",), work=beyond)


def test_neither_book_refers_to_the_other(desk: Desk) -> None:
    """A reference between a table of the office and one that is not of acts, areas, proposals and staff would tie the books together."""
    tied = desk.agency.connection.execute(
        "SELECT c.conrelid::regclass::text, c.confrelid::regclass::text FROM pg_constraint c WHERE c.contype = 'f'"
        " AND (c.conrelid::regclass::text = ANY(%(own)s) OR c.confrelid::regclass::text = ANY(%(own)s))",
        {"own": list(OWN_BOOKS)},
    ).fetchall()
    assert {to for of, to in tied if of in OWN_BOOKS} == {"area", "act", "proposal", "staff", "office_post"}
    assert {of for of, to in tied if to in OWN_BOOKS} <= set(OWN_BOOKS)


def test_the_fund_paying_a_payee_of_the_office_is_told(desk: Desk, allowed: None) -> None:
    agreed(desk, "clerk", "office_payment", **PAPER)
    line = ("2011-11-11", "-300.00", "文具店", "", "货款", "U1")
    hand_in(desk.agency, desk.folder, "支出户", table([line]), ON, opening_yuan="300", closing_yuan="0")
    astray = {one.check.name: one.findings for one in run_checks(desk.agency)}["office"]
    assert [one.fen for one in astray] == [300_00]
