"""Whose records somebody may touch: those of their own unit where a role is for one, those of the matters of their bureau, and never their own."""

from __future__ import annotations

from collections.abc import Sequence

from yanglao.acts.bureaus import matters_of_rows
from yanglao.acts.records.refusals import refusal, said_of_row
from yanglao.acts.records.rows import Refused, Rows, Taking
from yanglao.kernel.columns import ints
from yanglao.store.acting import Act, ActRefused, not_your_bureau
from yanglao.store.facts import units_of_persons
from yanglao.store.founding import own_persons
from yanglao.store.people import units_of
from yanglao.store.proposals import Proposal


def out_of_reach(taking: Taking, rows: Rows) -> list[Refused]:
    """Rows of people of other units, of whoever acts, and of matters of other bureaus. Refused: not_your_unit, own_record, not_your_bureau."""
    act = taking.act
    own = own_persons(act.connection, act.area, act.by.actor)
    persons = rows.persons.tolist()
    refused = [refusal(i, "own_record") for i, person in enumerate(persons) if person in own]
    refused += _of_other_bureaus(taking, rows, own)
    if act.units is None:
        return refused
    units = _units(taking, rows)
    return refused + [
        refusal(i, "not_your_unit")
        for i, person in enumerate(persons)
        if person not in own and units[i] not in act.units
    ]


def _of_other_bureaus(taking: Taking, rows: Rows, own: set[int]) -> list[Refused]:
    act, bound = taking.act, taking.act.reach.matters
    if bound is None or taking.description is None:
        return []
    found = []
    for i, matter in enumerate(matters_of_rows(taking.description, rows)):
        if matter not in bound and int(rows.persons[i]) not in own:
            one = not_your_bureau(act.area.plan, [matter])
            found.append(Refused(i, "number", one.code, one.zh, one.en))
    return found


def _units(taking: Taking, rows: Rows) -> list[int]:
    """The unit of the person of each row; of the new ones of a register the unit that the row names. 0: none."""
    act = taking.act
    last = units_of_persons(act.connection, rows.persons[rows.persons > 0])
    named = rows.columns.get("unit")
    known = units_of(act.connection, act.area) if named is not None else {}
    return [
        last.get(person, 0) if person else known.get(named[i], 0) if named is not None else 0
        for i, person in enumerate(rows.persons.tolist())
    ]


def must_reach(act: Act, persons: Sequence[int]) -> None:
    """That whoever acts may touch the records of all these persons. Refused: own_record, not_your_unit."""
    code = None
    if own_persons(act.connection, act.area, act.by.actor).intersection(persons):
        code = "own_record"
    elif act.units is not None:
        last = units_of_persons(act.connection, ints(persons))
        code = "not_your_unit" if any(last.get(one, 0) not in act.units for one in persons) else None
    if code is not None:
        raise said_of_row(code)


def refuse_own_record(act: Act, proposal: Proposal, persons: Sequence[int]) -> None:
    """Nobody agrees to what is proposed of themselves. Refused: own_record."""
    if own_persons(act.connection, act.area, act.by.actor).intersection(persons):
        raise ActRefused(
            "own_record",
            f"提议 {proposal.id} 涉及经办人本人,须由他人办理。",
            f"Proposal {proposal.id} is about whoever acts; somebody else must take it.",
        )
