"""听取意见 Whether somebody was heard before a decision: told what is intended, served, and heard or silent in the time there was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from yanglao.acts.records.proposing import proposed_rows, record_agreed
from yanglao.acts.records.refusals import said_of_row
from yanglao.acts.records.rows import Asked
from yanglao.kernel.columns import ints
from yanglao.life.kinds import Kind, Suspension
from yanglao.store.acting import Act
from yanglao.store.facts import have_died, in_force
from yanglao.store.notices import SUSPENSION_INTENDED, Notice, intended
from yanglao.store.proposals import Proposal


def not_to_suspend(act: Act, asked: Asked) -> list[str]:
    """待遇暂停 Of each suspension asked for the code that speaks against it; "": none. Imprisonment is certified, the dead are not
    heard, and what only ends a suspension sooner harms nobody. Codes: not_heard, certified_since."""
    persons = asked.persons.tolist()
    told = intended(act.connection, act.area, persons, SUSPENSION_INTENDED)
    dead, certified = have_died(act.connection, act.area, persons), _certified_on(act, persons)
    harms = (asked.facts.code == Suspension.life_certificate) & ~_ends_sooner(act, asked)
    return [
        _code(told.get(person), certified.get(person, 0)) if harmful and person not in dead else ""
        for person, harmful in zip(persons, harms.tolist(), strict=True)
    ]


def _code(told: Notice | None, certified_on: int) -> str:
    if told is None or told.hearing is None:
        return "not_heard"
    return "certified_since" if certified_on >= told.on else ""


def _certified_on(act: Act, persons: Sequence[int]) -> dict[int, int]:
    """Person -> the Day on which a life certificate was last given, or came to be known."""
    found = in_force(act.connection, ints(persons), (Kind.life_certificate,))
    known: dict[int, int] = {}
    for person, on in zip(found["person_id"].tolist(), found["recorded_on"].tolist(), strict=True):
        known[person] = max(on, known.get(person, 0))
    return known


def _ends_sooner(act: Act, asked: Asked) -> np.ndarray:
    """Which rows only put an earlier end to a suspension on record."""
    found = in_force(act.connection, asked.persons, (Kind.suspension,))
    until = dict(zip(found["id"].tolist(), found["until"].tolist(), strict=True))
    before = ints([until.get(one, 0) for one in asked.replaces.tolist()])
    sooner: np.ndarray = asked.facts.until <= before
    return sooner


def record_suspensions(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the suspensions are recorded, if nothing speaks against them by now. Refused: not_heard, certified_since,
    no_longer_possible."""
    for code in not_to_suspend(act, proposed_rows(proposal.content).asked):
        if code:
            raise said_of_row(code)
    return record_agreed(act, proposal)
