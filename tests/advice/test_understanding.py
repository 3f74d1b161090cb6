"""检索 Which question is meant: phrasings that are stored nowhere, nonsense that is refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from yanglao.advice.answering import NEAREST, advise
from yanglao.advice.numerals import with_digits
from yanglao.advice.questions import questions_of
from yanglao.advice.searching import ranked, understood
from yanglao.advice.wording import features, plain
from yanglao.kernel.months import month

PLAN = "dongfang-2011"
HERE = Path(__file__).parent
LEAST_RIGHT = 0.95
LEAST_RIGHT_UNSEEN, MOST_WRONG_UNSEEN = 0.5, 0.2
NOW = month(2013, 5)


def phrasings(file: str) -> list[tuple[str, str]]:
    with (HERE / file).open(encoding="utf-8", newline="") as table:
        return [(row["question"], row["asked"]) for row in csv.DictReader(table, delimiter="\t")]


def nonsense() -> list[str]:
    return (HERE / "nonsense.txt").read_text(encoding="utf-8").splitlines()


def meant(asked: str) -> str:
    """The key of the question understood, '' for none."""
    question = understood(ranked(PLAN, asked), asked)
    return question.key if question else ""


def test_phrasings_are_stored_nowhere() -> None:
    """Colloquial ones, mistyped ones, older forms of characters, English."""
    stored = {
        plain(one) for each in questions_of(PLAN).by_key.values() for one in (*each.asked, *each.asked_en)
    }
    told = [asked for file in ("phrasings.tsv", "unseen.tsv") for _, asked in phrasings(file)]
    assert len(told) >= 120
    assert [asked for asked in told if plain(asked) in stored] == []
    assert {key for file in ("phrasings.tsv", "unseen.tsv") for key, _ in phrasings(file)} <= questions_of(
        PLAN
    ).by_key.keys()


def test_what_people_ask_is_understood() -> None:
    told = phrasings("phrasings.tsv")
    right = sum(meant(asked) == key for key, asked in told)
    assert right >= LEAST_RIGHT * len(told)


def test_phrasings_for_which_no_word_was_added() -> None:
    """An honest measure: no word of the lists comes from this table. What is not understood is said so, and hardly ever answered wrongly."""
    told = phrasings("unseen.tsv")
    found = [(key, meant(asked)) for key, asked in told]
    assert sum(key == one for key, one in found) >= LEAST_RIGHT_UNSEEN * len(told)
    assert sum(bool(one) and key != one for key, one in found) <= MOST_WRONG_UNSEEN * len(told)


@pytest.mark.parametrize("asked", nonsense())
def test_nonsense_is_refused(asked: str) -> None:
    assert meant(asked) == ""


def test_what_is_not_understood_gets_the_nearest_and_an_office() -> None:
    found = advise(PLAN, "今天天气怎么样", NOW)
    assert (found.question, found.sentences, found.sum, len(found.nearest)) == (None, (), None, NEAREST)
    assert found.office == ("市农保局(社保经办机构)", "the agency (rural insurance bureau) of the city")


def test_a_close_second_is_named_beside_the_answer() -> None:
    found = advise(PLAN, "账户里的钱谁继承", NOW)
    assert found.question and found.question.key == "heirs" and found.nearest


@pytest.mark.parametrize("plan", ["dongfang-2011", "national-2011", "merged-2014"])
def test_every_stored_wording_finds_its_question(plan: str) -> None:
    """Where two questions are asked in the same words one of them is too many."""
    lost = [
        (question.key, asked)
        for question in questions_of(plan).by_key.values()
        for asked in (*question.asked, *question.asked_en)
        if ranked(plan, asked)[0].question.key != question.key
    ]
    assert lost == []


def test_older_forms_full_width_and_blanks_say_the_same() -> None:
    assert features("養老金 每月領多少錢?") == features("养老金每月领多少钱")
    assert features("交５００元") == features("交500元")


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("三十五岁", "35岁"),
        ("交五百", "交500"),
        ("一千五百块", "1500块"),
        ("一千五", "1500"),
        ("两千", "2000"),
        ("十五年", "15年"),
        ("一百零五", "105"),
        ("1,500元", "1500元"),
    ],
)
def test_numerals(written: str, digits: str) -> None:
    assert with_digits(written) == digits
