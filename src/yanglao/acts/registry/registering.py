"""参保人员登记 New persons on the register, moves of known ones between units, and what else is said of these."""

from __future__ import annotations

import numpy as np

from yanglao.acts import roles
from yanglao.acts.describing import Description
from yanglao.acts.proxies.sharing import shared_unduly
from yanglao.acts.records.as_facts import without_end
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.acts.registry.change import Change
from yanglao.acts.registry.comparing import Known, known_of
from yanglao.acts.registry.homes import move_home, note_homes
from yanglao.kernel.columns import Bools, Ints, ints, zeros
from yanglao.kernel.identity import birth_days, sexes
from yanglao.life.facts import facts_of
from yanglao.life.kinds import Kind
from yanglao.lists import EMPTY
from yanglao.lists.layouts import REGISTER
from yanglao.store.acting import Act
from yanglao.store.facts import add_facts
from yanglao.store.payees import PERSON, NewPayee, add_payees
from yanglao.store.people import Detail, add_details, add_identities, new_persons, units_of


def register(taking: Taking, rows: Rows) -> Done:
    """Register new numbers with all that is said of them; of known ones note another unit at once, and propose everything else that
    is new. Refused: unknown_unit, shared_account."""
    units = units_of(taking.act.connection, taking.act.area)
    unit = ints([units.get(text, 0) for text in rows.columns["unit"]])
    done = Done([refusal(i, "unknown_unit") for i in np.flatnonzero(unit == 0).tolist()])
    shared = _shared(taking.act, rows)
    done.refused += [refusal(i, "shared_account") for i in np.flatnonzero(shared & (unit > 0)).tolist()]
    fresh = np.flatnonzero((rows.persons == 0) & (unit > 0) & ~shared)
    known = np.flatnonzero((rows.persons > 0) & (unit > 0) & ~shared)
    _enter(taking.act, rows, fresh, unit[fresh])
    moved = set(known[move_home(taking.act, rows.persons[known], unit[known])].tolist())
    changed = _changes(taking, rows, known)
    done.recorded, done.proposed = len(fresh) + len(moved), len(changed)
    done.unchanged = len(known) - len(moved | changed)
    return done


def _shared(act: Act, rows: Rows) -> Bools:
    """Rows with an account that is somebody else's, on the register or in the list. A new person stands for a number below zero."""
    owned = [
        (int(person) or -1 - i, act.keys.hashed(number) if number else b"")
        for i, (person, number) in enumerate(
            zip(rows.persons.tolist(), rows.columns["bank_account"], strict=True)
        )
    ]
    others = shared_unduly(act, (one for one in owned if one[1]))
    return np.array([one in others for one in owned], dtype=bool)


# --- new persons


def _enter(act: Act, rows: Rows, at: Ints, unit: Ints) -> None:
    if not len(at):
        return
    numbers = [rows.columns["number"][i] for i in at.tolist()]
    persons = new_persons(act, len(at))
    add_identities(act, persons, numbers=numbers, sexes=sexes(numbers))
    told = list(zip(persons.tolist(), at.tolist(), strict=True))
    add_details(act, [(person, _detail(act, rows, i)) for person, i in told])
    add_payees(act, [_payee(act, person, rows, i) for person, i in told if rows.columns["bank_account"][i]])
    same = zeros(len(at))
    add_facts(act, persons, without_end(facts_of(len(at), kind=same + Kind.birth, day=birth_days(numbers))))
    note_homes(act, persons, unit)


def _detail(act: Act, rows: Rows, i: int) -> Detail:
    phone = rows.columns["phone"][i]
    sealed = (act.keys.sealed(phone), act.keys.hashed(phone)) if phone else (None, None)
    return Detail(rows.columns["name"][i], int(rows.columns["ethnic"][i]), *sealed)


def _payee(act: Act, person: int, rows: Rows, i: int) -> NewPayee:
    number = rows.columns["bank_account"][i]
    return NewPayee(person, PERSON, rows.columns["name"][i], act.keys.hashed(number), act.keys.sealed(number))


# --- known persons


def _changes(taking: Taking, rows: Rows, known: Ints) -> set[int]:
    """Propose what else is new of known persons; the rows that say something new."""
    persons = rows.persons[known].tolist()
    found = known_of(taking.act, persons)
    changed = set()
    for i, person in zip(known.tolist(), persons, strict=True):
        change = _changed(found, rows, i, person)
        if change != Change():
            taking.changes[person] = change
            changed.add(i)
    return changed


def _changed(found: Known, rows: Rows, i: int, person: int) -> Change:
    columns = rows.columns
    name, number, ethnic = columns["name"][i], columns["bank_account"][i], int(columns["ethnic"][i])
    change = found.details_changed(
        person, name=name, ethnic=None if ethnic == EMPTY else ethnic, phone=columns["phone"][i]
    )
    # Another name is another holder too, or the bank would send the money back.
    if number and not found.is_paid_to(person, PERSON, number, change.name):
        change.payees[PERSON] = (name, number)
    return change


REGISTER_PERSONS = Description(
    asks=REGISTER,
    clause="四(一)",
    who=(roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT),
    takes=register,
    refuses=("unknown_unit", "shared_account"),
)
