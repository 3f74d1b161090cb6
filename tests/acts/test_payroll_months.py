"""Months of a small office, line by line: what waits is paid once, what was paid too much is told, nobody is left out."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from acts.desk import Desk
from acts.payrolls import Payrolls, fund
from acts.story import (
    CERTIFIED,
    DYING,
    HELD,
    LATE_ACCOUNT,
    LEAVING,
    LOST,
    MAY,
    MOVED_BANK,
    MOVING,
    NEW_ACCOUNT,
    OF,
    OTHER_AGENCY,
    POORER,
    RICHER,
    STAYING,
    STEADY,
    STEADYS_NEXT,
    WAITED,
    lived,
    row_of,
)

from yanglao.acts import payroll
from yanglao.acts.agreeing import agree
from yanglao.acts.policy.parameter import propose_parameter
from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.kernel.months import first_day
from yanglao.ledger.chart import PAYMENTS, POOL, RECEIPTS, RETURNED, TO_RECOVER
from yanglao.site.postgres import with_database
from yanglao.store.acting import ActRefused
from yanglao.store.entries import balances


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    return Payrolls(desk)


@pytest.fixture(scope="module")
def shown(months: Payrolls) -> dict[str, Any]:
    return lived(months)


def test_nothing_is_due_before_the_month_after_the_claim(shown):
    assert shown["october"]["batch"] is None
    assert shown["november"]["persons"] == 10


def test_cash_goes_to_whoever_has_an_account(shown):
    assert (shown["november"]["cash_fen"], shown["november"]["payments"]) == (8 * 130_00, 8)


def test_what_province_and_city_owe_is_there_before_it_is_paid_out(shown):
    """After the booking nothing is due from anybody: finance has brought all of it."""
    assert {account: fen for account, fen in shown["november dues"].items() if fen} == {}


def test_what_waited_for_an_account_is_paid_once(shown, months):
    """November and December, with January; then never again."""
    assert months.sent(shown["january"]["batch"])[NEW_ACCOUNT[LATE_ACCOUNT]] == 3 * 130_00
    assert months.lines(LATE_ACCOUNT)[:3] == [
        ("2011-11", 1, 0, 130_00, 0),
        ("2011-11", 2, 20_00, 0, 0),
        ("2011-12", 1, 0, 130_00, 0),
    ]
    assert months.items(LATE_ACCOUNT) == []


def test_what_came_back_goes_to_the_new_account(shown, months):
    assert months.sent(shown["december"]["batch"])[OF[MOVED_BANK]] == 130_00
    assert months.sent(shown["january"]["batch"])[NEW_ACCOUNT[MOVED_BANK]] == 2 * 130_00
    assert OF[MOVED_BANK] not in months.sent(shown["january"]["batch"])
    assert months.items(MOVED_BANK) == []


def test_a_raise_with_back_effect_is_paid_to_everybody(shown, months):
    """20 yuan for each month since November, with February: the law is another, so nobody is left out."""
    assert months.sent(shown["february"]["batch"])[OF[STEADY]] == 3 * 20_00 + 150_00
    assert shown["february"]["arrears_lines"] == 10 * 2 + 8


def test_months_held_are_paid_in_the_month_of_the_certificate(shown, months):
    assert OF[HELD] not in months.sent(shown["january"]["batch"])
    assert months.sent(shown["march"]["batch"])[OF[HELD]] == 3 * 130_00
    assert [line[0] for line in months.lines(HELD) if line[1] == 1] == [
        "2011-11",
        "2011-12",
        "2012-01",
        "2012-02",
        "2012-03",
        "2012-04",
        "2012-05",
    ]


def test_a_certificate_ends_a_suspension_without_an_end(shown, months):
    """January pays December too, though nothing is new since the certificate was taken in."""
    assert OF[CERTIFIED] not in months.sent(shown["december"]["batch"])
    assert months.sent(shown["january"]["batch"])[OF[CERTIFIED]] == 2 * 130_00


def test_whoever_has_more_to_come_is_looked_at_again(shown, months):
    """An end of the suspension known from the beginning is no news in its month: the payroll remembers."""
    assert OF[WAITED] not in months.sent(shown["december"]["batch"])
    assert months.sent(shown["january"]["batch"])[OF[WAITED]] == 2 * 130_00


def test_a_second_payroll_of_a_month_is_gone_on_from(shown, months):
    """1,500 yuan paid back bring 10.79 a month: November and December made up, and in every month after."""
    assert shown["second of december"]["lines"] == 2
    assert months.sent(shown["second of december"]["batch"])[OF[RICHER]] == 2 * 10_79
    assert months.sent(shown["january"]["batch"])[OF[RICHER]] == 130_00 + 10_79


def test_a_death_told_late_is_an_overpayment_of_its_month_alone(shown, months):
    """January was paid after the death; the raise for November and December waits for whoever takes the account."""
    lines = months.lines(DYING)
    assert ("2012-01", 2, 0, 0, -130_00) in lines
    assert [line for line in lines if line[0] > "2012-01"] == []
    assert months.items(DYING) == [("withheld", "2011-11", 20_00), ("withheld", "2011-12", 20_00)]


def test_an_overpayment_names_the_news_behind_it(shown, months):
    """The death as it was reported, not the law of the same month."""
    causes = months.desk.rows(
        "SELECT k.name FROM open_item i JOIN fact f ON f.id = i.cause_fact JOIN fact_kind k ON k.code = f.kind"
        " WHERE i.kind = 'overpayment' AND i.person_id = %s",
        months.person(DYING),
    )
    assert causes == [("death",)]


def test_money_that_came_back_meets_the_overpayment_of_its_month(shown, months):
    """January's pension of the dead was found overpaid in February, and came back after that: nobody owes anything."""
    moves = months.desk.rows(
        "SELECT i.kind, m.how, m.amount_fen FROM item_move m JOIN open_item i ON i.id = m.item_id WHERE i.person_id = %s ORDER BY 1",
        months.person(DYING),
    )
    assert moves == [("overpayment", "met", 130_00), ("returned", "met", 130_00)]


