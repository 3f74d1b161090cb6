"""受领人 What is due after a death goes to those who take it, by whole fen of their shares; what comes back to the one it came from."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls

from yanglao.acts.agreeing import act_of, agree, send_back
from yanglao.acts.doing import do
from yanglao.acts.proposals import agreement_of
from yanglao.acts.proxies.requests import ASKED_BY_OTHERS
from yanglao.acts.register import REGISTER
from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.kernel.months import first_day, month
from yanglao.store.acting import ActRefused, By
from yanglao.store.proposals import proposal_of

fresh, keys = count(300), count(1)
ON = 20111025
OCTOBER, NOVEMBER, DECEMBER, JANUARY = (month(2011, 10) + n for n in range(4))
SON, DAUGHTER, AUNT = "6217333333333333331", "6217444444444444441", "6217555555555555551"
ALONE = "6217666666666666661"  # noted for one who takes all, before several were declared


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    return Payrolls(desk)


@pytest.fixture
def member(desk: Desk) -> str:
    return joined(desk)


def joined(desk: Desk, *, yuan: object = 500, on: int = ON) -> str:
    """Somebody who has paid 500 yuan of 2011."""
    one = number(next(fresh))
    desk.register([one])
    homes = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **homes}], on=on)
    desk.take("enrolment", [{"number": one, "on": "2011-10-05"}], on=on)
    row = paid(one, f"H{one}", year=2011, on="2011-10-10", amount_yuan=yuan)
    assert desk.take("contribution", [row], on=on)["recorded"] == 1
    return one


def by(actor: str, on: int = ON) -> By:
    return By(actor, on, f"heirs {next(keys)}")


def die(desk: Desk, *people: str, on: str = "2011-10-20", told: int = ON) -> None:
    assert desk.take("death", [{"number": one, "on": on} for one in people], on=told)["recorded"] == len(
        people
    )


def heir(name: str, share: str, account: str = "") -> dict[str, str]:
    return {"name": name, "share": share, "document": f"公证 {name}", "bank_account": account}


def declare(
    desk: Desk, one: str, *heirs: dict[str, str], basis: str = "继承", on: int = ON, agreed: bool = True
) -> dict[str, Any]:
    values = {"number": one, "basis": basis, "document": "户口簿", "heirs": list(heirs) or ""}
    done = do(desk.agency, "heirs", [values], by=by("clerk", on))
    if agreed:
        agree(desk.agency, number=done["proposal"], by=by("reviewer", on))
    return done


def name_in_life(desk: Desk, one: str, *heirs: dict[str, str], on: int = ON) -> None:
    values = {"number": one, "document": "本人申请", "heirs": list(heirs) or ""}
    done = do(desk.agency, "beneficiary", [values], by=by("clerk", on))
    agree(desk.agency, number=done["proposal"], by=by("reviewer", on))


def account_of(desk: Desk, one: str, name: str, account: str, *, on: int) -> None:
    values = {"number": one, "name": name, "bank_account": account}
    done = do(desk.agency, "heir_account", [values], by=by("clerk", on))
    agree(desk.agency, number=done["proposal"], by=by("reviewer", on))


def code_of(work: Callable[[], Any]) -> str:
    with pytest.raises(ActRefused) as refused:
        work()
    return refused.value.code


def speaking(desk: Desk) -> list[str]:
    found = [one.check.name for one in run_checks(desk.agency) if one.findings]
    return found + [one.name for one in rederive(desk.agency) if one.findings]


# --- refused


@pytest.mark.parametrize(
    ("heirs", "code"),
    [
        ("", "heirs_wrong"),
        ({}, "heirs_wrong"),
        ([1], "heirs_wrong"),
        ([heir(str(n), "1/9") for n in range(9)], "heirs_wrong"),
        ([heir("甲", "一半")], "bad_share"),
        ([heir("甲", "0/2"), heir("乙", "1/1")], "bad_share"),
        ([heir("甲", "3/2")], "bad_share"),
        ([heir("甲", "1/2"), heir("乙", "49.99%")], "shares_not_whole"),
        ([heir("甲", "1/2"), heir("甲", "1/2")], "same_heir_twice"),
        ([heir("甲", "1/1", "123")], "bad_account"),
        ([{"name": "甲", "share": "1/1"}], "missing_value"),
        ([{**heir("甲", "1/1"), "colour": "红"}], "unknown_field"),
    ],
)
def test_shares_and_proofs_are_looked_at(desk: Desk, member: str, heirs: Any, code: str) -> None:
    die(desk, member)
    values = {"number": member, "basis": "继承", "document": "户口簿", "heirs": json.dumps(heirs)}
    assert code_of(lambda: do(desk.agency, "heirs", [values], by=by("clerk"))) == code


def test_nobody_takes_from_the_living(desk: Desk, member: str) -> None:
    assert code_of(lambda: declare(desk, member, heir("甲", "100%"))) == "not_dead"
    assert code_of(lambda: account_of(desk, member, "甲", SON, on=ON)) == "no_heirs"
    assert code_of(lambda: declare(desk, number(999), heir("甲", "100%"))) == "unknown_person"


def test_one_proposal_at_a_time_and_others_agree(desk: Desk, member: str) -> None:
    die(desk, member)
    done = declare(desk, member, heir("甲", "1/2", SON), heir("乙", "50%"), agreed=False)
    assert (done["estate_fen"], done["heirs"], done["people"]) == (500_00, 2, 2)
    assert code_of(lambda: declare(desk, member, heir("甲", "1/1"))) == "heirs_wait"
    assert code_of(lambda: agree(desk.agency, number=done["proposal"], by=by("clerk-2"))) == "not_your_task"
    proposal = proposal_of(desk.agency.connection, desk.agency.area, done["proposal"])
    shown = agreement_of(act_of(proposal)).shown
    assert shown is not None
    told = shown(desk.agency, proposal)
    assert [(one["name"], one["share"], one["account"]) for one in told["heirs"]] == [
        ("甲", "1/2", "…3331"),
        ("乙", "1/2", ""),
    ]
    assert SON not in str(proposal.content) and member not in str(told)
    send_back(desk.agency, number=done["proposal"], reason="缺公证", by=by("reviewer"))


def test_a_death_undone_leaves_nothing_to_agree_to(desk: Desk, member: str) -> None:
    die(desk, member)
    done = declare(desk, member, heir("甲", "1/1"), agreed=False)
    (fact,) = desk.rows(
        "SELECT f.root FROM fact f JOIN fact_kind k ON k.code = f.kind JOIN identity i ON i.person_id = f.person_id"
        " WHERE k.name = 'death' AND i.number_hash = %s",
        desk.agency.keys.hashed(member),
    )
    values = {"number": member, "fact": fact[0], "reason": "误报", "document": "更 1 号"}
    undone = do(desk.agency, "cancel_fact", [values], by=by("clerk"))["proposal"]
    agree(desk.agency, number=undone, by=by("reviewer"))
    agree(desk.agency, number=undone, by=by("director"))
    late = by("reviewer")
    assert code_of(lambda: agree(desk.agency, number=done["proposal"], by=late)) == "no_longer_possible"


def test_above_the_limit_three_people(desk: Desk) -> None:
    """500 yuan of the account, and 6,000 paid in excess whose refund waits."""
    one = joined(desk, yuan=6500)
    die(desk, one)
    small = declare(desk, one, heir("甲", "1/1"), agreed=False)
    (item,) = desk.rows(
        "SELECT o.id FROM open_item o JOIN identity i ON i.person_id = o.person_id WHERE o.kind = 'excess' AND i.number_hash = %s",
        desk.agency.keys.hashed(one),
    )
    values = {"number": one, "item": item[0], "reason": "多缴", "document": "退 1 号"}
    refund = do(desk.agency, "refund", [values], by=by("clerk"))["proposal"]
    agree(desk.agency, number=refund, by=by("reviewer"))
    agree(desk.agency, number=refund, by=by("director"))
    late = by("reviewer")
    assert code_of(lambda: agree(desk.agency, number=small["proposal"], by=late)) == "needs_third"
    send_back(desk.agency, number=small["proposal"], reason="金额已变", by=by("reviewer"))
    done = declare(desk, one, heir("甲", "1/1"), agreed=False)
    assert (done["estate_fen"], done["people"]) == (6_500_00, 3)
    agree(desk.agency, number=done["proposal"], by=by("reviewer"))
    assert agree(desk.agency, number=done["proposal"], by=by("director"))["heirs"] == 1


# --- named in life


def test_whom_the_insured_named_takes_it(desk: Desk, member: str) -> None:
    name_in_life(desk, member, heir("友", "1/1", AUNT))
    die(desk, member)
    assert code_of(lambda: declare(desk, member, heir("甲", "1/1"))) == "beneficiary_named"
    assert code_of(lambda: declare(desk, member, heir("甲", "1/1"), basis="指定受益人")) == "heirs_as_named"
    assert code_of(lambda: name_in_life(desk, member, heir("甲", "1/1"))) == "has_died"
    declare(desk, member, basis="指定受益人")
    found = desk.rows(
        "SELECT e.basis, h.name FROM estate e JOIN heir h ON h.estate_id = e.id JOIN payee p ON p.heir_id = h.id"
        " JOIN identity i ON i.person_id = e.person_id WHERE i.number_hash = %s ORDER BY e.id",
        desk.agency.keys.hashed(member),
    )
    assert found == [("designation", "友"), ("named", "友")]


def test_a_naming_may_be_revoked_and_a_ruling_overrides_it(desk: Desk, member: str) -> None:
    other = joined(desk)
    name_in_life(desk, member, heir("友", "1/1", AUNT))
    name_in_life(desk, member)
    name_in_life(desk, other, heir("友", "1/1", AUNT))
    die(desk, member, other)
    assert code_of(lambda: declare(desk, member, basis="指定受益人")) == "nobody_named"
    declare(desk, member, heir("甲", "1/1", SON))
    declare(desk, other, heir("乙", "1/1", SON), basis="裁定")


def test_an_account_of_one_heir_alone_is_not_taken_any_more(desk: Desk, member: str) -> None:
    die(desk, member)
    declare(desk, member, heir("甲", "1/1"))
    row = {"number": member, "whose": "继承人", "holder": "甲", "bank_account": SON, "on": "2011-10-25"}
    desk.take("payee", [row], on=ON)
    assert desk.codes() == ["has_heirs"]
    assert code_of(lambda: account_of(desk, member, "丙", SON, on=ON)) == "not_an_heir"


def test_an_account_for_heirs_of_before_is_not_taken(desk: Desk, member: str) -> None:
    die(desk, member)
    declare(desk, member, heir("甲", "1/1"))
    values = {"number": member, "name": "甲", "bank_account": SON}
    waits = do(desk.agency, "heir_account", [values], by=by("clerk"))["proposal"]
    declare(desk, member, heir("甲", "1/2"), heir("乙", "1/2"))
    late = by("reviewer")
    assert code_of(lambda: agree(desk.agency, number=waits, by=late)) == "no_longer_possible"


# --- paid: closes months, so it stands last


@pytest.fixture(scope="module")
def shared(desk: Desk, months: Payrolls) -> dict[str, Any]:
    """Died in October with two heirs and with three, one of whom has no account yet; an old pensioner without an account, whose
    pension waits; paid in November and after, one share returned."""
    two, three = joined(desk), joined(desk)
    old = number(next(fresh), "19490420")
    desk.take("register", [{"number": old, "name": "陈测试", "unit": "永安社区", "bank_account": ""}], on=ON)
    homes = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": old, **homes}], on=ON)
    desk.take("enrolment", [{"number": old, "on": "2011-10-20"}], on=ON)
    desk.take("claim", [{"number": old, "on": "2011-10-25"}], on=ON)
    die(desk, two, three)
    declare(desk, two, heir("子", "1/3", SON), heir("女", "2/3", DAUGHTER))
    declare(desk, three, heir("甲", "1/3", AUNT), heir("乙", "1/3"), heir("丙", "1/3"))
    months.close(OCTOBER)
    told: dict[str, Any] = {"two": two, "three": three, "old": old}
    november = months.pay(NOVEMBER)["batch"]
    told["november"] = months.sent(november)
    told["three in november"] = months.items(three)
    months.send(november, on=20111116)
    rows = [
        {"流水号": reference, "账号": account, "户名": "", "金额": amount, "结果": "失败", "原因": "账户已销"}
        for account, (reference, amount) in months.references(november).items()
        if account == DAUGHTER
    ]
    months.answer(november, rows, on=20111117)
    told["two in november"] = months.items(two)
    die(desk, old, on="2011-11-20", told=20111125)
    months.note_accounts({old: ALONE}, on=20111125, whose="继承人")
    declare(desk, old, heir("孙", "1/2", f"{SON[:-1]}7"), heir("孙女", "1/2", f"{SON[:-1]}8"), on=20111125)
    months.close(NOVEMBER)
    account_of(desk, two, "女", f"{DAUGHTER[:-1]}9", on=20111205)
    account_of(desk, three, "乙", f"{AUNT[:-1]}9", on=20111205)
    months.decide("base_pension_yuan_monthly", 150.01, since=NOVEMBER, on=20111205)
    told["december"] = months.sent(months.pay(DECEMBER)["batch"])
    months.close(DECEMBER)
    account_of(desk, three, "丙", f"{AUNT[:-1]}8", on=20120105)
    told["january"] = months.sent(months.pay(JANUARY, on=first_day(JANUARY) + 14)["batch"])
    months.close(JANUARY)
    return told


def test_each_heir_gets_the_share(shared: dict[str, Any]) -> None:
    assert (shared["november"][SON], shared["november"][DAUGHTER]) == (166_67, 333_33)


def test_a_share_that_came_back_goes_on_alone(shared: dict[str, Any], months: Payrolls) -> None:
    """The brother's third was paid; the sister's two thirds go to her other account."""
    assert [(kind, fen) for kind, _, fen in shared["two in november"]] == [("returned", 333_33)]
    assert shared["december"][f"{DAUGHTER[:-1]}9"] == 333_33
    assert SON not in shared["december"]
    assert months.items(shared["two"]) == []


def test_late_heirs_get_theirs_and_not_a_fen_is_lost(shared: dict[str, Any], months: Payrolls) -> None:
    assert shared["november"][AUNT] == 166_67
    assert [(kind, fen) for kind, _, fen in shared["three in november"]] == [("one_off", 333_33)]
    assert shared["december"][f"{AUNT[:-1]}9"] == 166_67
    assert shared["january"][f"{AUNT[:-1]}8"] == 166_66
    assert months.items(shared["three"]) == []


def test_what_waited_and_what_is_made_up_is_shared(shared: dict[str, Any], months: Payrolls) -> None:
    """November's 130 yuan waited for an account; the raise of 20.01 is made up after the death, waits once, and is shared too."""
    grandson, granddaughter = f"{SON[:-1]}7", f"{SON[:-1]}8"
    assert (shared["december"][grandson], shared["december"][granddaughter]) == (65_00, 65_00)
    assert (shared["january"][grandson], shared["january"][granddaughter]) == (10_01, 10_00)
    assert months.items(shared["old"]) == []
    assert ALONE not in {*shared["december"], *shared["january"]}


def test_the_book_is_clean(shared: dict[str, Any], desk: Desk) -> None:
    assert speaking(desk) == []


def test_every_code_is_tried() -> None:
    told = {"not_your_unit", "own_record", *ASKED_BY_OTHERS}  # tests/acts/test_reach.py, test_proxies.py
    text = __import__("pathlib").Path(__file__).read_text(encoding="utf-8")
    codes = {code for name in ("heirs", "beneficiary", "heir_account") for code in REGISTER[name].refuses}
    assert {code for code in codes - told if f'"{code}"' not in text} == set()
