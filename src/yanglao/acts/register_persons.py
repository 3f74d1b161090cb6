"""信息登记 New persons on the register, and moves of known ones between units."""

from __future__ import annotations

import numpy as np

from yanglao.acts.record_rows import Done, Rows, fact_columns, note_accounts
from yanglao.kernel.columns import Ints, ints, zeros
from yanglao.kernel.identity import birth_days, sexes
from yanglao.life.facts import Facts, facts_of
from yanglao.store.acting import Act
from yanglao.store.facts import BIRTH, UNIT, add_facts, in_force
from yanglao.store.people import add_identities, new_persons
from yanglao.store.secrets import Keys


def register(act: Act, keys: Keys, rows: Rows) -> Done:
    """Register new numbers; for known ones note another unit or account. Refused: unknown_unit."""
    units: dict[str, int] = dict(
        act.connection.execute("SELECT code, id FROM unit WHERE area_id = %s", (act.area.id,)).fetchall()
    )
    units |= dict(
        act.connection.execute("SELECT name, id FROM unit WHERE area_id = %s", (act.area.id,)).fetchall()
    )
    unit = ints([units.get(text, 0) for text in rows.columns["unit"]])
    refused = [
        (
            i,
            "unit",
            "unknown_unit",
            "没有这个单位,请填写单位代码或全称。",
            "No such unit; give its code or full name.",
        )
        for i in np.flatnonzero(unit == 0).tolist()
    ]
    fresh = (rows.persons == 0) & (unit > 0)
    persons = rows.persons.copy()
    persons[fresh] = _enter(act, keys, rows, fresh, unit)
    known = np.flatnonzero((rows.persons > 0) & (unit > 0))
    moved = _move(act, persons[known], unit[known])
    changed = note_accounts(act, keys, rows, persons, np.flatnonzero((persons > 0) & (unit > 0)))
    recorded = int(fresh.sum()) + len(
        set(known[moved].tolist()) | set(np.intersect1d(changed, known).tolist())
    )
    return Done(refused, recorded, len(unit) - len(refused) - recorded)


def _enter(act: Act, keys: Keys, rows: Rows, fresh: np.ndarray, unit: Ints) -> Ints:
    at = np.flatnonzero(fresh)
    numbers = [rows.columns["number"][i] for i in at.tolist()]
    persons = new_persons(act, len(at))
    add_identities(
        act,
        keys,
        persons,
        numbers=numbers,
        names=[rows.columns["name"][i] for i in at.tolist()],
        sexes=sexes(numbers),
        ethnics=ints(rows.columns["ethnic"])[at],
    )
    same = zeros(len(at))
    births = fact_columns(facts_of(len(at), kind=same + BIRTH, day=birth_days(numbers)))
    homes = fact_columns(facts_of(len(at), kind=same + UNIT, day=same + act.by.on, place=unit[at]))
    add_facts(act, persons, births)
    add_facts(act, persons, homes)
    return persons


def _move(act: Act, persons: Ints, unit: Ints) -> Ints:
    """Note another unit; returns the positions that moved."""
    if not len(persons):
        return zeros(0)
    found = in_force(act.connection, persons, (UNIT,))
    last = dict(zip(found["person_id"].tolist(), found["place"].tolist(), strict=True))
    moved = np.flatnonzero(ints([last.get(one, 0) for one in persons.tolist()]) != unit)
    same = zeros(len(moved))
    facts: Facts = fact_columns(
        facts_of(len(moved), kind=same + UNIT, day=same + act.by.on, place=unit[moved])
    )
    add_facts(act, persons[moved], facts)
    return moved
