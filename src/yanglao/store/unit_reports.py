"""单位报告 What units have reported, version by version, as it was signed."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.kernel.months import day_of
from yanglao.kernel.periods import Period
from yanglao.store.acting import Act, Area


class UnitReport(NamedTuple):
    """A version of a unit's report of a period: its data as canonical JSON with the SHA-256 of it, why it replaces the one before ("": it
    is the first), who signed it and on which Day."""

    unit: int
    period: Period
    version: int
    data: str
    digest: str
    reason: str
    signed_by: str
    signed_on: int


def add_unit_report(
    act: Act, *, unit: int, period: Period, version: int, data: str, digest: str, reason: str
) -> None:
    """Note what a unit has reported."""
    act.connection.execute(
        "INSERT INTO unit_report (area_id, unit_id, through, months, version, data, digest, reason, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (act.area.id, unit, period.last, period.months, version, data, digest, reason, act.id),
    )


def unit_reports(
    connection: psycopg.Connection, area: Area, *, first: int, last: int, months: int
) -> list[UnitReport]:
    """Every version of the reports of so many months that end from the Month `first` to `last`, by unit, period and version."""
    rows = connection.execute(
        "SELECT r.unit_id, r.through, r.months, r.version, r.data, r.digest, r.reason, s.name, a.on_day FROM unit_report r"
        " JOIN act a ON a.id = r.act_id JOIN staff s ON s.area_id = a.area_id AND s.login = a.actor"
        " WHERE r.area_id = %s AND r.through BETWEEN %s AND %s AND r.months = %s ORDER BY r.unit_id, r.through, r.version",
        (area.id, first, last, months),
    )
    return [
        UnitReport(unit, Period(through, span), version, data, digest, reason, name, day_of(day))
        for unit, through, span, version, data, digest, reason, name, day in rows.fetchall()
    ]
