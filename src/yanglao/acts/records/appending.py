"""登记 Facts that nothing stands against any more are appended with their papers and receipts, and noted to be booked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from yanglao.acts.records.certificates import end_suspensions
from yanglao.acts.records.receipts import note_receipts
from yanglao.acts.records.rows import Asked, Taking
from yanglao.kernel.columns import Ints, Rows
from yanglao.life.kinds import FACT_KINDS, Kind
from yanglao.store.assessed import Assessed
from yanglao.store.facts import add_facts
from yanglao.store.papers import add_papers


def append(
    taking: Taking,
    kind: int,
    asked: Asked,
    *,
    papers: Sequence[str],
    receipts: Sequence[str],
    history: Assessed | None,
    decisions: Rows | None,
) -> list[int]:
    """Append what is asked, all of one kind; the facts. `history`: what became of its people with it, if that is known already, and where in
    it each fact's decision stands."""
    ids = add_facts(taking.act, asked.persons, asked.facts, replaces=asked.replaces)
    named = zip(ids.tolist(), papers, strict=True)
    add_papers(taking.act, [(fact, paper) for fact, paper in named if paper])
    if any(receipts):
        note_receipts(taking, asked, receipts, ids)
    if kind == Kind.life_certificate:
        end_suspensions(taking.act, asked.persons, asked.facts.day)
    if FACT_KINDS[Kind(kind)].brings_money:
        taking.booked.update(asked.persons.tolist())
        taking.received.update(zip(ids.tolist(), asked.received_fen.tolist(), strict=True))
        taking.histories.append(_recorded(history, decisions, ids))
    return [int(one) for one in ids.tolist()]


def _recorded(history: Assessed | None, decisions: Rows | None, ids: Ints) -> Assessed | None:
    """The history that the rules were asked with, its new decisions under the facts that they now are."""
    if history is None:
        return None
    roots = history.roots.copy()
    roots[decisions] = ids
    return replace(history, roots=roots)
