"""复查与举报期限 How long a decision can be contested with the office, and by when contests and complaints are answered: data of the
plan's folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from yanglao.kernel.months import days_after
from yanglao.policy.deadlines import FILE, STATUSES, table_of


@dataclass(frozen=True, slots=True)
class ContestPeriods:
    """ask_days: from the day of service. answer_days: from the day on which the contest came. Calendar days. basis: where that is
    said; status: whether a second source says so too."""

    ask_days: int
    answer_days: int
    status: str
    basis: str

    def asked_until(self, holds_from: int) -> int:
        """The last Day on which a decision can be contested that was served so that periods run from the Day `holds_from`."""
        return days_after(holds_from, self.ask_days)

    def answered_until(self, came_on: int) -> int:
        """The last Day on which the office is in time with its answer."""
        return days_after(came_on, self.answer_days)


@dataclass(frozen=True, slots=True)
class ComplaintPeriod:
    """answer_days: calendar days from the day on which a complaint came. status and basis: as of contests."""

    answer_days: int
    status: str
    basis: str

    def answered_until(self, came_on: int) -> int:
        """The last Day on which the supervisors are in time with their answer."""
        return days_after(came_on, self.answer_days)


@cache
def contest_periods_of(plan: str) -> ContestPeriods:
    """The periods of a plan. ValueError when its file cannot be used."""
    return ContestPeriods(**_table(plan, "contests"))


@cache
def complaint_period_of(plan: str) -> ComplaintPeriod:
    """The period of a plan. ValueError when its file cannot be used."""
    return ComplaintPeriod(**_table(plan, "complaints"))


def _table(plan: str, name: str) -> dict[str, Any]:
    data = table_of(plan, name)
    if min(data[key] for key in data if key.endswith("_days")) < 1 or data["status"] not in STATUSES:
        raise ValueError(f"{FILE}: {name}: every period is above zero, and its status is known")
    return data
