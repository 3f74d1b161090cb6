"""所属单位 To which unit persons belong: a fact of its own, that no calculation reads."""

from __future__ import annotations

import numpy as np

from yanglao.acts.records.as_facts import without_end
from yanglao.kernel.columns import Ints, ints, zeros
from yanglao.life.facts import facts_of
from yanglao.life.kinds import Kind
from yanglao.store.acting import Act
from yanglao.store.facts import add_facts, units_of_persons


def move_home(act: Act, persons: Ints, unit: Ints) -> Ints:
    """Note another unit; returns the positions of those who moved."""
    if not len(persons):
        return zeros(0)
    last = units_of_persons(act.connection, persons)
    moved = np.flatnonzero(ints([last.get(one, 0) for one in persons.tolist()]) != unit)
    note_homes(act, persons[moved], unit[moved])
    return moved


def note_homes(act: Act, persons: Ints, unit: Ints) -> None:
    """Where persons belong from the act's day on."""
    same = zeros(len(persons))
    homes = facts_of(len(persons), kind=same + Kind.unit, day=same + act.by.on, place=unit)
    add_facts(act, persons, without_end(homes))
