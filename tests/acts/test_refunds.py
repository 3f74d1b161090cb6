"""退费与补足 Money that pays for nothing goes back, to the person or whoever is named, by two people or three; or it completes a year."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls

from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.doing import do
from yanglao.acts.refunds.showing import shown_refund
from yanglao.audit.checks import run_checks
from yanglao.kernel.months import month
from yanglao.ledger.chart import CONTRIBUTIONS_OWED, RECEIPTS, RETURNED
from yanglao.store.acting import ActRefused, By
from yanglao.store.entries import balances
from yanglao.store.proposals import proposal_of

fresh, keys = count(700), count(1)
ON = 20111020
OCTOBER, NOVEMBER = month(2011, 10), month(2011, 11)


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    return Payrolls(desk)


@pytest.fixture
def somebody(desk: Desk) -> str:
    one = number(next(fresh))
    desk.register([one])
    homes = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **homes}], on=ON)
    desk.take("enrolment", [{"number": one, "on": "2011-10-05"}], on=ON)
    return one


def by(actor: str, on: int = ON) -> By:
    return By(actor, on, f"refunds {next(keys)}")


def pay(desk: Desk, one: str, yuan: object, receipt: str = "", **more: object) -> str:
    receipt = receipt or f"R{next(fresh)}"
    row = paid(one, receipt, amount_yuan=yuan, year=2011, on="2011-10-10", **more)
    desk.take("contribution", [row], on=ON)
    return receipt


def item_of(months: Payrolls, one: str, kind: str) -> int:
    (found,) = [
        item.id
        for item in months.open_items()
        if item.person == months.person(one) and item.kind.name == kind
    ]
    return found


def refund(desk: Desk, one: str, item: int, *, on: int = ON, **more: object) -> dict[str, Any]:
    values = {"number": one, "item": item, "reason": "多缴", "document": "退 1 号", **more}
    return do(desk.agency, "refund", [values], by=by("clerk", on))


def complete(desk: Desk, one: str, short: str, **more: object) -> dict[str, Any]:
    values = {"number": one, "short_receipt": short, "on": "2011-10-12", **more}
    return do(desk.agency, "complete_payment", [values], by=by("clerk"))


def code_of(work: Any) -> str:
    with pytest.raises(ActRefused) as refused:
        work()
    return refused.value.code


def moved(desk: Desk, before: dict[int, int], *accounts: int) -> list[int]:
    now = balances(desk.agency.connection, desk.agency.area)
    return [now.get(one, 0) - before.get(one, 0) for one in accounts]


def speaking(desk: Desk) -> list[str]:
    return [one.check.name for one in run_checks(desk.agency) if one.findings]


# --- completed


def test_the_rest_of_a_short_payment_pays_the_year(desk: Desk, months: Payrolls, somebody: str) -> None:
    short = pay(desk, somebody, 480)
    before = balances(desk.agency.connection, desk.agency.area)
    done = complete(desk, somebody, short, receipt=f"C{somebody}")
    assert (done["recorded"], done["received_fen"], done["applied_fen"]) == (1, 20_00, 480_00)
    assert moved(desk, before, RECEIPTS, CONTRIBUTIONS_OWED) == [20_00, 480_00]
    assert months.items(somebody) == []
    line = desk.rows(
        "SELECT paid_own_fen, cash_fen, owed_fen FROM arrival_line WHERE person_id = %s AND opened = 0",
        months.person(somebody),
    )
    assert line == [(500_00, 20_00, 480_00)]
    assert code_of(lambda: complete(desk, somebody, short)) == "not_short"
    assert speaking(desk) == []


def test_what_is_left_of_the_short_payment_goes_on_waiting(
    desk: Desk, months: Payrolls, somebody: str
) -> None:
    short = pay(desk, somebody, 480)
    done = complete(desk, somebody, short, receipt=f"C{somebody}", amount_yuan=100)
    assert (done["received_fen"], done["applied_fen"]) == (100_00, 400_00)
    assert months.items(somebody) == [("short", "2011-10", 80_00)]


def test_when_less_is_due_by_now_what_waits_is_enough(desk: Desk, months: Payrolls, somebody: str) -> None:
    short = pay(desk, somebody, 430)
    low = {"number": somebody, "category": "低保", "from": "2011-10-01", "until": ""}
    desk.take("category", [low], on=ON)
    done = complete(desk, somebody, short)
    assert (done["received_fen"], done["applied_fen"], months.items(somebody)) == (0, 430_00, [])
    assert speaking(desk) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"receipt": "", "amount_yuan": ""}, "no_receipt"),
        ({"receipt": "N1", "amount_yuan": 19}, "still_short"),
        ({"receipt": "USED"}, "receipt_used"),
        ({"short_receipt": "USED", "receipt": "N2"}, "not_short"),
        ({"short_receipt": "UNKNOWN", "receipt": "N2"}, "not_short"),
        ({"on": "2011-10-21", "receipt": "N2"}, "date_in_future"),
        ({"number": number(999), "receipt": "N2"}, "unknown_person"),
    ],
)
def test_a_payment_that_is_not_completed(
    desk: Desk, somebody: str, more: dict[str, object], code: str
) -> None:
    short = pay(desk, somebody, 480)
    if "USED" in more.values() and not desk.rows("SELECT 1 FROM receipt WHERE number = 'USED'"):
        other = number(next(fresh))
        desk.join([other], on="2011-10-05")
        pay(desk, other, 500, "USED")
    values = {"number": somebody, "short_receipt": short, "on": "2011-10-12", **more}
    assert code_of(lambda: do(desk.agency, "complete_payment", [values], by=by("clerk"))) == code


def test_the_rules_are_asked_about_the_day_of_the_rest(desk: Desk, somebody: str) -> None:
    """Meanwhile the year was paid in full under another receipt."""
    short = pay(desk, somebody, 480)
    pay(desk, somebody, 500)
    assert code_of(lambda: complete(desk, somebody, short, receipt=f"D{somebody}")) == "year_already_paid"


# --- refunded


def test_an_excess_goes_back_with_the_next_payroll(desk: Desk, months: Payrolls, somebody: str) -> None:
    pay(desk, somebody, 600)
    before = balances(desk.agency.connection, desk.agency.area)
    done = refund(desk, somebody, item_of(months, somebody, "excess"))
    assert (done["refund_fen"], done["people"]) == (100_00, 2)
    assert code_of(lambda: refund(desk, somebody, item_of(months, somebody, "excess"))) == "refund_waits"
    assert moved(desk, before, CONTRIBUTIONS_OWED, RETURNED) == [0, 0]
    shown = shown_refund(desk.agency, proposal_of(desk.agency.connection, desk.agency.area, done["proposal"]))
    assert (shown["amount_yuan"], shown["payee"], shown["people"]) == ("100.00", None, 2)
    assert somebody not in str(shown)
    agree(desk.agency, number=done["proposal"], by=by("reviewer"))
    assert moved(desk, before, CONTRIBUTIONS_OWED, RETURNED) == [100_00, -100_00]
    assert months.items(somebody) == [("refund", "2011-10", 100_00)]
    months.pay(OCTOBER, on=ON)
    sent = months.sent(months.last_booked())
    assert sent[f"6217{somebody[-12:-1]}9"] == 100_00
    assert months.items(somebody) == []
    rows = months.statement(somebody)
    told = [(row["what"], row["cash_fen"], row["held_fen"]) for row in rows]
    assert [one for one in told if one[0] in ("refunded", "paid")] == [
        ("refunded", 0, 0),
        ("paid", -100_00, -100_00),
    ]
    assert rows[-1]["held_fen"] == 0
    assert speaking(desk) == []


def test_above_the_limit_a_third_person_approves(desk: Desk, months: Payrolls, somebody: str) -> None:
    pay(desk, somebody, 5_500.01)
    done = refund(desk, somebody, item_of(months, somebody, "excess"))
    assert (done["refund_fen"], done["people"]) == (5_000_01, 3)
    agree(desk.agency, number=done["proposal"], by=by("reviewer"))
    assert [kind for kind, *_ in months.items(somebody)] == ["excess"]
    assert code_of(lambda: agree(desk.agency, number=done["proposal"], by=by("clerk-2"))) == "not_your_task"
    agree(desk.agency, number=done["proposal"], by=by("director"))
    assert months.items(somebody) == [("refund", "2011-10", 5_000_01)]


def test_up_to_the_limit_two_are_enough(desk: Desk, months: Payrolls, somebody: str) -> None:
    pay(desk, somebody, 5_500)
    assert refund(desk, somebody, item_of(months, somebody, "excess"))["people"] == 2


def test_a_named_payee_gets_it_and_what_comes_back_waits_for_another(
    desk: Desk, months: Payrolls, somebody: str
) -> None:
    """The employer paid too much: never to the insured, also when the bank returns it."""
    pay(desk, somebody, 600)
    named = {"holder": "用人单位", "bank_account": "6217111111111111111"}
    done = refund(desk, somebody, item_of(months, somebody, "excess"), **named)
    agree(desk.agency, number=done["proposal"], by=by("reviewer"))
    batch = months.pay(OCTOBER, on=20111021)["batch"]
    assert months.sent(batch)["6217111111111111111"] == 100_00
    months.send(batch, on=20111022)
    returned(months, batch, {"6217111111111111111"}, on=20111023)
    assert months.items(somebody) == [("returned", "2011-10", 100_00)]
    months.pay(OCTOBER, on=20111024)
    assert months.items(somebody) == [("returned", "2011-10", 100_00)]
    item = item_of(months, somebody, "returned")
    assert code_of(lambda: refund(desk, somebody, item, on=20111024)) == "payee_needed"
    again = {"holder": "用人单位", "bank_account": "6217111111111111112"}
    done = refund(desk, somebody, item, on=20111024, **again)
    agree(desk.agency, number=done["proposal"], by=by("reviewer", 20111024))
    batch = months.pay(OCTOBER, on=20111025)["batch"]
    assert months.sent(batch) == {"6217111111111111112": 100_00}
    assert (months.items(somebody), speaking(desk)) == ([], [])


def returned(months: Payrolls, batch: int, accounts: set[str], *, on: int) -> None:
    rows = [
        {
            "流水号": reference,
            "账号": account,
            "户名": "",
            "金额": amount,
            "结果": "退回",
            "原因": "账号不存在",
        }
        for account, (reference, amount) in months.references(batch).items()
        if account in accounts
    ]
    assert len(rows) == len(accounts)
    months.answer(batch, rows, on=on)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"item": 999_999}, "no_such_item"),
        ({"holder": "某人"}, "half_an_account"),
        ({"bank_account": "6217111111111111113"}, "half_an_account"),
        ({"number": number(999)}, "unknown_person"),
    ],
)
def test_a_refund_that_is_refused(
    desk: Desk, months: Payrolls, somebody: str, more: dict[str, object], code: str
) -> None:
    pay(desk, somebody, 600)
    values: dict[str, Any] = {"number": somebody, "item": item_of(months, somebody, "excess"), **more}
    one = values.pop("number")
    assert code_of(lambda: refund(desk, one, on=20111025, **values)) == code


def test_money_of_another_kind_is_not_refunded(desk: Desk, months: Payrolls, somebody: str) -> None:
    """A refund that waits for its payroll is no excess any more."""
    pay(desk, somebody, 600)
    done = refund(desk, somebody, item_of(months, somebody, "excess"), on=20111025)
    agree(desk.agency, number=done["proposal"], by=by("reviewer", 20111025))
    item = item_of(months, somebody, "refund")
    assert code_of(lambda: refund(desk, somebody, item, on=20111025)) == "not_refundable"


def test_money_that_has_moved_is_not_refunded(desk: Desk, months: Payrolls, somebody: str) -> None:
    short = pay(desk, somebody, 480)
    done = refund(desk, somebody, item_of(months, somebody, "short"), on=20111025)
    complete(desk, somebody, short, receipt=f"Z{somebody}")
    late = By("reviewer", 20111025, f"late {somebody}")
    assert code_of(lambda: agree(desk.agency, number=done["proposal"], by=late)) == "no_longer_possible"
    send_back(desk.agency, number=done["proposal"], reason="已补足", by=by("reviewer", 20111025))


def test_a_transfer_that_came_back_waits_for_the_other_agency(desk: Desk, months: Payrolls) -> None:
    """Closes months, so it stands last."""
    one = number(next(fresh))
    desk.register([one])
    homes = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **homes}], on=20111025)
    desk.take("enrolment", [{"number": one, "on": "2011-10-05"}], on=20111025)
    row = paid(one, f"T{one}", year=2011, on="2011-10-10")
    desk.take("contribution", [row], on=20111025)
    moving = {"number": one, "on": "2011-10-26", "to": "省外", "take": "转移"}
    desk.take("transfer_out", [moving], on=20111026)
    agencys = "6217222222222222221"
    months.note_accounts({one: agencys}, on=20111026, whose="转入地经办机构")
    months.close(OCTOBER)
    batch = months.pay(NOVEMBER)["batch"]
    assert months.sent(batch)[agencys] > 0
    months.send(batch, on=20111116)
    returned(months, batch, {agencys}, on=20111117)
    months.pay(NOVEMBER, on=20111118)
    assert [kind for kind, *_ in months.items(one)] == ["returned"]
    months.note_accounts({one: "6217222222222222222"}, on=20111119, whose="转入地经办机构")
    batch = months.pay(NOVEMBER, on=20111120)["batch"]
    assert set(months.sent(batch)) == {"6217222222222222222"}
    assert (months.items(one), speaking(desk)) == ([], [])
