"""The answer to a case: what the fold found, cut out person by person in the words of the case file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from yanglao.kernel.columns import Ints
from yanglao.kernel.months import day_text, month_text, year_of
from yanglao.life.amounts import T, Table
from yanglao.life.case_file.reading import Case
from yanglao.life.facts import Category, Kind
from yanglao.life.fold import History
from yanglao.rules.article_4_3_accounts import SUB_ACCOUNTS
from yanglao.rules.article_5_1_entitlement import GROUPS
from yanglao.rules.reasons import Reason

CLAUSES = {
    Kind.enrolment: "四(一)", Kind.contribution: "四(二)1", Kind.back_payment: "六", Kind.claim: "五(一)",
    Kind.withdrawal: "六", Kind.transfer_out: "七3", Kind.transfer_in: "七3", Kind.death: "五(二)",
    Kind.emigration: "五(二)", Kind.deemed_years: "七2",
}  # fmt: skip


def answers(cases: Sequence[Case], history: History) -> Iterator[dict[str, Any]]:
    """The answer of each of the cases folded together."""
    last_months = np.array([case.through for case in cases], dtype=np.int64)
    decided = _Grouped(history.decisions.person, len(cases))
    pensions = _Sorted(history.amounts.pensions, "paid_in", last_months)
    settlements = _Sorted(history.amounts.settlements, "month", last_months)
    accounts = _Accounts(history, last_months)
    unset = _unset(cases[0], history)
    for person, case in enumerate(cases):
        state = history.state
        yield {
            "plan": case.laws.plan.key,
            "through": month_text(case.through),
            "known": None if case.known is None else day_text(case.known),
            "group": GROUPS[history.persons.group[person]],
            "unset": unset.get(person, []),
            "decisions": _decisions(history, decided.rows(person)),
            "years": {
                "paid": int(state.paid_years[person]),
                "back_paid": int(state.back_paid_years[person]),
                "deemed": int(state.deemed_years[person]),
            },
            "accounts": accounts.of(person),
            "award": _award(history, person),
            "pension": _pension(pensions, person),
            "settlement": _settlement(history, settlements, person),
        }


class _Grouped:
    """Rows of a column of persons, person by person, in the order they stand."""

    def __init__(self, person: Ints, persons: int) -> None:
        self.order = np.argsort(person, kind="stable")
        self.begin = np.searchsorted(person[self.order], np.arange(persons + 1))

    def rows(self, person: int) -> Ints:
        return self.order[self.begin[person] : self.begin[person + 1]]

    def bounds(self, person: int) -> slice:
        return slice(int(self.begin[person]), int(self.begin[person + 1]))


class _Sorted:
    """A table cut down to the months asked for, as plain lists ordered by person."""

    def __init__(self, table: Table, month: str, last_months: Ints) -> None:
        table = _until(table, month, last_months)
        grouped = _Grouped(table.person, len(last_months))  # type: ignore[attr-defined]
        self.columns = {name: getattr(table, name)[grouped.order].tolist() for name in table.names()}
        self.bounds = grouped.bounds

    def rows(self, person: int) -> Iterator[tuple[int, ...]]:
        part = self.bounds(person)
        return zip(*(column[part] for column in self.columns.values()), strict=True)


def _until(table: T, month: str, last_months: Ints) -> T:
    return table.take(getattr(table, month) <= last_months[table.person])  # type: ignore[attr-defined]


def _decisions(history: History, rows: Ints) -> list[dict[str, Any]]:
    found = []
    facts = history.decisions
    for day, code, reason in zip(
        facts.day[rows].tolist(), facts.kind[rows].tolist(), history.reasons[rows].tolist(), strict=True
    ):
        kind = Kind(code)
        found.append({
            "on": day_text(day), "kind": kind.name, "outcome": "refused" if reason else "accepted",
            "reason": Reason(reason).name if reason else None, "clause": CLAUSES[kind],
        })  # fmt: skip
    return found


def _award(history: History, person: int) -> dict[str, Any] | None:
    state = history.state
    if not state.claim_month[person]:
        return None
    return {
        "from": month_text(int(state.first_pension_month[person])),
        "account_total_fen": int(state.account_total_fen[person]),
        "account_pension_fen": int(state.account_pension_fen[person]),
        "increment_years": int(state.increment_years[person]),
    }


def _pension(pensions: _Sorted, person: int) -> list[dict[str, Any]]:
    return [
        {
            "month": month_text(month), "paid_in": month_text(paid_in), "base_fen": base_province + base_city,
            "increment_fen": more_province + more_city, "account_fen": own + province + city + pool,
            "funding": {
                "province": base_province + more_province, "city": base_city + more_city, "own": own,
                "province_account": province, "city_account": city, "pool": pool,
            },
        }
        for _, month, paid_in, base_province, base_city, more_province, more_city, own, province, city, pool
        in pensions.rows(person)
    ]  # fmt: skip


def _settlement(history: History, settlements: _Sorted, person: int) -> dict[str, Any] | None:
    for row in settlements.rows(person):
        return {
            "on": day_text(int(history.state.ended_day[person])),
            "kind": Kind(history.state.end_kind[person]).name,
            "to_person_fen": sum(row[2:5]), "to_pool_fen": sum(row[5:8]), "transferred_fen": sum(row[8:11]),
        }  # fmt: skip
    return None


class _Accounts:
    """What came in, was credited and went out, by person, year and sub-account."""

    def __init__(self, history: History, last_months: Ints) -> None:
        amounts, state = history.amounts, history.state
        ended = np.where(state.ended, state.ended_month, last_months)
        self.first_year = year_of(state.enrolled_month)
        self.rows = np.where(state.enrolled, year_of(np.minimum(ended, last_months)) - self.first_year + 1, 0)
        self.moved = np.zeros((len(last_months), max(int(self.rows.max(initial=0)), 1), 3, 3), dtype=np.int64)
        self._add(_until(amounts.arrivals, "month", last_months), "month", 0, "credited_{}_fen")
        self._add(_until(amounts.interest, "month", last_months), "month", 1, "{}_fen")
        self._add(_until(amounts.pensions, "paid_in", last_months), "paid_in", 2, "account_{}_fen")
        for where in ("to_person", "to_pool", "transferred"):
            self._add(_until(amounts.settlements, "month", last_months), "month", 2, "{}_" + where + "_fen")

    def _add(self, table: Any, month: str, column: int, name: str) -> None:
        year = year_of(getattr(table, month)) - self.first_year[table.person]
        for sub, account in enumerate(SUB_ACCOUNTS):
            np.add.at(self.moved, (table.person, year, column, sub), getattr(table, name.format(account)))

    def of(self, person: int) -> list[dict[str, Any]]:
        first, count = int(self.first_year[person]), int(self.rows[person])
        balance = [0, 0, 0]
        found = []
        for offset, (came_in, interest, out) in enumerate(self.moved[person, :count].tolist()):
            balance = [b + i + c - o for b, i, c, o in zip(balance, came_in, interest, out, strict=True)]
            found.append({
                "year": first + offset, "in": _named(came_in), "interest": _named(interest), "out": _named(out),
                "balance": _named(balance),
            })  # fmt: skip
        return found


def _named(amounts: list[int]) -> dict[str, int]:
    return {"own": amounts[0], "province": amounts[1], "city": amounts[2]}


NEEDED = {
    "one_child_supplement": Category.one_child_certificate,
    "low_income_contribution": Category.low_income,
    "preferential_contribution": Category.preferential_treatment,
    "full_government_contribution": Category.severe_disability
    | Category.bereaved_one_child_parent
    | Category.family_planning_complication,
}


def _unset(case: Case, history: History) -> dict[int, list[str]]:
    """The unset parameters that accepted contributions needed, by person."""
    arrivals = history.amounts.arrivals.take(history.amounts.arrivals.kind == Kind.contribution)
    found: dict[int, list[str]] = {}
    for name, categories in NEEDED.items():
        held = history.circumstances.categories[arrivals.decision] & categories > 0
        months = {month for month in np.unique(arrivals.month[held]).tolist()
                  if getattr(case.laws.at(month), f"{name}_fen") is None}  # fmt: skip
        missing = held & np.isin(arrivals.month, list(months))
        for person in np.unique(arrivals.person[missing]).tolist():
            found.setdefault(person, []).append(f"{name}_yuan")
    return found
