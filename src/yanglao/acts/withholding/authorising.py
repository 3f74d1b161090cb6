"""委托扣款 A person lets the agency have contributions taken from an account: agreed to by a second person, ended by the person at any
time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from yanglao.acts.records.recording import unknown
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.acts.withholding.refusals import refused
from yanglao.kernel.columns import ints
from yanglao.store.acting import Act
from yanglao.store.payees import PERSON, accounts, payees_of
from yanglao.store.people import names_of
from yanglao.store.proposals import Proposal, add_proposal, waiting
from yanglao.store.withholding import NewAuthority, add_authorities, authorities

KEY = "authorise_withholding"
Account = tuple[str, bytes, bytes]
"""Holder, hashed and sealed number."""


def authorise(taking: Taking, rows: Rows) -> Done:
    """Propose the authorities that say something new; without an account it is the one that the person is paid to. Refused:
    unknown_person, half_an_account, no_account."""
    act, done = taking.act, Done(unknown(rows))
    at = np.flatnonzero(rows.persons > 0).tolist()
    persons = rows.persons[at].tolist()
    names, registered = names_of(act.connection, persons), _registered(act, persons)
    known = _known(act, persons)
    for i in at:
        person, number = int(rows.persons[i]), rows.columns["bank_account"][i]
        account = _given(act, rows, i, names[person]) if number else registered.get(person)
        if rows.columns["holder"][i] and not number:
            done.refused.append(refusal(i, "half_an_account"))
        elif account is None:
            done.refused.append(refusal(i, "no_account"))
        else:
            said = NewAuthority(person, int(rows.columns["from"][i]), int(rows.columns["until"][i]), *account)
            _propose(taking, done, said, known.get(person))
    return done


def _given(act: Act, rows: Rows, i: int, name: str) -> Account:
    number = rows.columns["bank_account"][i]
    return rows.columns["holder"][i] or name, act.keys.hashed(number), act.keys.sealed(number)


def _registered(act: Act, persons: Sequence[int]) -> dict[int, Account]:
    """Person -> the account that the person's own money is paid to."""
    found = payees_of(act.connection, ints(sorted(set(persons))), PERSON)
    own = accounts(act.connection, found[found > 0].tolist()).values()
    return {one.person: (one.holder, act.keys.hashed(one.number(act.keys)), one.sealed) for one in own}


def _known(act: Act, persons: Sequence[int]) -> dict[int, NewAuthority]:
    """What will hold once everything that waits is agreed to."""
    known = {person: one.said for person, one in authorities(act.connection, act.area, persons).items()}
    for proposal in waiting(act.connection, act.area, KEY):
        known |= {one.person: one for one in _said(proposal)}
    return known


def _propose(taking: Taking, done: Done, said: NewAuthority, known: NewAuthority | None) -> None:
    if known is not None and said._replace(account_sealed=b"") == known._replace(account_sealed=b""):
        done.unchanged += 1
    else:
        taking.authorities.append(said)
        done.proposed += 1


def propose_authorities(act: Act, given: Sequence[NewAuthority]) -> int | None:
    """Put the authorities of a list down as one proposal; its number, None when there are none. Numbers are sealed."""
    if not given:
        return None
    rows = [
        {
            "person": one.person,
            "since": one.since,
            "until": one.until,
            "holder": one.holder,
            "account_hash": one.account_hash.hex(),
            "account_sealed": one.account_sealed.hex(),
        }
        for one in given
    ]
    return add_proposal(act, KEY, {"persons": [one.person for one in given], "rows": rows})


def _said(proposal: Proposal) -> list[NewAuthority]:
    return [
        NewAuthority(
            row["person"],
            row["since"],
            row["until"],
            row["holder"],
            bytes.fromhex(row["account_hash"]),
            bytes.fromhex(row["account_sealed"]),
        )
        for row in proposal.content["rows"]
    ]


def record_authorities(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the authorities hold. Refused: no_longer_possible (ended or given anew since they were proposed)."""
    said = _said(proposal)
    latest = authorities(act.connection, act.area, [one.person for one in said])
    if any(one.act_id > proposal.act_id for one in latest.values()):
        raise refused("no_longer_possible", proposal=proposal.id)
    add_authorities(act, said)
    return {"authorities": len(said)}


def end_authorities(taking: Taking, rows: Rows) -> Done:
    """End authorities from a Day on, which may lie ahead. Refused: unknown_person, no_authority."""
    act, done = taking.act, Done(unknown(rows))
    at = np.flatnonzero(rows.persons > 0).tolist()
    found, ended = authorities(act.connection, act.area, rows.persons[at].tolist()), []
    for i in at:
        one, on = found.get(int(rows.persons[i])), int(rows.columns["on"][i])
        if one is not None and one.said.until == on:
            done.unchanged += 1
        elif one is None or not one.said.since <= on < one.said.until:
            done.refused.append(refusal(i, "no_authority"))
        else:
            ended.append(one.said._replace(until=on))
    add_authorities(act, ended)
    done.recorded = len(ended)
    return done
