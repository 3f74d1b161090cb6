"""档案 What is on record of a person, now and as it was thought on an earlier day."""

from __future__ import annotations

import re

import pytest
from acts.payrolls import Payrolls
from reports.conftest import DRAWS, PAYS

from yanglao.reports.person import person_file
from yanglao.reports.person_text import person_lines
from yanglao.store.acting import ActRefused

CHINESE = re.compile(r"[\u4e00-\u9fff]+")
FOREVER = 99991231


def kinds(months: Payrolls, one: str, known: int = FOREVER) -> list[str]:
    return [fact["kind"] for fact in person_file(months.agency, number=one, known=known)["facts"]]


def test_facts_in_force_with_number_day_people_and_document(months: Payrolls) -> None:
    facts = {fact["kind"]: fact for fact in person_file(months.agency, number=PAYS)["facts"]}
    assert set(facts) == {"birth", "unit", "residence", "enrolment", "contribution"}
    paid = facts["contribution"]
    assert (paid["year"], paid["tier_yuan"], paid["on"]) == (2011, "100.00", "2011-10-25")
    assert (paid["recorded_on"], paid["by"], paid["agreed_by"]) == ("2012-01-03", "clerk", ["reviewer"])
    assert paid["document"] == "更正字第1号"
    assert (facts["residence"]["by"], facts["residence"]["agreed_by"]) == ("certifier", [])


def test_what_was_put_aside_with_why_and_by_whom(months: Payrolls) -> None:
    (death,) = person_file(months.agency, number=DRAWS)["put_aside"]
    assert (death["kind"], death["on"], death["recorded_on"]) == ("death", "2011-11-05", "2011-12-05")
    assert (death["how"], death["put_aside_on"]) == ("cancelled", "2012-01-03")
    assert (death["put_aside_by"], death["why"]) == (["clerk", "reviewer", "director"], "登记有误")


def test_what_was_thought_before_stays_readable(months: Payrolls) -> None:
    assert "death" not in kinds(months, DRAWS)
    assert "death" not in kinds(months, DRAWS, 20111204)
    assert "death" in kinds(months, DRAWS, 20111205)
    assert "death" in kinds(months, DRAWS, 20120102)
    then = person_file(months.agency, number=PAYS, known=20120102)
    assert [fact["tier_yuan"] for fact in then["facts"] if fact["kind"] == "contribution"] == ["500.00"]
    assert (then["put_aside"], then["open"], then["waits"]) == ([], [], [])
    assert then["known"] == "2012-01-02"


def test_nobody_was_known_before_being_registered(months: Payrolls) -> None:
    for number, known in ((DRAWS, 20111019), (DRAWS[::-1], FOREVER)):
        with pytest.raises(ActRefused) as refused:
            person_file(months.agency, number=number, known=known)
        assert refused.value.code == "unknown_person"


def test_money_accounts_receipts_pension_and_what_is_open(months: Payrolls) -> None:
    pays, draws = (person_file(months.agency, number=one) for one in (PAYS, DRAWS))
    assert (pays["receipts"][0]["number"], pays["receipts"][0]["received_fen"]) == ("R1", 50_000)
    assert [(item["kind"], item["left_fen"]) for item in pays["open"]] == [("excess", 40_000)]
    assert pays["accounts"]["own"] == 10_046
    assert (pays["pension"], draws["pension"]["months"], draws["pension"]["total_fen"]) == (None, 3, 39_000)
    before = person_file(months.agency, number=DRAWS, known=20120102)["pension"]
    assert (before["months"], before["last"]) == (1, "2011-11")


def test_what_waits_is_named(months: Payrolls) -> None:
    waits = person_file(months.agency, number=PAYS)["waits"]
    assert [(one["act"], one["next_step"], one["taken"]) for one in waits] == [
        ("cancel_fact", "agreed", ["clerk"])
    ]
    assert person_file(months.agency, number=DRAWS)["waits"] == []


@pytest.mark.parametrize("one", [PAYS, DRAWS])
def test_numbers_are_masked_and_languages_not_mixed(months: Payrolls, one: str) -> None:
    told = person_file(months.agency, number=one)
    english, chinese = (person_lines(told, english=flag) for flag in (True, False))
    text = "\n".join(english + chinese)
    assert not any(secret in text for secret in (one, "13600000001", f"6217{one[-12:-1]}9"))
    ours = {"陈测试", "永安社区", "更正字第", "号", "登记有误"}  # names and what people wrote
    assert {words for line in english for words in CHINESE.findall(line)} <= ours
    assert all(CHINESE.search(line) for line in chinese if line)
