"""待复核的名册行 Rows that somebody else must agree to: put down as they were decided, asked of the rules once more when they are
agreed to, and then recorded in both names."""

from __future__ import annotations

from typing import Any

import numpy as np

from yanglao.acts.describing import Description
from yanglao.acts.records.appending import append
from yanglao.acts.records.as_facts import PAPERS
from yanglao.acts.records.booking import book
from yanglao.acts.records.deciding import Answer, answer_to
from yanglao.acts.records.receipts import is_short, receipt_numbers
from yanglao.acts.records.rows import Asked, Proposed, Rows, Sorted, Taking
from yanglao.acts.reviewing.lot import add_with_lot
from yanglao.kernel.columns import Bools, ints, zeros
from yanglao.kernel.months import first_day
from yanglao.life.facts import facts_of
from yanglao.life.kinds import FACT_KINDS, Kind
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.acting import Act, ActRefused
from yanglao.store.closing import last_close
from yanglao.store.facts import STORED, are_in_force
from yanglao.store.law import laws_of
from yanglao.store.proposals import APPROVED, THREE, TWO, Proposal, waiting
from yanglao.store.receipts import receipts_with


def need_agreement(taking: Taking, asked: Asked) -> Bools:
    """Which rows somebody else must agree to: with one row of a person all of that person's, since they may build on each other."""
    agreement = None if taking.description is None else taking.description.agreement
    if agreement is None:
        return np.zeros(len(asked), dtype=bool)
    if agreement.needed is None:
        return np.ones(len(asked), dtype=bool)
    needed = agreement.needed(taking, asked)
    return np.isin(asked.persons, asked.persons[needed])


def ended_or_back_dated(taking: Taking, asked: Asked) -> Bools:
    """认定的终止与追溯 Rows that change what is certified already, or that begin in a month that is closed."""
    close = last_close(taking.act.connection, taking.act.area)
    open_since = 0 if close is None else first_day(close.month + 1)
    changed: Bools = (asked.replaces > 0) | (asked.facts.day < open_since)
    return changed


def put_down(taking: Taking, rows: Rows, asked: Asked) -> int:
    """Keep rows for the proposal of their list; how many."""
    taking.proposed.append(Proposed(asked, papers_of(rows, asked), receipt_numbers(rows, asked)))
    return len(asked)


def papers_of(rows: Rows, asked: Asked) -> list[str]:
    """The document that each row names."""
    texts = next((rows.columns[name] for name in PAPERS if name in rows.columns), None)
    return [""] * len(asked) if texts is None else [texts[i] for i in asked.at.tolist()]


# --- stored, and read again


def propose_rows(taking: Taking) -> int | None:
    """Put the rows kept down as one proposal of their act; its number, None when there are none."""
    if not taking.proposed or taking.description is None:
        return None
    first, *more = taking.proposed
    asked, papers, receipts = first.asked, list(first.papers), list(first.receipts)
    for one in more:
        asked = asked.joined(one.asked)
        papers += one.papers
        receipts += one.receipts
    content = {
        "rows": len(asked),
        "persons": asked.persons.tolist(),
        "replaces": asked.replaces.tolist(),
        "received_fen": asked.received_fen.tolist(),
        "facts": {name: values for name in STORED if any(values := getattr(asked.facts, name).tolist())},
        **({"papers": papers} if any(papers) else {}),
        **({"receipts": receipts} if any(receipts) else {}),
    }
    return add_with_lot(taking.act, taking.description, content, chain=_chain(taking.description))


def _chain(description: Description) -> str:
    steps = {} if description.agreement is None else description.agreement.steps
    return THREE if APPROVED in steps else TWO


def proposed_rows(content: dict[str, Any]) -> Proposed:
    """The rows that a proposal holds."""
    count = content["rows"]
    facts = facts_of(count, **{name: ints(values) for name, values in content["facts"].items()})
    asked = Asked(
        ints(range(count)),
        ints(content["persons"]),
        facts,
        ints(content["replaces"]),
        ints(content["received_fen"]),
    )
    nothing = [""] * count
    return Proposed(asked, content.get("papers", nothing), content.get("receipts", nothing))


