"""追回 What was paid too much: told, planned, repaid, set off by consent, handed over, written off; what is left is exact throughout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls

from yanglao.acts.agreeing import act_of, agree, send_back
from yanglao.acts.doing import do
from yanglao.acts.payroll import prepare, reject
from yanglao.acts.proposals import agreement_of
from yanglao.acts.recovery.described import RECOVERY_ACTS
from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.kernel.months import day_text, first_day, last_day, month
from yanglao.ledger.chart import OTHER_EXPENSE, POOL, RECEIPTS, RETURNED, TO_RECOVER
from yanglao.policy import offices
from yanglao.reports.asking import OFFICE, reader
from yanglao.reports.overpaid import overpaid, overpaid_by
from yanglao.store.acting import ActRefused, By
from yanglao.store.entries import balances
from yanglao.store.proposals import proposal_of

keys = count(1)
OLD, YOUNG = "19490420", "19700420"
DEAD, MOVED, HEIRLESS, PAYER, LATE, OTHER = (number(n, OLD) for n in range(1, 7))
MEMBER = number(7, YOUNG)
PENSIONERS = [DEAD, MOVED, HEIRLESS, PAYER, LATE, OTHER]
OCTOBER, NOVEMBER, DECEMBER, JANUARY, FEBRUARY, MARCH, APRIL = (month(2011, 10) + n for n in range(7))
ON = 20120205  # all that is overpaid has been found; January is closed
PENSION = 130_00
TOO_MUCH = (
    30_00 + PENSION + 10_79
)  # of DEAD: for November by the law, December altogether, with the account's part


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    return Payrolls(desk)


@pytest.fixture(scope="module", autouse=True)
def lived(desk: Desk, months: Payrolls) -> None:
    """Six pensioners paid from November on. In January it is found that DEAD, who had paid fifteen years back, and HEIRLESS died in
    November; and all were paid 30 yuan a month too much, for the base pension is lowered with back effect. From January on it is 130 again."""
    people = [*PENSIONERS, MEMBER]
    register = [
        {"number": one, "name": "陈测试", "unit": "永安社区", "bank_account": f"6217{one[-12:-1]}9"}
        for one in people
    ]
    homes = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("register", register, on=20111031)
    desk.take("residence", [{"number": one, **homes} for one in people], on=20111031)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in people], on=20111031)
    back = {"years": 15, "tier_yuan": 100, "on": "2011-10-22"}
    desk.take("back_payment", [{"number": DEAD, "receipt": "B1", **back}], on=20111031)
    desk.take("claim", [{"number": one, "on": "2011-10-25"} for one in PENSIONERS], on=20111031)
    desk.take("contribution", [paid(MEMBER, "M1", year=2011, on="2011-10-25")], on=20111031)
    for one in (OCTOBER, NOVEMBER, DECEMBER):
        months.month(one)
    dead = [{"number": one, "on": "2011-11-20"} for one in (DEAD, HEIRLESS)]
    desk.take("death", dead, on=20120105)
    months.decide("base_pension_yuan_monthly", 100, since=NOVEMBER, on=20120105)
    months.month(JANUARY)
    months.decide("base_pension_yuan_monthly", 130, since=JANUARY, on=20120201)


def by(actor: str, on: int = ON) -> By:
    return By(actor, on, f"recovery {next(keys)}")


def ask(desk: Desk, act: str, one: str, *, dated: int = ON, **values: object) -> dict[str, Any]:
    return do(desk.agency, act, [{"number": one, **values}], by=by("clerk", dated))


def done(desk: Desk, act: str, one: str, *, dated: int = ON, **values: object) -> dict[str, Any]:
    """Proposed, and agreed to by whoever must."""
    proposal = ask(desk, act, one, dated=dated, **values)["proposal"]
    answer = agree(desk.agency, number=proposal, by=by("reviewer", dated))
    if act == "write_off":
        answer = agree(desk.agency, number=proposal, by=by("director", dated))
    return answer


def notice(desk: Desk, one: str, *, act: Callable[..., Any] = done, dated: int = ON, **more: object) -> Any:
    """A notice to somebody who has been heard on the day."""
    desk.hear([one], on=dated, notice="recovery_intended")
    return act(desk, "recovery_notice", one, dated=dated, **{"document": "追 1 号", **more})


def code_of(work: Callable[[], Any]) -> str:
    with pytest.raises(ActRefused) as refused:
        work()
    return refused.value.code


def owed(months: Payrolls, one: str) -> int:
    return sum(fen for kind, _, fen in months.items(one) if kind == "overpayment")


def speaking(desk: Desk) -> list[str]:
    found = [one.check.name for one in run_checks(desk.agency) if one.findings]
    return found + [one.name for one in rederive(desk.agency) if one.findings]


def moved(desk: Desk, before: dict[int, int], *accounts: int) -> list[int]:
    now = balances(desk.agency.connection, desk.agency.area)
    return [now.get(one, 0) - before.get(one, 0) for one in accounts]


def now(desk: Desk) -> dict[int, int]:
    return balances(desk.agency.connection, desk.agency.area)


# --- nothing without a notice


@pytest.mark.parametrize(
    ("act", "values"),
    [
        ("repayment_plan", {"instalments": 2, "first_on": "2012-03-01", "document": "x"}),
        ("set_off", {"by": "本人同意", "percent": 20, "since": "2012-02", "document": "x"}),
        ("end_set_off", {"document": "x"}),
        ("recovery_reminder", {}),
        ("hand_over", {"to": "市人社局", "document": "x"}),
        ("write_off", {"reason": "下落不明", "document": "x"}),
    ],
)
def test_everything_begins_with_a_notice(desk: Desk, act: str, values: dict[str, object]) -> None:
    assert code_of(lambda: ask(desk, act, OTHER, **values)) == "no_recovery"
    assert code_of(lambda: ask(desk, act, number(999), **values)) == "unknown_person"


def test_what_a_notice_needs(desk: Desk) -> None:
    assert code_of(lambda: notice(desk, MEMBER, act=ask)) == "nothing_overpaid"
    assert code_of(lambda: ask(desk, "recovery_notice", OTHER, document="x")) == "not_heard"
    desk.take("announcement", [{"number": OTHER, "notice": "拟追回"}], on=ON)
    assert code_of(lambda: ask(desk, "recovery_notice", OTHER, document="x")) == "not_heard"


def test_a_notice_is_about_what_is_owed_when_it_is_agreed_to(desk: Desk, months: Payrolls) -> None:
    proposal = notice(desk, OTHER, act=ask)["proposal"]
    assert code_of(lambda: ask(desk, "recovery_notice", OTHER, document="x")) == "recovery_waits"
    found = proposal_of(desk.agency.connection, desk.agency.area, proposal)
    shown = agreement_of(act_of(found)).shown
    assert shown is not None
    told = shown(desk.agency, found)
    assert (told["amount_yuan"], told["heard_on"], told["people"]) == ("60.00", "2012-02-05", 2)
    assert OTHER not in str(told)
    repay(desk, OTHER, 10, "Q0")
    late = by("reviewer")
    assert code_of(lambda: agree(desk.agency, number=proposal, by=late)) == "no_longer_possible"
    send_back(desk.agency, number=proposal, reason="金额已变", by=by("reviewer"))
    assert notice(desk, OTHER)["fen"] == 50_00
    assert code_of(lambda: notice(desk, OTHER, act=ask)) == "nothing_overpaid"


# --- money


def repay(
    desk: Desk, one: str, yuan: object, receipt: str, *, dated: int = ON, **more: object
) -> dict[str, Any]:
    usual = {"amount_yuan": yuan, "receipt": receipt, "on": day_text(dated), "way": "现金"}
    return ask(desk, "repayment", one, dated=dated, **{**usual, **more})


def test_money_lowers_the_oldest_first(desk: Desk, months: Payrolls) -> None:
    before = now(desk)
    assert repay(desk, LATE, 35.01, "Q1") == {"received_fen": 35_01, "left_fen": 24_99}
    assert months.items(LATE) == [("overpayment", "2011-12", 24_99)]
    assert moved(desk, before, RECEIPTS, TO_RECOVER) == [35_01, -35_01]
    rows = months.statement(LATE)
    told = [(row["cash_fen"], row["held_fen"]) for row in rows if row["what"] == "repaid"]
    assert sorted(told) == [(5_01, 5_01), (30_00, 30_00)]
    assert rows[-1]["held_fen"] == -24_99


@pytest.mark.parametrize(
    ("yuan", "more", "code"),
    [
        (0, {}, "bad_amount"),
        (25, {}, "too_much"),
        (1, {"receipt": "Q1"}, "receipt_used"),
        (1, {"receipt": "M1"}, "receipt_used"),
        (1, {"on": "2012-02-06"}, "date_in_future"),
    ],
)
def test_money_that_is_not_taken(desk: Desk, yuan: object, more: dict[str, object], code: str) -> None:
    values = {"receipt": "Q9", **more}
    assert code_of(lambda: repay(desk, LATE, yuan, **values)) == code


def test_nothing_is_taken_where_nothing_is_owed(desk: Desk) -> None:
    assert code_of(lambda: repay(desk, MEMBER, 1, "Q9")) == "nothing_overpaid"


def test_a_receipt_of_recovery_pays_no_contribution(desk: Desk) -> None:
    row = paid(MEMBER, "Q1", year=2012, on="2012-02-05")
    desk.take("contribution", [row], on=ON)
    assert desk.codes() == ["receipt_used"]


# --- a death found late: consent, instalments, one late, the rest written off


def test_an_estate_pays_with_consent_alone(desk: Desk, months: Payrolls) -> None:
    """DEAD was paid for December after dying in November; the account's own money waits for the heirs."""
    assert owed(months, DEAD) == TOO_MUCH
    assert owed(months, HEIRLESS) == PENSION + 30_00
    waits = sum(fen for kind, _, fen in months.items(DEAD) if kind == "one_off")
    assert waits > TOO_MUCH
    assert code_of(lambda: ask(desk, "estate_consent", PAYER, document="x")) == "not_dead"
    assert code_of(lambda: ask(desk, "estate_consent", HEIRLESS, document="x")) == "nothing_due"
    before = now(desk)
    assert done(desk, "estate_consent", DEAD, document="同意书")["set_off_fen"] == TOO_MUCH
    assert moved(desk, before, RETURNED, TO_RECOVER) == [TOO_MUCH, -TOO_MUCH]
    assert owed(months, DEAD) == 0
    left = sum(fen for kind, _, fen in months.items(DEAD) if kind == "one_off")
    assert left == waits - TOO_MUCH
    assert code_of(lambda: ask(desk, "estate_consent", DEAD, document="x")) == "nothing_overpaid"


