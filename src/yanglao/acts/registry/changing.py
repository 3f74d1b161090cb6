"""变更登记 Another name, telephone number or ethnic group, and another unit, of persons on the register: proposed, never noted at once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from yanglao.acts import roles
from yanglao.acts.describing import Description
from yanglao.acts.records.recording import unknown
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.acts.registry.change import Change
from yanglao.acts.registry.changes import CHANGE, rows_of
from yanglao.acts.registry.comparing import Known, known_of
from yanglao.lists import EMPTY, Field, Layout
from yanglao.lists.ethnic import ETHNIC_GROUPS
from yanglao.lists.layouts import NUMBER, optional
from yanglao.store.facts import units_of_persons
from yanglao.store.people import units_of
from yanglao.store.proposals import waiting

MAY_CHANGE = (roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT)


def change_persons(taking: Taking, rows: Rows) -> Done:
    """Propose what rows say of persons that is other than known. Refused: unknown_person."""
    at = np.flatnonzero(rows.persons > 0)
    found = known_of(taking.act, rows.persons[at].tolist())
    return _proposed(taking, rows, at.tolist(), lambda i, person: _details(rows, i, person, found))


def _details(rows: Rows, i: int, person: int, found: Known) -> Change:
    ethnic = int(rows.columns["ethnic"][i])
    return found.details_changed(
        person,
        name=rows.columns["name"][i],
        ethnic=None if ethnic == EMPTY else ethnic,
        phone=rows.columns["phone"][i],
    )


def change_units(taking: Taking, rows: Rows) -> Done:
    """Propose other units of persons. Refused: unknown_person, unknown_unit."""
    units = units_of(taking.act.connection, taking.act.area)
    named = [units.get(text, 0) for text in rows.columns["unit"]]
    known = _units_known(taking, rows)
    at = [i for i in np.flatnonzero(rows.persons > 0).tolist() if named[i]]
    done = _proposed(
        taking, rows, at, lambda i, person: Change(unit=named[i] if known.get(person) != named[i] else 0)
    )
    done.refused += [
        refusal(i, "unknown_unit") for i, unit in enumerate(named) if not unit and rows.persons[i] > 0
    ]
    return done


def _units_known(taking: Taking, rows: Rows) -> dict[int, int]:
    """The unit of each person, once everything that waits is agreed to."""
    known = units_of_persons(taking.act.connection, rows.persons[rows.persons > 0])
    waits = rows_of(waiting(taking.act.connection, taking.act.area, CHANGE.key))
    return known | {row["person"]: row["unit"] for row in waits if "unit" in row}


def _proposed(taking: Taking, rows: Rows, at: list[int], changed: Callable[[int, int], Change]) -> Done:
    done = Done(unknown(rows))
    for i in at:
        person = int(rows.persons[i])
        change = changed(i, person)
        if change == Change():
            done.unchanged += 1
        else:
            taking.changes[person] = change
            done.proposed += 1
    return done


CHANGE_PERSON = Layout(
    "change_person",
    "人员信息变更申请",
    "change of name, telephone or ethnic group",
    (
        NUMBER,
        optional("name", "text", "新姓名", "姓名"),
        optional("phone", "phone", "联系电话", "电话", private=True),
        optional("ethnic", "choice", "民族", "AAC005", choices=ETHNIC_GROUPS),
    ),
    ("number",),
)
CHANGE_UNIT = Layout(
    "change_unit",
    "所属单位变更",
    "change of unit",
    (NUMBER, Field("unit", "text", ("新单位", "单位", "村居"))),
    ("number",),
)

CHANGE_PERSON_ACT = Description(
    asks=CHANGE_PERSON,
    clause="四(一)",
    who=MAY_CHANGE,
    takes=change_persons,
    agreement=CHANGE.agreement,
    refuses=("unknown_person", "needs_third"),
    on_request=("name", "phone", "ethnic"),
    makes=("变更登记表",),
)
CHANGE_UNIT_ACT = Description(
    asks=CHANGE_UNIT,
    clause="四(一)",
    who=MAY_CHANGE,
    takes=change_units,
    agreement=CHANGE.agreement,
    refuses=("unknown_person", "unknown_unit"),
    on_request=("unit",),
    makes=("变更登记表",),
)
