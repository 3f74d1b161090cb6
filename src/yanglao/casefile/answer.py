"""The answer to a case: what the fold found, cut out person by person in the words of the case file.

Answers are written as JSON text straight from the columns, a template filled for each row: the same few
shapes come back a hundred times in every life, and building an object for each of them would take longer
than computing it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yanglao.casefile.reading import Case
from yanglao.casefile.sums import FUNDING, PENSION_SUMS, SETTLEMENT_SUMS, funded, summed
from yanglao.kernel.columns import Ints, Months, Rows
from yanglao.kernel.months import day_text, month_text, year_of
from yanglao.life.amounts import T
from yanglao.life.fold import History
from yanglao.life.kinds import DECISIONS, FACT_KINDS, Category, Kind
from yanglao.policy.law import Laws
from yanglao.rules.article_5_1_entitlement import GROUPS
from yanglao.rules.reasons import Reason
from yanglao.rules.sources import SOURCES

CLAUSES = {kind: FACT_KINDS[kind].clause for kind in DECISIONS}

ANSWER = (
    '{"plan":%s,"through":"%s","known":%s,"group":"%s","unset":%s,"decisions":[%s],"years":%s,"accounts":[%s],'
    '"award":%s,"pension":[%s],"settlement":%s}'
)
DECISION = '{"on":"%s","kind":"%s","outcome":"%s","reason":%s,"clause":"%s"}'
YEARS = '{"paid":%d,"back_paid":%d,"deemed":%d}'


def _numbers(words: Iterable[str]) -> str:
    return ",".join(f'"{word}":%d' for word in words)


_BY_SOURCE = f"{{{_numbers(SOURCES)}}}"
MOVES = ("in", "interest", "out")  # what a year does to an account
_MOVED = ",".join(f'"{word}":{_BY_SOURCE}' for word in (*MOVES, "balance"))
ACCOUNT = f'{{"year":%d,{_MOVED}}}'
AWARD = '{"from":"%s","account_total_fen":%d,"account_pension_fen":%d,"increment_years":%d}'
PENSION = f'{{"month":"%s","paid_in":"%s",{_numbers(PENSION_SUMS)},"funding":{{{_numbers(FUNDING)}}}}}'
SETTLEMENT = f'{{"on":"%s","kind":"%s",{_numbers(SETTLEMENT_SUMS)}}}'


def answers(cases: Sequence[Case], history: History) -> Iterator[dict[str, Any]]:
    """The answer of each of the cases folded together, decoded."""
    return map(json.loads, answer_texts(cases, history))


def answer_texts(cases: Sequence[Case], history: History) -> Iterator[str]:
    """The answer of each of the cases folded together, as JSON in one line (case-file.md, "The answer")."""
    last_months = np.array([case.through for case in cases], dtype=np.int64)
    years, awards = _years(history), _awards(history)
    decisions, accounts = _decisions(history), _accounts(history, last_months)
    pensions, settlements = _pensions(history, last_months), _settlements(history, last_months)
    groups, unset = (
        [GROUPS[group] for group in history.persons.group.tolist()],
        unset_parameters(cases[0].laws, history),
    )
    for person, case in enumerate(cases):
        yield ANSWER % (
            json.dumps(case.laws.plan.key, ensure_ascii=False),
            month_text(case.through),
            "null" if case.known is None else f'"{day_text(case.known)}"',
            groups[person],
            json.dumps(unset.get(person, [])),
            decisions.of(person),
            years[person],
            accounts.of(person),
            awards.of(person) or "null",
            pensions.of(person),
            settlements.of(person) or "null",
        )


class _Texts:
    """A template filled for every row of a table, found by person; a person's rows stay in their order."""

    def __init__(self, template: str, person: Rows, columns: Sequence[NDArray[Any]], persons: int) -> None:
        order = np.argsort(person, kind="stable")
        rows = zip(*(column[order].tolist() for column in columns), strict=True)
        self.texts = [template % row for row in rows]
        self.begin: list[int] = np.searchsorted(person[order], np.arange(persons + 1)).tolist()

    def of(self, person: int) -> str:
        """The person's rows, separated by commas."""
        return ",".join(self.texts[self.begin[person] : self.begin[person + 1]])


def _until(table: T, month: str, last_months: Months) -> T:
    return table.take(getattr(table, month) <= last_months[table.person])  # type: ignore[attr-defined]


def _months(column: Months) -> NDArray[Any]:
    """Months as texts."""
    return _looked_up(column, month_text)


def _days(column: Ints) -> NDArray[Any]:
    """Days as texts."""
    return _looked_up(column, day_text)


def _looked_up(column: Ints, text: Any) -> NDArray[Any]:
    """`text` of every value, made once for each value that occurs."""
    values, position = np.unique(column, return_inverse=True)
    return np.array([text(value) for value in values.tolist()], dtype=object)[position]


