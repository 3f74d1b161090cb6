"""收款账户 Accounts that money goes to, as a list names them: the person's own, an heir's, another agency's or insurer's."""

from __future__ import annotations

import numpy as np

from yanglao.acts import roles
from yanglao.acts.describing import DOING, Description
from yanglao.acts.proxies.requests import ASKED_BY_OTHERS
from yanglao.acts.proxies.sharing import Owned, shared_unduly
from yanglao.acts.records.recording import unknown
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.acts.registry.change import Change
from yanglao.acts.registry.comparing import Known, known_of
from yanglao.lists.layouts import PAYEE
from yanglao.store.estates import estates_of
from yanglao.store.payees import HEIR, PERSON


def note_accounts(taking: Taking, rows: Rows) -> Done:
    """Propose the accounts that are not those in force. Refused: unknown_person, date_in_future, has_heirs, shared_account."""
    done = Done(unknown(rows))
    at = np.flatnonzero(rows.persons > 0).tolist()
    persons = rows.persons[at].tolist()
    found = known_of(taking.act, persons)
    shared = estates_of(taking.act.connection, taking.act.area, persons)
    others = shared_unduly(taking.act, (_owned(taking, rows, i) for i in at if _whose(rows, i) == PERSON))
    for i in at:
        if int(rows.columns["on"][i]) > taking.act.by.on:
            done.refused.append(refusal(i, "date_in_future"))
        elif _whose(rows, i) == HEIR and int(rows.persons[i]) in shared:
            done.refused.append(refusal(i, "has_heirs"))
        elif _whose(rows, i) == PERSON and _owned(taking, rows, i) in others:
            done.refused.append(refusal(i, "shared_account"))
        elif _propose(taking, rows, i, found):
            done.proposed += 1
        else:
            done.unchanged += 1
    return done


def _propose(taking: Taking, rows: Rows, i: int, found: Known) -> bool:
    person, whose = int(rows.persons[i]), _whose(rows, i)
    holder, number = rows.columns["holder"][i], rows.columns["bank_account"][i]
    if found.is_paid_to(person, whose, number, holder):
        return False
    change = taking.changes.setdefault(person, Change())
    change.payees[whose] = (holder or found.name_of(person), number)
    return True


def _owned(taking: Taking, rows: Rows, i: int) -> Owned:
    return int(rows.persons[i]), taking.act.keys.hashed(rows.columns["bank_account"][i])


def _whose(rows: Rows, i: int) -> str:
    """Whose account a row names."""
    return PAYEE.field("whose").choice(int(rows.columns["whose"][i]))


PAYEE_ACT = Description(
    asks=PAYEE,
    clause="五(一)",
    who=(roles.CLERK,),
    takes=note_accounts,
    refuses=("unknown_person", "date_in_future", "has_heirs", "shared_account", *ASKED_BY_OTHERS),
    on_request=("bank_account",),
    proven=(DOING,),
)
