"""The calculator and the naive one, written apart from each other, agree on random lives to the last fen."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from naive.calculator import assess as assess_naively
from naive.constants import SUB_ACCOUNTS, Case
from naive.lives import random_case

from yanglao.casefile.assessing import assess
from yanglao.casefile.reading import read_case

pytestmark = pytest.mark.long

SEEDS = (20111001, 20120229)
LIVES = 300  # of each seed
CAMPAIGN_SEEDS = range(1, 11)
CAMPAIGN_LIVES = 2_000  # of each seed: 20,000 in all
ORDER_SEED = 19490101
ORDER_LIVES = 60
SHUFFLES = 3


def lives_of(seed: int, count: int) -> list[Case]:
    rng = random.Random(seed)
    return [random_case(rng) for _ in range(count)]


def answers_to(cases: list[Case]) -> list[dict[str, Any]]:
    """The calculator's answers as a reader of their JSON sees them."""
    return list(map(json.loads, map(json.dumps, assess([read_case(case) for case in cases]))))


def assert_agreement(cases: list[Case]) -> None:
    """Each case answered alike by both; the first one that is not is shown whole."""
    for case, answer in zip(cases, answers_to(cases), strict=True):
        naive = assess_naively(case)
        parts = [part for part in naive | answer if naive.get(part) != answer.get(part)]
        told = {part: (naive.get(part), answer.get(part)) for part in parts}
        assert not told, f"naive and calculated differ in {told} for {json.dumps(case, ensure_ascii=False)}"


@pytest.mark.parametrize("seed", SEEDS)
def test_both_calculators_agree(seed: int) -> None:
    assert_agreement(lives_of(seed, LIVES))


@pytest.mark.campaign
@pytest.mark.parametrize("seed", CAMPAIGN_SEEDS)
def test_both_calculators_agree_on_many_lives(seed: int) -> None:
    assert_agreement(lives_of(seed, CAMPAIGN_LIVES))


# --- the order of recording ------------------------------------------------------------------------------


def test_the_order_of_recording_does_not_matter() -> None:
    """With everything known, the answer is the same whenever each fact was recorded."""
    rng = random.Random(ORDER_SEED)
    cases = [case | {"known": None} for case in lives_of(ORDER_SEED, ORDER_LIVES)]
    expected = answers_to(cases)
    for _ in range(SHUFFLES):
        recorded_anew = [case | {"facts": shuffled_recording(case["facts"], rng)} for case in cases]
        assert recorded_anew != cases
        assert answers_to(recorded_anew) == expected


def shuffled_recording(facts: list[dict[str, Any]], rng: random.Random) -> list[dict[str, Any]]:
    """The same facts, the days of recording dealt out anew; none is recorded before it began."""
    days = [fact.get("recorded_on") or began(fact) for fact in facts]
    rng.shuffle(days)
    return [fact | {"recorded_on": max(day, began(fact))} for fact, day in zip(facts, days, strict=True)]


def began(fact: dict[str, Any]) -> str:
    """The first day of a fact; a month begins with its first."""
    first: str = fact["on"] if "on" in fact else fact["from"]
    return first if len(first) == 10 else f"{first}-01"


# --- money is conserved ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    return answers_to(lives_of(SEEDS[0], LIVES))


def test_the_lives_move_money(answers: list[dict[str, Any]]) -> None:
    """Without pensions and settlements among them the tests below would say nothing."""
    assert sum(bool(answer["pension"]) for answer in answers) > LIVES // 10
    assert sum(bool(answer["settlement"]) for answer in answers) > LIVES // 10


def test_every_account_year_adds_up(answers: list[dict[str, Any]]) -> None:
    """Balance before, plus what came in and was earned, less what went out, is the balance after."""
    for before, row in account_years(answers):
        for source in SUB_ACCOUNTS:
            moved = row["in"][source] + row["interest"][source] - row["out"][source]
            assert before[source] + moved == row["balance"][source] >= 0


def account_years(answers: list[dict[str, Any]]) -> Iterator[tuple[dict[str, int], dict[str, Any]]]:
    """Each row of each account with the balance of the year before it."""
    nothing = dict.fromkeys(SUB_ACCOUNTS, 0)
    for answer in answers:
        balances = [nothing, *(row["balance"] for row in answer["accounts"])]
        yield from zip(islice(balances, len(answer["accounts"])), answer["accounts"], strict=True)


def test_what_leaves_an_account_is_paid_or_settled(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        out = sum(sum(row["out"].values()) for row in answer["accounts"])
        assert out == drawn_fen(answer) + settled_fen(answer)


def drawn_fen(answer: dict[str, Any]) -> int:
    sources = ("own", "province_account", "city_account")
    return sum(row["funding"][source] for row in answer["pension"] for source in sources)


def settled_fen(answer: dict[str, Any]) -> int:
    return sum(value for key, value in (answer["settlement"] or {}).items() if key.endswith("_fen"))


def test_every_pension_is_funded_to_the_fen(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        for row in answer["pension"]:
            due = row["base_fen"] + row["increment_fen"] + row["account_fen"]
            assert sum(row["funding"].values()) == due
            assert min(row["funding"].values()) >= 0
