"""待办 Stored work: about whom a run has to look again. Marks are made by the database with every news; the run that has seen a
person whole takes them away, in the transaction that books it or finds nothing to book."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import psycopg
from psycopg import sql

from yanglao.kernel.columns import Ints
from yanglao.store.acting import Act, Area
from yanglao.store.binary import copy_out

PAYROLL, CLOSE = "payroll", "close"


@dataclass(frozen=True, slots=True)
class Marked:
    """The persons a run has to look at (ascending ids), and the last mark there is."""

    persons: Ints
    through: int


def marked(connection: psycopg.Connection, area: Area, run: str) -> Marked:
    """Whom `run` has to look at; with the area held nothing below the last mark can still appear."""
    query = sql.SQL(
        "SELECT DISTINCT person_id FROM work WHERE area_id = {} AND run = {} ORDER BY person_id"
    ).format(sql.Literal(area.id), sql.Literal(run))
    persons = copy_out(connection, ["person_id"], query)["person_id"]
    row = connection.execute(
        "SELECT coalesce(max(mark), 0) FROM work WHERE area_id = %s AND run = %s", (area.id, run)
    ).fetchone()
    assert row is not None
    return Marked(persons, int(row[0]))


def causes(act: Act, run: str, *, through: int, persons: Ints) -> dict[int, int]:
    """Person -> the latest fact among the news that `run` has not seen yet; nobody of whom there is none."""
    rows = act.connection.execute(
        "SELECT w.person_id, max(f.id) FROM work w JOIN fact f ON f.act_id = w.act_id AND f.person_id = w.person_id"
        " WHERE w.area_id = %s AND w.run = %s AND w.mark <= %s AND w.person_id = ANY(%s) GROUP BY 1",
        (act.area.id, run, through, np.unique(persons).tolist()),
    )
    return dict(rows.fetchall())


def finish_payroll(act: Act, batch: int) -> None:
    """Take away the marks that a batch has dealt with, now that it is booked."""
    act.connection.execute("SELECT finish_payroll(%s)", (batch,))


def finish_empty_payroll(act: Act) -> None:
    """Take away the marks that a payroll with nothing to pay has looked at."""
    act.connection.execute("SELECT finish_empty_payroll(%s)", (act.id,))


def finish_close(act: Act, month: int) -> None:
    """Take away the marks that a month close has dealt with."""
    act.connection.execute("SELECT finish_close(%s::smallint, %s)", (act.area.id, month))


def marked_since(connection: psycopg.Connection, area: Area, run: str, mark: int) -> Ints:
    """Persons with news that a run which looked at marks through `mark` has not seen (ascending ids)."""
    query = sql.SQL(
        "SELECT DISTINCT person_id FROM work WHERE area_id = {} AND run = {} AND mark > {} ORDER BY person_id"
    ).format(sql.Literal(area.id), sql.Literal(run), sql.Literal(mark))
    return copy_out(connection, ["person_id"], query)["person_id"]


def marked_by_any(connection: psycopg.Connection, area: Area) -> Ints:
    """Persons at whom some run has still to look (ascending ids)."""
    query = sql.SQL("SELECT DISTINCT person_id FROM work WHERE area_id = {} ORDER BY person_id").format(
        sql.Literal(area.id)
    )
    return copy_out(connection, ["person_id"], query)["person_id"]
