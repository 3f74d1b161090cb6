"""个人账户对账单 The statement of a period: opening, movements, closing, with what is held for the person or was paid too much."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls
from reports.offices import HERE, THERE, desk_of, reads, register

from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.reports.account_statement import account_statement
from yanglao.reports.telling import footing, table
from yanglao.store.acting import ActRefused
from yanglao.store.entries import balances

ON = 20111020
PAYER, PENSIONER, ELSEWHERE = number(1), number(2, "19490420"), number(3)


@pytest.fixture(scope="module")
def months(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Payrolls:
    desk: Desk = desk_of(new_office("statements"), Path(tmp_path_factory.mktemp("desk")))
    register(desk, [PAYER, PENSIONER], unit=HERE, on=ON)
    register(desk, [ELSEWHERE], unit=THERE, on=ON)
    desk.take("enrolment", [{"number": one, "on": "2011-10-05"} for one in (PAYER, PENSIONER)], on=ON)
    row = paid(PAYER, "S1", amount_yuan=520, year=2011, on="2011-10-10", tier_yuan=500)
    desk.take("contribution", [row], on=ON)
    desk.take("claim", [{"number": PENSIONER, "on": "2011-10-12"}], on=ON)
    months = Payrolls(desk)
    for one in range(month(2011, 10), month(2012, 1) + 1):
        months.month(one)
    return months


def test_a_year_opens_with_what_stood_before_and_closes_with_what_stands(months: Payrolls) -> None:
    opening, *moved, closing = months.statement(PAYER, since=20111101, until=20111231)
    assert (opening["what"], opening["own_fen"], opening["balance_fen"]) == ("opening", 500_00, 575_00)
    assert [row["what"] for row in moved] == ["interest"]
    assert closing["balance_fen"] == opening["balance_fen"] + sum(
        moved[0][f"{source}_fen"] for source in ("own", "province", "city")
    )
    assert closing["held_fen"] == 20_00
    assert moved[0]["act"] is not None


def test_money_in_and_out_stands_in_cash(months: Payrolls) -> None:
    _, first, *_ = months.statement(PAYER)
    assert (first["what"], first["cash_fen"], first["held_fen"]) == ("arrival", 520_00, 20_00)
    pensions = [row for row in months.statement(PENSIONER) if row["what"] == "pension"]
    assert [row["cash_fen"] for row in pensions] == [-130_00] * 3


def test_what_is_open_is_named_with_its_number(months: Payrolls) -> None:
    report = account_statement(reads(months.desk, ON), number=PAYER, since=20111001, until=20111231)
    assert any("多缴保费" in line and "20.00" in line for line in footing(report, english=False))
    first = next(table(report, english=True))
    assert first == [
        "day",
        "act",
        "month",
        "what",
        "own",
        "province",
        "city",
        "balance",
        "cash",
        "held or overpaid",
    ]


def test_statements_of_everybody_add_up_to_the_book(months: Payrolls) -> None:
    book = balances(months.agency.connection, months.agency.area)
    own = sum(months.statement(one)[-1]["own_fen"] for one in (PAYER, PENSIONER, ELSEWHERE))
    assert own == -book[3101]


def test_a_helper_sees_the_statements_of_the_own_unit_only(months: Payrolls) -> None:
    who = reads(months.desk, ON, who="helper")
    assert account_statement(who, number=PAYER, since=ON, until=ON).rows
    with pytest.raises(ActRefused) as refusal:
        account_statement(who, number=ELSEWHERE, since=ON, until=ON)
    assert refusal.value.code == "not_your_unit"
