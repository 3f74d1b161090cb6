"""发放变动 What is different from the month before, in a table: a person a row."""

from __future__ import annotations

import numpy as np
import pytest

from yanglao.payment.changes import Change, compared, month_of_lines
from yanglao.rules.sources import PENSION_PARTS

PARTS = [part.column for part in PENSION_PARTS]
BASE = {"base_province_fen": 78_00, "base_city_fen": 52_00}
OWN = {"account_own_fen": 9_00, "account_province_fen": 3_00}
NOTHING: dict[str, int] = {}


def a_month(*rows: dict[str, int]) -> object:
    """Lines of persons 1, 2, …, or of the `person_id` that a row names; payee 7 unless it says otherwise."""
    usual = {"withheld_fen": 0, "payee_id": 7}
    full = [
        {"person_id": n, **dict.fromkeys(PARTS, 0), **usual, **row} for n, row in enumerate(rows, 1) if row
    ]
    names = ["person_id", *PARTS, *usual]
    return month_of_lines({name: np.array([row[name] for row in full], dtype=np.int64) for name in names})


def changes(before: dict[str, int], now: dict[str, int], earlier: dict[str, int] = NOTHING) -> set[Change]:
    found = compared(a_month(before), a_month(now), a_month(earlier))  # type: ignore[arg-type]
    return {change for change, rows in found.are().items() if rows.any()}


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (BASE, BASE, set()),
        (NOTHING, BASE, {Change.new}),
        (BASE, NOTHING, {Change.ended}),
        (BASE, BASE | {"base_city_fen": 60_00}, {Change.raised}),
        (BASE, BASE | {"base_city_fen": 51_99}, {Change.lowered}),
        (BASE, {"base_province_fen": 79_00, "base_city_fen": 51_00}, {Change.bearer}),
        (BASE, BASE | {"payee_id": 8}, {Change.payee}),
        (BASE, BASE | {"payee_id": 0, "withheld_fen": 130_00}, {Change.withheld}),
        (
            BASE | {"payee_id": 0, "withheld_fen": 130_00},
            BASE | {"payee_id": 0, "withheld_fen": 130_00},
            set(),
        ),
        (BASE, BASE | {"payee_id": 8, "base_city_fen": 60_00}, {Change.payee, Change.raised}),
    ],
)
def test_each_kind(before: dict[str, int], now: dict[str, int], expected: set[Change]) -> None:
    assert changes(before, now) == expected


def test_earlier_months_are_a_difference_of_their_own() -> None:
    assert changes(BASE, BASE, {"base_city_fen": -5_00}) == {Change.earlier}


def test_how_the_parts_of_one_account_share_a_pension_is_none() -> None:
    moved = {"account_own_fen": 8_99, "account_province_fen": 3_01}
    assert changes(BASE | OWN, BASE | moved) == set()


def test_an_account_used_up_is_told_from_other_moves() -> None:
    pool = {"account_own_fen": 2_00, "account_pool_fen": 10_00}
    back = {"account_own_fen": 12_00}
    moved = compared(
        a_month(BASE | OWN, BASE | pool, BASE | OWN),  # type: ignore[arg-type]
        a_month(BASE | pool, BASE | back, BASE | pool | {"payee_id": 8}),  # type: ignore[arg-type]
        a_month(),  # type: ignore[arg-type]
    )
    assert moved.are()[Change.bearer].tolist() == [True, True, True]
    assert moved.account_is_emptied().tolist() == [True, False, False]


def test_rounds_of_a_person_add_up() -> None:
    first, second = {"person_id": 1, **BASE}, {"person_id": 1, "base_city_fen": 5_00, "payee_id": 9}
    found = a_month(first, second)
    assert found.fen.tolist() == [135_00]  # type: ignore[attr-defined]
    assert found.payees.tolist() == [9]  # type: ignore[attr-defined]
