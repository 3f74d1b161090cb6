"""Whatever acts answer and proposals show has words on the pages: nobody meets a name of programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from yanglao.acts.agreeing import act_of
from yanglao.acts.proposals import agreement_of
from yanglao.acts.register import REGISTER
from yanglao.kernel.months import FOREVER
from yanglao.ledger.lines import LINE_KINDS
from yanglao.store.acting import Agency
from yanglao.store.proposals import proposal_of
from yanglao.web.staff.answer_words import NOT_FOR_EYES, NOT_TOLD
from yanglao.web.staff.telling import Line, lines_of, words_of
from yanglao.web.staff.value_words import Called, called_at

pytestmark = pytest.mark.long


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


FREE = ("document", "receipt", "login", "receipts")
"""What people write themselves, or what is a number of ours."""


def shown(lines: Iterable[Line], name: str = "") -> Iterator[tuple[str, str]]:
    for line in lines:
        yield from shown(line.below, line.label) if line.below else [(line.label, line.text)]


def codes(found: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Labels and values that a page would show to somebody as programs write them."""
    free = {words for name in FREE for words in words_of(name) or ()}
    return {(label, text) for label, text in found if label not in free and CODE.search(text)}


CODE = re.compile(r"^(?![0-9a-f]{64}$)(?!\d{4}\**[\dX]+$)[ -~]*[A-Za-z][ -~]*$")


def test_what_was_answered_in_five_years_holds_no_codes(city: Agency) -> None:
    called = called_at(city)
    rows = city.connection.execute(
        "SELECT a.kind, o.outcome FROM act_outcome o JOIN act a ON a.id = o.act_id"
    ).fetchall()
    of_kind = {kind: REGISTER.get(kind) for kind, _ in rows}
    found = {
        (kind, *one)
        for kind, answer in rows
        for one in codes(shown(lines_of(answer, of_kind[kind], english=False, called=called)))
    }
    assert found == set()


def test_what_was_proposed_in_five_years_holds_no_codes(city: Agency) -> None:
    called, found = called_at(city), set()
    for (number,) in city.connection.execute("SELECT id FROM proposal ORDER BY 1").fetchall():
        one = proposal_of(city.connection, city.area, number)
        act = act_of(one)
        seen = agreement_of(act).shown
        told = lines_of(seen(city, one) if seen else one.content, act, english=False, called=called)
        found |= {(one.kind, *code) for code in codes(shown(told))}
    assert found == set()


def test_colleagues_units_and_accounts_are_told_by_name() -> None:
    told = {"collector": "wang", "unit": 7, "account": 4001, "login": "wang", "until": FOREVER}
    called = Called(staff={"wang": "王海"}, units={7: "永安社区"})
    lines = [one.text for one in lines_of(told, None, english=False, called=called)]
    assert lines == ["王海", "永安社区", "社会保险费收入", "王海 wang", "不限期"]
    assert [one.text for one in lines_of({"outcome": ["准予", "granted"]}, None, english=True)] == ["granted"]


def test_a_group_of_amounts_is_told_in_yuan() -> None:
    [group] = lines_of({"by_funder_fen": {"city": 28800}}, None, english=False)
    assert [(one.label, one.text) for one in group.below] == [("市级", "288.00")]


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
