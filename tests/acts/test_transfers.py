"""转移接续 A transfer goes over a file, from the application to the other place's confirmation: money first, then rights; out by letter,
and to the other agency alone (七3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from acts.correcting import Corrections
from acts.desk import Desk, number, paid
from acts.filing import AGENCY, OURS
from acts.payrolls import Payrolls
from acts.story import answered
from psycopg.errors import CheckViolation, InsufficientPrivilege, RestrictViolation

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.kernel.months import month
from yanglao.ledger.chart import CONTRIBUTIONS_OWED, RECEIPTS
from yanglao.policy import offices
from yanglao.store.acting import ActRefused, By
from yanglao.store.cash_ups import taken_at_counter
from yanglao.store.entries import balances
from yanglao.store.transfers import files_of

OCTOBER, NOVEMBER = (month(2011, n) for n in (10, 11))
ON = 20111031
THEIRS, OWN = "6217000000000000091", "6217000000000000067"
BROUGHT = {"own_yuan": 300, "province_yuan": 90, "city_yuan": 10, "years": 2}
fresh = count(1)
Row = Mapping[str, object]


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    return Payrolls(desk)


@pytest.fixture
def member(desk: Desk) -> str:
    """Somebody who has joined and paid for 2011."""
    return joined(desk)


def joined(desk: Desk) -> str:
    one = number(next(fresh), "19700420")
    desk.register([one])
    homes = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **homes}], on=ON)
    desk.take("enrolment", [{"number": one, "on": "2011-10-05"}], on=ON)
    desk.take("contribution", [paid(one, f"R{one}", year=2011, on="2011-10-06")], on=ON)
    return one


def step(
    desk: Desk, act: str, one: str, day: int, /, *, on: int = ON, actor: str = "", **more: object
) -> list[str]:
    """Note one step dated a day of October (a greater number: yyyymmdd); the codes it is refused by."""
    told = f"2011-10-{day:02d}" if day < 32 else f"{day // 10000}-{day // 100 % 100:02d}-{day % 100:02d}"
    desk.take(act, [{"number": one, "on": told, **more}], on=on, filed=False, actor=actor)
    return desk.codes()


def applied(
    desk: Desk, one: str, kind: str, *, scheme: str = "", place: str = "省外", day: int = 7
) -> list[str]:
    return step(desk, "transfer_application", one, day, kind=kind, agency=AGENCY, place=place, scheme=scheme)


def arrived(desk: Desk, one: str, *, fen: str = "400.00", **sheet: object) -> None:
    """A file up to the rights."""
    assert applied(desk, one, "transfer_in") == []
    assert step(desk, "transfer_letter", one, 9, document="接1", bank_account=OURS) == []
    assert step(desk, "transfer_money", one, 20, receipt=f"M{one}", amount_yuan=fen) == []
    assert step(desk, "transfer_sheet", one, 20, document="表1", **{**BROUGHT, **sheet}) == []


def items(desk: Desk, one: str) -> list[tuple[str, int]]:
    return [
        (kind, int(left))
        for kind, left in desk.rows(
            "SELECT i.kind, i.amount_fen - coalesce((SELECT sum(m.amount_fen) FROM item_move m WHERE m.item_id = i.id), 0)"
            " FROM open_item i WHERE i.person_id = %s ORDER BY i.id",
            person(desk, one),
        )
        if left
    ]


def person(desk: Desk, one: str) -> int:
    found = desk.rows("SELECT person_id FROM identity WHERE number_hash = %s", desk.agency.keys.hashed(one))
    return int(found[0][0])


def speaking(desk: Desk) -> list[str]:
    found = [one.check.name for one in run_checks(desk.agency) if one.findings]
    return found + [one.name for one in rederive(desk.agency) if one.findings]


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        work()
    return refused.value.code


def refund(desk: Desk, one: str, holder: str, *, on: int = ON) -> Any:
    item = desk.rows("SELECT max(id) FROM open_item WHERE person_id = %s", person(desk, one))[0][0]
    given: dict[str, object] = {"number": one, "item": item, "reason": "转移终止", "document": "退1"}
    if holder:
        given |= {"holder": holder, "bank_account": THEIRS}
    return do(desk.agency, "refund", [given], by=By("clerk", on, f"refund {one} {holder} {on} {next(fresh)}"))


# --- in: money first, then rights


def test_money_waits_and_then_pays_for_the_rights(desk: Desk, member: str) -> None:
    before = balances(desk.agency.connection, desk.agency.area)
    arrived(desk, member)
    assert items(desk, member) == [("brought", 400_00)]
    drawers = taken_at_counter(desk.agency.connection, desk.agency.area).values()
    assert "transfer_in" not in {one.what for drawer in drawers for one in drawer}
    assert step(desk, "transfer_in", member, 21) == []
    after = balances(desk.agency.connection, desk.agency.area)
    assert after[RECEIPTS] - before[RECEIPTS] == 400_00
    assert after.get(CONTRIBUTIONS_OWED, 0) == before.get(CONTRIBUTIONS_OWED, 0)
    assert items(desk, member) == []
    kept = desk.rows(
        "SELECT own_fen, province_fen, city_fen, years FROM fact f JOIN fact_kind k ON k.code = f.kind"
        " WHERE k.name = 'transfer_in' AND person_id = %s",
        person(desk, member),
    )
    assert kept == [(300_00, 90_00, 10_00, 2)]
    assert step(desk, "transfer_confirmation", member, 25, document="确1") == []
    assert speaking(desk) == []


def test_no_step_comes_before_its_turn(desk: Desk, member: str) -> None:
    letter = {"document": "接1", "bank_account": OURS}
    money = {"receipt": f"M{member}", "amount_yuan": 400}
    sheet = {"document": "表1", **BROUGHT}
    assert step(desk, "transfer_letter", member, 9, **letter) == ["no_file"]
    assert step(desk, "transfer_in", member, 21, **BROUGHT) == ["no_file"]
    assert applied(desk, member, "transfer_in") == []
    assert step(desk, "transfer_money", member, 20, **money) == ["waits_for"]
    assert step(desk, "transfer_sheet", member, 20, **sheet) == ["waits_for"]
    assert step(desk, "transfer_in", member, 21, **BROUGHT) == ["waits_for"]
    assert step(desk, "transfer_letter", member, 6, **letter) == ["date_before_step"]
    assert step(desk, "transfer_letter", member, 20111101, **letter) == ["date_in_future"]
    assert step(desk, "transfer_letter", member, 9, document="接1", bank_account="") == ["account_needed"]
    assert step(desk, "transfer_letter", member, 9, **letter) == []
    assert step(desk, "transfer_sheet", member, 20, **sheet) == []
    assert step(desk, "transfer_in", member, 21, **BROUGHT) == ["waits_for"]
    assert step(desk, "transfer_confirmation", member, 25, document="确1") == ["waits_for"]
    assert step(desk, "transfer_money", member, 20, **money) == []
    assert step(desk, "transfer_in", member, 19, **BROUGHT) == ["date_before_step"]
    assert items(desk, member) == [("brought", 400_00)]


def test_rights_without_the_money_wait_for_the_rest(desk: Desk, member: str) -> None:
    arrived(desk, member, fen="350.00")
    assert step(desk, "transfer_in", member, 21) == ["money_differs"]
    assert any("350.00" in text for text in desk.rejected()[0].values())
    assert step(desk, "transfer_money", member, 22, receipt=f"M{member}", amount_yuan=50) == ["receipt_used"]
    assert step(desk, "transfer_money", member, 22, receipt=f"N{member}", amount_yuan=0) == ["no_money"]
    assert step(desk, "transfer_money", member, 22, receipt=f"N{member}", amount_yuan=50) == []
    assert step(desk, "transfer_in", member, 23, **{**BROUGHT, "years": 3}) == ["not_as_on_the_sheet"]
    assert step(desk, "transfer_in", member, 23) == []
    assert (items(desk, member), speaking(desk)) == ([], [])


def test_the_last_information_sheet_holds(desk: Desk, member: str) -> None:
    arrived(desk, member, own_yuan=200)
    nothing = {"own_yuan": 0, "province_yuan": 0, "city_yuan": 0, "years": 2}
    assert step(desk, "transfer_sheet", member, 21, document="表2", **nothing) == ["no_money"]
    assert step(desk, "transfer_in", member, 21) == ["money_differs"]
    assert step(desk, "transfer_sheet", member, 21, document="表2", **BROUGHT) == []
    assert step(desk, "transfer_in", member, 22) == []


def test_what_is_said_again_is_nothing_new(desk: Desk, member: str) -> None:
    arrived(desk, member)
    for act, day, more in (
        ("transfer_application", 7, {"kind": "transfer_in", "agency": AGENCY, "place": "省外", "scheme": ""}),
        ("transfer_letter", 9, {"document": "接1", "bank_account": OURS}),
        ("transfer_money", 20, {"receipt": f"M{member}", "amount_yuan": 400}),
        ("transfer_sheet", 20, {"document": "表1", **BROUGHT}),
    ):
        assert step(desk, act, member, day, **more) == []
        assert (desk.answer["recorded"], desk.answer["unchanged"]) == (0, 1)
    assert step(desk, "transfer_money", member, 20, receipt=f"M{member}", amount_yuan=1) == ["receipt_used"]
    step(desk, "transfer_in", member, 21)
    assert step(desk, "transfer_in", member, 21) == []
    assert desk.answer["unchanged"] == 1
    assert step(desk, "transfer_in", member, 22) == ["no_file"]


def test_a_sheet_that_comes_before_the_second_person_agrees(desk: Desk, member: str) -> None:
    arrived(desk, member)
    waits = desk.take(
        "transfer_in", [{"number": member, "on": "2011-10-21"}], on=ON, filed=False, agreed=False
    )
    step(desk, "transfer_sheet", member, 22, document="表2", **{**BROUGHT, "years": 1})
    by = By("reviewer", ON, f"late {member}")
    assert code_of(lambda: agree(desk.agency, number=waits["proposal"], by=by)) == "no_longer_possible"
    assert items(desk, member) == [("brought", 400_00)]


def test_one_transfer_at_a_time(desk: Desk, member: str) -> None:
    assert applied(desk, member, "transfer_in") == []
    assert applied(desk, member, "transfer_out", day=8) == ["file_open"]
    assert applied(desk, number(999), "transfer_in") == ["unknown_person"]
    assert step(desk, "transfer_letter", number(999), 9, document="接1") == ["unknown_person"]


# --- the database says so too


def fact(desk: Desk, one: str, kind: str, **columns: int) -> None:
    """A fact behind the office's back, with the application's own rights."""
    names = ", ".join(columns)
    values = ", ".join(str(value) for value in columns.values())
    with desk.agency.connection.transaction():
        desk.agency.connection.execute(
            f"INSERT INTO fact (id, root, area_id, person_id, kind, day, recorded_on, act_id, {names}) SELECT"
            f" (SELECT 1000 + max(id) FROM fact), (SELECT 1000 + max(id) FROM fact), %s, %s, k.code, '2011-10-21', '2011-10-31',"
            f" (SELECT max(id) FROM act), {values} FROM fact_kind k WHERE k.name = %s",
            (desk.agency.area.id, person(desk, one), kind),
        )


@pytest.mark.parametrize(
    ("fen", "said"), [(None, "rights without the money"), ("300.00", "rights without the money")]
)
def test_rights_without_money_are_impossible(desk: Desk, member: str, fen: str | None, said: str) -> None:
    if fen:
        arrived(desk, member, fen=fen)
    with pytest.raises(CheckViolation, match=said):
        fact(desk, member, "transfer_in", own_fen=300_00, province_fen=1, years=2)


def test_years_without_any_money_are_impossible(desk: Desk, member: str) -> None:
    with pytest.raises(CheckViolation, match="rights without the money"):
        fact(desk, member, "transfer_in", years=2)


def test_a_relation_leaves_by_letter_alone(desk: Desk, member: str) -> None:
    with pytest.raises(CheckViolation, match="without a letter"):
        fact(desk, member, "transfer_out", code=2)


@pytest.mark.parametrize(
    "statement", ["UPDATE transfer_step SET amount_fen = 1", "DELETE FROM transfer_file"]
)
def test_a_file_is_added_to_alone(desk: Desk, statement: str) -> None:
    with pytest.raises((InsufficientPrivilege, RestrictViolation)), desk.agency.connection.transaction():
        desk.agency.connection.execute(statement)


# --- ended


def test_money_of_a_transfer_that_came_to_nothing_goes_back_to_the_agency(desk: Desk, member: str) -> None:
    arrived(desk, member)
    assert code_of(lambda: refund(desk, member, AGENCY)) == "file_not_ended"
    end = {"why": "本人撤回", "reason": "不转了"}
    assert step(desk, "end_transfer", member, 20111101, **end) == ["date_in_future"]
    assert step(desk, "end_transfer", member, 25, **end) == []
    assert step(desk, "transfer_in", member, 26) == ["no_file"]
    assert code_of(lambda: refund(desk, member, "")) == "not_the_agency"
    assert code_of(lambda: refund(desk, member, "陈测试")) == "not_the_agency"
    agree(
        desk.agency, number=refund(desk, member, AGENCY)["proposal"], by=By("reviewer", ON, f"back {member}")
    )
    assert items(desk, member) == [("refund", 400_00)]
    with pytest.raises(CheckViolation):
        fact(desk, member, "transfer_in", own_fen=1)
    assert speaking(desk) == []


def test_what_has_been_recorded_is_not_ended(desk: Desk, member: str) -> None:
    end = {"why": "不予办理", "reason": "材料不全"}
    assert step(desk, "end_transfer", member, 8, **end) == ["no_file"]
    arrived(desk, member)
    step(desk, "transfer_in", member, 21)
    assert step(desk, "end_transfer", member, 25, **end) == ["rights_stand"]


def test_rights_are_not_corrected_beyond_the_money(desk: Desk, member: str) -> None:
    arrived(desk, member)
    step(desk, "transfer_in", member, 21)
    more = {"own_yuan": 300.01}
    assert code_of(lambda: Corrections(desk, ON).correct(member, "transfer_in", more)) == "receipt_short"


# --- a switch between schemes


def test_a_switch_in_is_checked_by_somebody_else(desk: Desk, member: str) -> None:
    assert applied(desk, member, "switch_in") == ["scheme_needed"]
    assert applied(desk, member, "transfer_in", scheme="职工") == ["scheme_needed"]
    assert applied(desk, member, "switch_in", scheme="职工") == []
    letter = {"document": "联1", "bank_account": OURS}
    assert step(desk, "transfer_letter", member, 9, **letter) == ["waits_for"]
    assert step(desk, "transfer_check", member, 9) == []
    assert step(desk, "transfer_letter", member, 9, **letter) == []
    assert step(desk, "transfer_money", member, 20, receipt=f"M{member}", amount_yuan=400) == []
    assert step(desk, "transfer_sheet", member, 20, document="表1", **BROUGHT) == []
    assert step(desk, "transfer_in", member, 21) == []
    assert items(desk, member) == []


def test_whoever_took_the_application_does_not_check_it(desk: Desk, member: str) -> None:
    given = {"login": "clerk", "name": "经办", "role": "reviewer", "since": "2011-01-01"}
    assert applied(desk, member, "switch_in", scheme="职工") == []
    waits = do(desk.agency, "appointment", [given], by=By("system", ON, f"both roles {member}"))
    desk.agree(waits["proposal"], on=ON)
    assert step(desk, "transfer_check", member, 9, actor="clerk") == ["by_who_applied"]


def test_a_switch_to_the_employees_scheme_waits_for_the_province(
    desk: Desk, member: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert applied(desk, member, "switch_out", scheme="职工", place="省内") == []
    assert step(desk, "transfer_check", member, 8) == []
    assert step(desk, "transfer_letter", member, 9, document="联1") == []
    out = {"to": "省内", "take": "转移"}
    assert step(desk, "transfer_out", member, 10, **out) == ["rules_pending"]
    here = offices.offices_of("dongfang-2011")
    there = replace(here, switch_to_employees=True)
    monkeypatch.setattr("yanglao.acts.transfer.leaving.offices_of", lambda _: there)
    assert step(desk, "transfer_out", member, 10, **out) == []


def test_a_switch_to_the_rural_scheme_needs_no_rules_of_others(desk: Desk, member: str) -> None:
    assert applied(desk, member, "switch_out", scheme="农村", place="省内") == []
    assert step(desk, "transfer_check", member, 8) == []
    assert step(desk, "transfer_letter", member, 9, document="联1") == []
    assert step(desk, "transfer_out", member, 10, to="省外", take="转移") == ["not_as_applied"]
    assert step(desk, "transfer_out", member, 10, to="省内", take="转移") == []


# --- out: by letter, to the agency; these close months and stand last


def left(desk: Desk, one: str) -> None:
    """A file up to the transfer out."""
    assert applied(desk, one, "transfer_out") == []
    assert step(desk, "transfer_certificate", one, 8, document="凭1") == []
    assert step(desk, "transfer_letter", one, 10, document="对方函1") == []
    assert step(desk, "transfer_out", one, 12, to="省外", take="转移") == []


def test_out_by_letter_alone(desk: Desk, member: str) -> None:
    out = {"to": "省外", "take": "转移"}
    assert step(desk, "transfer_out", member, 12, **out) == ["no_file"]
    assert applied(desk, member, "transfer_out") == []
    assert step(desk, "transfer_letter", member, 10, document="对方函1") == ["waits_for"]
    assert step(desk, "transfer_certificate", member, 8, document="凭1") == []
    assert step(desk, "transfer_out", member, 12, **out) == ["waits_for"]
    assert step(desk, "transfer_money", member, 12, receipt="X1", amount_yuan=1) == ["no_file"]
    assert step(desk, "transfer_letter", member, 10, document="对方函1") == []
    assert step(desk, "transfer_out", member, 12, **out) == []
    assert step(desk, "transfer_confirmation", member, 20, document="确1") == ["not_paid_yet"]


def test_own_money_taken_along_beyond_the_province_needs_no_agency(desk: Desk, member: str) -> None:
    assert step(desk, "transfer_out", member, 12, to="省内", take="退还") == ["no_file"]
    assert step(desk, "transfer_out", member, 12, to="省外", take="退还") == []


def test_a_certificate_says_what_is_booked(desk: Desk, member: str) -> None:
    applied(desk, member, "transfer_out")
    step(desk, "transfer_certificate", member, 8, document="凭1")
    (content,) = desk.rows(
        "SELECT s.content FROM transfer_step s JOIN transfer_file t ON t.id = s.file_id WHERE t.person_id = %s",
        person(desk, member),
    )[0]
    assert content == {
        "paid": [[2011, 500_00]],
        **{"back_paid_years": 0, "deemed_years": 0, "brought_years": 0},
        **{"own_fen": 500_00, "province_fen": 18_00, "city_fen": 57_00},
    }


def test_a_proposal_whose_file_was_ended_is_no_longer_possible(desk: Desk, member: str) -> None:
    applied(desk, member, "transfer_out")
    step(desk, "transfer_certificate", member, 8, document="凭1")
    step(desk, "transfer_letter", member, 10, document="对方函1")
    row = {"number": member, "on": "2011-10-12", "to": "省外", "take": "转移"}
    waits = desk.take("transfer_out", [row], on=ON, filed=False, agreed=False)
    step(desk, "end_transfer", member, 14, why="本人撤回", reason="不转了")
    by = By("reviewer", ON, f"late {member}")
    assert code_of(lambda: agree(desk.agency, number=waits["proposal"], by=by)) == "no_longer_possible"


@pytest.fixture(scope="module")
def three(desk: Desk) -> tuple[str, str, str]:
    """Two whose relations have left, and one whose transfer in is corrected."""
    confirmed, returned, corrected = (joined(desk) for _ in range(3))
    left(desk, confirmed)
    left(desk, returned)
    arrived(desk, corrected)
    step(desk, "transfer_in", corrected, 21)
    return confirmed, returned, corrected


def test_the_money_goes_to_the_agency_and_is_confirmed(
    desk: Desk, months: Payrolls, three: tuple[str, str, str]
) -> None:
    confirmed, returned, corrected = three
    Corrections(desk, ON).correct(corrected, "transfer_in", {"own_yuan": 250})
    months.close(OCTOBER)
    assert [items(desk, one) for one in three] == [[("transfer", 500_00)]] * 2 + [[("excess", 50_00)]]
    november = 20111105
    assert step(desk, "transfer_confirmation", confirmed, november, on=november, document="确1") == [
        "not_paid_yet"
    ]
    somebody = {"number": confirmed, "whose": "转入地经办机构", "holder": "陈测试", "bank_account": OWN}
    agree(
        desk.agency,
        number=desk.take("payee", [{**somebody, "on": "2011-11-05"}], on=november)["proposal"],
        by=By("reviewer", november, "an account in the person's name"),
    )
    assert OWN not in months.sent(months.pay(NOVEMBER, on=20111109)["batch"])
    accounts = {confirmed: "6217000000000000075", returned: "6217000000000000083"}
    months.note_accounts(accounts, on=november, whose="转入地经办机构")
    batch = months.pay(NOVEMBER, on=20111110)["batch"]
    assert [months.sent(batch)[one] for one in accounts.values()] == [500_00, 500_00]
    answered(months, batch, {accounts[returned]}, on=20111111)
    reminder = {"on": 20111130, "document": "催1"}
    assert step(desk, "transfer_reminder", confirmed, 20111130, **reminder) == ["nothing_late"]
    assert step(desk, "transfer_reminder", confirmed, 20111202, on=20111202, document="催1") == []
    assert step(desk, "transfer_confirmation", confirmed, 20111203, on=20111203, document="确1") == []
    assert step(desk, "transfer_reminder", confirmed, 20111230, on=20111230, document="催2") == [
        "nothing_late"
    ]


def test_money_that_came_back_is_not_confirmed(desk: Desk, three: tuple[str, str, str]) -> None:
    _, returned, _ = three
    on = 20111206
    assert items(desk, returned) == [("returned", 500_00)]
    assert step(desk, "transfer_confirmation", returned, on, on=on, document="确1") == ["not_paid_yet"]
    assert speaking(desk) == []


def test_what_was_brought_along_too_much_goes_back_to_the_agency(
    desk: Desk, three: tuple[str, str, str]
) -> None:
    *_, corrected = three
    on = 20111206
    assert code_of(lambda: refund(desk, corrected, "", on=on)) == "not_the_agency"
    Corrections(desk, on).correct(corrected, "transfer_in")
    end = {"why": "原登记已撤销", "reason": "录错"}
    assert step(desk, "end_transfer", corrected, on, on=on, **end) == []
    assert refund(desk, corrected, AGENCY, on=on)["refund_fen"] == 50_00


def test_a_merged_record_hands_its_rights_and_its_file_over(desk: Desk) -> None:
    stays, goes = number(701, "19700420"), number(702, "19700420")
    on = 20111206
    desk.take(
        "register", [{"number": one, "name": "陈同一", "unit": "永安社区"} for one in (stays, goes)], on=on
    )
    homes = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **homes} for one in (stays, goes)], on=on)
    desk.take("enrolment", [{"number": goes, "on": "2011-12-01"}], on=on)
    brought = {"number": goes, "on": "2011-12-02", **BROUGHT}
    assert desk.take("transfer_in", [brought], on=on)["recorded"] == 1
    given = {"number": stays, "merged": goes, "reason": "重复登记", "document": "并1号"}
    waits = do(desk.agency, "merge_persons", [given], by=By("clerk", on, "merge of a transfer"))
    for _ in range(2):
        desk.agree(waits["proposal"], on=on)
    assert (items(desk, stays), speaking(desk)) == ([], [])
    (row,) = [one for one in files_of(desk.agency.connection, desk.agency.area, [person(desk, stays)])]
    assert row.has("rights")
    kept = "SELECT own_fen FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE k.name = 'transfer_in' AND f.person_id = %s"
    assert desk.rows(kept, person(desk, stays)) == [(300_00,)]
    end = {"why": "原登记已撤销", "reason": "合并"}
    assert step(desk, "end_transfer", stays, on, on=on, **end) == ["rights_stand"]