def _decisions(history: History) -> _Texts:
    facts, accepted = history.decisions, history.reasons == 0
    reasons = np.array(["null", *(f'"{reason.name}"' for reason in Reason if reason)], dtype=object)
    columns = [
        _days(facts.day),
        _looked_up(facts.kind, lambda kind: Kind(kind).name),
        np.where(accepted, "accepted", "refused"),
        reasons[history.reasons],
        _looked_up(facts.kind, lambda kind: CLAUSES[Kind(kind)]),
    ]
    return _Texts(DECISION, facts.person, columns, len(history.persons))


def _years(history: History) -> list[str]:
    state = history.state
    columns = (state.paid_years.tolist(), state.back_paid_years.tolist(), state.deemed_years.tolist())
    return [YEARS % row for row in zip(*columns, strict=True)]


def _awards(history: History) -> _Texts:
    state = history.state
    rows = np.flatnonzero(state.claim_month)
    columns = [
        _months(state.first_pension_month[rows]),
        state.account_total_fen[rows],
        state.account_pension_fen[rows],
        state.increment_years[rows],
    ]
    return _Texts(AWARD, rows, columns, len(state))


def _pensions(history: History, last_months: Months) -> _Texts:
    due = _until(history.amounts.pensions, "paid_in", last_months)
    columns = [_months(due.month), _months(due.paid_in), *summed(due, PENSION_SUMS), *funded(due)]
    return _Texts(PENSION, due.person, columns, len(last_months))


def _settlements(history: History, last_months: Months) -> _Texts:
    table, state = _until(history.amounts.settlements, "month", last_months), history.state
    columns = [
        _days(state.ended_day[table.person]),
        _looked_up(state.end_kind[table.person], lambda kind: Kind(kind).name),
        *summed(table, SETTLEMENT_SUMS),
    ]
    return _Texts(SETTLEMENT, table.person, columns, len(last_months))


def _accounts(history: History, last_months: Months) -> _Texts:
    """A row for each year of each account: in, interest, out and balance at its end, by sub-account."""
    state = history.state
    ended = np.where(state.ended, state.ended_month, last_months)
    first_year = year_of(state.enrolled_month)
    years = np.where(state.enrolled, year_of(np.minimum(ended, last_months)) - first_year + 1, 0)
    moved = _moved(history, last_months, first_year, max(int(years.max(initial=0)), 1))
    came_in, interest, out = (moved[:, :, move] for move in range(len(MOVES)))
    balance = np.cumsum(came_in + interest - out, axis=1)
    person, offset = np.nonzero(np.arange(moved.shape[1]) < years[:, None])
    parts = np.concatenate([moved.reshape(*moved.shape[:2], -1), balance], axis=2)[person, offset]
    return _Texts(ACCOUNT, person, [first_year[person] + offset, *parts.T], len(last_months))


def _moved(history: History, last_months: Months, first_year: Ints, years: int) -> Ints:
    """Fen that came in, were credited as interest and went out: shape (persons, years, moves, sources)."""
    amounts = history.amounts
    moved = np.zeros((len(last_months), years, len(MOVES), len(SOURCES)), dtype=np.int64)

    def add(move: str, table: Any, month: str, what: str | None) -> None:
        table = _until(table, month, last_months)
        year = year_of(getattr(table, month)) - first_year[table.person]
        for row, source in enumerate(SOURCES):
            amount_fen = table.sum_of(what=what, source=source)
            np.add.at(moved, (table.person, year, MOVES.index(move), row), amount_fen)

    add("in", amounts.arrivals, "month", "credited")
    add("interest", amounts.interest, "month", "interest")
    add("out", amounts.pensions, "paid_in", "account")
    add("out", amounts.settlements, "month", None)
    return moved


NEEDED = {
    "one_child_supplement": Category.one_child_certificate,
    "low_income_contribution": Category.low_income,
    "preferential_contribution": Category.preferential_treatment,
    "full_government_contribution": Category.severe_disability
    | Category.bereaved_one_child_parent
    | Category.family_planning_complication,
}


def unset_parameters(laws: Laws, history: History) -> dict[int, list[str]]:
    """The unset parameters that accepted contributions needed, by person."""
    arrivals = history.amounts.arrivals.take(history.amounts.arrivals.kind == Kind.contribution)
    found: dict[int, list[str]] = {}
    for name, categories in NEEDED.items():
        held = history.circumstances.categories[arrivals.decision] & categories > 0
        months = {
            month
            for month in np.unique(arrivals.month[held]).tolist()
            if getattr(laws.at(month), f"{name}_fen") is None
        }
        missing = held & np.isin(arrivals.month, list(months))
        for person in np.unique(arrivals.person[missing]).tolist():
            found.setdefault(person, []).append(f"{name}_yuan")
    return found
