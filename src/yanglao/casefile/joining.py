"""怎么参保 Whether somebody may join (四(一)): a few questions, and what the rule says to the answers. The rule decides; what has not been
answered yet is taken as favourable, so that nobody is asked further once an answer has settled it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from yanglao.casefile.estimate.asking import BORN, MISSING, Field, Written, read_born
from yanglao.casefile.explanation import Explained, explain
from yanglao.casefile.reading import read_case
from yanglao.casefile.words import Pair
from yanglao.kernel.columns import ints
from yanglao.kernel.months import YEAR, birthday, day_text, month_of
from yanglao.kernel.wrong import Wrong
from yanglao.policy.law import Laws
from yanglao.rules.reasons import Reason

Plain = dict[str, Any]
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name in addresses, what is asked, a hint, and the answers to choose from (none: it is typed)."""

    asks: Field
    answers: Mapping[str, Pair] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.asks.name


YES_OR_NO: dict[str, Pair] = {"yes": ("是", "Yes"), "no": ("不是", "No")}
QUESTIONS = (
    Question(
        Field(
            "household",
            ("您的户口在哪里", "Where are you registered?"),
            ("看户口簿。", "See your household register."),
        ),
        {
            "here": ("本市,非农业户口", "In this city, non-agricultural"),
            "here_agricultural": ("本市,农业户口", "In this city, agricultural"),
            "elsewhere": ("不在本市", "Somewhere else"),
        },
    ),
    Question(BORN),
    Question(
        Field(
            "student",
            ("您在学校读书吗", "Are you at school?"),
            ("大学、中专也算。", "Colleges count as well."),
        ),
        YES_OR_NO,
    ),
    Question(
        Field(
            "cover",
            ("您参加或者领取别的养老保险吗", "Are you in another pension scheme, or drawing a pension?"),
            (
                "例如职工养老保险、农村养老保险、退休金。",
                "Such as the employees' scheme, the rural scheme, a retirement pension.",
            ),
        ),
        {
            "none": ("都没有", "Neither"),
            "covered": ("正在参加别的养老保险", "I am in another scheme"),
            "drawing": ("正在领取养老金或者退休金", "I am drawing a pension"),
        },
    ),
    Question(
        Field(
            "enrolled",
            ("您在本市参加过这个保险吗", "Have you joined this scheme in this city before?"),
            ("有参保登记或者缴费票据就算参加过。", "A registration or a receipt means that you have."),
        ),
        YES_OR_NO,
    ),
)
FAVOURABLE = {"household": "here", "student": "no", "cover": "none", "enrolled": "no"}
GROWN_UP = 40
"""The age that is taken where none has been told yet: neither too young nor of pension age."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What has been answered so far, by question; `born` as a Day where it has been."""

    on: int
    chosen: Mapping[str, str]
    born: int | None = None


@dataclass(frozen=True, slots=True)
class Joining:
    """Whether somebody may join: the reason why not (`accepted`: they may), the step of the rule, and where only age is missing, from
    which Day on they may."""

    reason: Reason
    told: Explained
    of_age_on: int


def read_answers(written: Written, on: int) -> tuple[Answers, Mapping[str, Wrong]]:
    """The answers so far, and what is wrong with those that cannot be read."""
    chosen, faults, born = {}, {}, None
    for question in QUESTIONS:
        text = next(iter(written.get(question.name, ())), "").strip()
        if not text:
            continue
        if question.answers and text in question.answers:
            chosen[question.name] = text
        elif question.answers:
            faults[question.name] = CHOOSE
        else:
            try:
                born, chosen[question.name] = read_born(text, on), text
            except Wrong as fault:
                faults[question.name] = fault
    return Answers(on, chosen, born), faults


CHOOSE = Wrong("请选一项。", "Choose one of these.")


def missing(question: Question) -> Wrong:
    """What is said of a question that was passed over."""
    return MISSING.get(question.name, CHOOSE)


def next_question(answers: Answers) -> Question | None:
    """The first question that has not been answered."""
    return next((one for one in QUESTIONS if one.name not in answers.chosen), None)


def may_join(laws: Laws, answers: Answers) -> Joining:
    """What the rule says of joining on the day of the question."""
    on = max(answers.on, laws.launch_day)
    born = answers.born if answers.born is not None else on - GROWN_UP * YEAR
    case = replace(read_case(_case(laws, answers, born, on), through=month_of(on)), laws=laws)
    history, told = explain(case)
    law = laws.at(month_of(on))
    return Joining(
        Reason(int(history.reasons[-1])),
        next(one for one in reversed(told) if one.rule.name == "enrolment_refusal"),
        int(birthday(ints([born]), law.minimum_age_years)[0]),
    )


def _case(laws: Laws, answers: Answers, born: int, on: int) -> Plain:
    said = {**FAVOURABLE, **answers.chosen}
    facts = [
        fact for name, tell in FACTS.items() for fact in tell(laws, said[name], day_text(born), day_text(on))
    ]
    return {
        "plan": laws.plan.key,
        "person": {"born": day_text(born)},
        "facts": [*facts, {"kind": "enrolment", "on": day_text(on)}],
    }


def _household(laws: Laws, said: str, born: str, on: str) -> list[Plain]:
    """Nobody is registered here who is registered elsewhere; which place that is does not matter."""
    if said == "elsewhere":
        return []
    household = "agricultural" if said == "here_agricultural" else "non_agricultural"
    place = laws.plan.place.ljust(DIGITS, "0")
    return [{"kind": "residence", "from": born, "place": place, "household": household}]


def _student(laws: Laws, said: str, born: str, on: str) -> list[Plain]:
    return [{"kind": "student", "from": born, "until": None}] if said == "yes" else []


def _cover(laws: Laws, said: str, born: str, on: str) -> list[Plain]:
    if said == "none":
        return []
    return [{"kind": "cover", "scheme": "other", "drawing": said == "drawing", "from": born, "until": None}]


def _enrolled(laws: Laws, said: str, born: str, on: str) -> list[Plain]:
    return [{"kind": "enrolment", "on": on}] if said == "yes" else []


FACTS: Mapping[str, Callable[[Laws, str, str, str], Sequence[Plain]]] = {
    "household": _household,
    "student": _student,
    "cover": _cover,
    "enrolled": _enrolled,
}
"""Question -> the facts that its answer stands for."""
