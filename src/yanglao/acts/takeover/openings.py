"""账户接收 Accounts of an old system: asked of the rules, put down, and recorded when two others have agreed."""

from __future__ import annotations

from typing import Any

import numpy as np

from yanglao.acts.records.appending import append
from yanglao.acts.records.booking import book
from yanglao.acts.records.deciding import answer_to
from yanglao.acts.records.proposing import asked_again, proposed_rows
from yanglao.acts.records.recording import unknown
from yanglao.acts.records.refusals import refusal, ruled_out
from yanglao.acts.records.rows import Asked, Done, Proposed, Refused, Rows, Taking
from yanglao.acts.takeover.news import figures_of, what_is_new
from yanglao.acts.takeover.refusals import refused
from yanglao.acts.takeover.saying import said
from yanglao.acts.takeover.scoring import unexplained
from yanglao.kernel.columns import Bools
from yanglao.ledger.chart import RETURNED, TAKEN_OVER, TO_RECOVER
from yanglao.ledger.entry import Entry
from yanglao.ledger.items import OVERPAYMENT, RETURNED_PAYMENT
from yanglao.ledger.lines import PENSION
from yanglao.life.kinds import DECISIONS, FACT_KINDS, Kind
from yanglao.rules.reasons import Reason
from yanglao.store.acting import Act
from yanglao.store.entries import add_entry
from yanglao.store.facts import in_force
from yanglao.store.items import NewItem, add_items
from yanglao.store.law import laws_of
from yanglao.store.proposals import Proposal
from yanglao.store.takeovers import add_old_figures, is_reconciled


def take_over(taking: Taking, rows: Rows) -> Done:
    """Put down accounts that the rules can go on with. Refused: unknown_person, take_over_closed, not_the_opening_day, bad_years,
    award_incomplete, held_wrongly, waits_otherwise, taken_over_otherwise, and the reasons of the rules."""
    act = taking.act
    if is_reconciled(act.connection, act.area):
        raise refused("take_over_closed")
    found = said(rows, opens_in=act.area.opens_in)
    news = what_is_new(act, rows, found.asked)
    asked = news.asked
    ruled = _ruled_out(taking, asked)
    good = asked.take(~np.isin(asked.at, [one.position for one in ruled]))
    if len(good):
        taking.proposed.append(_proposed(rows, good))
        add_old_figures(act, figures_of(rows, np.unique(good.at).tolist()))
    accounts = len(np.unique(good.at))
    refused_ = [*unknown(rows), *found.refused, *news.refused, *ruled]
    return Done(refused_, unchanged=news.unchanged, proposed=accounts)


def _ruled_out(taking: Taking, asked: Asked) -> list[Refused]:
    """Rows of which a fact is refused, each with the first reason; nobody who has joined here already is taken over besides."""
    decisions = asked.take(_are_decisions(asked))
    if not len(decisions):
        return []
    reasons = answer_to(taking, decisions).reasons
    first: dict[int, int] = {}
    for row in np.flatnonzero(reasons != Reason.accepted).tolist():
        first.setdefault(int(decisions.at[row]), int(reasons[row]))
    enrolled = set(
        in_force(taking.act.connection, decisions.persons, (Kind.enrolment,))["person_id"].tolist()
    )
    first |= {
        at: int(Reason.already_enrolled)
        for at, person in zip(decisions.at.tolist(), decisions.persons.tolist(), strict=True)
        if person in enrolled
    }
    return [_refused_by_rules(position, reason) for position, reason in first.items()]


def _refused_by_rules(position: int, reason: int) -> Refused:
    """In words that fit a list of accounts."""
    return refusal(position, "bad_years") if reason == Reason.wrong_year else ruled_out(position, reason)


def _are_decisions(asked: Asked) -> Bools:
    found: Bools = np.isin(asked.facts.kind, DECISIONS)
    return found


def _proposed(rows: Rows, asked: Asked) -> Proposed:
    notes = rows.columns["note"]
    papers = [
        notes[at] if kind == Kind.opening else ""
        for at, kind in zip(asked.at.tolist(), asked.facts.kind.tolist(), strict=True)
    ]
    return Proposed(asked, papers, [""] * len(asked))


# --- agreed to


def must_be_explained(act: Act, proposal: Proposal) -> dict[str, Any]:
    """What the second person finds: every difference from the old system has a note. Refused: unexplained_differences."""
    count = len(unexplained(act.agency, proposal))
    if count:
        raise refused("unexplained_differences", count=count)
    return {}


def record_openings(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: accounts are recorded and booked against what the old system hands over, with what is open of each person.

    Refused: take_over_closed, unexplained_differences, no_longer_possible.
    """
    if is_reconciled(act.connection, act.area):
        raise refused("take_over_closed")
    must_be_explained(act, proposal)
    rows = proposed_rows(proposal.content)
    taking, are_decisions = Taking(act, laws_of(act.connection, act.area)), _are_decisions(rows.asked)
    decisions = rows.asked.take(are_decisions)
    answer = asked_again(taking, proposal, decisions)
    papers = [paper for paper, chosen in zip(rows.papers, are_decisions.tolist(), strict=True) if chosen]
    append(
        taking,
        Kind.opening,
        decisions,
        papers=papers,
        receipts=[""] * len(decisions),
        history=answer.history,
        decisions=answer.decisions,
    )
    book(taking)
    _suspend(taking, rows.asked.take(rows.asked.facts.kind == Kind.suspension))
    _open_items(taking, rows.asked.take(rows.asked.facts.kind == Kind.opening_items))
    return {"accounts": int((decisions.facts.kind == Kind.opening).sum())}


def _suspend(taking: Taking, asked: Asked) -> None:
    """接收前已暂停 What the other system held goes on being held, until a certificate comes."""
    if len(asked):
        _append(taking, Kind.suspension, asked)


def _append(taking: Taking, kind: Kind, asked: Asked) -> list[int]:
    """Append facts that the rules are not asked about; their ids."""
    nothing = [""] * len(asked)
    return append(taking, kind, asked, papers=nothing, receipts=nothing, history=None, decisions=None)


def _open_items(taking: Taking, asked: Asked) -> None:
    """接收往来款项 Record and book what was open with persons: payments that came back, pensions paid too much."""
    if not len(asked):
        return
    act, ids = taking.act, _append(taking, Kind.opening_items, asked)
    returned_fen, overpaid_fen = (
        getattr(asked.facts, FACT_KINDS[Kind.opening_items].says[name])
        for name in ("returned_fen", "overpaid_fen")
    )
    items = [
        NewItem(int(person), kind.name, PENSION.name, act.area.opens_in - 1, int(root), int(fen), int(root))
        for kind, amounts in ((RETURNED_PAYMENT, returned_fen), (OVERPAYMENT, overpaid_fen))
        for person, root, fen in zip(asked.persons, ids, amounts, strict=True)
        if fen
    ]
    returned, overpaid = int(returned_fen.sum()), int(overpaid_fen.sum())
    if items:
        moves = {RETURNED: -returned, TO_RECOVER: overpaid, TAKEN_OVER: returned - overpaid}
        add_entry(act, Entry("八", "接收往来款项", moves))
        add_items(act, items)
