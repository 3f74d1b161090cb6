"""Sources and components are listed once: tables, words and the code of life and casefile walk the lists."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

import yanglao
from yanglao.casefile import sums, words
from yanglao.life.amounts import Arrivals, Interest, Money, Pensions, Settlements
from yanglao.life.facts import FACT_COLUMNS
from yanglao.life.kinds import BROUGHT_COLUMNS
from yanglao.rules.sources import FUNDERS, POOL, SOURCES, Part

TABLES: tuple[type[Money], ...] = (Arrivals, Pensions, Interest, Settlements)
WORDS = ("words.py", "names.py")  # what each source is called, a table each
ROOT = Path(yanglao.__file__).parent


@pytest.mark.parametrize("table", TABLES)
def test_parts_have_columns_of_their_own(table: type[Money]) -> None:
    columns = [part.column for part in table.PARTS]
    assert len(set(columns)) == len(columns)
    assert {part.source for part in table.PARTS} <= {*SOURCES, POOL}


def test_amounts_are_found_by_what_they_are_and_whose() -> None:
    amounts = {"base": [[1, 2], [3, 4]], "account": [[5, 6], [7, 8], [9, 10], [11, 12]]}
    fen = Pensions.fen_of(2, {what: map(np.array, columns) for what, columns in amounts.items()})
    rows = np.arange(2)
    table = Pensions(rows, rows, rows, fen)
    assert table.sum_of(what="base").tolist() == [4, 6]
    assert table.sum_of(source="city").tolist() == [3 + 9, 4 + 10]
    assert table.sum_of(what="account", source=POOL).tolist() == [11, 12]
    assert table.sum_of(what="increment").tolist() == [0, 0]
    assert table.sum_of().tolist() == table.fen.sum(axis=0).tolist()
    with pytest.raises(KeyError):
        table.sum_of(what="base", source="own")


def test_amounts_of_a_part_that_does_not_exist_are_refused() -> None:
    with pytest.raises(ValueError):
        Interest.fen_of(1, {"interest": [np.ones(1)] * (len(SOURCES) + 1)})


def test_every_part_of_a_pension_is_told_under_one_word() -> None:
    told = [part for parts in sums.FUNDING.values() for part in parts]
    assert sorted(map(str, told)) == sorted(map(str, Pensions.PARTS))
    assert set(sums.PENSION_SUMS.values()) == {part.what for part in Pensions.PARTS}
    assert set(sums.SETTLEMENT_SUMS.values()) == {part.what for part in Settlements.PARTS}


def test_every_source_has_its_words_and_its_fact_column() -> None:
    assert set(BROUGHT_COLUMNS) <= set(FACT_COLUMNS)
    for table in (words.CAME_IN_WORDS, words.BALANCE_WORDS):
        assert tuple(table) == SOURCES
    assert tuple(words.SUB_ACCOUNT_WORDS) == (*SOURCES, POOL)
    assert tuple(words.FUNDER_WORDS) == FUNDERS
    assert Part("account", POOL).column == "account_pool_fen"


def test_nothing_outside_the_rules_names_a_source_by_itself() -> None:
    named = {
        f"{path.relative_to(ROOT)}: {text!r}"
        for room in ("life", "casefile")
        for path in sorted((ROOT / room).glob("*.py"))
        if path.name not in WORDS
        for text in _texts(ast.parse(path.read_text(encoding="utf-8")))
        if text in {*SOURCES, POOL} or text in {f"{source}_fen" for source in SOURCES}
    }
    assert not named


def _texts(tree: ast.Module) -> Iterator[str]:
    return (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
