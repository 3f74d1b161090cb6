"""Money that villages and sponsors give: through a line of the bank, income of its own, kept apart; noted for whom, and nobody's account moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from acts.banking import by, hand_in
from acts.desk import Desk, number
from lists.statements import table
from psycopg import errors

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.audit.checks import run_checks
from yanglao.kernel.months import month
from yanglao.ledger.chart import GIVEN, GIVEN_INCOME, POOL, TREASURY
from yanglao.reports.asking import Reader, reader
from yanglao.reports.collective import collective
from yanglao.reports.fund_statements import READERS_OF_THE_FUND, income_and_expenditure, net_asset_changes
from yanglao.store.acting import Act, ActRefused, perform
from yanglao.store.bank_standing import standing, still_open
from yanglao.store.entries import balances
from yanglao.store.grants import Share, add_shares

ON = 20111115
ONE, OTHER = number(1), number(2)
SAID = {"giver": "村集体", "payer": "墩头村委会", "document": "补助协议1号"}


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


@pytest.fixture
def line(desk: Desk) -> int:
    """1,000 yuan at the bank from a village."""
    entry = ("2011-11-10", "1000.00", "墩头村委会", "6217000000000092", "养老补助", "U1")
    hand_in(desk.agency, desk.folder, "财政专户", table([entry]), ON, opening_yuan="0", closing_yuan="1000")
    return next(one.id for one in standing(desk.agency).lines.values() if one.reference == "U1")


@pytest.fixture
def grant(desk: Desk, line: int) -> int:
    made = done(desk, "accountant", "collective_grant", line=line, **SAID)
    return int(agree(desk.agency, number=made["proposal"], by=by("reviewer", ON))["grant"])


def done(desk: Desk, who: str, act: str, **values: object) -> dict[str, Any]:
    return do(desk.agency, act, [values], by=by(who, ON))


def code(desk: Desk, act: str, **values: object) -> str:
    with pytest.raises(ActRefused) as refused:
        done(desk, "accountant", act, **values)
    return refused.value.code


def reading(desk: Desk) -> Reader:
    return reader(desk.agency, "finance", READERS_OF_THE_FUND, on=ON)


def shares(desk: Desk, *rows: tuple[str, int, str]) -> list[str]:
    """The codes under which rows come back."""
    desk.take(
        "collective_share",
        [dict(zip(("number", "grant", "amount_yuan"), row, strict=True)) for row in rows],
        on=ON,
    )
    return desk.codes()


def test_it_is_income_of_its_own_and_kept_apart(desk: Desk, grant: int) -> None:
    found = balances(desk.agency.connection, desk.agency.area)
    assert found[TREASURY] == 1000_00 and found[GIVEN] == found[GIVEN_INCOME] == -1000_00
    assert found.get(POOL, 0) == 0
    assert still_open(desk.agency).open_lines(TREASURY) == []
    rows = {
        row["code"]: row["month_fen"]
        for row in income_and_expenditure(reading(desk), at=month(2011, 11)).rows
    }
    assert rows == {GIVEN_INCOME: 1000_00}
    kept = {
        row["code"]: row["closing_fen"] for row in net_asset_changes(reading(desk), at=month(2011, 11)).rows
    }
    assert (kept[GIVEN], kept[POOL]) == (1000_00, 0)
    assert {one.check.name for one in run_checks(desk.agency) if one.findings} == set()


def test_a_line_is_given_once(desk: Desk, line: int) -> None:
    made = done(desk, "accountant", "collective_grant", line=line, **SAID)
    assert code(desk, "collective_grant", line=line, **{**SAID, "payer": "别村"}) == "grant_waits"
    agree(desk.agency, number=made["proposal"], by=by("director", ON))
    assert code(desk, "collective_grant", line=line, **{**SAID, "payer": "别村"}) == "line_not_open"
    assert code(desk, "collective_grant", line=999, **SAID) == "line_not_open"


def test_what_went_out_was_not_given(desk: Desk) -> None:
    entry = ("2011-11-11", "-2.00", "", "", "手续费", "U2")
    hand_in(desk.agency, desk.folder, "支出户", table([entry]), ON, opening_yuan="2", closing_yuan="0")
    (out,) = (one.id for one in standing(desk.agency).lines.values() if one.reference == "U2")
    assert code(desk, "collective_grant", line=out, **SAID) == "not_money_in"


def test_it_is_noted_for_whom_and_no_account_moves(desk: Desk, grant: int) -> None:
    desk.register([ONE, OTHER])
    assert shares(desk, (ONE, grant, "600"), (OTHER, grant, "300"), (number(9), grant, "1")) == [
        "unknown_person"
    ]
    told = collective(reading(desk))
    (row,) = told.rows
    assert (row["persons"], row["shared_fen"], row["giver"]) == (2, 900_00, "collective")
    assert told.sums["kept_fen"][2] == told.sums["given_fen"][2] == 1000_00
    assert desk.count("arrival_line") == 0
    assert shares(desk, (ONE, grant, "600")) == []
    assert desk.answer["unchanged"] == 1


def test_no_more_is_named_than_came(desk: Desk, grant: int) -> None:
    desk.register([ONE, OTHER])
    assert shares(desk, (ONE, grant, "600"), (OTHER, grant, "400.01")) == ["beyond_grant"]
    assert shares(desk, (ONE, grant, "500"), (OTHER, 999, "1")) == ["named_already", "no_such_grant"]
    assert shares(desk, (OTHER, grant, "400")) == []


def test_the_database_refuses_more_than_came(desk: Desk, grant: int) -> None:
    desk.register([ONE])
    ((person,),) = desk.rows("SELECT id FROM person")

    def beyond(act: Act) -> dict[str, Any]:
        add_shares(act, [Share(grant, person, 1000_01)])
        return {}

    with pytest.raises(errors.CheckViolation, match="more than grant"):
        perform(desk.agency, by("clerk", ON), kind="beyond", content="", roles=("clerk",), work=beyond)
