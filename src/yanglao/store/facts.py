"""Facts in and out of the database: appended with what they replace, read as known on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import psycopg
from psycopg import sql

from yanglao.kernel.columns import Ints, Rows, ints, zeros
from yanglao.kernel.months import FOREVER, date_of
from yanglao.life.facts import FACT_COLUMNS, Facts, People
from yanglao.life.kinds import FACT_KINDS, Kind
from yanglao.store.acting import Act, Area
from yanglao.store.binary import array_of, copy_in, copy_out

APART = tuple(kind for kind, one in FACT_KINDS.items() if one.read_as == "record")
"""Kinds that no calculation reads."""
STORED = tuple(name for name in FACT_COLUMNS if name != "person")


@dataclass(frozen=True, slots=True)
class Known:
    """The facts of some persons as known: `ids` of the persons in order, their births, the facts of the month step (person =
    position in `ids`) with `roots`, and the greatest fact id looked at."""

    ids: Ints
    people: People
    facts: Facts
    roots: Ints
    through: int

    def positions(self, persons: Ints) -> Rows:
        """Where each of `persons` stands in `ids`."""
        return np.searchsorted(self.ids, persons).astype(np.int64)

    def with_further(self, more: Facts, persons: Ints) -> tuple[Known, Ints]:
        """Also with facts not recorded yet (`persons`: whose, as ids); and the mark (-1, -2, …) each has among `roots`."""
        marks = -1 - np.arange(len(more), dtype=np.int64)
        both = self.facts.joined(replace(more, person=self.positions(persons)))
        order = _order(both)
        unsorted = np.concatenate([self.roots, marks])
        joined_person = np.concatenate([self.facts.person, self.positions(persons)])
        roots = unsorted[np.argsort(joined_person, kind="stable")][order]
        return replace(self, facts=both.take(order), roots=roots), marks


def _order(facts: Facts) -> Rows:
    """By person, day, kind and year: how an office takes what comes on one day; recording order decides only between equals."""
    return np.lexsort((facts.year, facts.kind, facts.day, facts.person))


def known_facts(
    connection: psycopg.Connection,
    area: Area,
    persons: Ints | None = None,
    *,
    known: int = FOREVER,
    through_fact: int = 2**62,
) -> Known:
    """What is known of `persons` (ascending ids; None: everybody) by the day `known` and the fact `through_fact`."""
    names = ["id", "root", "person_id", *STORED]
    rows = copy_out(connection, names, _query(area, persons, known, through_fact, names))
    is_birth = rows["kind"] == Kind.birth
    ids = rows["person_id"][is_birth]
    keep = ~is_birth
    facts = Facts(
        person=np.searchsorted(ids, rows["person_id"][keep]).astype(np.int64),
        **{name: rows[name][keep] for name in STORED},
    )
    return Known(
        ids, People(rows["day"][is_birth]), facts, rows["root"][keep], int(rows["id"].max(initial=0))
    )


def _query(area: Area, persons: Ints | None, known: int, through_fact: int, names: list[str]) -> sql.Composed:
    until = sql.Literal("infinity" if known >= FOREVER else f"{known}")
    wanted = (
        sql.SQL("")
        if persons is None
        else sql.SQL(" AND f.person_id = ANY({}::bigint[])").format(array_of(persons))
    )
    return sql.SQL(
        "SELECT {columns} FROM fact f WHERE f.area_id = {area} AND NOT f.void AND f.kind <> ALL({apart}::smallint[])"
        " AND f.recorded_on <= {until}::date AND f.id <= {last}{wanted}"
        " AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id AND n.recorded_on <= {until}::date AND n.id <= {last})"
        " ORDER BY f.person_id, f.day, f.kind, f.year, f.id"
    ).format(
        columns=sql.SQL(", ").join(sql.SQL("f.{}").format(sql.Identifier(name)) for name in names),
        area=sql.Literal(area.id),
        apart=array_of(APART),
        until=until,
        last=sql.Literal(through_fact),
        wanted=wanted,
    )


def add_facts(
    act: Act, persons: Ints, facts: Facts, *, replaces: Ints | None = None, void: bool = False
) -> Ints:
    """Append facts of `persons` (ids), recorded on the act's day; returns their ids. `replaces`: the id each puts aside, 0 for
    none; the root is carried over."""
    ids = _new_ids(act, len(persons))
    earlier = zeros(len(persons)) if replaces is None else replaces
    columns: dict[str, Ints | int] = {name: getattr(facts, name) for name in FACT_COLUMNS if name != "person"}
    columns |= {
        "id": ids,
        "area_id": act.area.id,
        "person_id": persons,
        "recorded_on": act.by.on,
        "act_id": act.id,
        "void": int(void),
    }
    fresh = earlier == 0
    if not fresh.all():  # first what ends something, so that what follows it finds room
        old = earlier[~fresh]
        roots: dict[int, int] = dict(
            act.connection.execute("SELECT id, root FROM fact WHERE id = ANY(%s)", (old.tolist(),)).fetchall()
        )
        root = zeros(len(persons))
        root[~fresh] = [roots[one] for one in old.tolist()]
        _copy(act, {**columns, "root": root, "replaces": earlier}, ~fresh)
    _copy(act, {**columns, "root": ids}, fresh)
    return ids


def _copy(act: Act, columns: dict[str, Ints | int], rows: np.ndarray) -> None:
    copy_in(
        act.connection, "fact", {n: v[rows] if isinstance(v, np.ndarray) else v for n, v in columns.items()}
    )


def _new_ids(act: Act, how_many: int) -> Ints:
    rows = act.connection.execute(
        "SELECT nextval(pg_get_serial_sequence('fact', 'id')) FROM generate_series(1, %s)", (how_many,)
    ).fetchall()
    return ints([row[0] for row in rows])


def in_force(connection: psycopg.Connection, persons: Ints, kinds: tuple[int, ...]) -> dict[str, Ints]:
    """The facts in force of `persons` and `kinds`, with their ids and the Day each was recorded, by person and day."""
    names = ["id", "root", "person_id", "recorded_on", *STORED]
    query = sql.SQL(
        "SELECT {columns} FROM fact f WHERE f.person_id = ANY({persons}::bigint[]) AND f.kind = ANY({kinds}::smallint[])"
        " AND NOT f.void AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id) ORDER BY f.person_id, f.day, f.id"
    ).format(
        columns=sql.SQL(", ").join(sql.SQL("f.{}").format(sql.Identifier(name)) for name in names),
        persons=array_of(np.unique(persons)),
        kinds=array_of(kinds),
    )
    return copy_out(connection, names, query)


def units_of_persons(connection: psycopg.Connection, persons: Ints) -> dict[int, int]:
    """Person -> the unit where each of `persons` belongs now; those who belong nowhere are left out."""
    found = in_force(connection, persons, (Kind.unit,))
    return dict(zip(found["person_id"].tolist(), found["place"].tolist(), strict=True))


def are_in_force(connection: psycopg.Connection, facts: Ints) -> bool:
    """Whether all of these facts still hold: none is replaced."""
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM fact n WHERE n.replaces = ANY(%s))", (facts.tolist(),)
    ).fetchone()
    assert row is not None
    return not row[0]


def have_died(
    connection: psycopg.Connection, area: Area, persons: Sequence[int], *, by: int = FOREVER
) -> set[int]:
    """Those of `persons` of whom it is known that they died by a Day."""
    rows = connection.execute(
        "SELECT DISTINCT f.person_id FROM fact f WHERE f.area_id = %s AND f.kind = %s AND f.person_id = ANY(%s) AND f.day <= %s"
        " AND NOT f.void AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)",
        (area.id, int(Kind.death), list(persons), date_of(by)),
    )
    return {row[0] for row in rows.fetchall()}


def persons_with_news(connection: psycopg.Connection, area: Area, after: int) -> Ints:
    """The persons of whom there are facts beyond the fact `after`, in ascending order."""
    rows = connection.execute(
        "SELECT DISTINCT person_id FROM fact WHERE area_id = %s AND id > %s ORDER BY 1", (area.id, after)
    )
    return ints([row[0] for row in rows.fetchall()])


def last_fact(connection: psycopg.Connection, area: Area) -> int:
    """The greatest fact id of an area; with the area locked nothing below it can still appear."""
    row = connection.execute(
        "SELECT coalesce(max(id), 0) FROM fact WHERE area_id = %s", (area.id,)
    ).fetchone()
    assert row is not None
    return int(row[0])
