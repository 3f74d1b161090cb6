"""What a resident reads about the three readings: the statement's sentences and the explanation's steps."""

from __future__ import annotations

from typing import Any

import pytest
from naive.examples import case_of, contributions, enrolled, on, spell, transferred

from yanglao.casefile.answer import answers
from yanglao.casefile.explanation import Explained, explain
from yanglao.casefile.explanation_text import explanation_lines
from yanglao.casefile.reading import read_case
from yanglao.casefile.statement import statement


def told(data: dict[str, Any], *, english: bool) -> tuple[str, list[Explained]]:
    """Statement and explanation as one text, and the steps."""
    case = read_case(data)
    found, steps = explain(case)
    lines = statement(case, next(answers([case], found)), english=english)
    return "\n".join([*lines, *explanation_lines(steps, case.laws.plan, english=english)]), steps


def step(steps: list[Explained], name: str) -> dict[str, Any]:
    return next(one.plain() for one in steps if one.rule.name == name)


def keys(told_step: dict[str, Any]) -> list[str]:
    return [source["key"] for source in told_step["parameters"]]


HELD = [
    enrolled(),
    on("claim", "2011-12-10"),
    spell("suspension", "2012-02", reason="life_certificate"),
    on("death", "2012-04-17"),
]


@pytest.mark.parametrize("english", [False, True])
def test_held_months_paid_at_the_end(english: bool) -> None:
    text, steps = told(case_of("1949-04-20", HELD), english=english)
    found = step(steps, "owed_at_end")
    assert found["inputs"] == {"held_months": 3}
    assert found["result"] == {"owed_months": 3}
    assert [fact["kind"] for fact in found["facts"]] == ["death", "suspension"]
    assert keys(found) == ["held_months_at_end"]
    assert ("paid late, in April 2012" in text or "paid late, in 2012-04" in text) == english
    assert ("2012年4月一并补发" in text) != english


def test_months_before_the_award_are_not_held() -> None:
    facts = [*HELD[:2], spell("suspension", "2011-01", reason="life_certificate"), HELD[-1]]
    _, steps = told(case_of("1949-04-20", facts), english=False)
    assert step(steps, "owed_at_end")["inputs"] == {"held_months": 4}  # January to April 2012


@pytest.mark.parametrize("english", [False, True])
def test_held_months_lost_at_the_end(english: bool) -> None:
    text, steps = told(case_of("1949-04-20", HELD, law={"held_months_at_end": "lost"}), english=english)
    assert step(steps, "owed_at_end")["result"] == {"owed_months": 0}
    assert ("2012年2月至2012年4月: 关系终止时仍未认证,不再补发" in text) != english
    assert ("2012-02 to 2012-04: still without a life certificate when the relation ended" in text) == english


def test_held_months_of_the_living_are_waited_for() -> None:
    text, _ = told(case_of("1949-04-20", HELD[:-1], through="2012-04"), english=False)
    assert "2012年2月至2012年4月: 等待领取资格认证,认证后一次补发" in text


def test_years_brought_by_a_transfer() -> None:
    facts = [enrolled(), transferred("2013-02-01", 0, years=2), *contributions(2013, 2014, 100)]
    text, steps = told(case_of("1955-06-15", [*facts, on("claim", "2015-07-01")]), english=False)
    found = step(steps, "missing_after_transfer")
    assert found["inputs"] == {"first_missing_year": 2011, "last_paid_year": 0, "year": 2013, "years": 2}
    assert found["result"] == {"first_missing_year": 2013}
    assert [fact["kind"] for fact in found["facts"]] == ["transfer_in"]
    assert keys(found) == ["transferred_years_are_timely"]
    assert step(steps, "paid_every_year")["inputs"]["first_missing_year"] == 2015
    assert "转入年限 = 2013" in text


@pytest.mark.parametrize("english", [False, True])
def test_a_back_payment_of_too_few_years(english: bool) -> None:
    facts = [enrolled(), *contributions(2011, 2013, 100)]
    facts.append(on("back_payment", "2014-07-01", years=11, tier_yuan=100))
    text, steps = told(case_of("1954-06-15", facts), english=english)
    assert keys(step(steps, "back_payment_refusal"))[-1] == "back_payment_amount"
    assert ("一次性补缴须补满规定年限,请按所差年数办理。" in text.replace("\n", "")) != english
    assert ("One payment must make up all the missing years" in " ".join(text.split())) == english
