"""Facts not yet recorded are asked of the rules, with everything known of their people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.acts.records.receipts import is_short, put_aside
from yanglao.acts.records.refusals import ruled_out
from yanglao.acts.records.rows import RECEIVED_IN_FULL, Asked, Refused, Taking
from yanglao.acts.records.rows import Rows as ListRows
from yanglao.kernel.columns import Bools, Codes, Fen, Ints, Rows, where, zeros
from yanglao.kernel.months import month_of
from yanglao.life.kinds import Kind
from yanglao.rules.reasons import Reason
from yanglao.store.assessed import Assessed, assess
from yanglao.store.facts import in_force, known_facts
from yanglao.store.notices import CLAIM_REFUSED, WITHDRAWAL_REFUSED, add_notices
from yanglao.store.papers import add_refusals

TOLD_OF = {Kind.claim: CLAIM_REFUSED, Kind.withdrawal: WITHDRAWAL_REFUSED}
"""Kinds of which a refusal is a decision that the person is told of, and the notice of it."""


@dataclass(slots=True)
class Decided:
    """What the rules said: what is accepted (with what came in for it), and why the other rows are not.

    history: what the rules were told and what became of it, when all of it holds as it is; `decisions`: where in it each accepted
    row stands.
    """

    accepted: Asked
    refused: list[Refused]
    history: Assessed | None = None
    decisions: Rows | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The reason of each row (0: accepted), what of it comes in from the person's side in fen, and where it stands in the
    history."""

    reasons: Codes
    due_fen: Fen
    history: Assessed
    decisions: Rows
    is_as_told: bool


def decide(taking: Taking, rows: ListRows, asked: Asked) -> Decided:
    """Ask the rules. A payment that is short counts for nothing, so what else its person asks for is asked once more without it.

    Refused: the reasons of the rules, paid_short, nothing_received.
    """
    if not len(asked):
        return Decided(asked, [])
    answer = answer_to(taking, asked)
    is_good = answer.reasons == Reason.accepted
    short = is_good & is_short(asked, answer.due_fen)
    again = np.isin(asked.persons, asked.persons[short]) & ~short
    accepted, refused = is_good & ~short & ~again, ~is_good & ~again
    decided = Decided(
        _received(asked.take(accepted), answer.due_fen[accepted]),
        _refuse(taking, asked.take(refused), answer.reasons[refused]),
    )
    if not short.any():
        if answer.is_as_told:
            decided.history, decided.decisions = answer.history, answer.decisions[accepted]
        return decided
    decided.refused += put_aside(taking, rows, asked.take(short), answer.due_fen[short])
    rest = decide(taking, rows, asked.take(again))
    return Decided(decided.accepted.joined(rest.accepted), decided.refused + rest.refused)


def answer_to(taking: Taking, asked: Asked) -> Answer:
    """What the rules say to facts that are asked for, with everything known of their people."""
    act = taking.act
    known, marks = known_facts(act.connection, act.area, np.unique(asked.persons)).with_further(
        asked.facts, asked.persons
    )
    through = month_of(max(act.by.on, int(asked.facts.day.max())))
    found = assess(taking.laws, known, through=through)
    order = np.argsort(found.roots, kind="stable")
    decisions = order[np.searchsorted(found.roots[order], marks)]
    reasons = found.history.reasons[decisions]
    taken = (reasons == Reason.accepted) & _year_is_taken(taking, asked)
    reasons = where(taken, int(Reason.year_already_paid), reasons)
    return Answer(reasons, own_fen(found)[decisions], found, decisions, not taken.any())


def own_fen(found: Assessed) -> Fen:
    """Of every decision what it brings from the person's side: own payments, and money brought along."""
    table = found.history.amounts.arrivals
    fen = zeros(len(found.history.decisions))
    fen[table.decision] = table.sum_of(what="paid") + table.sum_of(what="brought")
    return fen


def _year_is_taken(taking: Taking, asked: Asked) -> Bools:
    """Whether a contribution of the year stands recorded already, also one of a later day."""
    taken = np.zeros(len(asked), dtype=bool)
    if (asked.facts.kind == Kind.contribution).any():
        found = in_force(taking.act.connection, asked.persons, (Kind.contribution,))
        years = set(zip(found["person_id"].tolist(), found["year"].tolist(), strict=True))
        pairs = zip(asked.persons.tolist(), asked.facts.year.tolist(), strict=True)
        taken[:] = [pair in years for pair in pairs]
    return taken


def _received(asked: Asked, due_fen: Ints) -> Asked:
    return asked.received(where(asked.received_fen == RECEIVED_IN_FULL, due_fen, asked.received_fen))


def _refuse(taking: Taking, asked: Asked, reasons: Codes) -> list[Refused]:
    add_refusals(taking.act, asked.persons, asked.facts, reasons)
    for kind, about in TOLD_OF.items():
        add_notices(taking.act, about, asked.persons[asked.facts.kind == kind].tolist())
    return [
        ruled_out(position, reason)
        for position, reason in zip(asked.at.tolist(), reasons.tolist(), strict=True)
    ]
