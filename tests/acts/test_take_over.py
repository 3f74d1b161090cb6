"""接收旧系统 A city comes over from another system: accounts with a scorecard, three people, balances that reconcile, then a payroll."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from acts.desk import Desk, found, number
from acts.filing import AGENCY
from acts.payrolls import Payrolls

from yanglao.acts.agreeing import send_back
from yanglao.acts.doing import do
from yanglao.acts.takeover.scoring import scores
from yanglao.acts.takeover.showing import shown_openings
from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.commands.office import Office
from yanglao.kernel.columns import ints
from yanglao.kernel.months import month
from yanglao.ledger.chart import PAYMENTS, POOL, RETURNED, TAKEN_OVER, TO_RECOVER, TREASURY
from yanglao.reports.asking import OFFICE, reader
from yanglao.reports.take_over import take_over_scores
from yanglao.reports.transfer_papers import transfer_papers
from yanglao.store.acting import ActRefused, By
from yanglao.store.assessed import assess
from yanglao.store.entries import balances
from yanglao.store.facts import known_facts
from yanglao.store.law import laws_of
from yanglao.store.proposals import proposal_of

ON = 20140103
JANUARY = month(2014, 1)
keys = count(1)
PAYING, DRAWING, OTHER_ROUNDING, DIFFERENT, LATE, HELD = (
    number(1, "19701103"),
    number(2, "19500211"),
    number(3, "19491205"),
    number(4, "19480730"),
    number(5, "19660606"),
    number(6, "19530113"),
)
EVERYBODY = (PAYING, DRAWING, OTHER_ROUNDING, DIFFERENT, LATE, HELD)


def drawing(one: str, **more: object) -> dict[str, object]:
    """Somebody in payment since March 2012: 1,390.00 at the award, 10.00 a month, as the old system pays it."""
    return {
        "number": one,
        "on": "2014-01-01",
        "own_balance_yuan": "1000.00",
        "province_balance_yuan": "120.00",
        "city_balance_yuan": "50.00",
        "pension_since": "2012-03",
        "own_award_yuan": "1200.00",
        "province_award_yuan": "140.00",
        "city_award_yuan": "50.00",
        "old_base_yuan": "130.00",
        "old_account_yuan": "10.00",
        **more,
    }


ROWS: list[dict[str, object]] = [
    {
        "number": PAYING,
        "on": "2014-01-01",
        "own_balance_yuan": "1500.00",
        "province_balance_yuan": "54.00",
        "city_balance_yuan": "96.00",
        "paid_years": "2011-2013",
        "back_paid_years": 2,
        "on_the_way_yuan": "30.00",
    },
    drawing(DRAWING, returned_yuan="140.00", overpaid_yuan="26.00", on_the_way_yuan="140.00"),
    drawing(OTHER_ROUNDING, old_account_yuan="10.60"),
    drawing(DIFFERENT, old_account_yuan="18.00"),
    drawing(HELD, pension_since="2013-02", held_since="2013-11", old_base_yuan="", old_account_yuan=""),
]


@pytest.fixture(scope="module")
def months(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Payrolls:
    agency = found(new_office("take-over"), opens_in=JANUARY)
    months = Payrolls(Desk(agency, tmp_path_factory.mktemp("desk")))
    months.desk.register(EVERYBODY)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    months.desk.take("residence", [{"number": one, **home} for one in EVERYBODY], on=ON)
    return months


def by(actor: str, on: int = ON) -> By:
    return By(actor, on, f"take over {next(keys)}")


def code_of(work: Callable[[], Any]) -> str:
    with pytest.raises(ActRefused) as refusal:
        work()
    return refusal.value.code


def hand_over(months: Payrolls, *rows: dict[str, object]) -> int:
    months.desk.take("take_over", rows, on=ON)
    assert months.desk.codes() == []
    return int(months.desk.answer["proposal"])


def balance(months: Payrolls, account: int) -> int:
    return balances(months.agency.connection, months.agency.area).get(account, 0)


def classes(months: Payrolls) -> dict[str, str]:
    table = take_over_scores(reader(months.agency, "clerk", OFFICE, on=ON), only_differing=False)
    return {row["number"]: row["class"] for row in table.rows}


OPENING = {
    "receipts_yuan": "0.00",
    "treasury_yuan": "5000.00",
    "payments_yuan": "310.00",
    "pool_yuan": "20.00",
    "document": "银行对账单 2013-12",
}


def reconcile(months: Payrolls, **more: str) -> dict[str, Any]:
    return do(months.agency, "opening_balances", [OPENING | more], by=by("accountant"))


def test_nothing_of_before_the_first_month_is_recorded_otherwise(months: Payrolls) -> None:
    months.desk.take("enrolment", [{"number": LATE, "on": "2013-12-31"}], on=ON)
    assert months.desk.codes() == ["before_opening"]
    assert code_of(lambda: months.close(month(2011, 10), on=ON)) == "month_out_of_order"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"on": "2014-02-01"}, "not_the_opening_day"),
        ({"paid_years": "2011-2015"}, "bad_years"),
        ({"paid_years": "2011、2011"}, "bad_years"),
        ({"paid_years": "很多年"}, "bad_years"),
        ({"paid_years": "1985-2013"}, "bad_years"),
        ({"own_product_yuan": "5.00"}, "product_in_january"),
        ({"held_since": "2013-11"}, "award_incomplete"),
        ({"increment_years": 2}, "award_incomplete"),
        ({"own_award_yuan": "5.00"}, "award_incomplete"),
        ({"pension_since": "2013-12"}, "not_60"),
        ({"number": number(9)}, "unknown_person"),
    ],
)
def test_rows_that_cannot_be_taken_over(months: Payrolls, more: dict[str, object], code: str) -> None:
    months.desk.take("take_over", [{**ROWS[0], **more}], on=ON)
    assert months.desk.codes() == [code]
    assert months.desk.answer["proposed"] == 0


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"pension_since": "2010-02"}, "pension_starts_too_early"),
        ({"held_since": "2013-11"}, "held_wrongly"),
        ({"held_since": "2014-02", "old_base_yuan": "", "old_account_yuan": ""}, "held_wrongly"),
        ({"held_since": "2012-02", "old_base_yuan": "", "old_account_yuan": ""}, "held_too_long"),
    ],
)
def test_pensions_that_cannot_be_taken_over(months: Payrolls, more: dict[str, object], code: str) -> None:
    months.desk.take("take_over", [drawing(DRAWING, **more)], on=ON)
    assert months.desk.codes() == [code]


def test_what_waits_is_not_said_otherwise_by_another_list(months: Payrolls) -> None:
    """A pension left out is not "nothing new", and nobody's figures are changed behind the back of those who sign."""
    bare = {name: value for name, value in ROWS[3].items() if name in ("number", "on") or "balance" in name}
    number_ = hand_over(months, bare)
    for other in (ROWS[3], {**bare, "note": "无差异"}, {**bare, "own_balance_yuan": "1.00"}):
        months.desk.take("take_over", [other], on=ON)
        assert months.desk.codes() == ["waits_otherwise"]
    assert classes(months) == {DIFFERENT: "agrees"}
    send_back(months.agency, number=number_, reason="漏报待遇", by=by("reviewer"))
    assert classes(months) == {}


