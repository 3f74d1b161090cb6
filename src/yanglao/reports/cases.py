"""案件 Cases of supervision: about what, of which office, with how much at stake, due when, what was done and came of it; and one with all its steps.
A case is never shown to whom it is about."""

from __future__ import annotations

from yanglao.acts.supervision.described import CLOSE_CASE
from yanglao.casefile.words import Pair
from yanglao.lists.case_layouts import OFFENCES, OFFICES, OUTCOMES, STEPS
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.overdue import DUE, LATE, days_late
from yanglao.reports.report import NAME, NUMBER, UNIT, Column, Report, Row
from yanglao.reports.words import words_of
from yanglao.store.acting import ActRefused
from yanglao.store.cases import Case, CaseStep, cases_of, steps_of

CLAUSES = ("九(一)", "九(一)1", "九(一)2", "九(一)3", "九(一)4", "九(一)5", "九(二)")
OFFENCE_WORDS = words_of(OFFENCES)
OUTCOME_WORDS: dict[str, Pair] = {"open": ("未结案", "open"), **words_of(OUTCOMES)}
STEP_WORDS: dict[str, Pair] = {
    "opened": ("立案", "opened"),
    **words_of(STEPS),
    "closed": ("结案", "closed"),
}
CASES_REPORT = About(
    "cases",
    "案件",
    CLAUSES,
    CLOSE_CASE.who,
    zh="案件:违法行为、责任单位、涉及的人、金额、结案期限、责令改正期限、办理次数、追回金额、处理结果,未结案的按期限在前;不列给涉案的人;`--open` 只列未结案的。",
    en=(
        "cases of supervision: the offence, the office and whoever is concerned, the money at stake, due day and deadline of an order, steps, "
        "what came back, the outcome; those open first, by the day they are due; never to whom they are about; `--open` only those"
    ),
    makes=lambda reader, given: cases_report(reader, only_open=given["open"]),
    asks=(asks.flag("open", "只列未结案的", "only those open"),),
)
CASE_REPORT = About(
    "case",
    "案件卷宗",
    CLAUSES,
    CLOSE_CASE.who,
    zh="一个案件的全部办理记录:立案、责令改正、取证、移送、追回、结案。",
    en="one case with all its steps: opened, order to correct, evidence, referral, recovery, closed",
    makes=lambda reader, given: case_report(reader, number=given["case"]),
    asks=(asks.serial("case", "案件编号", "number of the case"),),
)


def cases_report(reader: Reader, *, only_open: bool = False) -> Report:
    """The cases that the reader may know of, those open first, by the day they are due."""
    found = [one for one in known_cases(reader) if one.is_open or not only_open]
    found.sort(key=lambda one: (not one.is_open, one.due_on, one.id))
    who = reader.who({one.person for one in found if one.person})
    return Report(
        "cases",
        ("案件", "cases"),
        (
            Column("case", ("案件编号", "case"), "count"),
            Column("offence", ("违法行为", "offence"), "word", OFFENCE_WORDS),
            Column("office", ("责任单位", "office"), "word", words_of(OFFICES)),
            Column("what", ("案由", "what")),
            Column("hit", ("疑点编号", "hit"), "count"),
            Column("staff", ("涉及工作人员", "staff")),
            NUMBER,
            NAME,
            UNIT,
            Column("at_risk_fen", ("涉及金额(元)", "at stake"), "yuan"),
            Column("opened_on", ("立案日期", "opened on"), "day"),
            DUE,
            LATE,
            Column("ordered_until", ("改正期限", "to be corrected by"), "day"),
            Column("steps", ("办理次数", "steps"), "count"),
            Column("recovered_fen", ("已追回(元)", "recovered"), "yuan"),
            Column("outcome", ("处理结果", "outcome"), "word", OUTCOME_WORDS),
            Column("liable_staff", ("责任人", "liable")),
            Column("closed_on", ("结案日期", "closed on"), "day"),
        ),
        [{**_row(one, reader.on), **who.get(one.person, {})} for one in found],
        sums={
            "open": (OUTCOME_WORDS["open"], "count", sum(one.is_open for one in found)),
            "at_risk": (
                ("未结案涉及金额(元)", "at stake, open"),
                "yuan",
                sum(one.at_risk_fen for one in found if one.is_open),
            ),
            "recovered": (("已追回(元)", "recovered"), "yuan", sum(one.recovered_fen for one in found)),
        },
    )


def known_cases(reader: Reader) -> list[Case]:
    """Every case but those that concern the reader."""
    return [one for one in cases_of(reader.connection, reader.area) if reader.login not in one.concerned]


def _row(one: Case, on: int) -> Row:
    same = (
        "offence",
        "office",
        "what",
        "staff",
        "at_risk_fen",
        "opened_on",
        "steps",
        "recovered_fen",
        "liable_staff",
    )
    return {
        **{name: getattr(one, name) for name in same},
        "case": one.id,
        "hit": one.hit or None,
        "due": one.due_on,
        "days_late": days_late(one.due_on, one.closed_on or on),
        "ordered_until": one.ordered_until or None,
        "outcome": one.outcome or "open",
        "closed_on": one.closed_on or None,
    }


# --- one of them


def case_report(reader: Reader, *, number: int) -> Report:
    """A case with all its steps. Refused: no_such_case."""
    found = next((one for one in known_cases(reader) if one.id == number), None)
    if found is None:
        raise ActRefused("no_such_case", f"没有案件 {number}。", f"There is no case {number}.")
    steps = [_step_row(one) for one in steps_of(reader.connection, number)]
    return Report(
        "case",
        ("案件卷宗", "file of a case"),
        (
            Column("on", ("日期", "on"), "day"),
            Column("step", ("办理事项", "step"), "word", STEP_WORDS),
            Column("what", ("办理情况", "what")),
            Column("document", ("文号", "document")),
            Column("until", ("期限", "until"), "day"),
            Column("to", ("移送单位", "referred to")),
            Column("item", ("多发款项编号", "item"), "count"),
            Column("by", ("经办人", "by")),
        ),
        [_opened(found), *steps, *([_closed(found)] if not found.is_open else [])],
        sums={
            "at_risk": (("涉及金额(元)", "at stake"), "yuan", found.at_risk_fen),
            "recovered": (("已追回(元)", "recovered"), "yuan", found.recovered_fen),
        },
    )


def _opened(one: Case) -> Row:
    return {
        "on": one.opened_on,
        "step": "opened",
        "what": one.what,
        "document": one.document,
        "until": one.due_on,
        "by": one.opened_by,
    }


def _step_row(one: CaseStep) -> Row:
    return {**one._asdict(), "until": one.until or None, "item": one.item or None}


def _closed(one: Case) -> Row:
    return {"on": one.closed_on, "step": "closed", "what": one.reason, "document": one.end_document}
