"""Folding the month step: from facts to the history of a population, chunk by chunk so that a chunk fits the
cache.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from yanglao.kernel.columns import Codes, slices_of, zeros
from yanglao.kernel.months import month_of, months_between
from yanglao.life.amounts import Amounts, T, merged
from yanglao.life.circumstances import Circumstances, circumstances
from yanglao.life.facts import FACT_COLUMNS, Facts, People
from yanglao.life.state import STATE_COLUMNS, Persons, State, nobody_yet, persons_under
from yanglao.life.step import Events, step
from yanglao.life.suspension import Held, held
from yanglao.policy.law import Laws

CHUNK = 16_384


@dataclass(frozen=True, slots=True)
class History:
    """What became of a population: every decision with its reason and circumstances, every amount, the state
    at the end; and those that were asked for on the way (`kept`: Month -> state at its end).
    """

    persons: Persons
    state: State
    decisions: Facts
    reasons: Codes
    circumstances: Circumstances
    amounts: Amounts
    kept: dict[int, State] = field(default_factory=dict)


def fold(
    laws: Laws,
    people: People,
    facts: Facts,
    *,
    through: int,
    whole_month: bool = True,
    keep: Collection[int] = (),
    progress: Callable[[int], object] | None = None,
) -> History:
    """The history of `people` (facts in order of person) up to the end of month `through`.

    `whole_month` False: the last month only up to its pensions. `keep`: Months at whose ends the state is kept. `progress` is told how many persons are done.
    """
    parts = []
    for first, last in _chunks(len(people)):
        begin, end = np.searchsorted(facts.person, [first, last])
        mine = replace(facts.take(slice(begin, end)), person=facts.person[begin:end] - first)
        parts.append(_fold_chunk(laws, People(people.born[first:last]), mine, through, whole_month, keep))
        if progress is not None:
            progress(last)
    return parts[0] if len(parts) == 1 else _joined(parts)


def _chunks(persons: int) -> Iterator[tuple[int, int]]:
    for first in range(0, max(persons, 1), CHUNK):
        yield first, min(first + CHUNK, persons)


def _fold_chunk(
    laws: Laws, people: People, facts: Facts, through: int, whole_month: bool, keep: Collection[int]
) -> History:
    persons = persons_under(laws, people)
    decisions = facts.decisions()
    found = circumstances(laws.at(laws.plan.launch_month), facts=facts, decisions=decisions)
    reasons = zeros(len(decisions))
    state, months = nobody_yet(len(people)), []
    kept = dict.fromkeys(keep, state)
    for month, events in _events(decisions, found, held(facts, through=through), through):
        whole = whole_month or month < through
        state, amounts = step(laws, month, persons, state, events, whole_month=whole)
        reasons[amounts.outcomes.decision] = amounts.outcomes.reason
        months.append(amounts)
        if month in kept:
            kept[month] = state
    return History(persons, state, decisions, reasons, found, merged(months), kept)


def _events(decisions: Facts, found: Circumstances, held: Held, through: int) -> Iterator[tuple[int, Events]]:
    """Month by month from the first enrolment asked for; before it all decisions are refused alike."""
    month = month_of(decisions.day)
    if not len(month):
        return
    order = np.argsort(month, kind="stable")
    sorted_months = month[order]
    suspended = held if len(held.person) else None
    for one in months_between(int(sorted_months[0]), through):
        first, count = slices_of(sorted_months, np.array([one]))
        rows = order[first[0] : first[0] + count[0]]
        yield one, Events(decisions.take(rows), found.take(rows), rows, suspended)


def _joined(parts: list[History]) -> History:
    """The histories of chunks as one; positions of persons and decisions count through."""
    first_person = [0, *np.cumsum([len(part.persons) for part in parts]).tolist()]
    first_decision = [0, *np.cumsum([len(part.decisions) for part in parts]).tolist()]
    moved = [_shifted(*each) for each in zip(parts, first_person, first_decision, strict=False)]
    return History(
        persons=Persons(*_end_to_end([part.persons for part in parts], tuple(Persons.__dataclass_fields__))),
        state=State(*_end_to_end([part.state for part in parts], STATE_COLUMNS)),
        decisions=Facts(*_end_to_end([part.decisions for part in moved], FACT_COLUMNS)),
        reasons=np.concatenate([part.reasons for part in parts]),
        circumstances=Circumstances(
            *_end_to_end([part.circumstances for part in parts], tuple(Circumstances.__dataclass_fields__))
        ),
        amounts=merged([part.amounts for part in moved]),
        kept={
            month: State(*_end_to_end([part.kept[month] for part in parts], STATE_COLUMNS))
            for month in parts[0].kept
        },
    )


def _end_to_end(parts: Sequence[object], names: tuple[str, ...]) -> Iterator[Any]:
    for name in names:
        yield np.concatenate([getattr(part, name) for part in parts], axis=-1)


def _shifted(part: History, person: int, decision: int) -> History:
    amounts = Amounts(
        *(_moved(getattr(part.amounts, name), person, decision) for name in Amounts.__dataclass_fields__)
    )
    decisions = replace(part.decisions, person=part.decisions.person + person)
    return replace(part, decisions=decisions, amounts=amounts)


def _moved(table: T, person: int, decision: int) -> T:
    """A table whose columns `person` and `decision` count from further on."""
    by = {"person": person, "decision": decision}
    columns = {name: getattr(table, name) for name in table.names()}
    return type(table)(*(column + by[name] if name in by else column for name, column in columns.items()))