def test_the_same_account_given_again_after_a_return_is_paid(shown, months):
    """December came back; January waited; in February both go out with the raise."""
    assert OF[LOST] not in months.sent(shown["january"]["batch"])
    assert months.sent(shown["february"]["batch"])[OF[LOST]] == 2 * 130_00 + 3 * 20_00 + 150_00
    assert months.items(LOST) == []


def test_what_waits_is_first_used_and_then_paid(shown, months):
    """Nobody to pay until March; January and February were lowered by then: what waited of them is less by as much."""
    assert months.sent(shown["march"]["batch"])[OF[POORER]] == 2 * 150_00 + 3 * 130_00
    assert months.items(POORER) == []


def test_a_new_account_is_paid_from_the_next_payroll_on(shown, months):
    assert months.sent(shown["may"]["batch"])[STEADYS_NEXT] == 150_00
    assert OF[STEADY] not in months.sent(shown["may"]["batch"])


def test_a_transfer_goes_to_the_other_agency(shown, months):
    """Never to an account of the person's own: it waits until the agency's is noted."""
    assert OF[MOVING] not in months.sent(shown["april"]["batch"])
    ((moved, payable),) = months.desk.rows(
        "SELECT transferred_own_fen, payable_fen FROM settlement_line WHERE person_id = %s AND round = 1",
        months.person(MOVING),
    )
    assert moved == payable > 1000_00
    assert months.sent(shown["may"]["batch"])[OTHER_AGENCY] == payable


def test_another_law_is_seen_by_the_close(shown, months):
    """The subsidy of 2011 decided anew in May: the account of everybody who paid is corrected."""
    assert shown["may close"]["corrected"] == 3


def test_an_end_known_before_its_month_is_closed_is_settled_by_its_own_close(shown, months):
    """Recorded before May was closed, of June: May leaves it alone and does not forget it."""
    assert months.desk.rows(
        "SELECT count(*) FROM settlement_line WHERE person_id = %s", months.person(STAYING)
    ) == [(0,)]
    assert months.marked(STAYING) == ["close", "payroll"]


def test_an_overpayment_that_turns_back_is_cancelled_and_not_paid_again(shown, months):
    """January and February lowered in March, raised again in April: the money was never missing."""
    assert shown["march"]["overpaid_lines"] == 2 * 7
    assert [line for line in months.lines(STEADY) if line[0] == "2012-01"] == [
        ("2012-01", 1, 130_00, 0, 0),
        ("2012-01", 2, 20_00, 0, 0),
        ("2012-01", 3, 0, 0, -20_00),
        ("2012-01", 4, 0, 0, 20_00),
    ]
    assert months.sent(shown["april"]["batch"])[OF[STEADY]] == 20_00 + 150_00  # March's raise, April
    assert months.items(STEADY) == []