def test_nobody_who_has_joined_here_is_taken_over_besides(months: Payrolls) -> None:
    with months.agency.connection.transaction(force_rollback=True):
        months.desk.take("enrolment", [{"number": PAYING, "on": "2014-01-03"}], on=ON)
        months.desk.take("take_over", [ROWS[0]], on=ON)
        assert months.desk.codes() == ["already_enrolled"]


def test_nobody_agrees_while_a_difference_is_unexplained(months: Payrolls) -> None:
    number_ = hand_over(months, *ROWS)
    assert classes(months) == {
        PAYING: "agrees",
        DRAWING: "agrees",
        OTHER_ROUNDING: "rounding",
        DIFFERENT: "account",
        HELD: "agrees",
    }
    shown = shown_openings(months.agency, proposal_of(months.agency.connection, months.agency.area, number_))
    assert (shown["accounts"], shown["own_yuan"], shown["returned_yuan"]) == (5, "5,500.00", "140.00")
    assert (shown["held"], shown["own_product"]) == (1, "0.00")
    assert shown["classes"] == {"agrees": 3, "rounding": 1, "account": 1}
    assert [one["difference_yuan"] for one in shown["differing"]] == ["-0.60", "-8.00"]
    assert code_of(lambda: months.desk.agree(number_, on=ON)) == "unexplained_differences"
    assert balance(months, TAKEN_OVER) == 0
    send_back(months.agency, number=number_, reason="请说明差异", by=by("reviewer"))


