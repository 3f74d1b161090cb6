"""答复 The answer to a question: the plan's sentences filled for a month, what they rest on, and the sum where one is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from yanglao.advice.hearing import heard
from yanglao.advice.questions import ASK_WHEN_IN_DOUBT, Pair, Question, Questions, Sentence, questions_of
from yanglao.advice.searching import Found, ranked, understood
from yanglao.advice.sums import sum_of
from yanglao.advice.supposed import Sum
from yanglao.advice.values import Value, value_of
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.policy.wording import NAMES

NEAREST = 3
NEARLY_AS_LIKE = 0.7
"""Another question is named beside the answer when it is this nearly as like."""


@dataclass(frozen=True, slots=True)
class Advice:
    """question: None where nothing was understood. nearest: what else might be meant. values: what the sentences and the sum rest on."""

    asked: str
    question: Question | None
    sentences: tuple[Pair, ...]
    values: tuple[Value, ...]
    sum: Sum | None
    office: Pair
    nearest: tuple[Question, ...]


def advise(plan: str, asked: str, month: int) -> Advice:
    """What a plan answers in a month. PlanUnknown or PlanInvalid when it has no questions that can be used."""
    return advise_by(Laws(load_plan(plan)), asked, month)


def advise_by(laws: Laws, asked: str, month: int) -> Advice:
    """The same by the law of an area: what the city has decided since stands in the answer."""
    plan = laws.plan.key
    told, found = questions_of(plan), ranked(plan, asked)
    if (question := understood(found, asked)) is None:
        return _not_understood(asked, told, found)
    close = [one.question for one in found[1:NEAREST] if one.likeness >= found[0].likeness * NEARLY_AS_LIKE]
    return replace(answer(laws, question, asked, month), nearest=tuple(close))


def answer(laws: Laws, question: Question, asked: str, month: int) -> Advice:
    """The answer to a question of a plan, with the sum for what is said of the person."""
    told = questions_of(laws.plan.key)
    says = [one for one in question.says if _holds(one, laws, month)]
    values = {key: value_of(key, laws, month) for sentence in says for key in sentence.values}
    summed = _summed(question, laws, asked, month)
    values |= {key: value_of(key, laws, month) for key in (summed.rests_on if summed else ())}
    return Advice(
        asked=asked,
        question=question,
        sentences=tuple(_said(one, values) for one in says),
        values=tuple(values.values()),
        sum=summed,
        office=told.offices[question.office],
        nearest=(),
    )


def _not_understood(asked: str, told: Questions, found: list[Found]) -> Advice:
    nearest = tuple(one.question for one in found[:NEAREST])
    return Advice(asked, None, (), (), None, told.offices[ASK_WHEN_IN_DOUBT], nearest)


def _holds(sentence: Sentence, laws: Laws, month: int) -> bool:
    """Whether a sentence is said under the readings and the rules of the offices in force."""
    if sentence.when is None:
        return True
    key, wanted = sentence.when
    return value_of(key, laws, month).source.value == wanted


def _said(sentence: Sentence, values: Mapping[str, Value]) -> Pair:
    """The sentence with its values; one that needs an unset value says that instead."""
    texts = {key: text for key in sentence.values if (text := values[key].text) is not None}
    missing = [key for key in sentence.values if key not in texts]
    return _undecided(missing) if missing else sentence.filled(texts)


def _undecided(keys: list[str]) -> Pair:
    zh, en = "、".join(NAMES[key][0] for key in keys), ", ".join(NAMES[key][1] for key in keys)
    return (
        f"{zh}的数额还没有确定:等主管部门决定,谁也不应估计;决定以前不计发,决定以后补足差额。",
        f"Not decided yet: {en}. Nobody should guess it; nothing is paid on it until the decision comes, and then the difference is.",
    )


def _summed(question: Question, laws: Laws, asked: str, month: int) -> Sum | None:
    if not question.computed:
        return None
    told = heard(asked)
    if question.category and question.category not in told.categories:
        told = replace(told, categories=(question.category, *told.categories))
    return sum_of(question.computed, laws, month, told)
