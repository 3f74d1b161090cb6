"""金额说明 Why an amount was booked: the lines of a month with their acts, people and entries, who bears them, and every step of the
calculation with its clause, parameters and facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from yanglao.acts.about import person_under
from yanglao.audit.export import case_of_person
from yanglao.casefile.explanation import Explained, explain
from yanglao.casefile.reading import Case, read_case
from yanglao.kernel.months import FOREVER, day_text, month_text
from yanglao.ledger.chart import CHART
from yanglao.ledger.lines import LINE_KINDS, LineKind
from yanglao.policy.plan import Plan
from yanglao.reports.person import file_of
from yanglao.store.acting import Agency
from yanglao.store.law import laws_of
from yanglao.store.read.persons import lines_of_month
from yanglao.store.work import marked_by_any

Row = dict[str, Any]


class Explanation:
    """What is booked for a person and month, the steps behind it, and the facts that these name."""

    def __init__(
        self,
        month: int,
        name: str,
        booked: list[Row],
        steps: list[Explained],
        facts: list[Row],
        plan: Plan,
        *,
        news: bool,
    ) -> None:
        self.month, self.name, self.booked, self.steps, self.facts = month, name, booked, steps, facts
        self.plan, self.news = plan, news

    def plain(self) -> Row:
        """As JSON tells it."""
        return {
            "name": self.name,
            "month": month_text(self.month),
            "has_news_no_run_has_seen": self.news,
            "booked": self.booked,
            "steps": [step.plain() for step in self.steps],
            "facts": self.facts,
        }


def explained(agency: Agency, *, number: str, month: int, since: int = FOREVER) -> Explanation:
    """Why what is booked for a person in `month` is what it is; `since`: with the steps from this Month on that led to it. Refused:
    unknown_person."""
    return explained_of(agency, person_under(agency, number), month=month, since=since)


def explained_of(agency: Agency, person: int, *, month: int, since: int = FOREVER) -> Explanation:
    """The same of somebody of whom the id is known."""
    file = file_of(agency, person)
    case = _case(agency, person, month)
    steps = steps_of(explain(case)[1], month, since=since)
    named = {_fact_key(fact) for step in steps for fact in step.facts}
    return Explanation(
        month,
        file["name"],
        [row for kind in LINE_KINDS.values() for row in _booked(agency, person, month, kind)],
        steps,
        [fact for fact in file["facts"] if _fact_key(fact) in named],
        case.laws.plan,
        news=person in marked_by_any(agency.connection, agency.area),
    )


def steps_of(steps: Sequence[Explained], month: int, *, since: int = FOREVER) -> list[Explained]:
    """The steps of a Month, and those from the Month `since` on that led to it."""
    return [step for step in steps if _is_of(step, month) or since <= step.month < month]


def _case(agency: Agency, person: int, month: int) -> Case:
    """The person's life through the last month booked, and at least `month`, under the city's own law: its values have their documents."""
    told = case_of_person(agency, person)
    told["through"] = max(told["through"], month_text(month))
    return replace(read_case(told), laws=laws_of(agency.connection, agency.area))


def _is_of(step: Explained, month: int) -> bool:
    return step.month <= month <= (step.until or step.month) or step.paid_in == month


def _fact_key(fact: Row) -> tuple[Any, ...]:
    return fact["kind"], fact.get("on") or fact.get("from"), fact.get("year")


def _booked(agency: Agency, person: int, month: int, kind: LineKind) -> list[Row]:
    rows = lines_of_month(agency.connection, agency.area, person, month, kind.name)
    return [_line(row, kind) for row in rows]


def _line(row: Row, kind: LineKind) -> Row:
    by_source: dict[str, int] = {}
    for part in kind.parts:
        fen = row[part.column]
        if fen and not (kind.name == "arrival" and part.what == "credited"):
            by_source[part.source] = by_source.get(part.source, 0) + fen
    return {
        "line": kind.name,
        "round": row["round"],
        "amounts": {name: row[name] for name in kind.amounts if row[name]},
        "met": {name: row[name] for name in kind.met if row[name]},
        "borne_by": by_source,
        "legs": _legs(row, kind),
        "act": row["act_id"],
        "act_kind": row["act_kind"],
        "on": day_text(row["on_day"]),
        "people": row["people"],
        "entries": row["entries"],
        **({"fact": row["fact_root"]} if "fact_root" in kind.key else {}),
    }


def _legs(row: Row, kind: LineKind) -> list[Row]:
    """What the line moves: account by account, debit above zero."""
    moved: dict[int, int] = {}
    for column in kind.money:
        for leg in kind.legs[column]:
            moved[abs(leg)] = moved.get(abs(leg), 0) + (row[column] if leg > 0 else -row[column])
    return [
        {"account": account, "name": CHART[account].name, "name_en": CHART[account].name_en, "fen": fen}
        for account, fen in sorted(moved.items())
        if fen
    ]