# --- what waits is not news


def without_waiting(taking: Taking, rows: Rows, found: Sorted) -> Sorted:
    """The same without rows that say what waits for another person already."""
    if taking.description is None or taking.description.agreement is None or not len(found.asked):
        return found
    waits = {
        print_
        for one in waiting(taking.act.connection, taking.act.area, taking.description.key)
        for print_ in _prints(proposed_rows(one.content))
    }
    if not waits:
        return found
    asked = found.asked
    given = _prints(Proposed(asked, [], receipt_numbers(rows, asked)))
    is_new = np.array([one not in waits for one in given], dtype=bool)
    return Sorted(asked.take(is_new), found.refused, found.unchanged + int((~is_new).sum()))


def _prints(rows: Proposed) -> list[tuple[Any, ...]]:
    columns = [rows.asked.persons.tolist(), *(getattr(rows.asked.facts, name).tolist() for name in STORED)]
    return list(zip(*columns, rows.receipts, strict=True))


# --- agreed to


def record_agreed(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the rows are recorded and booked, if the rules still say so. Refused: no_longer_possible."""
    return {"recorded": len(record_rows(act, proposal))}


def record_rows(act: Act, proposal: Proposal, *, is_received: bool = True) -> list[int]:
    """The same; the facts, in the order of the rows. is_received: whether money that they bring comes in with them, or has come in
    before. Refused: no_longer_possible."""
    taking = Taking(act, laws_of(act.connection, act.area))
    rows = proposed_rows(proposal.content)
    asked, kind = rows.asked, int(rows.asked.facts.kind[0])
    _refuse_outdated(act, proposal, rows)
    answer = asked_again(taking, proposal, asked) if FACT_KINDS[Kind(kind)].is_decision else None
    facts = append(
        taking,
        kind,
        asked if is_received else asked.received(zeros(len(asked))),
        papers=rows.papers,
        receipts=rows.receipts,
        history=None if answer is None else answer.history,
        decisions=None if answer is None else answer.decisions,
    )
    book(taking)
    return facts


def asked_again(taking: Taking, proposal: Proposal, asked: Asked) -> Answer:
    """What the rules say now of rows that wait, which is what they said. Refused: no_longer_possible."""
    answer = answer_to(taking, asked)
    bad = np.flatnonzero(answer.reasons != Reason.accepted)
    if len(bad):
        row, reason = int(bad[0]), Reason(int(answer.reasons[bad[0]]))
        zh, en = SENTENCES[reason]
        raise _no_longer(proposal, row, zh, en)
    short = np.flatnonzero(is_short(asked, answer.due_fen))
    if len(short):
        raise _no_longer(proposal, int(short[0]), "应缴金额已变。", "The amount due has changed.")
    return answer


def _refuse_outdated(act: Act, proposal: Proposal, rows: Proposed) -> None:
    """Facts that rows replace still hold, and their receipts are not used."""
    replaced = rows.asked.replaces[rows.asked.replaces > 0]
    if len(replaced) and not are_in_force(act.connection, replaced):
        raise _no_longer(proposal, 0, "原登记已另行变更。", "What it changes has been changed otherwise.")
    used = receipts_with(act.connection, act.area, [one for one in rows.receipts if one])
    if used:
        row = next(i for i, one in enumerate(rows.receipts) if one in used)
        raise _no_longer(proposal, row, "票据号已被使用。", "The receipt number is used already.")


def _no_longer(proposal: Proposal, row: int, zh: str, en: str) -> ActRefused:
    return ActRefused(
        "no_longer_possible",
        f"提议 {proposal.id} 第 {row + 1} 行已不能办理:{zh}请退回后重新报送。",
        f"Row {row + 1} of proposal {proposal.id} is no longer possible: {en} Send it back and hand it in anew.",
    )
