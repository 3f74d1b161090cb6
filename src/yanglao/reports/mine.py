"""我的任务 What waits for one colleague: proposals that may be agreed to or sent back by them, and answers owed by their role. What they have handed
over waits for somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yanglao.acts import roles as posts
from yanglao.acts.agreeing import act_of
from yanglao.acts.bureaus import matters_of_proposal
from yanglao.acts.describing import Description
from yanglao.acts.proposals import agreement_of
from yanglao.casefile.words import Pair
from yanglao.policy.deadlines import deadlines_of
from yanglao.reports.answers_owed import ANSWERED_BY, ANSWERERS, Owed, owed
from yanglao.reports.asking import OF_MONEY, OFFICE, Reader
from yanglao.reports.office_words import ACT_WORDS, STEPS
from yanglao.reports.overdue import days_late, due_of, is_about
from yanglao.store.acting import Agency
from yanglao.store.handovers import PROPOSAL, REQUEST, Handover, TaskKey, handovers
from yanglao.store.lots import named_by_lot
from yanglao.store.people import names_of
from yanglao.store.proposals import Proposal, proposal_of, waiting
from yanglao.store.read.worklists import proposed_on
from yanglao.store.requests import request_of


@dataclass(frozen=True, slots=True)
class Task:
    """任务 Its number (of a proposal where `step` is not None), act, whom it is about in a few words, who proposed it and since when, until
    when, how many days late, the step that is waited for, its key, and with whom it is
    since somebody handed it over (None: nobody did)."""

    number: int
    act: str
    about: str
    by: str
    since: int
    due: int | None
    late: int
    step: str | None
    key: TaskKey
    handed: Handover | None = None

    @property
    def title(self) -> Pair:
        return ACT_WORDS[self.act]

    @property
    def step_words(self) -> Pair:
        return STEPS[self.step] if self.step else ("待答复", "waits for an answer")


def tasks_of(reader: Reader, roles: frozenset[str]) -> list[Task]:
    """Everything that waits for somebody who holds `roles`, what is due first at the top."""
    return [one for one in _tasks(reader, roles) if not _is_given_away(reader, one.handed)]


def handed_tasks(reader: Reader, roles: frozenset[str]) -> list[Task]:
    """已转交 What they have handed over, and what was handed to them, while it waits."""
    return [
        one for one in _tasks(reader, roles) if one.handed and reader.login in (one.handed.by, one.handed.to)
    ]


def _tasks(reader: Reader, roles: frozenset[str]) -> list[Task]:
    found, answers = _takeable(reader, roles), _owed_by(reader, roles)
    handed = _handed(reader, found, answers)
    tasks = [*_proposed(reader, found, handed), *_owed(reader, answers, handed)]
    return sorted(tasks, key=lambda one: (one.due is None, one.due or 0, one.number))


def _handed(reader: Reader, found: Sequence[Proposal], answers: Sequence[Owed]) -> dict[TaskKey, Handover]:
    keys = [*map(key_of, found), *(TaskKey(one.kind, one.number) for one in answers)]
    return handovers(reader.connection, reader.area, keys) if keys else {}


def title_of(agency: Agency, kind: str, number: int) -> Pair | None:
    """What a task under its kind and number is called; None where there is none."""
    if kind in ANSWERED_BY:
        return ACT_WORDS[ANSWERED_BY[kind]]
    if kind == REQUEST:
        asked = request_of(agency, number)
        return None if asked is None else ACT_WORDS[asked.kind]
    if kind != PROPOSAL:
        return None
    return ACT_WORDS[proposal_of(agency.connection, agency.area, number).kind]


def handed_of(reader: Reader, key: TaskKey) -> Handover | None:
    """With whom a task is since somebody handed it over; None: nobody did."""
    return handovers(reader.connection, reader.area, [key]).get(key)


def key_of(one: Proposal) -> TaskKey:
    """The key of what a proposal waits for."""
    return TaskKey(PROPOSAL, one.id, one.next_step or "")


def _is_given_away(reader: Reader, handed: Handover | None) -> bool:
    return handed is not None and handed.by == reader.login


def count_of(reader: Reader, roles: frozenset[str]) -> int:
    """How many."""
    found, answers = _takeable(reader, roles), _owed_by(reader, roles)
    away = sum(_is_given_away(reader, one) for one in _handed(reader, found, answers).values())
    return len(found) + len(answers) - away


def _takeable(reader: Reader, roles: frozenset[str]) -> list[Proposal]:
    found = waiting(reader.connection, reader.area)
    named = named_by_lot(reader.connection, reader.area, [one.id for one in found])
    return [one for one in found if _may_take(reader, one, roles, named.get(one.id, ""))]


def may_take(reader: Reader, one: Proposal, roles: frozenset[str]) -> bool:
    """Whether the next step of a proposal is one that somebody in `roles` may take who has taken none of it yet, and whom the lot has
    named where one was drawn."""
    return _may_take(reader, one, roles, drawn_for(reader, one))


def drawn_for(reader: Reader, one: Proposal) -> str:
    """抽签 Whom the lot, or the director after it, has named for the step that comes next; "": nobody, any of those may who may."""
    named = named_by_lot(reader.connection, reader.area, [one.id]).get(one.id, "")
    return named if _is_second(one) else ""


def _may_take(reader: Reader, one: Proposal, roles: frozenset[str], named: str) -> bool:
    if one.is_over or reader.login in one.taken.values() or not is_about(reader, one):
        return False
    if named and _is_second(one) and reader.login != named:
        return False
    step = agreement_of(act_of(one)).steps[str(one.next_step)]
    return bool(_held_about(reader, one, roles).intersection(step.roles_for(one)))


def _held_about(reader: Reader, one: Proposal, roles: frozenset[str]) -> frozenset[str]:
    """Those of the roles that count for a proposal: that of a bureau only where it answers for all of it."""
    is_theirs = reader.matters is None or matters_of_proposal(one) <= reader.matters
    return roles if is_theirs else roles - {posts.CERTIFIER}


def _is_second(one: Proposal) -> bool:
    """Whether its second step comes next: the one for which lots are drawn."""
    return len(one.taken) == 1 and not one.is_over


def may_send_back(reader: Reader, one: Proposal, roles: frozenset[str]) -> bool:
    """Whether somebody in `roles` may send it back now."""
    return (
        not one.is_over
        and is_about(reader, one)
        and bool(_held_about(reader, one, roles).intersection(agreement_of(act_of(one)).senders(one)))
    )


def persons_about(one: Proposal) -> list[int]:
    """The persons whose records a proposal touches."""
    about = agreement_of(act_of(one)).about
    return [] if about is None else [int(person) for person in about(one)]


def task_about(reader: Reader, number: int, roles: frozenset[str]) -> Proposal:
    """A proposal that the reader, who holds `roles`, may know of. Refused: no_such_proposal."""
    one = proposal_of(reader.connection, reader.area, number)
    if not may_know(reader, one, roles):
        return proposal_of(reader.connection, reader.area, 0)
    return one


def may_know(reader: Reader, one: Proposal, roles: frozenset[str]) -> bool:
    """Whether the reader, who holds `roles`, may know of a proposal: one of its chain, whoever may read what it is about, and the auditors; a bureau
    where it answers for all of it, and nobody where it is about people whom they do not see."""
    act = act_of(one)
    agreement = agreement_of(act)
    chain = {role for step in agreement.steps.values() for role in step.roles}
    held = _held_about(reader, one, roles)
    may = held & {*act.who, *chain, *agreement.may_send_back, *_readers(act, one), posts.AUDITOR}
    return bool(may) and is_about(reader, one)


def _readers(act: Description, one: Proposal) -> tuple[str, ...]:
    if persons_about(one):
        return OF_MONEY
    return () if set(act.who) <= {*posts.ADMINISTRATORS} else OFFICE


def _proposed(reader: Reader, found: list[Proposal], handed: dict[TaskKey, Handover]) -> list[Task]:
    deadlines = deadlines_of(reader.area.plan)
    since = proposed_on(reader.connection, reader.area, found)
    about = {one.id: persons_about(one) for one in found}
    names = names_of(
        reader.connection, sorted({person for persons in about.values() for person in persons[:1]})
    )
    tasks = []
    for one in found:
        due = due_of(deadlines, one, since[one.id])
        tasks.append(
            Task(
                one.id,
                one.kind,
                _named(about[one.id], names),
                one.taken[one.chain[0]],
                since[one.id],
                None if due is None else due.day,
                0 if due is None else days_late(due.day, reader.on),
                one.next_step,
                key_of(one),
                handed.get(key_of(one)),
            )
        )
    return tasks


def _named(persons: list[int], names: dict[int, str]) -> str:
    if not persons:
        return ""
    first = names.get(persons[0], "")
    return first if len(persons) == 1 else f"{first} … {len(persons)}"


def _owed_by(reader: Reader, roles: frozenset[str]) -> list[Owed]:
    return [one for one in owed(reader) if one.waits_for in roles] if roles.intersection(ANSWERERS) else []


def _owed(reader: Reader, answers: list[Owed], handed: dict[TaskKey, Handover]) -> list[Task]:
    return [
        Task(
            one.number,
            one.act,
            "",
            one.taken_by,
            one.since,
            one.due,
            days_late(one.due, reader.on),
            None,
            TaskKey(one.kind, one.number),
            handed.get(TaskKey(one.kind, one.number)),
        )
        for one in answers
    ]
