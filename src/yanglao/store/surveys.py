"""入户调查 Rows of the household survey: added, and read as the latest of each number holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.store.acting import Act, Area
from yanglao.store.secrets import Keys


class Asked(NamedTuple):
    """What a household has said of somebody. scheme: "" where there is no other one; gone: "" for whoever lives here."""

    name: str
    unit: int
    household: str
    since: int
    is_student: bool
    scheme: str
    is_drawing: bool
    gone: str
    asked_on: int


class Surveyed(NamedTuple):
    """Somebody of the survey: the person on the register under that number (0: nobody), the number itself, what was said, and the row in
    which it stands."""

    person: int
    number: str
    said: Asked
    row: int


_COLUMNS = "name, unit_id, household, since, is_student, scheme, is_drawing, gone, asked_on"


def add_survey(act: Act, rows: Sequence[tuple[str, Asked]]) -> None:
    """Note what was said of identity numbers."""
    copy = f"COPY survey_row (area_id, number_hash, number_sealed, {_COLUMNS}, act_id) FROM STDIN"
    with act.connection.cursor().copy(copy) as out:
        for number, one in rows:
            said = (*one[:3], date_of(one.since), *one[4:8], date_of(one.asked_on))
            out.write_row((act.area.id, act.keys.hashed(number), act.keys.sealed(number), *said, act.id))


def last_said(act: Act, numbers: Sequence[str]) -> dict[str, Asked]:
    """Number -> what was said of it last."""
    hashes = {act.keys.hashed(number): number for number in numbers}
    rows = act.connection.execute(
        f"SELECT DISTINCT ON (number_hash) number_hash, {_COLUMNS} FROM survey_row"
        " WHERE area_id = %s AND number_hash = ANY(%s) ORDER BY number_hash, id DESC",
        (act.area.id, list(hashes)),
    )
    return {hashes[bytes(row[0])]: _asked(row[1:]) for row in rows.fetchall()}


def surveyed(
    connection: psycopg.Connection,
    area: Area,
    keys: Keys,
    *,
    persons: Sequence[int] = (),
    units: Collection[int] | None = None,
) -> list[Surveyed]:
    """Everybody of the survey, as last said; or only whom it ever met in one of some units, and these persons wherever it did."""
    such = "" if units is None else _MET_IN
    asked = {} if units is None else {"persons": list(persons), "units": list(units)}
    return sorted(_surveyed(connection, area, keys, such, **asked), key=lambda one: one.number)


_MET_IN = (
    " AND s.number_hash IN (SELECT m.number_hash FROM survey_row m WHERE m.unit_id = ANY(%(units)s)"
    " UNION SELECT n.number_hash FROM identity n WHERE n.person_id = ANY(%(persons)s))"
)


def surveyed_in(connection: psycopg.Connection, area: Area, keys: Keys, row: int) -> Surveyed | None:
    """Whom a row of the survey is about, as last said; None where there is no such row."""
    same = (
        " AND s.number_hash = (SELECT number_hash FROM survey_row WHERE area_id = %(area)s AND id = %(row)s)"
    )
    return next(iter(_surveyed(connection, area, keys, same, row=row)), None)


def surveyed_under(connection: psycopg.Connection, area: Area, keys: Keys, number: str) -> Surveyed | None:
    """What was last said of an identity number; None where nobody has asked."""
    same = " AND s.number_hash = %(hash)s"
    return next(iter(_surveyed(connection, area, keys, same, hash=keys.hashed(number))), None)


def _surveyed(
    connection: psycopg.Connection, area: Area, keys: Keys, such: str, **named: object
) -> list[Surveyed]:
    rows = connection.execute(
        f"SELECT DISTINCT ON (s.number_hash) coalesce(i.person_id, 0), s.number_sealed, s.id, {_COLUMNS} FROM survey_row s"
        " LEFT JOIN identity i ON i.area_id = s.area_id AND i.number_hash = s.number_hash"
        f" WHERE s.area_id = %(area)s{such} ORDER BY s.number_hash, s.id DESC",
        {"area": area.id, **named},
    )
    return [Surveyed(row[0], keys.opened(bytes(row[1])), _asked(row[3:]), row[2]) for row in rows.fetchall()]


def _asked(row: tuple[object, ...]) -> Asked:
    name, unit, household, since, student, scheme, drawing, gone, asked_on = row
    return Asked(name, unit, household, day_of(since), student, scheme, drawing, gone, day_of(asked_on))  # type: ignore[arg-type]
