"""Whatever acts answer and proposals show has words on the pages: nobody meets a name of programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from yanglao.acts.agreeing import act_of
from yanglao.acts.proposals import agreement_of
from yanglao.ledger.lines import LINE_KINDS
from yanglao.store.acting import Agency
from yanglao.store.proposals import proposal_of
from yanglao.web.staff.answer_words import NOT_FOR_EYES, NOT_TOLD
from yanglao.web.staff.telling import words_of


@pytest.fixture(scope="module")
def city(lived_city: Callable[[str], Agency]) -> Agency:
    return lived_city("words")


def names(told: Any) -> Iterator[str]:
    """Every name in it, those within others too; what is not told hides what is within."""
    if isinstance(told, list):
        for one in told:
            yield from names(one)
    if isinstance(told, dict):
        for name, value in told.items():
            if name not in NOT_TOLD and not name.endswith(NOT_FOR_EYES):
                yield name
                yield from names(value)


def unsaid(told: Any) -> set[str]:
    return {name for name in names(told) if words_of(name) is None}


def test_every_answer_of_five_years_has_words(city: Agency) -> None:
    answers = city.connection.execute("SELECT outcome FROM act_outcome").fetchall()
    assert len(answers) > 1000
    assert set().union(*(unsaid(answer) for (answer,) in answers)) == set()


def test_every_proposal_of_five_years_is_shown_in_words(city: Agency) -> None:
    newest = city.connection.execute("SELECT max(id) FROM proposal GROUP BY kind ORDER BY 1").fetchall()
    assert len(newest) > 40
    found = {}
    for (number,) in newest:
        one = proposal_of(city.connection, city.area, number)
        shown = agreement_of(act_of(one)).shown
        found[one.kind] = unsaid(shown(city, one) if shown else one.content)
    assert {kind: names for kind, names in found.items() if names} == {}


def test_everything_that_an_effect_moves_has_words() -> None:
    parts = {name for kind in LINE_KINDS.values() for name in kind.amounts}
    assert {name for name in parts if words_of(name) is None} == set()


@pytest.mark.parametrize(
    ("name", "zh"),
    [
        ("cash_fen", "发放现金"),
        ("base_province_fen", "基础养老金 · 省级"),
        ("paid_5001_fen", "支出 待遇支出—基础养老金"),
        ("3201", "社会统筹账户"),
        ("held_fen", "账上可用"),
        ("held", "暂收款"),
        ("year_already_paid", "该年度已缴费"),
    ],
)
def test_words_are_found_where_they_stand(name: str, zh: str) -> None:
    words = words_of(name)
    assert words is not None and words[0].startswith(zh[:4])


def test_a_name_that_nobody_knows_has_none() -> None:
    assert words_of("no_such_thing_fen") is None
