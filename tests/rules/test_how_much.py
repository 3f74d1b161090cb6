"""How much: each amount of 四(二), 四(三), 五(二), 六 and 七 by small examples, under each reading."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from yanglao.policy.law import Law
from yanglao.rules import article_4_2_contributions as contributions
from yanglao.rules.article_3_targets import enrolment_shortfall, payment_shortfall
from yanglao.rules.article_4_3_accounts import accrued, accrued_on_arrival, interest
from yanglao.rules.article_5_2_amounts import (
    account_pension,
    base_pension,
    drawdown,
    increment,
    increment_years,
    inherited,
    owed_at_end,
)
from yanglao.rules.article_6_back_payment import back_payment, taken_on_leaving
from yanglao.rules.article_7_transfer import transferred_out

LawWith = Any


def one(value: int | bool) -> Any:
    return np.array([value])


def fen(found: Any) -> list[int]:
    """The amounts of one person, column by column."""
    return [int(column[0]) for column in found]


def account(own: int, province: int, city: int) -> Any:
    return np.array([[own], [province], [city]])


# --- 三 ----------------------------------------------------------------------------------------------------


def test_targets_3(law: Law) -> None:
    """60 in 100 should have joined, all who are entitled are paid; a part of a person is a whole one."""
    assert enrolment_shortfall(
        law, eligible=np.array([100, 101, 10, 100_000]), enrolled=np.array([50, 60, 9, 0])
    ).tolist() == [10, 1, 0, 60_000]
    assert payment_shortfall(law, entitled=np.array([100, 7, 9999]), paid=np.array([99, 7, 0])).tolist() == [
        1,
        0,
        9999,
    ]


def test_no_target_no_shortfall(law_with: LawWith) -> None:
    law = law_with(enrolment_target_percent=None, payment_target_percent=None)
    assert enrolment_shortfall(law, eligible=one(100), enrolled=one(0)).tolist() == [0]
    assert payment_shortfall(law, entitled=one(100), paid=one(0)).tolist() == [0]


# --- 四(二) ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tier", "bonus"), [(100_00, 0), (200_00, 15_00), (800_00, 65_00), (2000_00, 95_00)])
def test_the_bonus_of_a_tier_4_2_2_3(law: Law, tier: int, bonus: int) -> None:
    assert contributions.tier_bonus(law, tier_fen=one(tier)).tolist() == [bonus]


def test_the_government_pays_the_lowest_tier_4_2_2_4(law: Law, law_with: LawWith) -> None:
    full = contributions.full_government_contribution
    assert full(law, tier_fen=one(500_00), full=one(True)).tolist() == [100_00]
    assert full(law, tier_fen=one(500_00), full=one(False)).tolist() == [0]
    assert full(law, tier_fen=one(60_00), full=one(True)).tolist() == [60_00]
    unset = law_with(full_government_contribution_fen=None)
    assert full(unset, tier_fen=one(500_00), full=one(True)).tolist() == [0]


@pytest.mark.parametrize(
    ("low_income", "preferential", "full_fen", "tier", "expected"),
    [
        (False, False, 0, 500_00, 0),
        (True, False, 0, 500_00, 70_00),
        (False, True, 0, 500_00, 80_00),
        (True, True, 0, 500_00, 80_00),
        (True, True, 100_00, 500_00, 0),
        (True, False, 70_00, 500_00, 0),
        (True, False, 69_00, 500_00, 70_00),
        (True, False, 0, 50_00, 50_00),
    ],
)
def test_the_government_pays_a_part_4_2_2_5(
    law: Law, low_income: bool, preferential: bool, full_fen: int, tier: int, expected: int
) -> None:
    found = contributions.partial_government_contribution(
        law,
        tier_fen=one(tier),
        low_income=one(low_income),
        preferential=one(preferential),
        full_fen=one(full_fen),
    )
    assert found.tolist() == [expected]


def test_a_part_of_the_lowest_tier_only(law_with: LawWith) -> None:
    law = law_with(partial_contribution_higher_tier=False)
    found = contributions.partial_government_contribution(
        law,
        tier_fen=np.array([100_00, 200_00]),
        low_income=np.array([True, True]),
        preferential=np.array([False, False]),
        full_fen=np.array([0, 0]),
    )
    assert found.tolist() == [70_00, 0]


def test_unset_parts_are_nothing(law_with: LawWith) -> None:
    law = law_with(low_income_contribution_fen=None, preferential_contribution_fen=None)
    found = contributions.partial_government_contribution(
        law, tier_fen=one(100_00), low_income=one(True), preferential=one(True), full_fen=one(0)
    )
    assert found.tolist() == [0]


def test_who_bears_what_4_2_2(law: Law, law_with: LawWith) -> None:
    assert fen(contributions.shares(law, amount_fen=one(30_01))) == [18_01, 12_00]
    assert fen(contributions.partial_contribution_shares(law, partial_fen=one(70_00))) == [0, 70_00]
    both = law_with(partial_contribution_funder="province_and_city")
    assert fen(contributions.partial_contribution_shares(both, partial_fen=one(70_00))) == [42_00, 28_00]


def test_the_entry_subsidy_4_2_2_2(law: Law, law_with: LawWith) -> None:
    full_fen = np.array([0, 100_00])
    assert contributions.entry_subsidy(law, full_fen=full_fen).tolist() == [30_00, 30_00]
    without = law_with(subsidy_on_government_contribution=False)
    assert contributions.entry_subsidy(without, full_fen=full_fen).tolist() == [30_00, 0]


def test_the_one_child_supplement_4_2_2_6(law: Law, law_with: LawWith) -> None:
    certified = np.array([True, False])
    assert contributions.one_child_supplement(law, one_child=certified).tolist() == [0, 0]
    decided = law_with(one_child_supplement_fen=10_00)
    assert contributions.one_child_supplement(decided, one_child=certified).tolist() == [10_00, 0]


def test_the_person_pays_the_rest_4_2_1(law: Law) -> None:
    paid = contributions.own_payment(law, tier_fen=one(500_00), full_fen=one(100_00), partial_fen=one(70_00))
    assert paid.tolist() == [330_00]


# --- 四(三) ------------------------------------------------------------------------------------------------


def test_the_product_grows_by_the_balance_4_3(law: Law, law_with: LawWith) -> None:
    columns: dict[str, Any] = {
        "product_fen_months": np.array([[5, 5]] * 3),
        "balance_fen": np.array([[100, 100], [20, 20], [3, 3]]),
        "in_payment": np.array([False, True]),
    }
    assert accrued(law, **columns).tolist() == [[105, 105], [25, 25], [8, 8]]
    stopped = law_with(interest_in_payment=False)
    assert accrued(stopped, **columns).tolist() == [[105, 5], [25, 5], [8, 5]]
    by_days = law_with(interest_starts="day_count", interest_ticks=31)
    assert accrued(by_days, **columns)[0].tolist() == [3105, 3105]


def test_the_month_of_arrival_earns_only_by_days_4_3(law: Law, law_with: LawWith) -> None:
    assert accrued_on_arrival(law, amount_fen=account(100, 20, 3), day_of_month=one(5)).tolist() == [[0]] * 3
    by_days = law_with(interest_starts="day_count", interest_ticks=30)
    found = accrued_on_arrival(by_days, amount_fen=account(100, 20, 3), day_of_month=one(5))
    assert found.tolist() == [[2500], [500], [75]]


@pytest.mark.parametrize(
    ("product", "expected"), [(0, 0), (171, 0), (172, 1), (514, 1), (515, 2), (60_000, 175)]
)
def test_interest_to_the_nearest_fen_4_3(law_with: LawWith, product: int, expected: int) -> None:
    """At 3.5 % a fen of interest takes 342.86 fen-months."""
    law = law_with(account_rate_bp=350, interest_ticks_a_year=12)
    assert interest(law, product_fen_months=account(product, 0, product)).tolist() == [
        [expected],
        [0],
        [expected],
    ]


# --- 五(二) ------------------------------------------------------------------------------------------------


def test_base_pension_and_increment_5_2_1(law: Law) -> None:
    years = np.array([0, 3])
    assert base_pension(law, increment_years=years).tolist() == [130_00, 130_00]
    assert increment(law, increment_years=years).tolist() == [0, 12_00]


@pytest.mark.parametrize(
    ("paid", "back", "deemed", "expected", "with_back"),
    [
        (15, 0, 0, 0, 0),
        (16, 0, 0, 1, 1),
        (14, 0, 9, 0, 0),
        (12, 3, 6, 3, 6),
        (15, 0, 2, 2, 2),
        (0, 15, 0, 0, 0),
        (5, 10, 3, 0, 3),
    ],
)
def test_years_beyond_fifteen_5_2_1(
    law: Law, law_with: LawWith, paid: int, back: int, deemed: int, expected: int, with_back: int
) -> None:
    years = {"paid_years": one(paid), "back_paid_years": one(back), "deemed_years": one(deemed)}
    assert increment_years(law, **years).tolist() == [expected]
    counted = law_with(back_paid_years_count_for_increment=True)
    assert increment_years(counted, **years).tolist() == [with_back]


@pytest.mark.parametrize(
    ("rounding", "expected"),
    [
        ("fen_half_up", [100, 100, 101, 14_388]),
        ("fen_truncate", [100, 100, 100, 14_388]),
        ("yuan_half_up", [100, 100, 100, 14_400]),
        ("jiao_up", [100, 110, 110, 14_390]),
    ],
)
def test_the_account_over_139_months_5_2_2(law_with: LawWith, rounding: str, expected: list[int]) -> None:
    law = law_with(account_pension_rounding=rounding)
    total = np.array([139_00, 139_00 + 69, 139_00 + 70, 2_000_000])
    assert account_pension(law, account_total_fen=total).tolist() == expected


@pytest.mark.parametrize(
    ("balance", "pension", "expected"),
    [
        (account(100, 60, 40), 20, [10, 6, 4, 0]),
        (account(100, 60, 40), 200, [100, 60, 40, 0]),
        (account(100, 60, 40), 203, [100, 60, 40, 3]),
        (account(0, 0, 0), 7, [0, 0, 0, 7]),
        (account(1, 1, 1), 2, [1, 1, 0, 0]),
    ],
)
def test_drawing_in_proportion_5_2_2(law: Law, balance: Any, pension: int, expected: list[int]) -> None:
    assert fen(drawdown(law, account_pension_fen=one(pension), balance_fen=balance)) == expected


@pytest.mark.parametrize(
    ("balance", "pension", "expected"),
    [
        (account(100, 60, 40), 20, [0, 12, 8, 0]),
        (account(100, 60, 40), 130, [30, 60, 40, 0]),
        (account(100, 60, 40), 203, [100, 60, 40, 3]),
    ],
)
def test_drawing_own_money_last_5_2_2(
    law_with: LawWith, balance: Any, pension: int, expected: list[int]
) -> None:
    law = law_with(drawdown_order="own_last")
    assert fen(drawdown(law, account_pension_fen=one(pension), balance_fen=balance)) == expected


def destinations(found: Any) -> list[list[int]]:
    return [array[:, 0].tolist() for array in found]


@pytest.mark.parametrize(("reading", "expected"), [("paid", [3, 1]), ("lost", [0, 0])])
def test_months_held_when_the_relation_ends_5_2(law_with: LawWith, reading: str, expected: list[int]) -> None:
    owed = owed_at_end(law_with(held_months_at_end=reading), held_months=np.array([3, 1]))
    assert owed.tolist() == expected


def test_what_is_inherited_5_2(law: Law, law_with: LawWith) -> None:
    balance = account(100, 60, 40)
    assert destinations(inherited(law, balance_fen=balance)) == [[100, 0, 0], [0, 60, 40]]
    whole = law_with(refund_at_death_includes_subsidy=True)
    assert destinations(inherited(whole, balance_fen=balance)) == [[100, 60, 40], [0, 0, 0]]
    assert balance[:, 0].tolist() == [100, 60, 40]


# --- 六, 七 ------------------------------------------------------------------------------------------------


def test_paying_back_6(law: Law) -> None:
    assert back_payment(law, years=one(3), tier_fen=one(500_00)).tolist() == [1500_00]


def test_leaving_at_sixty_6(law: Law, law_with: LawWith) -> None:
    balance = account(100, 60, 40)
    assert destinations(taken_on_leaving(law, balance_fen=balance)) == [[100, 60, 40], [0, 0, 0]]
    own = law_with(refund_at_60_includes_subsidy=False)
    assert destinations(taken_on_leaving(own, balance_fen=balance)) == [[100, 0, 0], [0, 60, 40]]
    assert balance[:, 0].tolist() == [100, 60, 40]


@pytest.mark.parametrize(
    ("within", "refunded", "expected"),
    [
        (True, False, [[0, 0, 0], [0, 0, 0], [100, 60, 40]]),
        (True, True, [[0, 0, 0], [0, 0, 0], [100, 60, 40]]),
        (False, False, [[0, 0, 0], [0, 60, 40], [100, 0, 0]]),
        (False, True, [[100, 0, 0], [0, 60, 40], [0, 0, 0]]),
    ],
)
def test_moving_away_7_3(law: Law, within: bool, refunded: bool, expected: list[list[int]]) -> None:
    found = transferred_out(
        law, balance_fen=account(100, 60, 40), within_province=one(within), refunded=one(refunded)
    )
    assert destinations(found) == expected
