"""超期事项 What is late, by the deadlines of the plan: proposals that wait for somebody, answers that are owed, deposits at their end, and events of which
the office was told later than is allowed (十: deaths in the month in which they happen)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from yanglao.acts.agreeing import act_of
from yanglao.acts.investment.described import DEPOSIT_MATURES
from yanglao.acts.proposals import agreement_of
from yanglao.acts.roles import ACCOUNTANT
from yanglao.kernel.months import FOREVER, date_of, first_day, last_day, month_of
from yanglao.life.kinds import Kind
from yanglao.policy.deadlines import Deadlines, deadlines_of
from yanglao.policy.roles import ROLE_WORDS
from yanglao.policy.working_days import Due
from yanglao.reports import asks
from yanglao.reports.answers_owed import Owed, owed
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.describing import About
from yanglao.reports.office_words import ACT_WORDS, EVENTS, STEPS
from yanglao.reports.report import UNIT, WHO, Column, Report, Row
from yanglao.store.deposits import Deposit, deposits
from yanglao.store.proposals import PROPOSED, Proposal, waiting
from yanglao.store.read.worklists import Told, events_told, proposed_on

UNCERTAIN = (
    "截止日期落在放假安排尚未录入的年度,只按周末推算。",
    "A due day lies in a year whose holidays are not known yet: it is counted by weekends alone.",
)
DUE = Column("due", ("截止日期", "due"), "day")
LATE = Column("days_late", ("超期天数", "days late"), "count")


OVERDUE_REPORT = About(
    "overdue",
    "待办事项",
    ("四(一)", "九(一)", "九(三)", "十"),
    WITH_UNITS,
    zh="待办事项,待答复的复查申请、公示异议、举报,未结的案件,本月到期的存款,及其截止日期(举报和案件只列给人社局和审计监察,不列给涉及的人)。",
    en=(
        "every proposal that waits, every contest, objection to a list and complaint to be answered, every case to be closed (complaints and cases for "
        "supervisors and auditors alone) and every deposit that reaches its end this month, the day by which it is due, by how much it is late; "
        "`--late` only those"
    ),
    makes=lambda reader, given: waiting_proposals(reader, only_late=given["late"]),
    asks=(
        asks.flag("late", "只列超期的", "only what is late already"),
        asks.UNIT,
    ),
)


def waiting_proposals(reader: Reader, *, only_late: bool = False) -> Report:
    """Every proposal that waits and every answer that is owed, the one due first at the top. `only_late`: those whose day has passed."""
    deadlines = deadlines_of(reader.area.plan)
    found = [one for one in waiting(reader.connection, reader.area) if is_about(reader, one)]
    since = proposed_on(reader.connection, reader.area, found)
    dues = {one.id: due_of(deadlines, one, since[one.id]) for one in found}
    rows = [_waiting_row(reader, one, since[one.id], dues[one.id]) for one in found]
    rows += [_owed_row(one, reader.on) for one in owed(reader)]
    rows += [_due_deposit(reader, one) for one in _deposits_due(reader)]
    rows.sort(key=lambda row: (row["due"] or FOREVER, row["task"] or 0))
    late = [row for row in rows if row["days_late"]]
    return Report(
        "waiting",
        ("待办事项", "what waits"),
        (
            Column("task", ("编号", "task"), "count"),
            Column("act", ("业务", "act"), "word", ACT_WORDS),
            Column("about", ("事由", "about"), "said"),
            Column("proposed_by", ("提出人", "proposed by")),
            Column("since", ("提出日期", "proposed on"), "day"),
            DUE,
            LATE,
            Column("step", ("下一环节", "next step"), "word", STEPS),
            Column("waits_for", ("等待", "waits for"), "word", ROLE_WORDS),
        ),
        late if only_late else rows,
        sums={
            "waiting": (("待办", "waiting"), "count", len(rows)),
            "late": (("其中超期", "of them late"), "count", len(late)),
        },
        remarks=_remarks(list(dues.values())),
    )


def is_about(reader: Reader, one: Proposal) -> bool:
    """Whether somebody who sees some units only may know of a proposal: all it is about are of these."""
    if reader.units is None:
        return True
    about = agreement_of(act_of(one)).about
    persons = about(one) if about is not None else ()
    return bool(persons) and all(reader.sees(person) for person in persons)


def due_of(deadlines: Deadlines, one: Proposal, since: int) -> Due | None:
    """By when a proposal is to be decided; None where its act has no period."""
    deadline = deadlines.acts.get(one.kind)
    return None if deadline is None else deadline.due(since)


def _waiting_row(reader: Reader, one: Proposal, since: int, due: Due | None) -> Row:
    act, step = act_of(one), str(one.next_step)
    roles = agreement_of(act).steps[step].roles_for(one)
    return {
        "task": one.id,
        "act": act.key,
        "about": None,
        "proposed_by": one.taken[one.chain[0]],
        "since": since,
        "due": None if due is None else due.day,
        "days_late": None if due is None else days_late(due.day, reader.on),
        "step": step,
        "waits_for": roles[0],
    }


def _owed_row(one: Owed, on: int) -> Row:
    return {
        "task": one.number,
        "act": one.act,
        "about": None,
        "proposed_by": one.taken_by,
        "since": one.since,
        "due": one.due,
        "days_late": days_late(one.due, on),
        "step": PROPOSED,
        "waits_for": one.waits_for,
    }


def _deposits_due(reader: Reader) -> list[Deposit]:
    """Deposits that reach their end by the end of this month, for those who see the whole area."""
    if reader.units is not None:
        return []
    found = deposits(reader.connection, reader.area)
    until = last_day(month_of(reader.on))
    return [one for one in found if one.end is None and one.due is not None and one.due <= until]


def _due_deposit(reader: Reader, one: Deposit) -> Row:
    return {
        "task": None,
        "act": DEPOSIT_MATURES.key,
        "about": (f"存款 {one.id}", f"deposit {one.id}"),
        "proposed_by": "",
        "since": one.opened_on,
        "due": one.due,
        "days_late": days_late(one.due or reader.on, reader.on),
        "step": None,
        "waits_for": ACCOUNTANT,
    }


def days_late(due: int, on: int) -> int:
    """Calendar days by which a Day lies after the day something was due; 0 when it is in time."""
    return max((date_of(on) - date_of(due)).days, 0)


def _remarks(dues: Sequence[Due | None]) -> list[tuple[str, str]]:
    return [UNCERTAIN] if any(due is not None and not due.is_certain for due in dues) else []


# --- events told late


TOLD_LATE_REPORT = About(
    "told-late",
    "迟报事项",
    ("五(二)", "十"),
    WITH_UNITS,
    zh="一个月内迟报的死亡等事项;--units 按单位汇总。",
    en=(
        "deaths and other events of which the office was told later than allowed in a month; `--units` adds "
        "them up by unit"
    ),
    makes=lambda reader, given: (late_by_unit if given["units"] else told_late)(reader, month=given["month"]),
    asks=(
        asks.month_in(asks.THIS_MONTH),
        asks.flag("units", "按单位汇总", "by unit"),
        asks.UNIT,
    ),
)


def told_late(reader: Reader, *, month: int) -> Report:
    """Events of which the office was told in `month` later than allowed, one a row, and for each unit how many of how many."""
    deadlines = deadlines_of(reader.area.plan).events
    kinds = [Kind[name] for name in deadlines if name in Kind.__members__]
    told = [
        one
        for one in events_told(reader.connection, reader.area, kinds, first_day(month), last_day(month))
        if reader.sees(one.person)
    ]
    dues = {one: deadlines[Kind(one.kind).name].due(one.day) for one in told}
    late = [one for one in told if one.told_on > dues[one].day]
    who = reader.who({one.person for one in late})
    return Report(
        "told-late",
        ("迟报事项", "told late"),
        (
            *WHO,
            Column("event", ("事项", "event"), "word", EVENTS),
            Column("day", ("发生日期", "happened on"), "day"),
            Column("told_on", ("报告日期", "told on"), "day"),
            DUE,
            LATE,
        ),
        [
            {
                **who[one.person],
                "event": Kind(one.kind).name,
                "day": one.day,
                "told_on": one.told_on,
                "due": dues[one].day,
                "days_late": days_late(dues[one].day, one.told_on),
            }
            for one in late
        ],
        sums={
            "told": (("报告事项", "told"), "count", len(told)),
            "late": (("其中迟报", "of them late"), "count", len(late)),
        },
        remarks=_remarks(list(dues.values())),
    )


def late_by_unit(reader: Reader, *, month: int) -> Report:
    """Unit by unit: how many events the office was told of in `month`, and how many of them late."""
    deadlines = deadlines_of(reader.area.plan).events
    kinds = [Kind[name] for name in deadlines if name in Kind.__members__]
    told, late = Counter[int](), Counter[int]()
    for one in events_told(reader.connection, reader.area, kinds, first_day(month), last_day(month)):
        unit = reader.homes.get(one.person, 0)
        told[unit] += 1
        late[unit] += _is_late(deadlines[Kind(one.kind).name].due(one.day), one)
    return Report(
        "late-by-unit",
        ("各单位迟报情况", "told late, by unit"),
        (
            UNIT,
            Column("told", ("报告事项", "told"), "count"),
            Column("late", ("其中迟报", "of them late"), "count"),
        ),
        [
            {"unit": name, "told": told[unit], "late": late[unit]}
            for unit, name in reader.names.items()
            if reader.sees_unit(unit)
        ],
    )


def _is_late(due: Due, one: Told) -> bool:
    return one.told_on > due.day
