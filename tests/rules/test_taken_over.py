"""四(三), 五(二): accounts and pensions that another system kept until a day."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from yanglao.policy.law import Law
from yanglao.rules import article_4_3_taken_over as taken_over
from yanglao.rules.reasons import Reason

LawWith = Any
NO, YES = np.array([False]), np.array([True])


def day(value: int) -> Any:
    return np.array([value])


def reason(codes: Any) -> Reason:
    return Reason(int(codes[0]))


@pytest.mark.parametrize(
    ("on", "ended", "enrolled", "expected"),
    [
        (20140101, NO, NO, Reason.accepted),
        (20110901, NO, NO, Reason.before_launch),
        (20140101, YES, YES, Reason.relation_ended),
        (20140101, NO, YES, Reason.already_enrolled),
        (20140102, NO, NO, Reason.not_first_day),
    ],
)
def test_an_account_is_taken_over_once_on_the_first_of_a_month(
    law: Law, on: int, ended: Any, enrolled: Any, expected: Reason
) -> None:
    found = taken_over.opening_refusal(law, day=day(on), ended=ended, enrolled=enrolled)
    assert reason(found) == expected


def test_its_balance_counts_from_the_first_day(law: Law, law_with: LawWith) -> None:
    balance_fen = np.array([[700], [30], [0]])
    assert taken_over.opening_product(law, balance_fen=balance_fen).tolist() == [[700], [30], [0]]
    by_days = law_with(interest_starts="day_count")
    ticks = by_days.interest_ticks
    assert taken_over.opening_product(by_days, balance_fen=balance_fen)[0].tolist() == [700 * ticks]


def test_products_and_years_come_with_an_account_only(law: Law) -> None:
    assert of_product(law, 20140701, 600, there=NO) == Reason.not_taken_over
    assert of_product(law, 20140701, 600) == Reason.accepted


def test_in_january_nothing_has_been_earned_yet(law: Law) -> None:
    assert of_product(law, 20140101, 600) == Reason.product_in_january
    assert of_product(law, 20140101, 0) == of_product(law, 20140201, 600) == Reason.accepted


def of_product(law: Law, on: int, fen_months: int, *, there: Any = YES) -> Reason:
    product = np.array([[0], [fen_months], [0]])
    return reason(
        taken_over.opening_interest_refusal(law, day=day(on), taken_over=there, product_fen_months=product)
    )


@pytest.mark.parametrize(
    ("year", "last", "there", "expected"),
    [
        (2012, 2011, YES, Reason.accepted),
        (2014, 0, YES, Reason.accepted),
        (2012, 2011, NO, Reason.not_taken_over),
        (2015, 0, YES, Reason.wrong_year),
        (1996, 0, YES, Reason.accepted),
        (1995, 0, YES, Reason.wrong_year),
        (2012, 2012, YES, Reason.year_already_paid),
    ],
)
def test_years_paid_before(law: Law, year: int, last: int, there: Any, expected: Reason) -> None:
    found = taken_over.paid_year_refusal(
        law,
        day=day(20140101),
        born=day(19801231),
        year=day(year),
        taken_over=there,
        last_paid_year=day(last),
    )
    assert reason(found) == expected


@pytest.mark.parametrize(
    ("since", "there", "awarded", "pension_day", "expected"),
    [
        ((2013, 12), YES, NO, 20131120, Reason.accepted),
        ((2014, 1), YES, NO, 20131231, Reason.accepted),
        ((2014, 1), YES, NO, 20140101, Reason.pension_starts_too_early),
        ((2011, 4), YES, NO, 20100101, Reason.accepted),  # of a pilot
        ((2013, 12), NO, NO, 20131120, Reason.not_taken_over),
        ((2013, 12), YES, YES, 20131120, Reason.already_awarded),
        ((2013, 12), YES, NO, 20140102, Reason.not_60),
        ((2014, 2), YES, NO, 20131120, Reason.pension_starts_later),
    ],
)
def test_a_pension_in_payment(
    law: Law, since: tuple[int, int], there: Any, awarded: Any, pension_day: int, expected: Reason
) -> None:
    found = taken_over.opening_award_refusal(
        law,
        day=day(20140101),
        pension_day=day(pension_day),
        since=day(since[0] * 12 + since[1] - 1),
        held_months=day(0),
        taken_over=there,
        awarded=awarded,
    )
    assert reason(found) == expected


@pytest.mark.parametrize(
    ("since", "held", "expected"),
    [
        ((2013, 11), 2, Reason.accepted),
        ((2013, 11), 3, Reason.held_too_long),
        ((2011, 4), 27, Reason.accepted),
        ((2011, 4), 28, Reason.held_too_long),
    ],
)
def test_months_held_belong_to_the_pension_and_to_the_scheme(
    law: Law, since: tuple[int, int], held: int, expected: Reason
) -> None:
    found = taken_over.opening_award_refusal(
        law,
        day=day(20140101),
        pension_day=day(20110120),
        since=day(since[0] * 12 + since[1] - 1),
        held_months=day(held),
        taken_over=YES,
        awarded=NO,
    )
    assert reason(found) == expected


def test_where_interest_stops_with_the_award_no_product_is_left(law: Law, law_with: LawWith) -> None:
    product = np.array([[5], [6], [7]])
    assert taken_over.product_in_payment(law, product_fen_months=product).tolist() == product.tolist()
    stops = law_with(interest_in_payment=False)
    assert not taken_over.product_in_payment(stops, product_fen_months=product).any()
