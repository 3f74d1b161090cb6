"""Record the rows of a list: sorted out, asked of the rules, appended as facts with their papers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from yanglao.acts.records.as_facts import KINDS, PAPERS, as_facts, is_decision
from yanglao.acts.records.certificates import end_suspensions
from yanglao.acts.records.deciding import Decided, decide
from yanglao.acts.records.receipts import note_receipts, sort_out_receipts
from yanglao.acts.records.refusals import refusal, ruled_out
from yanglao.acts.records.rows import Asked, Done, Refused, Rows, Sorted, Taking
from yanglao.acts.records.sorting import sort_out
from yanglao.acts.records.tiers import are_tiers
from yanglao.kernel.columns import Ints
from yanglao.life.facts import Facts, Kind
from yanglao.rules.reasons import Reason
from yanglao.store.assessed import Assessed
from yanglao.store.facts import LIFE_CERTIFICATE, TIER, add_facts
from yanglao.store.papers import add_papers

BOOKED = (Kind.enrolment, Kind.contribution, Kind.back_payment, Kind.transfer_in)
"""Kinds that bring something to an account."""


def record(taking: Taking, rows: Rows) -> Done:
    """Record the rows of a list of facts."""
    kind, done = int(KINDS[rows.layout]), Done(unknown(rows))
    at, facts = _possible(taking, kind, rows, done.refused)
    sorted_out = _sort_out(taking, kind, rows, at, facts)
    done.refused += sorted_out.refused
    done.unchanged = sorted_out.unchanged
    decided = decide(taking, rows, sorted_out.asked) if is_decision(kind) else Decided(sorted_out.asked, [])
    done.refused += decided.refused
    done.recorded = len(decided.accepted)
    if done.recorded:
        _append(taking, kind, rows, decided)
    return done


def unknown(rows: Rows) -> list[Refused]:
    """Rows of persons who are not on the register. Refused: unknown_person."""
    return [refusal(i, "unknown_person") for i in np.flatnonzero(rows.persons == 0).tolist()]


def _possible(taking: Taking, kind: int, rows: Rows, refused: list[Refused]) -> tuple[Ints, Facts]:
    """The rows of known persons, and what they say. Refused: no_such_tier."""
    at = np.flatnonzero(rows.persons > 0).astype(np.int64)
    facts = as_facts(rows, at)
    if kind != TIER:
        return at, facts
    good = are_tiers(taking.laws, facts)
    refused += [ruled_out(int(i), Reason.no_such_tier) for i in at[~good]]
    return at[good], facts.take(good)


def _sort_out(taking: Taking, kind: int, rows: Rows, at: Ints, facts: Facts) -> Sorted:
    if "receipt" in rows.columns:
        return sort_out_receipts(taking, rows, at, facts)
    return sort_out(taking, kind, at, rows.persons[at], facts)


def _append(taking: Taking, kind: int, rows: Rows, decided: Decided) -> None:
    asked = decided.accepted
    ids = add_facts(taking.act, asked.persons, asked.facts, replaces=asked.replaces)
    add_papers(taking.act, _papers(rows, asked, ids))
    if "receipt" in rows.columns:
        note_receipts(taking, rows, asked, ids)
    if kind == LIFE_CERTIFICATE:
        end_suspensions(taking.act, asked.persons, asked.facts.day)
    if kind in BOOKED:
        taking.booked.update(asked.persons.tolist())
        taking.received.update(zip(ids.tolist(), asked.received_fen.tolist(), strict=True))
        taking.histories.append(_recorded(decided, ids))


def _recorded(decided: Decided, ids: Ints) -> Assessed | None:
    """The history that the rules were asked with, its new decisions under the facts that they now are."""
    if decided.history is None:
        return None
    roots = decided.history.roots.copy()
    roots[decided.decisions] = ids
    return replace(decided.history, roots=roots)


def _papers(rows: Rows, asked: Asked, ids: Ints) -> list[tuple[int, str]]:
    """The documents that rows name, by fact."""
    texts = next((rows.columns[name] for name in PAPERS if name in rows.columns), None)
    if texts is None:
        return []
    named = zip(ids.tolist(), asked.at.tolist(), strict=True)
    return [(fact, texts[i]) for fact, i in named if texts[i]]
