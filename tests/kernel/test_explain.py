"""Explanation: a rule says its clause and what it reads, and is heard only while somebody listens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from yanglao.kernel import explain
from yanglao.kernel.explain import Rule, entering, explaining, rule


@dataclass(frozen=True)
class Numbers:
    """A law of one number."""

    increment: int = 4


@pytest.fixture
def doubled() -> Iterator[tuple[Rule, object]]:
    """A rule that is taken off the list again."""
    known = dict(explain.RULES)

    @rule("五(二)1")
    def doubled(law: Numbers, *, years: int) -> int:
        """加倍 Twice the increment
        for each year.

        Another paragraph.
        """
        return 2 * law.increment * years

    (name,) = explain.RULES.keys() - known.keys()
    yield explain.RULES[name], doubled
    del explain.RULES[name]


def test_a_rule_is_described_by_its_clause_first_paragraph_and_what_it_reads(doubled) -> None:
    described, call = doubled
    assert (described.clause, described.name, described.module) == ("五(二)1", "doubled", __name__)
    assert described.summary == "加倍 Twice the increment for each year."
    assert described.reads == {"increment"}
    assert call.__name__ == "doubled"


def test_a_rule_without_words_has_an_empty_summary() -> None:
    assert explain._described("三", lambda law: law.target).summary == ""


def test_every_call_is_heard_with_its_month_while_explaining(doubled) -> None:
    described, call = doubled
    law = Numbers()
    with explaining() as trace:
        assert call(law, years=1) == 8
        entering(24150)
        assert call(law, years=3) == 24
    heard = [(one.rule, one.month, one.law, one.inputs, one.result) for one in trace.steps]
    assert heard == [(described, 0, law, {"years": 1}, 8), (described, 24150, law, {"years": 3}, 24)]


def test_nobody_hears_before_after_or_inside_another(doubled) -> None:
    _, call = doubled
    entering(24150)
    call(Numbers(), years=1)
    with explaining() as outer:
        with explaining() as inner:
            call(Numbers(), years=1)
        call(Numbers(), years=2)
    call(Numbers(), years=3)
    assert [one.inputs["years"] for one in inner.steps] == [1]
    assert [one.inputs["years"] for one in outer.steps] == [2]
    assert outer.month == 0
