"""检索 Which question of a plan somebody means: the likeness of what they say to every stored wording, by rare features first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from yanglao.advice.questions import Question, questions_of
from yanglao.advice.wording import MATTER, OTHER, PAIRED, SINGLE, features, is_of_others, is_of_pensions

UNDERSTOOD, UNDERSTOOD_ALONE, UNDERSTOOD_BESIDE_OTHERS = 0.42, 0.34, 0.6
"""From this likeness on a question counts as understood: in general, where no other is nearly as like, and where something is named
that no plan of pensions answers. Below it the nearest are offered and nothing is answered."""
NEARLY = 0.08
WEIGHT = {OTHER: 6.0, MATTER: 2.5, PAIRED: 1.0, SINGLE: 0.35}
"""What the kinds of features weigh. A single character: enough to get over a mistyped one, too little to answer by."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Found:
    """A question with its likeness to what was asked, 0 to 1."""

    question: Question
    likeness: float


@dataclass(frozen=True, slots=True)
class _Index:
    """wordings: the weights of each stored wording, under its question. rare: the weight of a feature nobody has used yet."""

    questions: tuple[Question, ...]
    wordings: tuple[tuple[Weights, ...], ...]
    known: Weights
    rare: float


def understood(found: Sequence[Found], asked: str) -> Question | None:
    """The question meant, of those ranked; None where nothing is like enough, or what was asked names no matter of pensions."""
    said = features(asked)
    if not found or not is_of_pensions(said):
        return None
    first, second = found[0].likeness, found[1].likeness if len(found) > 1 else 0.0
    least = UNDERSTOOD if first - second < NEARLY else UNDERSTOOD_ALONE
    if is_of_others(said):
        least = UNDERSTOOD_BESIDE_OTHERS
    return found[0].question if first >= least else None


def ranked(plan: str, asked: str) -> list[Found]:
    """All questions of a plan, the likeliest first; equal ones in the order of the file."""
    index = _index(plan)
    said = _weights(asked, index.known, index.rare)
    found = [
        Found(question, _likeness(said, wordings))
        for question, wordings in zip(index.questions, index.wordings, strict=True)
    ]
    return sorted(found, key=lambda one: -one.likeness)


def _likeness(said: Weights, wordings: tuple[Weights, ...]) -> float:
    """Half the cosine to the nearest wording, half the share of what is said that occurs in any of them."""
    whole = sum(said.values())
    if not whole:
        return 0.0
    nearest = max(_cosine(said, wording) for wording in wordings)
    occurring = set().union(*wordings)
    return (nearest + sum(weight for one, weight in said.items() if one in occurring) / whole) / 2


def _cosine(one: Weights, other: Weights) -> float:
    product = sum(weight * other[feature] for feature, weight in one.items() if feature in other)
    return product / (_length(one) * _length(other) or 1.0)


def _length(weights: Weights) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))


@cache
def _index(plan: str) -> _Index:
    questions = tuple(questions_of(plan).by_key.values())
    told = [{feature for one in _said(question) for feature in features(one)} for question in questions]
    counts = Counter(feature for found in told for feature in found)
    known = {feature: math.log(1 + len(questions) / count) for feature, count in counts.items()}
    rare = math.log(1 + len(questions))
    wordings = tuple(tuple(_weights(one, known, rare) for one in _said(question)) for question in questions)
    return _Index(questions, wordings, known, rare)


def _said(question: Question) -> tuple[str, ...]:
    return (*question.asked, *question.asked_en)


def _weights(text: str, known: Weights, rare: float) -> Weights:
    """Every feature of a text with its weight: the rarer among the questions, the heavier."""
    return {
        feature: known.get(feature, rare) * WEIGHT[feature[0]] for feature in dict.fromkeys(features(text))
    }
