"""The close of a month waits for what the office requires, line by line; what it does not require is shown only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from acts.banking import by, hand_in
from acts.desk import Desk, number, paid
from lists.statements import table

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.acts.fund import checklist
from yanglao.acts.fund.checklist import LINES, checked
from yanglao.kernel.months import last_day, month
from yanglao.policy.offices import offices_of
from yanglao.store.acting import ActRefused
from yanglao.store.bank_standing import standing

OCTOBER, NOVEMBER = month(2011, 10), month(2011, 11)
PAYER = number(1)


@pytest.fixture(scope="module")
def desk(desk: Desk) -> Desk:
    """Somebody who has paid 500 yuan in October."""
    desk.register([PAYER])
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": PAYER, **home}], on=20111031)
    desk.take("enrolment", [{"number": PAYER, "on": "2011-10-20"}], on=20111031)
    row = paid(PAYER, "P1", year=2011, on="2011-10-21")
    desk.take("contribution", [row], on=20111031)
    return desk


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def requires(monkeypatch: pytest.MonkeyPatch, lines: Sequence[str], *, since: int = OCTOBER) -> None:
    """The office requires some lines from a month on."""
    said = replace(offices_of("dongfang-2011"), close_requires=tuple(lines), close_requires_since=since)
    monkeypatch.setattr(checklist, "offices_of", lambda plan: said)


def close(desk: Desk, one: int) -> None:
    do(desk.agency, "close_month", [{"month": f"2011-{one % 12 + 1}"}], by=by("accountant", last_day(one)))


def left(desk: Desk, one: int) -> set[str]:
    return {name for name, found in zip(LINES, checked(desk.agency, one), strict=True) if found.left}


def all_told(desk: Desk, on: int, *lines: tuple[str, ...]) -> None:
    """Statements of all accounts through a day; `lines` on the receipts account."""
    for account in ("收入户", "财政专户", "支出户"):
        here = lines if account == "收入户" else ()
        closing = sum(float(one[1]) for one in here)
        money = {
            "opening_yuan": 0,
            "closing_yuan": f"{closing:.2f}",
            "through": f"{on // 10000}-{on // 100 % 100}-{on % 100}",
        }
        hand_in(desk.agency, desk.folder, account, table(list(here)), on, **money)


def test_nothing_is_required_where_nothing_is_said(desk: Desk) -> None:
    assert left(desk, OCTOBER) == {"payroll", "statements"}
    close(desk, OCTOBER)


def test_the_lines_that_are_missing_are_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    requires(monkeypatch, LINES)
    with pytest.raises(ActRefused) as refused:
        close(desk, OCTOBER)
    assert refused.value.code == "not_ready"
    assert "当月待遇发放 1" in refused.value.zh and "对账单 3" in refused.value.zh
    assert "payroll 1" in refused.value.en and "to the end of the month 3" in refused.value.en


def test_months_before_it_was_required_are_closed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    requires(monkeypatch, LINES, since=NOVEMBER)
    close(desk, OCTOBER)
    with pytest.raises(ActRefused) as refused:
        close(desk, NOVEMBER)
    assert refused.value.code == "not_ready"


def test_what_came_in_before_and_went_back_is_not_left_behind(desk: Desk) -> None:
    """Unknown money of October is held, and in November it goes back: nothing of October lies in the receipts account."""
    all_told(desk, 20111031, ("2011-10-30", "12.34", "陈某", "6217000000000092", "汇款", "U1"))
    (line,) = (one.id for one in standing(desk.agency).lines.values() if one.reference == "U1")
    given = {"line": line, "reason": "不明"}
    held = do(desk.agency, "hold_receipt", [given], by=by("accountant", 20111031))["held"]
    close(desk, OCTOBER)
    assert "held" in left(desk, NOVEMBER) and "swept" not in left(desk, NOVEMBER)
    back = {"held": held, "reason": "汇错"}
    made = do(desk.agency, "return_receipt", [back], by=by("accountant", 20111110))
    agree(desk.agency, number=made["proposal"], by=by("director", 20111110))
    assert not {"held", "swept"} & left(desk, NOVEMBER)


def test_a_month_in_order_is_closed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    requires(monkeypatch, LINES)
    do(desk.agency, "payroll", [{"month": "2011-10"}], by=by("clerk", 20111031))
    unknown = ("2011-10-30", "12.34", "陈某", "6217000000000092", "汇款", "U1")
    all_told(desk, 20111031, ("2011-10-22", "500.00", "现金", "", "", "P1"), unknown)
    do(desk.agency, "match_bank", [{}], by=by("accountant", 20111031))
    assert left(desk, OCTOBER) == {"matched"}
    (line,) = (one.id for one in standing(desk.agency).lines.values() if one.reference == "U1")
    do(desk.agency, "hold_receipt", [{"line": line, "reason": "不明"}], by=by("accountant", 20111031))
    assert left(desk, OCTOBER) == set()
    close(desk, OCTOBER)
    assert left(desk, NOVEMBER) == {"payroll", "statements", "held", "called", "vouchers"}
    call = do(desk.agency, "subsidy_call", [{"document": "申1号"}], by=by("accountant", 20111115))
    agree(desk.agency, number=call["proposal"], by=by("director", 20111115))
    assert left(desk, NOVEMBER) == {"payroll", "statements", "held", "vouchers"}
