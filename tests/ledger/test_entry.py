"""Entries that cannot be built unbalanced, and what lines move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanglao.ledger import chart
from yanglao.ledger.entry import Entry, EntryInvalid, government_money, income, move
from yanglao.ledger.items import ITEM_ACCOUNTS, ITEM_KINDS
from yanglao.ledger.lines import LINE_KINDS, PENSION, moves_of


def test_a_move_is_two_sides() -> None:
    entry = move("八", "归集", debit=chart.TREASURY, credit=chart.RECEIPTS, fen=5)
    assert dict(entry.moves) == {chart.TREASURY: 5, chart.RECEIPTS: -5}


@pytest.mark.parametrize(
    ("moves", "says"),
    [
        ({chart.TREASURY: 5, chart.RECEIPTS: -4}, "differ by 1 fen"),
        ({chart.TREASURY: 5, 9999: -5}, "no such account: 9999"),
        ({chart.TREASURY: 0}, "nothing moves"),
        ({}, "nothing moves"),
    ],
)
def test_what_is_no_entry(moves: dict[int, int], says: str) -> None:
    with pytest.raises(EntryInvalid, match=says):
        Entry("八", "错", moves)


def test_income_serves_an_account() -> None:
    entry = income("八", "利息", into=chart.TREASURY, income=chart.BANK_INTEREST, serves=chart.POOL, fen=7)
    assert dict(entry.moves) == {
        chart.TREASURY: 7,
        chart.BANK_INTEREST: -7,
        chart.APPROPRIATED: 7,
        chart.POOL: -7,
    }


def test_government_money_becomes_income_and_settles_what_was_due() -> None:
    base, subsidy = chart.DUE["province", "base"], chart.DUE["city", "subsidy"]
    entry = government_money("四(二)2", "到账", into=chart.TREASURY, dues={base: 60, subsidy: 40})
    assert dict(entry.moves) == {
        chart.TREASURY: 100,
        chart.APPROPRIATED: 100,
        base: -60,
        chart.INCOME_OF_DUE[base]: -60,
        subsidy: -40,
        chart.INCOME_OF_DUE[subsidy]: -40,
    }


@pytest.mark.parametrize("kind", LINE_KINDS.values(), ids=LINE_KINDS)
@given(data=st.data())
def test_lines_whose_parts_add_up_make_an_entry_that_balances(kind, data: st.DataObject) -> None:
    """Whatever the parts: if what is paid out is met, and what is credited has come from somewhere, both sides are equal."""
    fen = {part.column: data.draw(st.integers(-1000, 1000)) for part in kind.parts}
    if kind.name == "arrival":
        credited = [part.column for part in kind.parts if part.what == "credited"]
        came = sum(value for column, value in fen.items() if column not in credited)
        fen |= dict.fromkeys(credited, 0) | {credited[0]: came}
    met = dict.fromkeys(kind.met, 0)
    if kind.met:
        met[data.draw(st.sampled_from(kind.met))] = sum(fen[name] for name in kind.paid_out)
    moves = moves_of(kind, fen | met)
    assert sum(moves.values()) == 0
    assert set(moves) <= set(chart.CHART)


@pytest.mark.parametrize(
    ("column", "moves"),
    [
        (
            "base_province_fen",
            {chart.BASE_PENSIONS: 5, chart.DUE["province", "base"]: 5, chart.APPROPRIATED: -5},
        ),
        ("increment_city_fen", {chart.INCREMENTS: 5, chart.DUE["city", "base"]: 5, chart.APPROPRIATED: -5}),
        ("account_own_fen", {chart.ACCOUNT_PENSIONS: 5, chart.INDIVIDUAL["own"]: 5, chart.APPROPRIATED: -5}),
        ("account_pool_fen", {chart.ACCOUNT_PENSIONS: 5, chart.POOL: 5, chart.APPROPRIATED: -5}),
        ("cash_fen", {chart.PAYMENTS: -5}),
        ("withheld_fen", {chart.RETURNED: -5}),
        ("overpaid_fen", {chart.TO_RECOVER: -5}),
    ],
)
def test_what_each_part_of_a_pension_moves(column: str, moves: dict[int, int]) -> None:
    totals = dict.fromkeys(PENSION.money, 0) | {column: 5}
    assert moves_of(PENSION, totals) == moves


def test_every_kind_of_open_item_stands_on_an_account_of_its_own_side() -> None:
    for kind in ITEM_KINDS.values():
        assert kind.account in ITEM_ACCOUNTS
        if kind.account != chart.CONTRIBUTIONS_OWED:
            assert chart.CHART[kind.account].kind.is_debit != kind.is_owed_to_person