def test_accounts_are_booked_when_two_others_have_signed(months: Payrolls) -> None:
    explained = {**ROWS[3], "note": "旧系统按 77 个月计发,已更正"}
    number_ = hand_over(months, *ROWS[:3], explained, ROWS[4])
    months.desk.take("take_over", [ROWS[0]], on=ON)
    assert (months.desk.answer["unchanged"], months.desk.answer["proposal"]) == (1, None)
    assert code_of(lambda: reconcile(months)) == "openings_wait"
    months.desk.agree(number_, on=ON)
    assert balance(months, TAKEN_OVER) == 0
    months.desk.agree(number_, on=ON)
    assert balance(months, TAKEN_OVER) == 165_000 + 4 * 117_000 + 14_000 - 2_600
    assert (balance(months, RETURNED), balance(months, TO_RECOVER)) == (-14_000, 2_600)
    assert len(scores(months.agency)) == 5
    months.desk.take("take_over", [ROWS[0]], on=ON)
    assert months.desk.answer["unchanged"] == 1
    months.desk.take("take_over", [{**ROWS[0], "own_balance_yuan": "1.00"}], on=ON)
    assert months.desk.codes() == ["taken_over_otherwise"]


def test_no_month_is_closed_on_balances_that_nobody_has_reconciled(months: Payrolls) -> None:
    assert code_of(lambda: months.close(JANUARY)) == "opening_not_reconciled"


def test_balances_are_booked_when_they_agree_to_the_fen(months: Payrolls) -> None:
    assert code_of(lambda: reconcile(months)) == "does_not_reconcile"
    assert code_of(lambda: reconcile(months, treasury_yuan="6323.99")) == "does_not_reconcile"
    assert code_of(lambda: reconcile(months, treasury_yuan="6324.01")) == "does_not_reconcile"
    number_ = reconcile(months, treasury_yuan="6324.00")["proposal"]
    months.desk.agree(number_, on=ON)
    months.desk.agree(number_, on=ON)
    assert balance(months, TAKEN_OVER) == 0
    assert (balance(months, TREASURY), balance(months, PAYMENTS)) == (632_400, 14_000)
    assert balance(months, POOL) == -2_000
    assert code_of(lambda: reconcile(months, treasury_yuan="6324.00")) == "take_over_closed"
    with pytest.raises(ActRefused) as refusal:
        months.desk.take("take_over", [drawing(LATE)], on=ON)
    assert refusal.value.code == "take_over_closed"


def test_what_was_on_its_way_comes_back_once(months: Payrolls) -> None:
    def back(yuan: str, one: str = DRAWING, on: str = "2014-01-03") -> dict[str, Any]:
        values = {"number": one, "amount_yuan": yuan, "on": on, "document": "退票 7"}
        return do(months.agency, "return_from_before", [values], by=by("accountant"))

    assert code_of(lambda: back("140.01")) == "none_on_the_way"
    assert code_of(lambda: back("30.01", PAYING)) == "none_on_the_way"
    assert code_of(lambda: back("140.00", on="2014-01-04")) == "date_in_future"
    months.desk.agree(back("140.00")["proposal"], on=ON)
    assert (balance(months, RETURNED), balance(months, PAYMENTS)) == (-28_000, 28_000)
    assert code_of(lambda: back("0.01")) == "none_on_the_way"


def test_the_first_payroll_pays_the_first_month_and_what_came_back(months: Payrolls) -> None:
    shown = months.pay(JANUARY)
    assert shown["lines"] == 3
    pensions = months.desk.rows("SELECT person_id, month, cash_fen FROM pension_line ORDER BY person_id")
    assert {one for _, one, _ in pensions} == {JANUARY}
    assert [fen for *_, fen in pensions] == [14_000, 14_000, 14_000]
    paid = months.desk.rows("SELECT sum(amount_fen)::bigint FROM item_move WHERE how = 'paid'")
    assert paid == [(28_000,)]
    months.close(JANUARY)
    for one in (month(2014, 2), month(2014, 3)):
        months.month(one)


def test_the_book_proves_itself(months: Payrolls) -> None:
    assert [(one.check.name, one.findings) for one in run_checks(months.agency) if one.findings] == []
    assert [one.name for one in rederive(months.agency) if one.findings] == []