def test_an_end_told_late_is_settled_and_paid_out(shown, months):
    """Own money with interest goes out in April; the subsidy goes to the pool."""
    (line,) = months.desk.rows(
        "SELECT to_person_own_fen, to_pool_province_fen, to_pool_city_fen, payable_fen FROM settlement_line"
        " WHERE person_id = %s AND round = 1",
        months.person(LEAVING),
    )
    assert shown["march close"]["settlement_lines"] == 2
    assert line[0] == line[3] > 500_00 and line[1] > 18_00 and line[2] > 57_00
    assert months.sent(shown["april"]["batch"])[OF[LEAVING]] == line[3]
    assert months.items(LEAVING) == []


def test_the_city_covers_what_the_pool_does_not_hold(shown):
    """Nothing was in the pooled account when December's interest was credited from it."""
    close = shown["december close"]
    assert close["city_covers_pool_fen"] == close["interest_fen"] > 0
    assert shown["december balances"][POOL] == 0


def test_the_accounts_hold_what_is_open(shown, months):
    now = balances(months.agency.connection, months.agency.area)
    assert now.get(RECEIPTS, 0) == now.get(PAYMENTS, 0) == 0
    assert now.get(TO_RECOVER, 0) == 0
    assert now[RETURNED] == -sum(item.left_fen for item in months.open_items())


def test_the_audit_is_clean(shown, months):
    found = {one.check.name: one.findings for one in run_checks(months.agency)}
    found |= {one.name: one.findings for one in rederive(months.agency)}
    assert {name: findings for name, findings in found.items() if findings} == {}


def test_everybody_without_news_goes_on_step_by_step(shown, months):
    """May is folded for nobody: the law is that of April, and nobody has news."""
    assert (shown["may"]["lines"], shown["may"]["arrears_lines"]) == (9, 0)


# --- what is refused


def refused(do: Any, *args: Any, **more: Any) -> str:
    with pytest.raises(ActRefused) as found:
        do(*args, **more)
    assert found.value.zh and found.value.en
    return found.value.code


def test_a_month_is_closed_when_it_is_over_and_in_order(shown, months):
    june = MAY + 1
    close = payroll_close(months)
    assert refused(close, june, on=first_day(june) + 28) == "month_not_over"
    assert refused(close, june + 1, on=first_day(june + 2)) == "month_out_of_order"
    assert refused(close, MAY, on=first_day(june)) == "month_out_of_order"


def payroll_close(months: Payrolls) -> Any:
    from yanglao.acts.fund.close_month import close_month

    return lambda when, *, on: close_month(months.agency, month=when, by=months.by("accountant", on))


def test_a_batch_that_waits_holds_everything_up_until_it_is_sent_back(shown, months):
    june = MAY + 1
    batch = months.prepare(june)["batch"]
    assert refused(months.prepare, june) == "batch_open"
    assert refused(payroll_close(months), june, on=first_day(june) + 29) == "batch_open"
    by = months.by("reviewer", first_day(june) + 14)
    payroll.reject(months.agency, batch=batch, reason="重算", by=by)
    laid_out = f"public.pension_line_1_{june}_batch{batch}"
    assert months.desk.rows("SELECT to_regclass(%s)", laid_out) == [(None,)]
    assert refused(months.send, batch, on=first_day(june) + 14) == "not_booked"
    assert months.pay(june)["payments"] == 9


def test_the_answer_of_the_bank_is_of_what_was_sent(shown, months):
    june = MAY + 1
    batch = months.last_booked()
    row = row_of(months, batch, STEADYS_NEXT)
    assert refused(months.answer, batch, [row], on=first_day(june) + 15) == "not_sent"
    assert refused(months.answer, batch, [], on=first_day(june) + 15) == "answer_empty"
    months.send(batch, on=first_day(june) + 15)
    reference = row["流水号"]
    for changed, code in (
        ({"金额": "149.99"}, "answer_differs"),
        ({"流水号": f"{batch}-999999"}, "answer_foreign"),
        ({"流水号": reference.replace(str(batch), "1", 1)}, "answer_foreign"),
    ):
        assert refused(months.answer, batch, [row | changed], on=first_day(june) + 15) == code
    assert refused(months.answer, batch, [row, row], on=first_day(june) + 15) == "answer_row_twice"
    told = months.answer(batch, [row], on=first_day(june) + 15)
    assert (told["paid"], told["unanswered"]) == (1, 8)
    back = row | {"结果": "失败", "原因": "账户已销"}
    assert months.answer(batch, [back], on=first_day(june) + 16)["returned"] == 1
    assert months.answer(batch, [back], on=first_day(june) + 17)["returned"] == 0
    other = row_of(months, batch, OF[LOST], is_back=True)
    assert months.answer(batch, [other], on=first_day(june) + 18)["returned"] == 1
    paid_after_all = row_of(months, batch, OF[LOST])
    assert refused(months.answer, batch, [paid_after_all], on=first_day(june) + 19) == "answer_contradicts"


