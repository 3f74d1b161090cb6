"""收款账户 Accounts that money goes to, as a list names them: the person's own, an heir's, another agency's or insurer's."""

from __future__ import annotations

import numpy as np

from yanglao.acts.records.recording import unknown
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Refused, Rows, Taking
from yanglao.acts.registry.changes import Change
from yanglao.acts.registry.comparing import Known, known_of
from yanglao.lists import EMPTY, LAYOUTS
from yanglao.store.payees import PERSON


def note_accounts(taking: Taking, rows: Rows) -> Done:
    """Propose the accounts that are not those in force. Refused: unknown_person, no_holder, date_in_future."""
    done = Done(unknown(rows))
    at = np.flatnonzero(rows.persons > 0).tolist()
    found = known_of(taking.act, rows.persons[at].tolist())
    for i in at:
        why = _why_not(taking, rows, i)
        if why is not None:
            done.refused.append(why)
        elif _propose(taking, rows, i, found):
            done.proposed += 1
        else:
            done.unchanged += 1
    return done


def _why_not(taking: Taking, rows: Rows, i: int) -> Refused | None:
    if _whose(rows, i) != PERSON and not rows.columns["holder"][i]:
        return refusal(i, "no_holder")
    if int(rows.columns["on"][i]) > taking.act.by.on:
        return refusal(i, "date_in_future")
    return None


def _propose(taking: Taking, rows: Rows, i: int, found: Known) -> bool:
    person, whose = int(rows.persons[i]), _whose(rows, i)
    holder, number = rows.columns["holder"][i], rows.columns["bank_account"][i]
    if found.is_paid_to(person, whose, number, holder):
        return False
    change = taking.changes.setdefault(person, Change())
    change.payees[whose] = (holder or found.name_of(person), number)
    return True


def _whose(rows: Rows, i: int) -> str:
    """Whose account a row names; the person's own where it does not say."""
    field = next(one for one in LAYOUTS["payee"].fields if one.name == "whose")
    place = int(rows.columns["whose"][i])
    return PERSON if place == EMPTY else field.choices[place][0]
