"""The moment at which the book is looked at: how far each kind of line is booked, and whom the runs had not seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yanglao.kernel.months import FOREVER, date_or_ever, month_text
from yanglao.ledger.lines import ARRIVAL, INTEREST, PENSION, SETTLEMENT
from yanglao.store.acting import Agency
from yanglao.store.law import fingerprint_of, laws_of


@dataclass(frozen=True, slots=True)
class Moment:
    """A Day; the last month booked of each kind of line (0: none); the persons at whom a run has still to look."""

    known: int
    through: dict[str, int]
    unseen: frozenset[int]

    @property
    def last_month(self) -> int:
        return max(self.through.values())

    @property
    def through_text(self) -> dict[str, str | None]:
        return {name: month_text(month) if month else None for name, month in self.through.items()}


def moment_of(agency: Agency, *, known: int = FOREVER) -> Moment:
    """How the book stood at the end of the Day `known`."""
    close, payroll = _last_run(agency, _CLOSE, known), _last_run(agency, _PAYROLL, known)
    closed, paid = (0 if run is None else run["month"] for run in (close, payroll))
    through = {ARRIVAL.name: closed, INTEREST.name: closed, PENSION.name: paid, SETTLEMENT.name: closed}
    if known >= FOREVER:
        unseen = _persons(agency, "SELECT DISTINCT person_id FROM work WHERE area_id = %(area)s", {})
    else:
        unseen = _unseen_then(agency, close, known) | _unseen_then(agency, payroll, known)
    if any(
        run is None or run["law"] != fingerprint_of(laws_of(agency.connection, agency.area, known=known))
        for run in (close, payroll)
    ):
        unseen = _persons(agency, "SELECT id FROM person WHERE area_id = %(area)s", {})
    return Moment(known, through, frozenset(unseen))


_CLOSE = (
    "SELECT c.month, c.law, c.facts_through, c.keeps, c.act_id FROM month_close c JOIN act a ON a.id = c.act_id"
    " WHERE c.area_id = %(area)s AND a.on_day <= %(known)s ORDER BY c.month DESC LIMIT 1"
)
_PAYROLL = (
    "SELECT month, law, facts_through, keeps, act_id FROM payroll_run WHERE area_id = %(area)s AND done_on <= %(known)s"
    " ORDER BY act_id DESC LIMIT 1"
)


def _last_run(agency: Agency, query: str, known: int) -> dict[str, Any] | None:
    names = ("month", "law", "facts_through", "keeps", "act_id")
    row = agency.connection.execute(query, _at(agency, known)).fetchone()
    return None if row is None else dict(zip(names, row, strict=True))


def _at(agency: Agency, known: int) -> dict[str, Any]:
    return {"area": agency.area.id, "known": date_or_ever(known)}


def _unseen_then(agency: Agency, run: dict[str, Any] | None, known: int) -> set[int]:
    """On an earlier day: those with facts or returns that the last run then had not looked at, and those of whom it knew that more
    was to come."""
    if run is None:
        return set()
    query = (
        "SELECT f.person_id FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.is_work"
        " WHERE f.area_id = %(area)s AND f.id > %(fact)s AND f.recorded_on <= %(known)s"
        " UNION SELECT person_id FROM payment_answer"
        " WHERE area_id = %(area)s AND is_returned AND act_id > %(act)s AND on_day <= %(known)s"
    )
    more = {"fact": run["facts_through"], "act": run["act_id"]} | _at(agency, known)
    return _persons(agency, query, more) | set(run["keeps"])


def _persons(agency: Agency, query: str, parameters: dict[str, Any]) -> set[int]:
    rows = agency.connection.execute(query, {"area": agency.area.id} | parameters)
    return {row[0] for row in rows.fetchall()}