def test_what_was_approved_is_what_is_booked(shown, months, maintenance_url):
    """Lines changed behind the application's back after they were reviewed; the month's own wait in a table of the batch."""
    july = MAY + 2
    months.close(MAY + 1)
    shown_now = months.prepare(july)
    batch, on = shown_now["batch"], first_day(july) + 14
    payroll.review(months.agency, batch=batch, by=months.by("reviewer", on))
    fund(months.agency, batch, on=on)
    payroll.release(months.agency, batch=batch, by=months.by("finance", on))
    own = f"pension_line_1_{july}_batch{batch}"
    for change, back in (
        (
            "base_city_fen = base_city_fen + 1, cash_fen = cash_fen + 1",
            "base_city_fen = base_city_fen - 1, cash_fen = cash_fen - 1",
        ),
        ("payee_id = payee_id + 1", "payee_id = payee_id - 1"),
    ):
        behind_the_back(months, maintenance_url, f"UPDATE {own} SET {change} WHERE cash_fen > 0")
        assert (
            refused(payroll.book, months.agency, batch=batch, by=months.by("accountant", on))
            == "totals_differ"
        )
        behind_the_back(months, maintenance_url, f"UPDATE {own} SET {back} WHERE cash_fen > 0")
    payroll.book(months.agency, batch=batch, by=months.by("accountant", on))
    assert refused(payroll.book, months.agency, batch=batch, by=months.by("accountant", on)) == "step_taken"


def behind_the_back(months: Payrolls, url: str, statement: str) -> None:
    with psycopg.connect(with_database(url, months.agency.connection.info.dbname), autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        assert owner.execute(statement).rowcount > 0


def test_each_step_is_taken_by_another_person_of_its_task_in_order(shown, months):
    august = MAY + 3
    months.close(MAY + 2)
    batch, on = months.prepare(august)["batch"], first_day(august) + 14
    assert (
        refused(payroll.book, months.agency, batch=batch, by=months.by("accountant", on))
        == "step_out_of_order"
    )
    for who in ("clerk", "clerk-2", "supervisor", "finance"):
        assert refused(payroll.review, months.agency, batch=batch, by=months.by(who, on)) == "not_your_task"
    by = months.by("reviewer", on)
    proposed = propose_parameter(
        months.agency,
        parameter="base_pension_yuan_monthly",
        valid_from=august,
        value=160,
        document="文件",
        by=months.by("supervisor", on),
    )
    assert (
        refused(agree, months.agency, number=proposed["proposal"], by=months.by("supervisor", on))
        == "same_person"
    )
    agree(months.agency, number=proposed["proposal"], by=months.by("supervisor-2", on))
    payroll.reject(months.agency, batch=batch, reason="参数已调整", by=by)
    assert months.pay(august)["cash_fen"] == 7 * 160_00 + 10_79  # two wait for a new account


def test_a_key_is_for_one_thing(shown, months):
    """The same again gets the first answer; anything else under the key is refused, whoever asks."""
    by = months.by("clerk", 20120820)
    first = payroll.prepare(months.agency, month=MAY + 3, by=by)
    assert payroll.prepare(months.agency, month=MAY + 3, by=by) == first | {"repeated": True}
    assert refused(payroll.prepare, months.agency, month=MAY + 4, by=by) == "key_used"


def test_days_are_not_in_the_future_nor_in_closed_months(shown, months, monkeypatch):
    monkeypatch.setenv("YANGLAO_TODAY", "2012-08-20")
    september = MAY + 4
    assert refused(months.prepare, september, on=20120821) == "date_in_future"
    assert (
        refused(months.note_accounts, {STEADY: "6217000000000000099"}, on=20120731) == "date_in_closed_month"
    )
