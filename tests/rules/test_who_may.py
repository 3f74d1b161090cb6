"""Who may: every refusal by its own circumstance, the order of refusals, and the days on which they begin and end."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from yanglao.policy.law import Law
from yanglao.rules.article_4_1_joining import enrolment_refusal
from yanglao.rules.article_4_2_contributions import contribution_refusal
from yanglao.rules.article_5_1_entitlement import (
    A,
    B,
    C,
    claim_refusal,
    first_pension_month,
    group,
    missing_after_contribution,
    paid_every_year,
    pension_day,
)
from yanglao.rules.article_6_back_payment import back_payment_refusal, withdrawal_refusal
from yanglao.rules.article_7_transfer import (
    deemed_years_refusal,
    end_of_relation_refusal,
    missing_after_transfer,
    transfer_in_refusal,
    transfer_out_refusal,
)
from yanglao.rules.reasons import Reason

Columns = dict[str, Any]
LawWith = Any


def reason(rule: Any, law: Law, columns: Columns, **changed: Any) -> str:
    """The reason one person gets from a rule."""
    row = {name: np.array([value]) for name, value in (columns | changed).items()}
    return Reason(int(rule(law, **row)[0])).name


JOINING: Columns = {
    "day": 20120110,
    "born": 19700615,
    "resident": True,
    "non_agricultural": True,
    "student": False,
    "drawing": False,
    "covered": False,
    "enrolled": False,
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "accepted"),
        ({"day": 20110930}, "before_launch"),
        ({"day": 20111001}, "accepted"),
        ({"resident": False, "non_agricultural": False}, "not_resident"),
        ({"non_agricultural": False}, "agricultural_household"),
        ({"born": 19960111}, "under_16"),
        ({"born": 19960110}, "accepted"),
        ({"student": True}, "student"),
        ({"drawing": True}, "drawing_elsewhere"),
        ({"covered": True}, "covered_elsewhere"),
        ({"enrolled": True}, "already_enrolled"),
        ({"student": True, "covered": True, "enrolled": True}, "student"),
    ],
)
def test_joining_4_1(law: Law, changed: Columns, expected: str) -> None:
    assert reason(enrolment_refusal, law, JOINING, **changed) == expected


PAYING: Columns = {
    "day": 20120110,
    "pension_day": 20300615,
    "year": 2012,
    "tier_fen": 500_00,
    "ended": False,
    "enrolled": True,
    "resident": True,
    "non_agricultural": True,
    "student": False,
    "drawing": False,
    "covered": False,
    "last_paid_year": 2011,
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "accepted"),
        ({"ended": True}, "relation_ended"),
        ({"enrolled": False}, "not_enrolled"),
        ({"resident": False}, "not_resident"),
        ({"non_agricultural": False}, "agricultural_household"),
        ({"student": True}, "student"),
        ({"drawing": True}, "drawing_elsewhere"),
        ({"covered": True}, "covered_elsewhere"),
        ({"pension_day": 20120110}, "over_60"),
        ({"pension_day": 20120111}, "accepted"),
        ({"year": 2011}, "wrong_year"),
        ({"year": 2013}, "wrong_year"),
        ({"tier_fen": 250_00}, "no_such_tier"),
        ({"tier_fen": 100_00}, "accepted"),
        ({"tier_fen": 2000_00}, "accepted"),
        ({"tier_fen": 2000_01}, "no_such_tier"),
        ({"last_paid_year": 2012}, "year_already_paid"),
        ({"year": 2013, "tier_fen": 1, "last_paid_year": 2013}, "wrong_year"),
    ],
)
def test_paying_4_2(law: Law, changed: Columns, expected: str) -> None:
    assert reason(contribution_refusal, law, PAYING, **changed) == expected


CLAIMING: Columns = {
    "day": 20120710,
    "pension_day": 20120710,
    "group": B,
    "ended": False,
    "enrolled": True,
    "awarded": False,
    "registered_since": 20070710,
    "drawing": False,
    "covered": False,
    "paid_years": 1,
    "back_paid_years": 0,
    "deemed_years": 0,
    "first_missing_year": 2012,
}
NEVER_PAID: Columns = {"paid_years": 0, "first_missing_year": 2011}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "accepted"),
        ({"ended": True}, "relation_ended"),
        ({"enrolled": False}, "not_enrolled"),
        ({"awarded": True}, "already_awarded"),
        ({"pension_day": 20120711}, "not_60"),
        ({"registered_since": 20070711}, "residence_short"),
        ({"drawing": True}, "drawing_elsewhere"),
        ({"covered": True}, "covered_elsewhere"),
        (NEVER_PAID, "years_short"),
        (NEVER_PAID | {"group": C}, "accepted"),
        (NEVER_PAID | {"pension_day": 20111215, "day": 20120710}, "accepted"),  # no year before that of 60
        ({"group": A}, "years_short"),
        ({"group": A, "paid_years": 15}, "accepted"),
        ({"group": A, "paid_years": 5, "back_paid_years": 5, "deemed_years": 5}, "accepted"),
        ({"group": A, "paid_years": 5, "back_paid_years": 5, "deemed_years": 4}, "years_short"),
    ],
)
def test_claiming_5_1(law: Law, changed: Columns, expected: str) -> None:
    assert reason(claim_refusal, law, CLAIMING, **changed) == expected


@pytest.mark.parametrize(
    ("missing", "required", "expected"),
    [(2015, False, True), (2014, False, False), (2016, True, True), (2015, True, False), (0, False, False)],
)
def test_paid_every_year_5_1_2(law_with: LawWith, missing: int, required: bool, expected: bool) -> None:
    """60 on 15 June 2015: 2011 to 2014, and 2015 too by the other reading."""
    law, day = law_with(birthday_year_required=required), np.array([20150615])
    assert paid_every_year(law, pension_day=day, first_missing_year=np.array([missing])).tolist() == [
        expected
    ]


@pytest.mark.parametrize(("missing", "expected"), [(2012, 2012), (2013, 2014), (2014, 2014)])
def test_a_contribution_of_2013_closes_that_year_only(missing: int, expected: int) -> None:
    after = missing_after_contribution(first_missing_year=np.array([missing]), year=np.array([2013]))
    assert after.tolist() == [expected]


@pytest.mark.parametrize(
    ("missing", "last_paid", "years", "expected"),
    [
        pytest.param(2011, 0, 4, 2015, id="reaches back to the one missing"),
        pytest.param(2011, 0, 3, 2011, id="a year too few"),
        pytest.param(2011, 0, 60, 2015, id="more than enough"),
        pytest.param(2014, 2013, 1, 2015, id="the last year"),
        pytest.param(2011, 2015, 4, 2016, id="the year itself paid here"),
        pytest.param(2016, 2015, 2, 2016, id="nothing missing"),
        pytest.param(2015, 2014, 0, 2015, id="no years brought"),
        pytest.param(2011, 2015, 0, 2011, id="no years brought, a gap"),
    ],
)
def test_a_transfer_of_2015_7_3(
    law_with: LawWith, missing: int, last_paid: int, years: int, expected: int
) -> None:
    columns = {"first_missing_year": missing, "last_paid_year": last_paid, "year": 2015, "years": years}
    row = {name: np.array([value]) for name, value in columns.items()}
    assert missing_after_transfer(law_with(), **row).tolist() == [expected]
    assert missing_after_transfer(law_with(transferred_years_are_timely=False), **row).tolist() == [missing]


BACK: Columns = {
    "day": 20120710,
    "pension_day": 20120710,
    "years": 14,
    "tier_fen": 500_00,
    "ended": False,
    "enrolled": True,
    "awarded": False,
    "paid_years": 1,
    "back_paid_years": 0,
    "deemed_years": 0,
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "accepted"),
        ({"ended": True}, "relation_ended"),
        ({"enrolled": False}, "not_enrolled"),
        ({"awarded": True}, "already_awarded"),
        ({"pension_day": 20120711}, "not_60"),
        ({"tier_fen": 250_00}, "no_such_tier"),
        ({"years": 0}, "years_not_positive"),
        ({"years": -1}, "years_not_positive"),
        ({"years": 13}, "years_short_of_fifteen"),
        ({"years": 13, "paid_years": 0, "back_paid_years": 1, "deemed_years": 1}, "accepted"),
        ({"years": 15}, "years_exceed_fifteen"),
        ({"back_paid_years": 1}, "years_exceed_fifteen"),
        ({"deemed_years": 1}, "years_exceed_fifteen"),
    ],
)
def test_paying_back_6(law: Law, changed: Columns, expected: str) -> None:
    assert reason(back_payment_refusal, law, BACK, **changed) == expected


def test_paying_back_some_years_by_the_other_reading_6(law_with: LawWith) -> None:
    law = law_with(back_payment_amount="up_to_fifteen")
    assert reason(back_payment_refusal, law, BACK, years=1) == "accepted"
    assert reason(back_payment_refusal, law, BACK, years=15) == "years_exceed_fifteen"


LEAVING: Columns = {
    "day": 20120710,
    "pension_day": 20120710,
    "ended": False,
    "enrolled": True,
    "awarded": False,
}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "accepted"),
        ({"ended": True}, "relation_ended"),
        ({"enrolled": False}, "not_enrolled"),
        ({"awarded": True}, "already_awarded"),
        ({"pension_day": 20120711}, "not_60"),
        ({"claim_refusal": Reason.accepted}, "entitled"),
    ],
)
def test_withdrawing_6(law: Law, changed: Columns, expected: str) -> None:
    columns = LEAVING | {"claim_refusal": Reason.years_short}
    assert reason(withdrawal_refusal, law, columns, **changed) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"pension_day": 20120711}, "accepted"),
        ({"pension_day": 20120710}, "over_60"),
        ({"ended": True}, "relation_ended"),
        ({"enrolled": False}, "not_enrolled"),
        ({"awarded": True}, "already_awarded"),
    ],
)
def test_moving_away_7_3(law: Law, changed: Columns, expected: str) -> None:
    assert reason(transfer_out_refusal, law, LEAVING, **changed) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"pension_day": 20120711}, "accepted"),
        ({"pension_day": 20120710}, "over_60"),
        ({"ended": True}, "relation_ended"),
        ({"enrolled": False}, "not_enrolled"),
    ],
)
def test_moving_here_7_3(law: Law, changed: Columns, expected: str) -> None:
    columns = {name: value for name, value in LEAVING.items() if name != "awarded"}
    assert reason(transfer_in_refusal, law, columns, **changed) == expected


@pytest.mark.parametrize(
    ("ended", "enrolled", "awarded", "expected"),
    [
        (False, True, False, "accepted"),
        (True, True, True, "relation_ended"),
        (False, False, False, "not_enrolled"),
        (False, True, True, "already_awarded"),
    ],
)
def test_recognised_years_7_2(law: Law, ended: bool, enrolled: bool, awarded: bool, expected: str) -> None:
    standing = {"ended": ended, "enrolled": enrolled, "awarded": awarded}
    assert reason(deemed_years_refusal, law, standing) == expected


@pytest.mark.parametrize(
    ("ended", "enrolled", "expected"),
    [(False, True, "accepted"), (True, True, "relation_ended"), (False, False, "not_enrolled")],
)
def test_ending_5_2(law: Law, ended: bool, enrolled: bool, expected: str) -> None:
    assert reason(end_of_relation_refusal, law, {"ended": ended, "enrolled": enrolled}) == expected


@pytest.mark.parametrize(
    ("born", "day", "expected"),
    [
        (19511001, 20111001, C),
        (19511002, 20111002, B),
        (19660930, 20260930, B),
        (19661001, 20261001, A),
        (19520229, 20120229, B),
    ],
)
def test_groups_at_launch_5_1(law: Law, born: int, day: int, expected: int) -> None:
    """The launch is on 1 October 2011; fifteen years on is 1 October 2026."""
    days = pension_day(law, born=np.array([born]))
    assert days.tolist() == [day]
    assert group(law, pension_day=days).tolist() == [expected]


def test_the_first_month_paid_5_1(law: Law, law_with: Any) -> None:
    columns: Columns = {
        "claim_month": np.array([2013 * 12]),
        "pension_day": np.array([20120710]),
        "enrolled_month": np.array([2011 * 12 + 10]),
    }
    assert first_pension_month(law, **columns).tolist() == [2013 * 12 + 1]
    other = law_with(pension_starts="month_after_60th_birthday")
    assert first_pension_month(other, **columns).tolist() == [2012 * 12 + 7]
    late = columns | {"enrolled_month": np.array([2012 * 12 + 9])}
    assert first_pension_month(other, **late).tolist() == [2012 * 12 + 9]
    early = columns | {"pension_day": np.array([20010710]), "enrolled_month": np.array([1])}
    assert first_pension_month(other, **early).tolist() == [2011 * 12 + 9]
