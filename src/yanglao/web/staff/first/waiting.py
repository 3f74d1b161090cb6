"""等我的 What waits for somebody: in a plain list, or weighed: the oldest and the largest first, with what is unusual about each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yanglao.acts.register import described
from yanglao.acts.requests.answering import ANSWER_REQUEST
from yanglao.casefile.words import Pair
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import age_days
from yanglao.reports.asking import Reader
from yanglao.reports.mine import Task, handed_tasks, tasks_of
from yanglao.reports.named_money import named_fen
from yanglao.reports.office_words import ACT_WORDS
from yanglao.reports.requests import handed_requests, requests_for
from yanglao.store.handovers import Handover, has_handovers
from yanglao.store.proposals import Proposal, waiting
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.first.block import Shown

Sign = tuple[Pair, str]
"""What is unusual, and how it is coloured ("": plain)."""
_TWO_PEOPLE = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """A task with the days it has been open, the money that it names (fen; None: none), and what is unusual about it."""

    task: Task
    days: int
    fen: int | None
    signs: tuple[Sign, ...]

    @property
    def address(self) -> str:
        return address_of(self.task)


def address_of(task: Task) -> str:
    """Where it is taken up: the page of the proposal, or the form of the act that answers it, with its number."""
    if task.step:
        return f"/staff/tasks/{task.number}"
    asked = next(field.name for field in described(task.act).asks.fields if field.kind == "serial")
    return f"/staff/do/{task.act}?{asked}={task.number}"


def tasks(desk: Desk, reader: Reader) -> Shown:
    """我的任务 What is due first at the top."""
    return {"tasks": [(one, address_of(one)) for one in tasks_of(reader, desk.who.roles)]}


def handed(desk: Desk, reader: Reader) -> Shown:
    """转交的任务 What colleagues have handed over to somebody, and what they have handed over themselves: what it is, where it is taken up, and
    with whom it is."""
    if not has_handovers(reader.connection, reader.area, desk.login):
        return {}
    held = desk.who.roles
    found = [(one.title, address_of(one), one.handed) for one in handed_tasks(reader, held)]
    asked = handed_requests(reader, held) if desk.holds(*ANSWER_REQUEST.who) else []
    found += [(ACT_WORDS[one.kind], f"/staff/requests/{one.id}", told) for one, told in asked]
    return {
        "to_me": [one for one in found if _is_with(desk, one[2])],
        "given": [one for one in found if not _is_with(desk, one[2])],
    }


def _is_with(desk: Desk, told: Handover | None) -> bool:
    return told is not None and told.to == desk.login


def asked(desk: Desk, reader: Reader) -> Shown:
    """网上申请 How many residents wait for something that they asked for, and the days of whoever waits longest."""
    away = {one.id for one, told in handed_requests(reader, desk.who.roles) if told.by == desk.login}
    found = [one for one in requests_for(reader, desk.who.roles) if one.id not in away]
    days = max((age_days(one.on, desk.on) for one in found), default=0)
    return {"asked": len(found), "days": days}


def weighed(desk: Desk, reader: Reader) -> Shown:
    """等我的 The oldest first, of one day the largest."""
    proposals = {one.id: one for one in waiting(reader.connection, reader.area)}
    found = [
        _weighed(task, proposals.get(task.number) if task.step else None, reader.on)
        for task in tasks_of(reader, desk.who.roles)
    ]
    found.sort(key=lambda one: (one.task.since, -(one.fen or 0), one.task.number))
    return {"weighed": found, "late": sum(1 for one in found if one.task.late), "fen": _sum(found)}


def _sum(found: list[Weighed]) -> int:
    return sum(one.fen or 0 for one in found)


def _weighed(task: Task, proposal: Proposal | None, on: int) -> Weighed:
    days = max(age_days(task.since, on), 0)
    if proposal is None:
        return Weighed(task, days, None, ())
    return Weighed(task, days, named_fen(proposal), tuple(_signs(proposal)))


def _signs(one: Proposal) -> Iterator[Sign]:
    """What somebody looks at twice; of a batch, what its control totals say."""
    if one.kind == "payroll":
        yield from _signs_of_batch(one)
    elif len(one.chain) > _TWO_PEOPLE:
        yield ("要三个人同意", "takes three people"), "need"


def _signs_of_batch(one: Proposal) -> Iterator[Sign]:
    totals, pension = one.content, one.content["pension"]
    yield (f"{totals['persons']} 人", f"{totals['persons']} people"), ""
    if count := totals["overpaid_lines"]:
        yield (f"{count} 笔多发", f"{count} overpaid"), "risk"
    if fen := pension["withheld_fen"]:
        yield (f"暂存 {yuan_text(fen)} 元", f"{yuan_text(fen)} yuan kept back"), "need"
