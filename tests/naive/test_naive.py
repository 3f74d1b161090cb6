"""Random lives reach everything, and every answer keeps its own books."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from naive.calculator import assess
from naive.constants import READINGS, REFUSALS, SUB_ACCOUNTS, Case
from naive.life_law import ALTERNATIVES
from naive.lives import random_case, refusal_codes_reached

pytestmark = pytest.mark.long

LIVES = 3_000
SEED = 20111001

# Codes that no valid case can bring about. There is none: every code of the specification can be reached.
UNREACHABLE: set[tuple[str, str]] = set()

Pairs = list[tuple[Case, dict[str, Any]]]


@pytest.fixture(scope="module")
def lives() -> Pairs:
    """Random cases with their answers."""
    rng = random.Random(SEED)
    cases = [random_case(rng) for _ in range(LIVES)]
    return [(case, assess(case)) for case in cases]


def test_the_same_seed_gives_the_same_lives() -> None:
    first, second = ([random_case(random.Random(7)) for _ in range(20)] for _ in range(2))
    assert first == second


def test_cases_are_json() -> None:
    rng = random.Random(SEED)
    for case in (random_case(rng) for _ in range(200)):
        assert json.loads(json.dumps(case)) == case


def test_facts_are_valid(lives: Pairs) -> None:
    """No empty spell, nothing before the birth, nothing recorded before it began."""
    for case, _ in lives:
        for fact in case["facts"]:
            began = fact.get("on") or fact["from"]
            assert began >= case["person"]["born"][: len(began)]
            assert fact.get("until") is None or fact["until"] > began
            assert fact.get("recorded_on", began) >= began


def test_the_second_opinion_is_independent() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py")]
    package = "yang" + "lao"
    assert not any(f"import {package}" in text or f"from {package}" in text for text in sources)


def test_every_refusal_code_is_reached(lives: Pairs) -> None:
    reached = refusal_codes_reached(answer for _, answer in lives)
    wanted = {(kind, code) for kind, codes in REFUSALS.items() for code in (*codes, "accepted")}
    assert wanted - set(reached) == UNREACHABLE
    assert set(reached) <= wanted


def test_lives_are_mostly_plausible(lives: Pairs) -> None:
    answers = [answer for _, answer in lives]
    assert sum(bool(answer["accounts"]) for answer in answers) > LIVES * 0.7
    assert sum(bool(answer["pension"]) for answer in answers) > LIVES * 0.15
    assert {answer["group"] for answer in answers} == {"A", "B", "C"}


def test_rare_events_happen(lives: Pairs) -> None:
    rows = [row for _, answer in lives for row in answer["pension"]]
    assert any(row["funding"]["pool"] for row in rows), "an account used up"
    assert any(row["paid_in"] != row["month"] for row in rows), "arrears"
    assert any(row["increment_fen"] for row in rows), "years beyond fifteen"
    assert any(answer["unset"] for _, answer in lives)
    assert any(case["person"]["born"].endswith("02-29") for case, _ in lives)
    ends = {answer["settlement"]["kind"] for _, answer in lives if answer["settlement"]}
    assert ends == {"death", "emigration", "transfer_out", "withdrawal"}


def test_every_reading_is_tried(lives: Pairs) -> None:
    overrides = [item for case, _ in lives for item in case.get("law", {}).items()]
    tried = {(key, value) for key, value in overrides if key in READINGS}
    assert tried == {(key, value) for key, values in ALTERNATIVES.items() for value in values}


def test_every_reading_makes_a_difference(lives: Pairs) -> None:
    """Flipping one reading over all lives changes at least one answer."""
    for key, values in ALTERNATIVES.items():
        for value in set(values) - {READINGS[key]}:
            flipped = ({**case, "law": {**case.get("law", {}), key: value}} for case, _ in lives[:1000])
            changed = (assess(new) != answer for new, (_, answer) in zip(flipped, lives, strict=False))
            assert any(changed), f"{key} = {value} changes nothing"


def test_accounts_keep_their_books(lives: Pairs) -> None:
    """Last year's balance and what came in and was earned, less what went out, is the balance."""
    for _, answer in lives:
        before = dict.fromkeys(SUB_ACCOUNTS, 0)
        for row in answer["accounts"]:
            for source in SUB_ACCOUNTS:
                balance = before[source] + row["in"][source] + row["interest"][source] - row["out"][source]
                assert row["balance"][source] == balance >= 0
            before = row["balance"]


def test_account_years_follow_each_other(lives: Pairs) -> None:
    for _, answer in lives:
        years = [row["year"] for row in answer["accounts"]]
        assert years == list(range(years[0], years[-1] + 1)) if years else not answer["pension"]


def test_a_pension_is_funded_to_the_fen(lives: Pairs) -> None:
    for _, answer in lives:
        for row in answer["pension"]:
            amounts = row["base_fen"] + row["increment_fen"] + row["account_fen"]
            assert sum(row["funding"].values()) == amounts
            assert min(row["funding"].values()) >= 0


def test_what_leaves_the_account_arrives(lives: Pairs) -> None:
    """Drawdown and settlement together are what the account paid out."""
    for _, answer in lives:
        out = sum(sum(row["out"].values()) for row in answer["accounts"])
        drawn = sum(
            row["funding"][source]
            for row in answer["pension"]
            for source in ("own", "province_account", "city_account")
        )
        settled = answer["settlement"] or {}
        assert out == drawn + sum(value for key, value in settled.items() if key.endswith("_fen"))


def test_pensions_are_paid_once_and_in_order(lives: Pairs) -> None:
    for _, answer in lives:
        months = [row["month"] for row in answer["pension"]]
        assert months == sorted(set(months))
        assert all(answer["award"]["from"] <= row["month"] <= row["paid_in"] for row in answer["pension"])
        end = answer["settlement"]["on"][:7] if answer["settlement"] else answer["through"]
        assert all(row["paid_in"] <= end for row in answer["pension"])


def test_an_ended_account_is_empty(lives: Pairs) -> None:
    for _, answer in lives:
        if answer["settlement"]:
            assert answer["accounts"][-1]["balance"] == dict.fromkeys(SUB_ACCOUNTS, 0)
