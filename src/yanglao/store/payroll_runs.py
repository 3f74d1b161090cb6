"""发放情况 The payrolls that are over: booked, or found to have nothing to pay. What the last one looked at, and under which law."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg

from yanglao.kernel.columns import Ints
from yanglao.store.acting import Act, Area


@dataclass(frozen=True, slots=True)
class PayrollRun:
    """A payroll that is over: its month, the last fact and mark it looked at, the law it used."""

    month: int
    facts_through: int
    work_through: int
    law: str


def last_payroll(connection: psycopg.Connection, area: Area) -> PayrollRun | None:
    """The latest payroll that is over. One is over before the next is prepared."""
    row = connection.execute(
        "SELECT month, facts_through, work_through, law FROM payroll_run WHERE area_id = %s ORDER BY act_id DESC LIMIT 1",
        (area.id,),
    ).fetchone()
    return None if row is None else PayrollRun(*row)


def add_empty_payroll(act: Act, run: PayrollRun, *, keeps: Ints) -> None:
    """Note that there was nothing to pay."""
    act.connection.execute(
        "INSERT INTO empty_payroll (act_id, area_id, month, facts_through, work_through, law, keeps)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (act.id, act.area.id, run.month, run.facts_through, run.work_through, run.law, keeps.tolist()),
    )
