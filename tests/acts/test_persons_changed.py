"""变更登记 Names, telephones, units, numbers and accounts of persons: who agrees, what stays findable, what the money does."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from acts.correcting import WHY, Corrections
from acts.desk import ON, Desk, number, paid
from acts.payrolls import Payrolls
from judge.test_random_cities import clean, judged

from yanglao.acts.doing import do
from yanglao.acts.register import REGISTER
from yanglao.commands.tasks import _shown as task_shown
from yanglao.kernel.months import month
from yanglao.reports.person import person_file
from yanglao.store.acting import ActRefused
from yanglao.store.people import year_before

fresh = count(300)


@pytest.fixture
def corrections(desk: Desk) -> Corrections:
    return Corrections(desk, ON)


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    return Payrolls(desk)


@pytest.fixture
def member(desk: Desk) -> str:
    one = number(next(fresh))
    desk.join([one])
    return one


def change(corrections: Corrections, act: str, one: str, **values: object) -> dict[str, Any]:
    return do(corrections.agency, act, [{"number": one, **values}], by=corrections.by("clerk"))


def renumber(corrections: Corrections, one: str, new: str) -> dict[str, Any]:
    return change(corrections, "change_number", one, new_number=new, **WHY)


def file_of(corrections: Corrections, one: str) -> dict[str, Any]:
    return person_file(corrections.agency, number=one)


def refusal_of(corrections: Corrections, act: str, one: str, **values: object) -> str:
    with pytest.raises(ActRefused) as fault:
        change(corrections, act, one, **values)
    return fault.value.code


def test_a_name_and_a_telephone_wait_for_a_second_person(corrections: Corrections, member: str) -> None:
    told = change(corrections, "change_person", member, name="陈新", phone="13900000009", ethnic="09")
    assert (told["proposed"], file_of(corrections, member)["name"]) == (1, "陈测试")
    assert change(corrections, "change_person", member, name="陈新")["unchanged"] == 1
    shown = task_shown(corrections.agency, told["proposal"])
    assert (shown["for"], shown["content"][0]["will_be"]["name"]) == (["reviewer"], "陈新")
    corrections.finish(told["proposal"])
    now = file_of(corrections, member)
    assert (now["name"], now["names_before"], now["phone"][-4:]) == (
        "陈新",
        [{"name": "陈测试", "until": "2012-12-31"}],
        "0009",
    )


def test_a_unit_waits_too_and_is_known(corrections: Corrections, member: str) -> None:
    told = change(corrections, "change_unit", member, unit="东海社区")
    assert (told["proposed"], file_of(corrections, member)["unit"]) == (1, "永安社区")
    assert change(corrections, "change_unit", member, unit="469007-02")["unchanged"] == 1
    shown = task_shown(corrections.agency, told["proposal"])
    row = shown["content"][0]
    assert (row["was"], row["will_be"]) == ({"unit": "永安社区"}, {"unit": "东海社区"})
    corrections.finish(told["proposal"])
    assert file_of(corrections, member)["unit"] == "东海社区"


def test_nobody_and_no_unit_of_that_name(corrections: Corrections, member: str) -> None:
    for act, one, values, code in (
        ("change_person", number(999), {"name": "陈新"}, "unknown_person"),
        ("change_unit", number(999), {"unit": "东海社区"}, "unknown_person"),
        ("change_unit", member, {"unit": "没有的社区"}, "unknown_unit"),
    ):
        assert [row["code"] for row in change(corrections, act, one, **values)["refused"]] == [code]


# --- numbers


def test_the_old_number_leads_to_the_person_for_ever(
    desk: Desk, corrections: Corrections, member: str
) -> None:
    new = number(next(fresh))
    told = renumber(corrections, member, new)
    assert (told["people"], told["falls"]) == (2, [])
    with pytest.raises(ActRefused):
        person_file(corrections.agency, number=new)
    shown = task_shown(desk.agency, told["proposal"])
    assert (member in str(shown), new in str(shown)) == (False, False)
    stored = str(desk.rows("SELECT content FROM proposal WHERE id = %s", told["proposal"]))
    assert new not in stored
    corrections.finish(told["proposal"])
    assert file_of(corrections, new) == file_of(corrections, member)
    assert len(file_of(corrections, new)["numbers"]) == 2
    assert desk.take("contribution", [paid(member, f"O{member}")])["recorded"] == 1
    assert desk.take("contribution", [paid(new, f"O{member}")])["unchanged"] == 1


def test_birth_and_sex_follow_from_the_number(desk: Desk, corrections: Corrections) -> None:
    """Born two years later than registered: the claim falls, and with it what was due."""
    one, new = number(next(fresh), born="19510101"), number(next(fresh), born="19530102")
    desk.join([one])
    desk.take("claim", [{"number": one, "on": "2012-03-05"}])
    told = renumber(corrections, one, new)
    assert [(row["kind"], row["reason"]) for row in told["falls"]] == [("claim", "not_60")]
    corrections.finish(told["proposal"])
    births = [fact["born"] for fact in file_of(corrections, one)["facts"] if fact["kind"] == "birth"]
    assert births == ["1953-01-02"]


def test_a_number_on_the_register_cannot_be_given(desk: Desk, corrections: Corrections, member: str) -> None:
    other, new = number(next(fresh)), number(next(fresh))
    desk.register([other])
    for taken in (other, member):
        assert refusal_of(corrections, "change_number", member, new_number=taken, **WHY) == "number_known"
    assert refusal_of(corrections, "change_number", number(999), new_number=new, **WHY) == "unknown_person"
    waits = renumber(corrections, member, new)
    assert refusal_of(corrections, "change_number", member, new_number=number(next(fresh)), **WHY) == (
        "correction_waits"
    )
    desk.register([new])  # meanwhile somebody registers under it
    with pytest.raises(ActRefused) as refused:
        corrections.agree(waits["proposal"], "reviewer")
    assert refused.value.code == "number_known"
    corrections.send_back(waits["proposal"])


def test_other_decisions_fall_than_were_shown(desk: Desk, corrections: Corrections) -> None:
    one, new = number(next(fresh), born="19510101"), number(next(fresh), born="19530102")
    desk.join([one])
    waits = renumber(corrections, one, new)
    desk.take("claim", [{"number": one, "on": "2012-03-05"}])
    with pytest.raises(ActRefused) as refused:
        corrections.agree(waits["proposal"], "reviewer")
    assert refused.value.code == "other_consequences"


def test_name_and_number_within_a_year_need_three_whichever_comes_first(
    corrections: Corrections, member: str, desk: Desk
) -> None:
    corrections.finish(change(corrections, "change_person", member, name="陈新")["proposal"])
    told = renumber(corrections, member, number(next(fresh)))
    assert told["people"] == 3
    assert "recorded" not in corrections.agree(told["proposal"], "reviewer")
    assert corrections.agree(told["proposal"], "director")["recorded"] == 1
    for told in (
        change(corrections, "change_person", member, name="陈再新"),
        desk.take("register", [{"number": member, "name": "陈又新", "unit": "永安社区"}]),
    ):
        assert corrections.proposal(int(told["proposal"])).chain == ("proposed", "agreed", "approved")
        corrections.send_back(int(told["proposal"]))


def test_both_wait_at_once_and_the_second_needs_three(corrections: Corrections, member: str) -> None:
    """Each was proposed for two people, since the other had not happened yet."""
    name = change(corrections, "change_person", member, name="陈新")
    told = renumber(corrections, member, number(next(fresh)))
    assert told["people"] == 2
    corrections.finish(told["proposal"])
    with pytest.raises(ActRefused) as refused:
        corrections.agree(name["proposal"], "reviewer")
    assert refused.value.code == "needs_third"
    corrections.send_back(name["proposal"])


def test_a_name_agreed_to_while_the_number_waits(corrections: Corrections, member: str) -> None:
    told = renumber(corrections, member, number(next(fresh)))
    corrections.finish(change(corrections, "change_person", member, name="陈新")["proposal"])
    with pytest.raises(ActRefused) as refused:
        corrections.agree(told["proposal"], "reviewer")
    assert refused.value.code == "needs_third"
    corrections.send_back(told["proposal"])


def test_a_year_before() -> None:
    assert (year_before(20121231), year_before(20120229), year_before(20130301)) == (
        20111231,
        20110228,
        20120301,
    )


# --- accounts, and the book


def test_an_account_changes_not_for_a_batch_that_is_laid_out(
    desk: Desk, corrections: Corrections, months: Payrolls
) -> None:
    """Closes months, so it stands last but two."""
    one = number(next(fresh), born="19490420")
    desk.join([one])
    desk.take("claim", [{"number": one, "on": "2012-10-20"}])
    for closed in range(month(2011, 10), month(2012, 11)):
        months.close(closed, on=ON)
    batch = months.prepare(month(2012, 11), on=ON)["batch"]
    told = desk.take("payee", [{"number": one, "bank_account": "6217000000000000009", "on": "2012-12-30"}])
    answer = corrections.agree(told["proposal"], "reviewer")
    assert (answer["batch_paid_as_prepared"], answer["persons_paid_to_account_before"]) == (batch, 1)
    months.to_booked(batch, ON)
    assert f"6217{one[-12:-1]}9" in months.sent(batch)
    months.close(month(2012, 11), on=ON)
    later = months.prepare(month(2012, 12), on=ON)["batch"]
    months.to_booked(later, ON)
    assert "6217000000000000009" in months.sent(later)
    told = desk.take("payee", [{"number": one, "bank_account": "6217000000000000017", "on": "2012-12-31"}])
    assert "batch_paid_as_prepared" not in corrections.agree(told["proposal"], "reviewer")


def test_money_paid_falls_with_a_number_by_three_people(desk: Desk, corrections: Corrections) -> None:
    """The pensioner of the test before, born ten years later after all."""
    one = next(number(n, "19490420") for n in range(300, 400) if _is_known(desk, number(n, "19490420")))
    told = renumber(corrections, one, number(next(fresh), born="19590420"))
    assert (told["people"], told["effect"]["paid_too_much_fen"]) == (3, 2 * 13_000)
    corrections.finish(told["proposal"])


def _is_known(desk: Desk, one: str) -> bool:
    hashed = desk.agency.keys.hashed(one)
    return bool(desk.rows("SELECT FROM identity WHERE number_hash = %s", hashed))


def test_the_book_follows_and_the_audit_is_clean(months: Payrolls, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("YANGLAO_TODAY", "2013-02-28")
    months.close(month(2012, 12), on=20130101)
    months.month(month(2013, 1))
    months.month(month(2013, 2))
    assert clean(months) == {}
    compared, wrong = judged(months, tmp_path)
    assert (wrong[:1], compared > 5) == ([], True)


def test_every_code_of_these_acts_is_asserted_here() -> None:
    with open(__file__, encoding="utf-8") as file:
        text = file.read()
    names = ("change_persons", "change_person", "change_unit", "change_number")
    codes = {code for name in names for code in REGISTER[name].refuses} - {"own_record", "not_your_unit"}
    codes -= {"shared_account"}  # tests/acts/test_proxies.py
    assert {code for code in codes if f'"{code}"' not in text} == set()
