"""The fund's budget: proposed line by line against the draft, agreed to by finance, changed by two, held against the books."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from acts.banking import by
from acts.desk import Desk, found
from psycopg import errors

from yanglao.acts.agreeing import agree
from yanglao.acts.budget.drafting import draft_of
from yanglao.acts.doing import do
from yanglao.acts.proposals import send_back
from yanglao.acts.register import described
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.ledger.chart import BANK_INTEREST, INCOME_PROVINCE_BASE, OTHER_EXPENSE, TREASURY
from yanglao.ledger.entry import Entry, move
from yanglao.lists.budget_layouts import LINES
from yanglao.reports.asking import Reader, reader
from yanglao.reports.fund_budget import BUDGET_REPORT, budget_draft, fund_budget
from yanglao.reports.report import Row
from yanglao.store.acting import Act, ActRefused, Agency, perform
from yanglao.store.entries import add_entry

ON, NEXT_YEAR = 20111115, 20120110
BUDGET = {"year": 2012, "account_4201_yuan": 70, "reason": "利率下调", "document": "东财社1号"}
CHANGE = {"year": 2012, "account": "4201", "amount_yuan": 40, "reason": "活期转少", "document": "东财社2号"}


@pytest.fixture(scope="module")
def agency(office: Office) -> Agency:
    return found(office)


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


@pytest.fixture
def earned(desk: Desk) -> None:
    """The bank paid 100 yuan of interest in 2011."""
    earn(desk, 100_00, ON)


def earn(desk: Desk, fen: int, on: int) -> None:
    entry(desk, move("八", "存款利息", debit=TREASURY, credit=BANK_INTEREST, fen=fen), on)


def entry(desk: Desk, one: Entry, on: int) -> None:

    def work(act: Act) -> dict[str, Any]:
        add_entry(act, one)
        return {}

    perform(desk.agency, by("accountant", on), kind="earn", content={}, roles=("accountant",), work=work)


def done(desk: Desk, act: str, on: int = ON, **values: object) -> dict[str, Any]:
    return do(desk.agency, act, [values], by=by("accountant", on))


def agreed(desk: Desk, act: str, on: int = ON, **values: object) -> dict[str, Any]:
    return agree(desk.agency, number=done(desk, act, on, **values)["proposal"], by=by("finance", on))


def code(desk: Desk, act: str, on: int = ON, **values: object) -> str:
    with pytest.raises(ActRefused) as refused:
        done(desk, act, on, **values)
    return refused.value.code


@pytest.fixture
def allowed(desk: Desk, earned: None) -> None:
    agreed(desk, "fund_budget", **BUDGET)


def reading(desk: Desk) -> Reader:
    return reader(desk.agency, "finance", BUDGET_REPORT.readers, on=ON)


def line(desk: Desk, account: int) -> Row:
    return next(row for row in fund_budget(reading(desk), year=2012).rows if row["code"] == account)


def test_the_draft_is_the_year_before(desk: Desk, earned: None) -> None:
    rows = {row["code"]: row["draft_fen"] for row in budget_draft(reading(desk), year=2012).rows}
    assert rows == dict.fromkeys(LINES, 0) | {BANK_INTEREST: 100_00}
    assert not any(draft_of(desk.agency, 2013).values())


def test_a_draft_is_never_below_zero(desk: Desk) -> None:
    back = move("四(二)", "退回省补", debit=INCOME_PROVINCE_BASE, credit=TREASURY, fen=5_00)
    entry(desk, back, ON)
    assert draft_of(desk.agency, 2012)[INCOME_PROVINCE_BASE] == 0


def test_a_budget_has_every_line_once_finance_agrees(desk: Desk, earned: None) -> None:
    number = done(desk, "fund_budget", **BUDGET)["proposal"]
    assert fund_budget(reading(desk), year=2012).rows == []
    assert fund_budget(reading(desk), year=2012).remarks
    agree(desk.agency, number=number, by=by("finance", ON))
    told = fund_budget(reading(desk), year=2012)
    assert [row["code"] for row in told.rows] == list(LINES)
    assert told.sums["budget_income_fen"][2] == 70_00
    assert told.sums["budget_expenditure_fen"][2] == 0


def test_what_differs_from_the_draft_needs_a_reason(desk: Desk, earned: None) -> None:
    silent = {name: value for name, value in BUDGET.items() if name != "reason"}
    assert code(desk, "fund_budget", **silent) == "reason_missing"
    assert code(desk, "fund_budget", **{**silent, "account_4201_yuan": "100.01"}) == "reason_missing"
    assert code(desk, "fund_budget", **{**silent, "account_4201_yuan": 0}) == "reason_missing"
    agreed(desk, "fund_budget", **{**silent, "account_4201_yuan": 100})
    assert line(desk, BANK_INTEREST)["approved_fen"] == 100_00


def test_a_line_of_which_nothing_is_said_is_as_drafted(desk: Desk, earned: None) -> None:
    agreed(desk, "fund_budget", year=2012, document="东财社1号")
    assert line(desk, BANK_INTEREST)["approved_fen"] == 100_00


def test_a_year_has_one_budget(desk: Desk, earned: None) -> None:
    number = done(desk, "fund_budget", **BUDGET)["proposal"]
    assert code(desk, "fund_budget", **{**BUDGET, "document": "又"}) == "budget_waits"
    act = described("fund_budget")
    send_back(desk.agency, act, number=number, reason="重报", by=by("finance", ON))
    agreed(desk, "fund_budget", **{**BUDGET, "document": "又"})
    assert code(desk, "fund_budget", **{**BUDGET, "document": "再"}) == "budget_agreed"


def test_a_year_that_is_over_is_left_alone(desk: Desk, allowed: None) -> None:
    assert code(desk, "fund_budget", NEXT_YEAR, **{**BUDGET, "year": 2011}) == "year_over"
    assert code(desk, "change_fund_budget", 20130101, **CHANGE) == "year_over"
    agreed(desk, "change_fund_budget", 20121231, **CHANGE)


def test_a_budget_is_not_agreed_to_once_its_year_is_over(desk: Desk) -> None:
    number = done(desk, "fund_budget", year=2011, document="东财社0号")["proposal"]
    with pytest.raises(ActRefused) as refused:
        agree(desk.agency, number=number, by=by("finance", NEXT_YEAR))
    assert refused.value.code == "year_over"


def test_a_changed_line_keeps_what_it_was(desk: Desk, allowed: None) -> None:
    assert agreed(desk, "change_fund_budget", **CHANGE)["before_fen"] == 70_00
    again = {**CHANGE, "amount_yuan": 90, "document": "东财社3号"}
    assert agreed(desk, "change_fund_budget", **again)["before_fen"] == 40_00
    row = line(desk, BANK_INTEREST)
    assert (row["approved_fen"], row["changes"], row["budget_fen"]) == (70_00, 2, 90_00)
    assert line(desk, OTHER_EXPENSE)["changes"] == 0


def test_a_change_is_one_of_a_budget_and_changes_something(desk: Desk, allowed: None) -> None:
    assert code(desk, "change_fund_budget", **{**CHANGE, "year": 2013}) == "no_budget"
    assert code(desk, "change_fund_budget", **{**CHANGE, "amount_yuan": 70}) == "same_amount"
    done(desk, "change_fund_budget", **CHANGE)
    assert code(desk, "change_fund_budget", **{**CHANGE, "amount_yuan": 41}) == "budget_waits"


def test_the_books_are_held_against_the_budget(desk: Desk, allowed: None) -> None:
    earn(desk, 35_00, NEXT_YEAR)
    row = line(desk, BANK_INTEREST)
    assert (row["actual_fen"], row["done"], row["left_fen"], row["is_over"]) == (35_00, 500, 35_00, False)
    agreed(desk, "change_fund_budget", **{**CHANGE, "amount_yuan": "34.99"})
    row = line(desk, BANK_INTEREST)
    assert (row["done"], row["left_fen"], row["is_over"]) == (1000, -1, True)
    assert line(desk, OTHER_EXPENSE)["done"] is None


def test_the_database_knows_the_lines_of_a_budget(desk: Desk, allowed: None) -> None:
    def work(act: Act) -> dict[str, Any]:
        act.connection.execute(
            "INSERT INTO fund_budget_change (proposal_id, area_id, year, account, before_fen, amount_fen, reason, document, act_id)"
            " SELECT proposal_id, area_id, 2013, account, 0, 1, '无', '无', %s FROM fund_budget_line LIMIT 1",
            (act.id,),
        )
        return {}

    with pytest.raises(errors.ForeignKeyViolation), desk.agency.connection.transaction():
        perform(desk.agency, by("accountant", ON), kind="x", content={}, roles=("accountant",), work=work)


def test_what_was_agreed_to_is_what_the_audit_finds(desk: Desk, allowed: None) -> None:
    agreed(desk, "change_fund_budget", **CHANGE)
    found = {one.check.name: one.findings for one in run_checks(desk.agency)}
    assert found["fund_budget"] == []
