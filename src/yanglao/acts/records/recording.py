"""Record the rows of a list: sorted out, asked of the rules, appended as facts with their papers, or put down for somebody else to
agree to."""

from __future__ import annotations

import numpy as np

from yanglao.acts.records.appending import append
from yanglao.acts.records.as_facts import as_facts
from yanglao.acts.records.deciding import Decided, decide
from yanglao.acts.records.of_the_time import not_of_the_time
from yanglao.acts.records.proposing import need_agreement, papers_of, put_down, without_waiting
from yanglao.acts.records.receipts import receipt_numbers, sort_out_receipts
from yanglao.acts.records.refusals import refusal, ruled_out
from yanglao.acts.records.rows import Done, Refused, Rows, Sorted, Taking
from yanglao.acts.records.sorting import sort_out
from yanglao.acts.records.tiers import are_tiers
from yanglao.kernel.columns import Ints
from yanglao.life.facts import Facts
from yanglao.life.kinds import FACT_KINDS, KIND_OF_FORM, Kind
from yanglao.rules.reasons import Reason


def record(taking: Taking, rows: Rows) -> Done:
    """Record the rows of a list of facts."""
    kind, done = int(KIND_OF_FORM[rows.layout]), Done(unknown(rows))
    at, facts = _possible(taking, kind, rows, done.refused)
    sorted_out = without_waiting(taking, rows, _sort_out(taking, kind, rows, at, facts))
    done.refused += sorted_out.refused
    done.unchanged = sorted_out.unchanged
    decided = (
        decide(taking, rows, sorted_out.asked)
        if FACT_KINDS[Kind(kind)].is_decision
        else Decided(sorted_out.asked, [])
    )
    decided = _not_barred(taking, decided)
    done.refused += decided.refused
    needed = need_agreement(taking, decided.accepted)
    if needed.any():
        done.proposed = put_down(taking, rows, decided.accepted.take(needed))
        decided = Decided(decided.accepted.take(~needed), [])
    done.recorded = len(decided.accepted)
    if done.recorded:
        _append(taking, kind, rows, decided)
    return done


def _not_barred(taking: Taking, decided: Decided) -> Decided:
    """The same without rows against which something speaks that is no rule's."""
    agreement = None if taking.description is None else taking.description.agreement
    if agreement is None or agreement.bars is None or not len(decided.accepted):
        return decided
    asked, codes = decided.accepted, agreement.bars(taking.act, decided.accepted)
    at = asked.at.tolist()
    refused = [refusal(at[row], code) for row, code in enumerate(codes) if code]
    return Decided(asked.take(np.array([not code for code in codes])), [*decided.refused, *refused])


def unknown(rows: Rows) -> list[Refused]:
    """Rows of persons who are not on the register. Refused: unknown_person."""
    return [refusal(i, "unknown_person") for i in np.flatnonzero(rows.persons == 0).tolist()]


def _possible(taking: Taking, kind: int, rows: Rows, refused: list[Refused]) -> tuple[Ints, Facts]:
    """The rows of known persons, and what they say. Refused: as `not_of_the_time`, no_such_tier."""
    at = np.flatnonzero(rows.persons > 0).astype(np.int64)
    facts = as_facts(rows, at)
    codes = not_of_the_time(taking.act.area, taking.laws, kind, facts.day)
    refused += [refusal(i, code) for i, code in zip(at.tolist(), codes, strict=True) if code]
    in_time = np.array([not code for code in codes], dtype=bool)
    at, facts = at[in_time], facts.take(in_time)
    if kind != Kind.tier:
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
    append(
        taking,
        kind,
        asked,
        papers=papers_of(rows, asked),
        receipts=receipt_numbers(rows, asked),
        history=decided.history,
        decisions=decided.decisions,
    )
