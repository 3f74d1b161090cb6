"""Money at the bank that is nobody's yet: held, then assigned or returned by two people; the sweep and a payroll leave it alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from acts.banking import by, hand_in
from acts.desk import Desk
from lists.statements import table

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.acts.funding.free import free_balances
from yanglao.audit.checks import run_checks
from yanglao.ledger.chart import HELD, PAYMENTS, RECEIPTS, TREASURY
from yanglao.reports.asking import reader
from yanglao.reports.collection import unmatched
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.store.acting import ActRefused
from yanglao.store.bank_standing import standing, still_open
from yanglao.store.entries import balances

ON = 20111115


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


@pytest.fixture
def line(desk: Desk) -> int:
    """12.34 at the bank, and nobody knows what for."""
    entry = ("2011-11-10", "12.34", "陈某", "6217000000000092", "汇款", "U1")
    hand_in(desk.agency, desk.folder, "收入户", table([entry]), ON, opening_yuan="0", closing_yuan="12.34")
    return next(one.id for one in standing(desk.agency).lines.values() if one.reference == "U1")


def done(desk: Desk, act: str, **values: object) -> dict[str, Any]:
    return do(desk.agency, act, [values], by=by("accountant", ON))


def code(attempt: Any) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def agreed(desk: Desk, made: dict[str, Any]) -> dict[str, Any]:
    return agree(desk.agency, number=made["proposal"], by=by("reviewer", ON))


def stands(desk: Desk) -> tuple[int, int]:
    found = balances(desk.agency.connection, desk.agency.area)
    return found.get(RECEIPTS, 0), found.get(HELD, 0)


def offending(desk: Desk) -> set[str]:
    return {one.check.name for one in run_checks(desk.agency) if one.findings}


def rows(desk: Desk) -> list[tuple[int, int, int | None]]:
    who = reader(desk.agency, "accountant", READERS_OF_THE_FUND, on=ON)
    return [(row["line"], row["age"], row["held"]) for row in unmatched(who).rows]


def test_what_nobody_knows_is_held_and_no_income(desk: Desk, line: int) -> None:
    assert rows(desk) == [(line, 5, None)]
    held = done(desk, "hold_receipt", line=line, reason="无附言")
    assert stands(desk) == (12_34, -12_34)
    assert rows(desk) == [(line, 5, held["held"])]
    assert still_open(desk.agency).open_lines(RECEIPTS) == []
    assert code(lambda: done(desk, "hold_receipt", line=line, reason="再")) == "line_not_open"
    assert offending(desk) == set()


def test_it_is_not_swept_nor_paid_out(desk: Desk, line: int) -> None:
    done(desk, "hold_receipt", line=line, reason="无附言")
    do(desk.agency, "close_month", [{"month": "2011-10"}], by=by("accountant", ON))
    found = balances(desk.agency.connection, desk.agency.area)
    assert (found[RECEIPTS], found.get(TREASURY, 0)) == (12_34, 0)
    assert free_balances(_Act(desk))[RECEIPTS] == 0  # type: ignore[arg-type]


class _Act:
    def __init__(self, desk: Desk) -> None:
        self.connection, self.area = desk.agency.connection, desk.agency.area


def test_once_it_is_known_the_line_is_open_for_its_act(desk: Desk, line: int) -> None:
    held = done(desk, "hold_receipt", line=line, reason="无附言")["held"]
    made = done(desk, "assign_receipt", held=held, reason="来电说明", what="缴费")
    assert code(lambda: done(desk, "return_receipt", held=held, reason="退")) == "held_waits"
    assert agreed(desk, made)["line"] == line
    assert stands(desk) == (0, 0)
    found = still_open(desk.agency)
    assert [one.id for one in found.open_lines(RECEIPTS)] == [line]
    assert found.open_movements(RECEIPTS) == []
    assert code(lambda: done(desk, "return_receipt", held=held, reason="退")) == "not_held"
    assert offending(desk) == set()


def test_it_goes_back(desk: Desk, line: int) -> None:
    held = done(desk, "hold_receipt", line=line, reason="无附言")["held"]
    agreed(desk, done(desk, "return_receipt", held=held, reason="汇错"))
    assert stands(desk) == (0, 0)
    assert [one.fen for one in still_open(desk.agency).open_movements(RECEIPTS)] == [-12_34]
    assert rows(desk) == []
    assert offending(desk) == set()


def test_what_went_out_is_not_held(desk: Desk, line: int) -> None:
    entry = ("2011-11-11", "-2.00", "", "", "手续费", "U2")
    hand_in(desk.agency, desk.folder, "支出户", table([entry]), ON, opening_yuan="2", closing_yuan="0")
    (out,) = (one.id for one in still_open(desk.agency).open_lines(PAYMENTS) if one.fen < 0)
    assert code(lambda: done(desk, "hold_receipt", line=out, reason="查")) == "not_money_in"
