"""What stands against a correction: every code, and who may propose and agree."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from acts.correcting import WHY, Corrections
from acts.desk import ON, Desk, number, paid
from acts.payrolls import Payrolls

from yanglao.acts.doing import do
from yanglao.acts.effects import effect_of
from yanglao.acts.register import REGISTER
from yanglao.commands.tasks import _shown as task_shown
from yanglao.kernel.months import month
from yanglao.store.acting import ActRefused

fresh = count(500)
HOME = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
LOW = {"category": "低保", "from": "2012-12-01", "until": ""}


@pytest.fixture
def corrections(desk: Desk) -> Corrections:
    return Corrections(desk, ON)


@pytest.fixture
def member(desk: Desk) -> str:
    """Enrolled, and paid 2012 under a receipt of 500 yuan."""
    one = number(next(fresh))
    desk.join([one])
    desk.take("contribution", [paid(one, f"C{one}")])
    return one


def tables(desk: Desk) -> dict[str, int]:
    return {name: desk.count(name) for name in ("act", "fact", "proposal", "entry", "open_item")}


# --- what is asked


def test_nobody_and_nothing_of_that_number(desk: Desk, corrections: Corrections, member: str) -> None:
    other = number(next(fresh))
    desk.join([other])
    fact = corrections.fact(member, "contribution")
    for given, code in (
        ({"number": number(998), "fact": fact}, "unknown_person"),
        ({"number": other, "fact": fact}, "no_such_fact"),
        ({"number": member, "fact": 2**31 - 1}, "no_such_fact"),
    ):
        with pytest.raises(ActRefused) as refused:
            do(desk.agency, "cancel_fact", [{**WHY, **given}], by=corrections.by("clerk"))
        assert refused.value.code == code


@pytest.mark.parametrize("left_out", ["reason", "document", "fact"])
def test_reason_and_document_are_needed(corrections: Corrections, member: str, left_out: str) -> None:
    assert corrections.refused(member, "contribution", **{left_out: ""}) == "missing_value"


def test_a_birth_is_never_cancelled_and_a_unit_not_corrected(corrections: Corrections, member: str) -> None:
    assert corrections.refused(member, "birth") == "not_correctable"
    assert corrections.refused(member, "unit") == "not_correctable"


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        ("contribution", {}, "no_values"),
        ("contribution", ["tier"], "no_values"),
        ("contribution", {"tier": 500}, "nothing_changes"),
        ("contribution", {"receipt": "X9"}, "unknown_field"),
        ("contribution", {"on": "2012-02-30"}, "impossible_date"),
        ("contribution", {"on": "2013-01-01"}, "date_in_future"),
        ("contribution", {"tier": 250}, "no_such_tier"),
        ("contribution", {"tier": 1000}, "receipt_short"),
        ("contribution", {"year": 2011}, "wrong_year"),
        ("enrolment", {"on": "2011-08-05"}, "before_launch"),
        ("birth", {"born": "2013-01-01"}, "date_in_future"),
        ("birth", {"born": "1970-02-30"}, "impossible_date"),
        ("residence", {"until": "2000-01-01"}, "until_not_after_from"),
    ],
)
def test_what_cannot_be_said(
    desk: Desk, corrections: Corrections, member: str, kind: str, values: Any, code: str
) -> None:
    before = tables(desk)
    assert corrections.refused(member, kind, values) == code
    assert tables(desk) == before


def test_spells_of_one_kind_do_not_overlap(desk: Desk, corrections: Corrections) -> None:
    one = number(next(fresh))
    desk.register([one])
    desk.take("residence", [{"number": one, **HOME, "until": "2010-01-01"}])
    desk.take("residence", [{"number": one, **HOME, "from": "2011-01-01"}])
    assert corrections.refused(one, "residence", {"from": "2009-01-01"}, nth=1) == "overlapping"
    corrections.correct(one, "residence", {"from": "2010-01-01"}, nth=1)


def test_a_year_is_paid_once_and_a_tier_declared_once(
    desk: Desk, corrections: Corrections, member: str
) -> None:
    desk.take(
        "tier",
        [{"number": member, "year": year, "tier_yuan": 500, "on": "2012-06-01"} for year in (2012, 2013)],
    )
    assert corrections.refused(member, "tier", {"year": 2012}, nth=1) == "collision"
    assert corrections.refused(member, "tier", {"tier": 250}) == "no_such_tier"
    corrections.correct(member, "tier", {"tier": 1000})


def test_two_contributions_of_one_year(desk: Desk, corrections: Corrections) -> None:
    one = number(next(fresh))
    desk.join([one], on="2011-11-05")
    desk.take("contribution", [paid(one, f"F{one}", year=2011, on="2011-11-20"), paid(one, f"G{one}")])
    assert corrections.refused(one, "contribution", {"year": 2012, "on": "2012-01-05"}) == "year_already_paid"


def test_a_version_recorded_later_is_not_corrected_before(desk: Desk, member: str) -> None:
    assert Corrections(desk, ON - 1).refused(member, "contribution") == "date_before"


# --- one after the other


def test_one_correction_of_a_fact_at_a_time(corrections: Corrections, member: str) -> None:
    waits = corrections.propose(member, "contribution")
    assert corrections.refused(member, "contribution", {"tier": 100}) == "correction_waits"
    corrections.send_back(waits["proposal"])
    corrections.correct(member, "contribution", {"tier": 100})
    corrections.correct(member, "contribution")
    assert corrections.refused(member, "contribution") == "already_cancelled"


def test_any_version_leads_to_the_one_in_force(desk: Desk, corrections: Corrections, member: str) -> None:
    corrections.correct(member, "contribution", {"tier": 300})
    (later,) = desk.rows(
        "SELECT max(id) FROM fact WHERE root = %s", corrections.fact(member, "contribution")
    )[0]
    assert later != corrections.fact(member, "contribution")
    corrections.correct(member, "contribution", fact=later)
    assert corrections.refused(member, "contribution") == "already_cancelled"


def test_sent_back_it_can_be_proposed_anew_under_the_same_key(corrections: Corrections, member: str) -> None:
    given, by = corrections.given(member, "contribution", None), corrections.by("clerk")
    first = do(corrections.agency, "cancel_fact", [given], by=by)
    assert do(corrections.agency, "cancel_fact", [given], by=by)["proposal"] == first["proposal"]
    corrections.send_back(first["proposal"])
    second = do(corrections.agency, "cancel_fact", [given], by=by)
    assert second["proposal"] != first["proposal"]
    corrections.finish(second["proposal"])
    assert do(corrections.agency, "cancel_fact", [given], by=by)["repeated"]


def test_what_was_changed_otherwise_is_not_corrected(
    desk: Desk, corrections: Corrections, member: str
) -> None:
    desk.take("category", [{"number": member, **LOW}])
    waits = corrections.propose(member, "category")
    desk.take("category", [{"number": member, **LOW, "until": "2012-12-20"}])
    with pytest.raises(ActRefused) as refused:
        corrections.agree(waits["proposal"], "certifier-2")
    assert refused.value.code == "no_longer_possible"
    corrections.send_back(waits["proposal"], "certifier-2")


def test_other_consequences_than_were_shown(desk: Desk, corrections: Corrections) -> None:
    one = number(next(fresh))
    desk.join([one])
    waits = corrections.propose(one, "enrolment")
    assert waits["falls"] == []
    desk.take("contribution", [paid(one, f"O{one}")])
    with pytest.raises(ActRefused) as refused:
        corrections.agree(waits["proposal"], "reviewer")
    assert refused.value.code == "other_consequences"
    shown = task_shown(desk.agency, waits["proposal"])
    assert (shown["effect"], bool(shown["stands_against_it"])) == (None, True)
    corrections.send_back(waits["proposal"])
    assert [row["kind"] for row in corrections.propose(one, "enrolment")["falls"]] == ["contribution"]


# --- who


def test_the_agency_cannot_correct_what_others_certify_nor_they_what_is_its_own(
    desk: Desk, corrections: Corrections, member: str
) -> None:
    desk.take("category", [{"number": member, **LOW}])
    for kind in ("residence", "category", "birth"):
        assert corrections.refused(member, kind, {"from": "1999-01-01"}, actor="clerk") == "not_your_task"
    for kind in ("contribution", "enrolment"):
        assert corrections.refused(member, kind, actor="certifier") == "not_your_task"


@pytest.mark.parametrize(
    ("kind", "values", "actor", "code"),
    [
        ("contribution", {"tier": 100}, "clerk", "same_person"),
        ("contribution", {"tier": 100}, "certifier", "not_your_task"),
        ("contribution", {"tier": 100}, "director", "not_your_task"),
        ("residence", {"from": "1999-01-01"}, "certifier", "same_person"),
        ("residence", {"from": "1999-01-01"}, "reviewer", "not_your_task"),
    ],
)
def test_nobody_else_agrees(
    corrections: Corrections, member: str, kind: str, values: Any, actor: str, code: str
) -> None:
    waits = corrections.propose(member, kind, values)
    with pytest.raises(ActRefused) as refused:
        corrections.agree(waits["proposal"], actor)
    assert refused.value.code == code
    with pytest.raises(ActRefused) as refused:
        corrections.send_back(waits["proposal"], "reviewer" if kind == "residence" else "certifier-2")
    assert refused.value.code == "not_your_task"
    corrections.finish(waits["proposal"])


def test_a_death_is_moved_or_undone_by_three_whether_money_falls_or_not(
    desk: Desk, corrections: Corrections
) -> None:
    one = number(next(fresh), born="19490420")
    desk.join([one])
    desk.take("death", [{"number": one, "on": "2012-06-05"}])
    waits = corrections.propose(one, "death", {"on": "2012-07-05"})
    assert (waits["people"], waits["effect"]["paid_too_much_fen"]) == (3, 0)
    before = desk.count("fact")
    assert "recorded" not in corrections.agree(waits["proposal"], "reviewer")
    assert desk.count("fact") == before
    with pytest.raises(ActRefused) as refused:
        corrections.agree(waits["proposal"], "certifier")
    assert refused.value.code == "not_your_task"
    assert corrections.agree(waits["proposal"], "director")["recorded"] == 1


def test_a_preview_leaves_nothing(desk: Desk, corrections: Corrections, member: str) -> None:
    before = tables(desk)
    told = corrections.preview(member, "enrolment")
    assert [row["kind"] for row in told["falls"]] == ["contribution"]
    assert (told["people"], told["effect"]["due_fen"]["arrival"]["paid_own_fen"]) == (2, -50_000)
    assert tables(desk) == before


def test_as_the_second_person_sees_it(desk: Desk, corrections: Corrections, member: str) -> None:
    waits = corrections.propose(member, "contribution", {"tier": 100})
    shown = task_shown(desk.agency, waits["proposal"])
    content = shown["content"]
    assert (content["kind"], content["was"]["tier_yuan"], content["will_be"]["tier_yuan"]) == (
        "contribution",
        "500.00",
        "100.00",
    )
    assert (content["reason"], content["document"]) == (WHY["reason"], WHY["document"])
    assert content["effect_when_proposed"] == waits["effect"]
    assert shown["effect"]["due_fen"]["arrival"] == waits["effect"]["due_fen"]["arrival"]
    assert (shown["for"], content["people"], member in str(shown)) == (["reviewer"], 2, False)
    corrections.finish(waits["proposal"])


def test_paid_since_it_was_proposed_it_needs_a_third(desk: Desk, corrections: Corrections) -> None:
    """Closes months, so it stands last."""
    one, months = number(next(fresh), born="19490420"), Payrolls(desk)
    desk.join([one])
    desk.take("claim", [{"number": one, "on": "2012-10-20"}])
    for closed in range(month(2011, 10), month(2012, 12)):
        months.close(closed, on=ON)
    waits = corrections.propose(one, "claim")
    assert waits["people"] == 2
    months.pay(month(2012, 12), on=ON)
    with pytest.raises(ActRefused) as refused:
        corrections.agree(waits["proposal"], "reviewer")
    assert refused.value.code == "needs_third"
    corrections.send_back(waits["proposal"])
    again = corrections.propose(one, "claim")
    assert (again["people"], again["effect"]["paid_too_much_fen"]) == (3, 2 * 13_000)
    assert effect_of(desk.agency, number=again["proposal"], on=ON).paid_too_much_fen == 2 * 13_000
    corrections.finish(again["proposal"])


def test_every_code_of_these_acts_is_asserted_here() -> None:
    with open(__file__, encoding="utf-8") as file:
        text = file.read()
    codes = {code for name in ("cancel_fact", "replace_fact") for code in REGISTER[name].refuses}
    codes -= {"own_record", "not_your_unit"}  # test_reach.py
    codes -= {"before_opening", "ended_before_opening", "not_the_opening_day"}  # test_take_over.py
    assert {code for code in codes if f'"{code}"' not in text} == set()
