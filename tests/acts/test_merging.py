"""合并与转记 Two records of one person become one; a contribution recorded for the wrong person goes to the right one. The book follows,
no cash is lost, and it agrees with the naive calculator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from acts.correcting import WHY, Corrections
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls
from judge.test_random_cities import clean, judged

from yanglao.acts.corrections.carrying import _record as record_move
from yanglao.acts.doing import do
from yanglao.acts.effects import preview
from yanglao.acts.register import REGISTER
from yanglao.commands.tasks import _shown as task_shown
from yanglao.kernel.months import month
from yanglao.ledger.chart import CONTRIBUTIONS_OWED
from yanglao.reports.person import person_file
from yanglao.store.acting import Act, ActRefused, By
from yanglao.store.entries import balances

OCTOBER, NOVEMBER, DECEMBER = (month(2011, n) for n in (10, 11, 12))
JANUARY, FEBRUARY, MARCH = (month(2012, n) for n in (1, 2, 3))
YOUNG, OLD = "19700420", "19490420"
STAYS, GOES, TWICE, TWICE_TOO, WRONG, RIGHT, OTHER, UNDONE = (number(n, YOUNG) for n in range(1, 9))
DRAWS, DRAWS_TOO, FRESH = (number(n, OLD) for n in range(11, 14))
EVERYBODY = (STAYS, GOES, TWICE, TWICE_TOO, WRONG, RIGHT, OTHER, UNDONE, DRAWS, DRAWS_TOO, FRESH)


class Story:
    def __init__(self, desk: Desk) -> None:
        self.desk, self.months, self.corrections = desk, Payrolls(desk), Corrections(desk, 20120203)
        self.told: dict[str, Any] = {}

    def merge(self, stays: str, goes: str, by: By | None = None) -> dict[str, Any]:
        given = {"number": stays, "merged": goes, **WHY}
        return do(self.desk.agency, "merge_persons", [given], by=by or self.corrections.by("clerk"))

    def move(self, one: str, to: str, kind: str = "contribution", nth: int = 0) -> dict[str, Any]:
        given = {"number": one, "fact": self.corrections.fact(one, kind, nth), "to": to, **WHY}
        return do(self.desk.agency, "move_contribution", [given], by=self.corrections.by("clerk"))

    def refused(self, what: Any, *given: Any) -> str:
        with pytest.raises(ActRefused) as fault:
            what(*given)
        return fault.value.code

    def file(self, one: str, known: int = 99991231) -> dict[str, Any]:
        return person_file(self.desk.agency, number=one, known=known)


@pytest.fixture(scope="module")
def story(desk: Desk) -> Story:
    """October 2011 to January 2012; what is wrong is put right in February."""
    story = Story(desk)
    months = story.months
    for one in EVERYBODY:
        account = {"bank_account": "" if one == STAYS else f"6217{one[-12:-1]}9"}
        desk.take("register", [{"number": one, "name": "陈测试", "unit": "永安社区", **account}], on=20111020)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **home} for one in EVERYBODY], on=20111020)
    late = (STAYS, RIGHT)
    desk.take(
        "enrolment",
        [{"number": one, "on": "2011-10-20"} for one in EVERYBODY if one not in (*late, FRESH)],
        on=20111020,
    )
    low = {"number": GOES, "category": "低保", "from": "2011-10-01", "until": ""}
    desk.take("category", [low], on=20111020)
    desk.take("claim", [{"number": one, "on": "2011-10-21"} for one in (DRAWS, DRAWS_TOO)], on=20111021)
    year = {"year": 2011, "on": "2011-10-25"}
    desk.take(
        "contribution",
        [paid(one, f"A{one}", **year) for one in (GOES, TWICE, TWICE_TOO, WRONG, UNDONE)],
        on=20111025,
    )
    months.month(OCTOBER)
    months.month(NOVEMBER)
    desk.take("enrolment", [{"number": one, "on": "2011-10-22"} for one in late], on=20111205)
    months.month(DECEMBER)
    year = {"year": 2012, "on": "2012-01-10"}
    desk.take("contribution", [paid(one, f"B{one}", **year) for one in (STAYS, TWICE)], on=20120110)
    months.month(JANUARY)
    return story


def years(file: dict[str, Any]) -> list[int]:
    return sorted(fact["year"] for fact in file["facts"] if fact["kind"] == "contribution")


# --- refused


def test_what_cannot_be_merged(story: Story) -> None:
    assert story.refused(story.merge, STAYS, number(99)) == "unknown_person"
    assert story.refused(story.merge, STAYS, STAYS) == "same_record"
    assert story.refused(story.merge, DRAWS, DRAWS_TOO) == "has_been_paid"
    waits = story.corrections.propose(TWICE, "contribution")
    assert story.refused(story.merge, TWICE_TOO, TWICE) == "others_wait"
    story.corrections.send_back(waits["proposal"])
    batch = story.months.prepare(FEBRUARY)["batch"]
    assert story.refused(story.merge, STAYS, GOES) == "batch_open"
    story.corrections.on = 20120215
    story.corrections.send_back(batch, "reviewer")


def test_a_death_of_the_other_record_would_undo_what_holds(story: Story) -> None:
    """The record that goes is of somebody who died before the other was enrolled."""
    desk, corrections = story.desk, story.corrections
    desk.take("death", [{"number": FRESH, "on": "2011-10-19"}], on=20120215)
    desk.take("death", [{"number": OTHER, "on": "2011-12-19"}], on=20120215)
    desk.take("contribution", [paid(RIGHT, f"C{RIGHT}", on="2012-02-10")], on=20120215)
    assert story.refused(story.merge, RIGHT, OTHER) == "merge_contradicts"
    corrections.correct(OTHER, "death")


def test_what_cannot_be_moved(story: Story) -> None:
    assert story.refused(story.move, WRONG, number(99)) == "unknown_person"
    assert story.refused(story.move, WRONG, WRONG) == "same_record"
    assert story.refused(story.move, WRONG, RIGHT, "enrolment") == "not_movable"
    assert story.refused(story.move, WRONG, TWICE) == "year_already_paid"
    assert story.refused(story.move, WRONG, FRESH) == "not_enrolled"
    given = {"number": WRONG, "fact": 10**6, "to": RIGHT, **WHY}
    with pytest.raises(ActRefused) as refused:
        do(story.desk.agency, "move_contribution", [given], by=story.corrections.by("clerk"))
    assert refused.value.code == "no_such_fact"
    waits = story.move(WRONG, RIGHT)
    assert story.refused(story.move, WRONG, RIGHT) == "correction_waits"
    assert story.corrections.refused(WRONG, "contribution") == "correction_waits"
    story.corrections.send_back(waits["proposal"])
    earlier = Corrections(story.desk, 20120201)
    again = story.corrections.correct(WRONG, "contribution", {"tier": 400})
    assert again["people"] == 2
    with pytest.raises(ActRefused) as refused:
        given = {"number": WRONG, "fact": story.corrections.fact(WRONG, "contribution"), "to": RIGHT, **WHY}
        do(story.desk.agency, "move_contribution", [given], by=earlier.by("clerk"))
    assert refused.value.code == "date_before"


def test_what_has_changed_since_it_was_proposed(story: Story) -> None:
    corrections = story.corrections
    waits = story.move(WRONG, RIGHT)
    story.desk.take("enrolment", [{"number": FRESH, "on": "2011-10-18"}], on=20120215)
    assert waits["falls"] == []
    corrections.send_back(waits["proposal"])
    waits = story.move(TWICE_TOO, OTHER)
    with pytest.raises(ActRefused) as refused:
        corrections.agree(waits["proposal"], "clerk")
    assert refused.value.code == "same_person"
    corrections.send_back(waits["proposal"])


# --- done


def test_a_contribution_goes_to_the_right_person_with_its_money(story: Story) -> None:
    before = balances(story.desk.agency.connection, story.desk.agency.area)
    told = story.move(WRONG, RIGHT)
    assert (told["people"], told["effect"]["persons"]) == (2, 2)
    shown = task_shown(story.desk.agency, told["proposal"])["content"]
    assert (shown["says"]["tier_yuan"], shown["kind"]) == ("400.00", "contribution")
    assert WRONG not in str(shown) and RIGHT not in str(shown)
    assert story.corrections.finish(told["proposal"])["met_fen"] == 40_000
    assert story.months.items(RIGHT) == []
    assert story.months.items(WRONG) == [("excess", "2011-10", 10_000)]  # 500 came in, the tier was 400
    after = balances(story.desk.agency.connection, story.desk.agency.area)
    assert after.get(CONTRIBUTIONS_OWED, 0) - before.get(CONTRIBUTIONS_OWED, 0) == -10_000
    assert story.refused(story.move, WRONG, OTHER) == "receipt_short"  # 100 yuan are left of it
    assert years(story.file(RIGHT)) == [2011, 2012]


def test_what_was_cancelled_is_recorded_again_with_its_money(story: Story) -> None:
    """For the same person: the cancellation was wrong. Once only."""
    story.corrections.correct(UNDONE, "contribution")
    told = story.move(UNDONE, UNDONE)
    assert story.corrections.finish(told["proposal"])["met_fen"] == 50_000
    assert (story.months.items(UNDONE), years(story.file(UNDONE))) == ([], [2011])
    assert story.refused(story.move, UNDONE, RIGHT) == "year_already_paid"
    assert story.refused(story.move, UNDONE, OTHER) == "receipt_short"
    story.corrections.correct(UNDONE, "contribution", nth=1)
    given = {"number": UNDONE, "fact": story.corrections.fact(UNDONE, "contribution", 1), "to": UNDONE, **WHY}
    with pytest.raises(ActRefused) as refused:
        do(story.desk.agency, "move_contribution", [given], by=story.corrections.by("clerk"))
    assert refused.value.code == "already_cancelled"


def test_a_statement_tells_what_was_met_on_its_own_account(story: Story) -> None:
    for one, held in ((WRONG, 10_000), (RIGHT, 0)):
        rows = story.months.statement(one)
        assert {row["cash_fen"] for row in rows if row["what"] == "carried"} == {0}
        assert rows[-1]["held_fen"] == held


def test_what_the_rules_do_not_take_is_left_behind(story: Story) -> None:
    """Enrolled two days after the record that stays: only the contributions go over."""
    told = story.merge(OTHER, RIGHT)
    why = sorted(row["why"] for row in told["left_behind"])
    assert (why, len(told["goes_over"])) == (["already_enrolled", "recorded_already"], 2)
    story.corrections.send_back(told["proposal"])


def test_two_records_become_one_by_three_people(story: Story) -> None:
    agency, corrections = story.desk.agency, story.corrections
    seen = preview(
        agency, "merge_persons", [{"number": STAYS, "merged": GOES, **WHY}], by=corrections.by("clerk")
    )
    by = corrections.by("clerk")
    told = story.merge(STAYS, GOES, by)
    assert (told["people"], seen["goes_over"], seen["left_behind"]) == (
        3,
        told["goes_over"],
        told["left_behind"],
    )
    assert len(told["goes_over"]) == 3  # enrolment, contribution, category
    assert [row["why"] for row in told["left_behind"]] == ["recorded_already"]
    assert [(row["kind"], row["reason"]) for row in told["falls"]] == [("enrolment", "already_enrolled")]
    shown = task_shown(agency, told["proposal"])["content"]
    assert {row["kind"] for row in shown["goes_over"]} == {"enrolment", "contribution", "category"}
    assert corrections.agree(told["proposal"], "reviewer").get("recorded") is None
    done = corrections.agree(told["proposal"], "director")
    assert (done["recorded"], done["left"], done["accounts"]) == (3, 1, 1)
    again = story.merge(STAYS, GOES, by)  # both numbers are of one person now
    assert again["repeated"] and again["proposal"] == told["proposal"]


def test_the_record_that_goes_stays_readable_and_leads_to_the_other(story: Story) -> None:
    file = story.file(GOES)
    assert file["numbers"] == story.file(STAYS)["numbers"]
    (gone,) = file["merged"]
    assert {row["kind"] for row in gone["put_aside"]} == {
        "residence",
        "enrolment",
        "contribution",
        "category",
    }
    assert [row["number"] for row in gone["receipts"]] == [f"A{GOES}"]
    assert years(file) == [2011, 2012]
    then = story.file(GOES, 20120131)
    assert ("merged" in then and then["merged"], len(then["facts"])) == ([], 6)
    assert story.refused(story.merge, STAYS, GOES) == "same_record"


def test_news_under_the_number_that_goes_is_of_the_one_that_stays(story: Story) -> None:
    declared = {"number": GOES, "year": 2013, "tier_yuan": 300, "on": "2012-02-14"}
    assert story.desk.take("tier", [declared], on=20120215)["recorded"] == 1
    assert "tier" in {fact["kind"] for fact in story.file(STAYS)["facts"]}


def test_a_year_paid_twice_is_left_behind_and_its_money_lies_open(story: Story) -> None:
    told = story.merge(TWICE, TWICE_TOO)
    assert sorted(row["why"] for row in told["left_behind"]) == [
        *("recorded_already", "recorded_already", "year_already_paid")
    ]
    story.corrections.finish(told["proposal"])
    person = story.desk.rows(
        "SELECT person_id FROM identity WHERE number_hash = %s", story.desk.agency.keys.hashed(TWICE_TOO)
    )[0][0]
    left = [(one.kind.name, one.left_fen) for one in story.months.open_items() if one.person == person]
    assert left == [("excess", 50_000)]
    assert [row["kind"] for row in story.file(TWICE)["merged"][0]["open"]] == ["excess"]


def test_what_is_agreed_to_is_what_was_shown(story: Story) -> None:
    told = story.merge(OTHER, FRESH)
    story.corrections.agree(told["proposal"], "reviewer")
    story.desk.take(
        "tier", [{"number": FRESH, "year": 2012, "tier_yuan": 300, "on": "2012-02-14"}], on=20120215
    )
    with pytest.raises(ActRefused) as refused:
        story.corrections.agree(told["proposal"], "director")
    assert refused.value.code == "other_consequences"
    story.corrections.send_back(told["proposal"], "director")


def test_a_back_payment_that_has_been_paid_out_is_moved_by_three(story: Story) -> None:
    """Proposed before the payroll that pays by it, agreed to after: pays the month, so it stands late."""
    late = {"number": DRAWS, "years": 15, "tier_yuan": 100, "on": "2011-10-20", "receipt": "L1"}
    story.desk.take("back_payment", [late], on=20120216)
    story.corrections.on = 20120216
    waits = story.move(DRAWS, DRAWS_TOO, "back_payment")
    assert waits["people"] == 2
    story.months.pay(FEBRUARY, on=20120217)
    story.corrections.on = 20120218
    with pytest.raises(ActRefused) as refused:
        story.corrections.agree(waits["proposal"], "reviewer")
    assert refused.value.code == "needs_third"
    story.corrections.send_back(waits["proposal"])
    again = story.move(DRAWS, DRAWS_TOO, "back_payment")
    assert (again["people"], again["effect"]["paid_too_much_fen"] > 0) == (3, True)
    assert story.corrections.finish(again["proposal"])["met_fen"] == 150_000


def test_another_version_than_was_agreed_to(story: Story) -> None:
    """Nothing but a correction could replace it, and that waits for this one: by hand."""
    told = story.desk.rows("SELECT max(id) FROM proposal WHERE kind = 'move_contribution'")[0][0]
    done = story.corrections.proposal(told)
    with pytest.raises(ActRefused) as refused:
        record_move(Act(story.desk.agency, story.corrections.by("clerk"), done.act_id), done)
    assert refused.value.code == "no_longer_possible"


def test_nobody_else_agrees(story: Story) -> None:
    told = story.merge(OTHER, FRESH)
    for who in ("clerk", "certifier"):
        with pytest.raises(ActRefused):
            story.corrections.agree(told["proposal"], who)
    story.corrections.send_back(told["proposal"])


def test_the_book_follows_and_the_audit_is_clean(story: Story, tmp_path: Path) -> None:
    story.months.month(FEBRUARY)
    story.months.month(MARCH)
    assert clean(story.months) == {}
    compared, wrong = judged(story.months, tmp_path)
    assert (wrong[:1], compared) == ([], len(EVERYBODY))


def test_every_code_of_merging_is_asserted_here() -> None:
    with open(__file__, encoding="utf-8") as file:
        text = file.read()
    codes = {code for name in ("merge_persons", "move_contribution") for code in REGISTER[name].refuses}
    elsewhere = {"own_record", "not_your_unit", "both_taken_over"}  # test_reach.py, test_take_over.py
    assert {code for code in codes - elsewhere if f'"{code}"' not in text} == set()