def test_a_plan_is_signed_for_all_that_is_left(desk: Desk) -> None:
    notice(desk, HEIRLESS)
    plan = {"instalments": 3, "first_on": "2012-02-20", "document": "协议"}
    assert (
        code_of(lambda: ask(desk, "repayment_plan", HEIRLESS, **{**plan, "first_on": "2012-02-04"}))
        == "too_early"
    )
    waits = ask(desk, "repayment_plan", HEIRLESS, **plan)["proposal"]
    repay(desk, HEIRLESS, 10, "Q2")
    late = by("reviewer")
    assert code_of(lambda: agree(desk.agency, number=waits, by=late)) == "no_longer_possible"
    send_back(desk.agency, number=waits, reason="已还一部分", by=by("reviewer"))
    assert done(desk, "repayment_plan", HEIRLESS, **plan) == {
        "proposal": waits + 1,
        "step": "agreed",
        "instalments": 3,
        "fen": 150_00,
    }
    parts = desk.rows("SELECT due_on::text, amount_fen FROM instalment ORDER BY number")
    assert parts == [("2012-02-20", 50_00), ("2012-03-20", 50_00), ("2012-04-20", 50_00)]


def test_small_sums_are_not_cut_up(desk: Desk) -> None:
    notice(desk, LATE)
    asked = {"instalments": 25, "first_on": "2012-02-20", "document": "协议"}
    assert code_of(lambda: ask(desk, "repayment_plan", LATE, **asked)) == "too_many_instalments"


