"""Three readings in situations a clerk can read, each answered by both calculators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from naive.calculator import assess as assess_naively
from naive.examples import case_of, contributions, enrolled, on, paid, spell, transferred

from yanglao.casefile.assessing import assess
from yanglao.casefile.reading import read_case

Answer = dict[str, Any]
Assess = Callable[[dict[str, Any]], Answer]


def assess_in_columns(case: dict[str, Any]) -> Answer:
    return assess([read_case(case)])[0]


@pytest.fixture(params=[assess_naively, assess_in_columns], ids=["naive", "columns"])
def answer_to(request: pytest.FixtureRequest) -> Assess:
    found: Assess = request.param
    return found


def outcomes(answer: Answer, kind: str) -> list[str]:
    return [one["reason"] or "accepted" for one in answer["decisions"] if one["kind"] == kind]


# --- back_payment_amount 六 --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "reading", "expected"),
    [
        pytest.param([12], "to_fifteen", ["accepted"], id="all that is missing"),
        pytest.param([11], "to_fifteen", ["years_short_of_fifteen"], id="one year too few"),
        pytest.param([13], "to_fifteen", ["years_exceed_fifteen"], id="one year too many"),
        pytest.param([5, 7], "to_fifteen", ["years_short_of_fifteen"] * 2, id="in two parts"),
        pytest.param([5, 12], "to_fifteen", ["years_short_of_fifteen", "accepted"], id="refused, then whole"),
        pytest.param([12, 1], "to_fifteen", ["accepted", "years_exceed_fifteen"], id="a year more"),
        pytest.param([0], "to_fifteen", ["years_not_positive"], id="none"),
        pytest.param([5, 7], "up_to_fifteen", ["accepted"] * 2, id="in two parts, allowed"),
        pytest.param([5], "up_to_fifteen", ["accepted"], id="some years, allowed"),
        pytest.param([5, 8], "up_to_fifteen", ["accepted", "years_exceed_fifteen"], id="too many in all"),
    ],
)
def test_back_payment_amount(answer_to: Assess, years: list[int], reading: str, expected: list[str]) -> None:
    """Somebody of 60 with three years paid."""
    back = [on("back_payment", "2014-07-01", years=one, tier_yuan=100) for one in years]
    law = {"back_payment_amount": reading}
    facts = [enrolled(), *contributions(2011, 2013, 100), *back]
    assert outcomes(answer_to(case_of("1954-06-15", facts, law=law)), "back_payment") == expected


def test_recognised_years_are_counted_before_paying_back(answer_to: Assess) -> None:
    """Three paid and four recognised leave eight to pay."""
    facts = [
        enrolled(),
        *contributions(2011, 2013, 100),
        on("deemed_years", "2012-02-01", years=4, basis="x"),
    ]
    facts += [on("back_payment", f"2014-07-0{years - 6}", years=years, tier_yuan=100) for years in (7, 8)]
    found = answer_to(case_of("1954-06-15", facts))
    assert outcomes(found, "back_payment") == ["years_short_of_fifteen", "accepted"]
    assert found["years"] == {"paid": 3, "back_paid": 8, "deemed": 4}


# --- transferred_years_are_timely 五(一)2, 七3 ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param([*contributions(2011, 2014, 100)], "accepted", id="every year paid here"),
        pytest.param([*contributions(2013, 2014, 100)], "years_short", id="2011 and 2012 missing"),
        pytest.param(
            [transferred("2013-02-01", 0, years=2), *contributions(2013, 2014, 100)],
            "accepted",
            id="2011 and 2012 brought in 2013",
        ),
        pytest.param(
            [transferred("2013-02-01", 0, years=1), *contributions(2013, 2014, 100)],
            "years_short",
            id="2012 brought, 2011 still missing",
        ),
        pytest.param(
            [
                *contributions(2011, 2011, 100),
                transferred("2013-02-01", 0, years=1),
                *contributions(2013, 2014, 100),
            ],
            "accepted",
            id="2011 paid here, 2012 brought",
        ),
        pytest.param(
            [paid("2013-01-05", 100), transferred("2013-02-01", 0, years=2), paid("2014-01-05", 100)],
            "accepted",
            id="paid here in the year of the transfer, before it",
        ),
        pytest.param(
            [transferred("2013-02-01", 0, years=2), paid("2014-01-05", 100)],
            "years_short",
            id="the year of the transfer itself is not brought",
        ),
        pytest.param(
            [transferred("2015-03-01", 0, years=4)], "accepted", id="all four brought in the year of 60"
        ),
        pytest.param(
            [
                transferred("2013-02-01", 0, years=1),
                transferred("2014-02-01", 0, years=3),
                paid("2014-03-01", 100),
            ],
            "accepted",
            id="a later transfer fills an earlier gap",
        ),
        pytest.param(
            [
                transferred("2014-02-01", 0, years=1),
                transferred("2014-02-01", 0, years=3),
                paid("2014-03-01", 100),
            ],
            "accepted",
            id="two on one day, the larger counts",
        ),
        pytest.param(
            [transferred("2013-02-01", 0, years=14), paid("2014-03-01", 100)], "accepted", id="15 in all"
        ),
    ],
)
def test_transferred_years(answer_to: Assess, facts: list[dict[str, Any]], expected: str) -> None:
    """Somebody who becomes 60 on 15 June 2015: group B, 2011 to 2014 wanted."""
    life = [enrolled(), *facts, on("claim", "2015-07-01")]
    assert outcomes(answer_to(case_of("1955-06-15", life)), "claim") == [expected]


def test_transferred_years_by_the_other_reading(answer_to: Assess) -> None:
    life = [enrolled(), transferred("2013-02-01", 0, years=2), *contributions(2013, 2014, 100)]
    law = {"transferred_years_are_timely": False}
    claim = on("claim", "2015-07-01")
    assert outcomes(answer_to(case_of("1955-06-15", [*life, claim], law=law)), "claim") == ["years_short"]


def test_a_transfer_on_the_last_day_before_60(answer_to: Assess) -> None:
    life = [
        enrolled(),
        transferred("2015-06-14", 0, years=4),
        on("claim", "2015-06-14"),
        on("claim", "2015-06-15"),
    ]
    assert outcomes(answer_to(case_of("1955-06-15", life)), "claim") == ["not_60", "accepted"]


def test_the_birthday_year_is_never_brought(answer_to: Assess) -> None:
    life = [enrolled(), transferred("2015-03-01", 0, years=4), on("claim", "2015-07-01")]
    law = {"birthday_year_required": True}
    assert outcomes(answer_to(case_of("1955-06-15", life, law=law)), "claim") == ["years_short"]
    life.append(paid("2015-03-02", 100))
    assert outcomes(answer_to(case_of("1955-06-15", life, law=law)), "claim") == ["accepted"]


# --- held_months_at_end 五(二) -----------------------------------------------------------------------------


def drawing(*facts: dict[str, Any], through: str = "2013-03", **law: object) -> dict[str, Any]:
    """A person already 60 at launch who claimed in December 2011, and what happened then."""
    life = [enrolled(), on("claim", "2011-12-10"), *facts]
    return case_of("1949-04-20", life, law=law, through=through)


def held(since: str, until: str | None = None, reason: str = "life_certificate") -> dict[str, Any]:
    return spell("suspension", since, until, reason=reason)


def payments(answer: Answer) -> dict[str, str]:
    """Of each month of 2012 paid the month in which it is."""
    return {row["month"][5:]: row["paid_in"][5:] for row in answer["pension"]}


OWED = {"01": "01", "02": "04", "03": "04", "04": "04"}


@pytest.mark.parametrize(
    ("facts", "reading", "expected"),
    [
        pytest.param([held("2012-02")], "paid", OWED, id="open"),
        pytest.param([held("2012-02")], "lost", {"01": "01"}, id="open, lost"),
        pytest.param([held("2012-02", "2012-05")], "paid", OWED, id="until after the end"),
        pytest.param([held("2012-02", "2012-05")], "lost", {"01": "01"}, id="until after the end, lost"),
        pytest.param([held("2012-02", "2012-04")], "lost", OWED, id="ends in the month of death"),
        pytest.param(
            [held("2012-02"), held("2012-03", None, "imprisonment")],
            "paid",
            {"01": "01", "02": "04"},
            id="and in prison",
        ),
        pytest.param([held("2012-02", None, "imprisonment")], "paid", {"01": "01"}, id="in prison only"),
        pytest.param(
            [held("2012-05")], "paid", {"01": "01", "02": "02", "03": "03", "04": "04"}, id="begins later"
        ),
        pytest.param(
            [held("2012-04")],
            "paid",
            {"01": "01", "02": "02", "03": "03", "04": "04"},
            id="begins in the month",
        ),
        pytest.param(
            [held("2012-04")], "lost", {"01": "01", "02": "02", "03": "03"}, id="begins in the month, lost"
        ),
        pytest.param([held("2011-01")], "paid", {**OWED, "01": "04"}, id="since before the award"),
        pytest.param(
            [held("2012-02", "2012-03"), held("2012-03")],
            "paid",
            {**OWED, "02": "03"},
            id="one after another",
        ),
    ],
)
@pytest.mark.parametrize("end", ["death", "emigration"])
def test_held_months_at_end(
    answer_to: Assess, facts: list[dict[str, Any]], reading: str, expected: dict[str, str], end: str
) -> None:
    case = drawing(*facts, on(end, "2012-04-17"), held_months_at_end=reading)
    assert payments(answer_to(case)) == expected


def test_held_months_wait_for_the_end_to_be_known(answer_to: Assess) -> None:
    case = drawing(held("2012-02"), on("death", "2012-04-17", recorded_on="2012-09-01"))
    assert payments(answer_to(case | {"known": "2012-08-31"})) == {"01": "01"}
    assert payments(answer_to(case | {"known": "2012-09-01"})) == OWED


def test_nothing_is_paid_in_a_month_of_death_that_is_not_paid(answer_to: Assess) -> None:
    """Decisions 0002 and 0019: under that reading the month of the end pays neither pension nor arrears."""
    case = drawing(held("2012-02"), on("death", "2012-04-17"), death_month_is_paid=False)
    assert payments(answer_to(case)) == {"01": "01"}


def test_held_months_are_drawn_from_the_account(answer_to: Assess) -> None:
    """What the account gives to the months held is no longer there for the heirs."""
    account = transferred("2012-01-05", 1_390_00)
    facts = [enrolled(), account, on("claim", "2012-03-10"), held("2012-04"), on("death", "2012-06-30")]
    answer = answer_to(case_of("1952-03-01", facts, law={"account_rate_percent": 0, "qualifying_years": 0}))
    assert [row["month"] for row in answer["pension"]] == ["2012-04", "2012-05", "2012-06"]
    assert [row["funding"]["own"] for row in answer["pension"]] == [10_00] * 3
    assert answer["settlement"]["to_person_fen"] == 1_360_00