def test_months_held_there_are_paid_when_the_certificate_comes_and_no_others(months: Payrolls) -> None:
    """Also where somebody puts the suspension back to a month that the old system has paid."""
    assert months.lines(HELD) == []
    earlier = {"from": "2012-04", "until": "", "reason": "未认证"}
    months.desk.suspend([{"number": one, **earlier} for one in (HELD, OTHER_ROUNDING)], on=20140402)
    certified = [{"number": one, "on": "2014-04-08"} for one in (HELD, OTHER_ROUNDING)]
    months.desk.take("life_certificate", certified, on=20140408)
    months.pay(month(2014, 4))
    assert [one for one, *_ in months.lines(HELD)] == [
        *("2013-11", "2013-12"),
        *("2014-01", "2014-02", "2014-03", "2014-04"),
    ]
    assert {one for one, *_ in months.lines(OTHER_ROUNDING)} == {"2014-01", "2014-02", "2014-03", "2014-04"}
    test_the_book_proves_itself(months)


@pytest.mark.parametrize(
    ("one", "kind", "on", "code"),
    [
        (OTHER_ROUNDING, "opening", "2013-06-01", "not_the_opening_day"),
        (OTHER_ROUNDING, "opening", "2014-02-01", "not_the_opening_day"),
        (PAYING, "contribution", "2013-12-31", "before_opening"),
        (DRAWING, "death", "2013-12-20", "ended_before_opening"),
    ],
)
def test_no_correction_goes_back_before_the_first_month(
    months: Payrolls, one: str, kind: str, on: str, code: str
) -> None:
    with months.agency.connection.transaction(force_rollback=True):
        months.desk.take("death", [{"number": DRAWING, "on": "2014-04-20"}], on=20140503)
        paid = {"number": PAYING, "year": 2014, "tier_yuan": 500, "on": "2014-04-10", "receipt": "R-3"}
        months.desk.take("contribution", [paid], on=20140503)
        (fact,) = facts_of_kind(months, one, kind)
        values = {"number": one, "fact": fact, "reason": "错", "document": "更 0"}
        corrected = [values | {"values": f'{{"on": "{on}"}}'}]
        assert code_of(lambda: do(months.agency, "replace_fact", corrected, by=by("clerk", 20140503))) == code


def test_who_died_before_the_first_month(months: Payrolls) -> None:
    months.desk.take("death", [{"number": DRAWING, "on": "2013-12-20"}], on=20140411)
    assert months.desk.codes() == ["ended_before_opening"]


def test_years_paid_before_are_not_paid_again_and_the_rest_goes_on(months: Payrolls) -> None:
    rows = [
        {"number": PAYING, "year": 2014, "tier_yuan": 500, "on": "2014-04-10", "receipt": "R-1"},
        {"number": PAYING, "year": 2013, "tier_yuan": 500, "on": "2014-04-10", "receipt": "R-2"},
    ]
    months.desk.take("contribution", rows, on=20140410)
    assert months.desk.codes() == ["wrong_year"]


def facts_of_kind(months: Payrolls, one: str, kind: str) -> list[int]:
    rows = months.desk.rows(
        "SELECT f.root FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE k.name = %s AND f.person_id = %s"
        " AND f.replaces IS NULL ORDER BY f.year, f.id",
        kind,
        months.person(one),
    )
    return [root for (root,) in rows]


def test_a_certificate_says_the_years_of_before(months: Payrolls) -> None:
    """Another agency counts by it: what the old system was paid is not lost on the way."""
    with months.agency.connection.transaction(force_rollback=True):
        asked = {
            "number": PAYING,
            "on": "2014-04-10",
            "kind": "transfer_out",
            "place": "省外",
            "agency": AGENCY,
        }
        months.desk.take("transfer_application", [asked], on=20140410)
        paper = {"number": PAYING, "on": "2014-04-10", "document": "凭证1号"}
        assert months.desk.take("transfer_certificate", [paper], on=20140410)["recorded"] == 1
        ((said,),) = months.desk.rows("SELECT content FROM transfer_step WHERE step = 'certificate'")
        assert (said["paid"], said["back_paid_years"]) == (
            [[2011, 0], [2012, 0], [2013, 0], [2014, 500_00]],
            2,
        )
        papers = transfer_papers(reader(months.agency, "clerk", OFFICE, on=20140410), number=PAYING)
        (paid,) = [row["value"] for row in papers.rows if row["field"] == "paid"]
        assert paid == ("2011、2012、2013、2014 500.00",) * 2


