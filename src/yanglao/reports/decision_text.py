"""A letter that tells of a decision, as lines in one language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from yanglao.casefile.explanation_text import explanation_lines
from yanglao.casefile.words import Pair, chosen, written, yuan_words
from yanglao.reports import asks
from yanglao.reports.asking import OF_MONEY, Reader, person_read
from yanglao.reports.contests import OUTCOME_WORDS
from yanglao.reports.decision import ABOUT, Decision, decision, sentences
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row
from yanglao.reports.words import ALL_KINDS, COMPONENTS, ITEMS, LINES, NOTICE_WORDS, said_words

WHEN: dict[str, Pair] = {
    "then": ("作出决定时所知", "As known when it was decided,"),
    "contested": ("申请复查时所知", "As known when it was contested,"),
    "now": ("答复时所知", "As known when this was answered,"),
}
_SAID_APART = ("fact", "kind", "recorded_on", "by", "agreed_by", "document")


DECISION_REPORT = About(
    "decision",
    "决定书",
    ("四(二)2(1)", "五(一)", "五(二)1", "五(二)2", "六", "九(二)", "九(三)"),
    OF_MONEY,
    zh="一项决定的决定书:依据条款、金额及其由来、如何及何时之前可以提出异议。",
    en=(
        "the letter of the last decision of a kind about a person (`claim`, `claim_refused`, `withdrawal`, "
        "`withdrawal_refused`, `suspension`, `recovery`, `refund`, `correction`, `contest_answer`): who decided, under which clauses, with "
        "which figures and how they come about, how and until when to object"
    ),
    makes=lambda reader, given: letter(reader, **given),
    asks=(
        asks.NUMBER,
        ABOUT,
    ),
)


def letter(reader: Reader, *, number: str, about: str) -> Report:
    """The letter as a report, a row a line; in one language it may be longer than in the other. Refused: unknown_person, not_your_unit, no_notice, law_not_sayable."""
    person_read(reader, number)
    found = decision(reader.agency, number=number, about=about)
    lines = zip_longest(*(decision_lines(found, english=english) for english in (False, True)), fillvalue="")
    return Report(
        DECISION_REPORT.name,
        ("决定书", "letter of a decision"),
        (Column("line", ("内容", "text"), "said"),),
        [{"line": line} for line in lines],
    )


def decision_lines(found: Decision, *, english: bool) -> list[str]:
    """To whom, what, by whom, under which clauses; why, with which figures; and how to object."""
    return [
        f"{found.who['name']}  {found.who['number']}",
        *_decided(found, english),
        *_why(found, english),
        *(_corrected(found.corrected, english) if found.corrected is not None else ()),
        *(explanation_lines(found.steps, found.plan, english=english) if found.plan is not None else ()),
        *(answer_lines(found.answer, english=english) if found.answer is not None else ()),
        *objection_lines(found, english=english),
    ]


def _decided(found: Decision, english: bool) -> Iterator[str]:
    title, people = chosen(NOTICE_WORDS[found.notice.about], english), ", ".join(found.people)
    on = written(found.plain()["decided_on"], english)
    yield chosen((f"决定:{title}  {on}  {people}", f"Decided: {title}, {on}, by {people}"), english)
    if found.notice.document:
        yield chosen((f"文号:{found.notice.document}", f"Document: {found.notice.document}"), english)
    clauses = chosen(("、", ", "), english).join(found.clauses)
    yield chosen((f"依据条款:{clauses}", f"Clauses: {clauses}"), english)


def _why(found: Decision, english: bool) -> Iterator[str]:
    for pair in sentences(found):
        yield chosen(("理由:", "Reason: "), english) + chosen(pair, english)
    for fact in found.facts:
        yield fact_words(fact, english=english)
    for one in found.items:
        reason = f" {one.reason}" if one.reason else ""
        yield f"{chosen(ITEMS[one.kind], english)} {yuan_words(one.fen, english)}{reason}"


def fact_words(fact: Row, *, english: bool) -> str:
    """What a fact says, without who recorded it."""
    said = {name: value for name, value in fact.items() if name not in _SAID_APART}
    return said_words(fact["kind"], said, english)


def _corrected(told: Row, english: bool) -> Iterator[str]:
    """更正 Why, each fact as it was and as it is, and what becomes due more or less by it."""
    yield chosen((f"更正原因:{told['reason']}", f"Why it was corrected: {told['reason']}"), english)
    for one in told["changes"]:
        was, is_ = (_said(one["kind"], one[name], english) for name in ("was", "is"))
        kind = chosen(ALL_KINDS[one["kind"]], english)
        yield chosen((f"{kind} 原为:{was};现为:{is_}", f"{kind}: was {was}; is {is_}"), english)
    for name, fen in told["due_fen"].items():
        amount = yuan_words(abs(fen), english)
        more = (("增加", "more"), ("减少", "less"))[fen < 0]
        yield chosen(
            (f"{LINES[name][0]}{more[0]} {amount}", f"{LINES[name][1]}: {amount} {more[1]}"), english
        )


def _said(kind: str, says: Row | None, english: bool) -> str:
    return chosen(("没有登记", "not on record"), english) if says is None else said_words(kind, says, english)


def answer_lines(answer: Row, *, english: bool) -> Iterator[str]:
    """复查 What was contested, what came of it and why, and what the decision comes to as known then and as known now."""
    told = answer["reexamination"]
    about, on = chosen(NOTICE_WORDS[told["about"]], english), written(told["decided_on"], english)
    came, outcome = written(answer["came_on"], english), chosen(OUTCOME_WORDS[answer["outcome"]], english)
    yield chosen(
        (
            f"{came} 对 {on} 的{about}申请复查。结论:{outcome}。理由:{answer['reason']}",
            f"Contested on {came}: {about} of {on}. Outcome: {outcome}. Why: {answer['reason']}",
        ),
        english,
    )
    for name, when in WHEN.items():
        one = told[name]
        fen = one["fen"]
        amounts = [
            f"{chosen(COMPONENTS[key], english)} {yuan_words(fen[key], english)}"
            for key in COMPONENTS
            if key in fen
        ]
        said = chosen(("、", ", "), english).join([one["outcome"][english], *amounts])
        yield f"{chosen(when, english)} {told['month']}: {said}"
    if told["cost_fen"]:
        cost = yuan_words(told["cost_fen"], english)
        yield chosen(
            (
                f"至 {told['through']} 应多发 {cost},随下次发放结算。",
                f"Through {told['through']} {cost} more is due, settled by the next payroll.",
            ),
            english,
        )


def objection_lines(found: Decision, *, english: bool) -> Iterator[str]:
    """How and until when to object."""
    yield chosen(
        (
            "对本决定不服的,可以向人力资源和社会保障局申请行政复议,也可以向人民法院起诉。",
            "Whoever does not agree may ask the human resources bureau for administrative review, or go to court.",
        ),
        english,
    )
    days, until = found.periods.review_days, found.objection
    if not until:
        yield chosen(
            (f"期限自送达之日起算:复议 {days} 日。", f"Periods run from service: review within {days} days."),
            english,
        )
        return
    review, suit = (written(until[name], english) for name in ("review_until", "suit_until"))
    yield chosen((f"复议至 {review},起诉至 {suit}。", f"Review until {review}, suit until {suit}."), english)