# --- set-off


def test_a_pension_is_set_off_by_agreement(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    notice(desk, PAYER)
    agreed = {"by": "本人同意", "percent": 20, "since": "2012-02", "document": "同意书"}
    assert code_of(lambda: ask(desk, "set_off", PAYER, **{**agreed, "percent": 101})) == "bad_count"
    decided = {**agreed, "by": "经办机构决定"}
    assert code_of(lambda: ask(desk, "set_off", PAYER, **decided)) == "set_off_needs_consent"
    assert code_of(lambda: ask(desk, "set_off", HEIRLESS, **agreed)) == "has_died"
    assert code_of(lambda: ask(desk, "end_set_off", PAYER, document="x")) == "no_set_off"
    assert done(desk, "set_off", PAYER, **agreed)["percent"] == 20


def test_another_plan_lets_the_agency_decide(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    notice(desk, MOVED)
    here = offices.offices_of("dongfang-2011")
    there = replace(here, set_off_by_decision=True)
    monkeypatch.setattr("yanglao.acts.recovery.setting_off.offices_of", lambda plan: there)
    decided = {"by": "经办机构决定", "percent": 100, "since": "2012-03", "document": "决定书"}
    assert done(desk, "set_off", MOVED, **decided)["by"] == "decision"


@pytest.fixture(scope="module")
def paid_months(desk: Desk, months: Payrolls, lived: None) -> dict[str, Any]:
    """February to April, PAYER's twenty percent and MOVED's whole pension of March set off; in February a repayment comes between."""
    told: dict[str, Any] = {}
    on = first_day(FEBRUARY) + 14
    shown = prepare(desk.agency, month=FEBRUARY, by=by("clerk", on))
    told["february shown"] = shown["set_off_fen"]
    told["consent"] = code_of(lambda: ask(desk, "estate_consent", HEIRLESS, dated=on, document="x"))
    repay(desk, PAYER, 40, "Q3", dated=on)
    told["outdated"] = code_of(lambda: months.to_booked(shown["batch"], on))
    reject(desk.agency, batch=shown["batch"], reason="抵扣已变", by=by("reviewer", on))
    told["february"] = months.sent(months.pay(FEBRUARY, on=on)["batch"])
    told["after february"] = owed(months, PAYER)
    told["lines"] = months.lines(PAYER)[-1]
    months.close(FEBRUARY)
    told["march"] = months.sent(months.pay(MARCH)["batch"])
    told["after march"] = (owed(months, MOVED), months.items(MOVED))
    months.close(MARCH)
    told["april"] = months.sent(months.pay(APRIL)["batch"])
    months.close(APRIL)
    return told


def account(one: str) -> str:
    return f"6217{one[-12:-1]}9"


def test_a_batch_shows_what_it_sets_off_and_is_prepared_anew_when_that_changes(
    paid_months: dict[str, Any],
) -> None:
    assert (paid_months["february shown"], paid_months["outdated"]) == (26_00, "batch_outdated")
    assert paid_months["consent"] == "batch_open"


def test_the_payroll_takes_the_share_until_nothing_is_left(paid_months: dict[str, Any]) -> None:
    """60 yuan owed, 40 repaid: 20 of the 26 that are a fifth. January's 30 made up again came with February's payroll."""
    made_up = 30_00
    assert paid_months["february"][account(PAYER)] == PENSION + made_up - 20_00
    assert paid_months["lines"] == ("2012-02", 1, PENSION - 20_00, 20_00, 0)
    assert paid_months["after february"] == 0
    assert paid_months["march"][account(PAYER)] == PENSION


def test_a_whole_pension_may_be_agreed_and_the_next_goes_out_again(paid_months: dict[str, Any]) -> None:
    """60 owed of 130: what is left of the month goes out, and the months after in full."""
    assert paid_months["february"][account(MOVED)] == PENSION + 30_00
    assert paid_months["march"][account(MOVED)] == PENSION - 60_00
    assert paid_months["after march"] == (0, [])
    assert paid_months["april"][account(MOVED)] == PENSION


def test_the_statement_shows_the_set_off(paid_months: dict[str, Any], desk: Desk, months: Payrolls) -> None:
    rows = months.statement(PAYER)
    assert sum(row["held_fen"] for row in rows if row["what"] == "set_off") == 0
    assert any(row["what"] == "set_off" for row in rows)
    assert rows[-1]["held_fen"] == 0


# --- late, handed over, written off


MAY = 20120503


def test_what_is_late_is_asked_for(paid_months: dict[str, Any], desk: Desk) -> None:
    repay(desk, HEIRLESS, 50, "Q4", dated=MAY)
    assert ask(desk, "recovery_reminder", HEIRLESS, dated=MAY)["late_fen"] == 100_00
    assert code_of(lambda: ask(desk, "recovery_reminder", LATE, dated=MAY)) == "nothing_late"


def test_it_is_handed_over_once(paid_months: dict[str, Any], desk: Desk) -> None:
    handed = {"to": "市人社局", "document": "函 1 号"}
    assert done(desk, "hand_over", HEIRLESS, dated=MAY, **handed)["handed_over_fen"] == 100_00
    assert code_of(lambda: ask(desk, "hand_over", HEIRLESS, dated=MAY, **handed)) == "handed_over_already"


def test_the_rest_is_written_off_by_three(paid_months: dict[str, Any], desk: Desk, months: Payrolls) -> None:
    """A loss that the pooled account bears, and the city where that is empty."""
    written = {"reason": "无遗产", "document": "批 1 号"}
    proposal = ask(desk, "write_off", HEIRLESS, dated=MAY, **written)["proposal"]
    agree(desk.agency, number=proposal, by=by("reviewer", MAY))
    assert owed(months, HEIRLESS) == 100_00
    repay(desk, HEIRLESS, 1, "Q5", dated=MAY)
    late = by("director", MAY)
    assert code_of(lambda: agree(desk.agency, number=proposal, by=late)) == "no_longer_possible"
    send_back(desk.agency, number=proposal, reason="又还一元", by=by("director", MAY))
    before = now(desk)
    answer = done(desk, "write_off", HEIRLESS, dated=MAY, **written)
    assert answer["written_off_fen"] == 99_00
    assert moved(desk, before, OTHER_EXPENSE, TO_RECOVER) == [99_00, -99_00]
    assert moved(desk, before, POOL)[0] == 99_00 - answer["city_covers_pool_fen"]
    assert (owed(months, HEIRLESS), months.items(HEIRLESS)) == (0, [])
    assert code_of(lambda: ask(desk, "write_off", HEIRLESS, dated=MAY, **written)) == "no_recovery"


def test_a_set_off_may_be_ended(paid_months: dict[str, Any], desk: Desk) -> None:
    agreed = {"by": "本人同意", "percent": 50, "since": "2012-05", "document": "同意书"}
    done(desk, "set_off", OTHER, dated=MAY, **agreed)
    done(desk, "end_set_off", OTHER, dated=MAY, document="撤回")
    assert code_of(lambda: ask(desk, "end_set_off", OTHER, dated=MAY, document="x")) == "no_set_off"
    shown = prepare(desk.agency, month=APRIL + 1, by=by("clerk", 20120515))
    assert shown["set_off_fen"] == 0
    reject(desk.agency, batch=shown["batch"], reason="试", by=by("reviewer", 20120515))


def test_the_book_is_clean(paid_months: dict[str, Any], desk: Desk) -> None:
    assert speaking(desk) == []
    assert last_day(APRIL) == 20120430


def test_every_code_is_tried() -> None:
    reach = {"not_your_unit", "own_record"}  # tests/acts/test_reach.py
    text = Path(__file__).read_text(encoding="utf-8")
    assert {code for act in RECOVERY_ACTS for code in act.refuses if f'"{code}"' not in text} - reach == set()


def test_what_is_owed_is_listed_by_age_cause_and_unit(desk: Desk, months: Payrolls) -> None:
    """LATE's 24.99 of December and OTHER's 50 are left, found in January; nobody else owes anything."""
    who = reader(desk.agency, "clerk", OFFICE, on=20120601)
    rows = overpaid(who).rows
    assert [(row["number"], row["left_fen"], row["cause"], row["age"], row["stage"]) for row in rows] == [
        (LATE, 24_99, "", "half_year", "told"),
        (OTHER, 20_00, "", "half_year", "told"),
        (OTHER, 30_00, "", "half_year", "told"),
    ]
    for by, group in (("cause", ""), ("age", "half_year"), ("unit", "永安社区")):
        report = overpaid_by(by)(who)
        assert [dict(row) for row in report.rows] == [{by: group, "persons": 2, "left_fen": 74_99}]
        assert report.sums["left_fen"][2] == 74_99