def merge(months: Payrolls, stays: str, goes: str) -> Any:
    row = {"number": stays, "merged": goes, "reason": "重复登记", "document": "并1号"}
    return do(months.agency, "merge_persons", [row], by=by("clerk", 20140410))


def test_records_that_are_merged_keep_what_was_taken_over(months: Payrolls) -> None:
    """The book goes on proving itself, what is on its way can come back, and no second balance is lost."""
    with months.agency.connection.transaction(force_rollback=True):
        assert code_of(lambda: merge(months, HELD, PAYING)) == "both_taken_over"
        row = {"number": (twin := number(61, "19701103")), "name": "陈测试", "unit": "永安社区"}
        months.desk.take("register", [row], on=20140410)
        merged = merge(months, twin, PAYING)
        assert not set(facts_of_kind(months, PAYING, "opening_items")) & set(merged["goes_over"])
        for _ in range(2):
            months.desk.agree(merged["proposal"], on=20140410)
        back = {"number": twin, "amount_yuan": "30.00", "on": "2014-04-10", "document": "退票 8"}
        waits = do(months.agency, "return_from_before", [back], by=by("accountant", 20140410))
        months.desk.agree(waits["proposal"], on=20140410)
        assert ("returned", 3_000) in [(kind, fen) for kind, _, fen in months.items(twin)]
        test_the_book_proves_itself(months)


def test_a_balance_taken_over_wrongly_is_corrected_by_difference(months: Payrolls) -> None:
    """What remains open stands in the account of the take-over until it is decided who bears it."""
    (fact,) = facts_of_kind(months, PAYING, "opening")
    values = {
        "number": PAYING,
        "fact": fact,
        "values": '{"own_yuan": "1400.00"}',
        "reason": "多报",
        "document": "更 1",
    }
    proposal = do(months.agency, "replace_fact", [values], by=by("clerk", 20140411))["proposal"]
    months.desk.agree(proposal, on=20140411)
    months.close(month(2014, 4))
    assert balance(months, TAKEN_OVER) == -10_000
    table = take_over_scores(reader(months.agency, "clerk", OFFICE, on=20140430), only_differing=True)
    assert table.sums["unmet_fen"][-1] == -10_000


def test_a_year_that_was_not_paid_is_taken_back(months: Payrolls) -> None:
    *_, last = facts_of_kind(months, PAYING, "paid_year")
    values = {"number": PAYING, "fact": last, "reason": "未缴", "document": "更 2"}
    proposal = do(months.agency, "cancel_fact", [values], by=by("clerk", 20140502))["proposal"]
    months.desk.agree(proposal, on=20140502)
    found = assess(
        laws_of(months.agency.connection, months.agency.area),
        known_facts(months.agency.connection, months.agency.area, ints([months.person(PAYING)])),
        through=month(2014, 5),
    )
    assert found.history.state.paid_years.tolist() == [3]


def test_a_pension_taken_over_wrongly_becomes_an_overpayment(months: Payrolls) -> None:
    (fact,) = facts_of_kind(months, DIFFERENT, "opening_award")
    before = balance(months, TO_RECOVER)
    values = {"number": DIFFERENT, "fact": fact, "reason": "早已去世", "document": "更 3"}
    proposal = do(months.agency, "cancel_fact", [values], by=by("clerk", 20140502))["proposal"]
    months.desk.agree(proposal, on=20140502)
    months.desk.agree(proposal, on=20140502)
    months.month(month(2014, 5))
    assert balance(months, TO_RECOVER) - before == 4 * 14_000
    test_the_book_proves_itself(months)


def test_what_somebody_left_who_had_died_before_is_owed_to_the_heirs(months: Payrolls) -> None:
    row = {"number": DIFFERENT, "on": "2014-01-01", "document": "死亡证明:2013-12-20"}
    months.desk.take("death", [row], on=20140603)
    months.close(month(2014, 6))
    assert ("one_off", 100_250) in [(kind, fen) for kind, _, fen in months.items(DIFFERENT)]
    test_the_book_proves_itself(months)
