"""认定异议 A certification that another bureau or the supervisor disputes is flagged until the dispute is settled: it cannot be
extended, and it stands in the report. It goes on counting as long as its bureau has not ended it: what is due follows facts, and
nobody loses money by a doubt."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.certification.finding import by_person_and_kind, categories
from yanglao.acts.describing import Description
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.lists.bureau_layouts import CONTEST, OUTCOMES, SETTLEMENT
from yanglao.store.disputes import UPHELD, Dispute, add_dispute, open_disputes
from yanglao.store.read.worklists import certifications


def contest(taking: Taking, rows: Rows) -> Done:
    """Flag the certification of each row; one that is disputed already stays so. Refused: unknown_person, not_certified."""
    act, done, kinds = taking.act, Done([]), categories(rows)
    found = by_person_and_kind(act)
    disputed = {one.root for one in open_disputes(act.connection, act.area)}
    for i, person in enumerate(rows.persons.tolist()):
        one = found.get((person, kinds[i]))
        if one is None or one.until <= act.by.on:
            done.refused.append(refusal(i, "not_certified" if person else "unknown_person"))
        elif one.root in disputed:
            done.unchanged += 1
        else:
            disputed.add(one.root)
            add_dispute(act, one.root, rows.columns["reason"][i])
            done.recorded += 1
    return done


def settle(taking: Taking, rows: Rows) -> Done:
    """Settle disputes, by somebody else than who began them. One that is upheld has ended the certification first.

    Refused: unknown_person, not_disputed, by_who_disputes, still_certified.
    """
    act, done, kinds = taking.act, Done([]), categories(rows)
    found = {(one.person, one.category): one for one in open_disputes(act.connection, act.area)}
    running = {one.root for one in certifications(act.connection, act.area) if one.until > act.by.on}
    for i, person in enumerate(rows.persons.tolist()):
        outcome = OUTCOMES[int(rows.columns["outcome"][i])][0]
        one = found.get((person, kinds[i]))
        code = _fault(person, one, outcome, running, act.by.actor)
        if code or one is None:
            done.refused.append(refusal(i, code))
            continue
        add_dispute(act, one.root, rows.columns["reason"][i], outcome=outcome, settles=one.id)
        done.recorded += 1
    return done


def _fault(person: int, one: Dispute | None, outcome: str, running: set[int], actor: str) -> str:
    if one is None:
        return "not_disputed" if person else "unknown_person"
    if one.actor == actor:
        return "by_who_disputes"
    return "still_certified" if outcome == UPHELD and one.root in running else ""


CONTEST_ACT = Description(
    asks=CONTEST,
    clause="十",
    who=(roles.SUPERVISOR, roles.CERTIFIER),
    takes=contest,
    refuses=("unknown_person", "not_certified"),
)
SETTLE = Description(
    asks=SETTLEMENT,
    clause="十",
    who=(roles.CERTIFIER,),
    takes=settle,
    refuses=("unknown_person", "not_disputed", "by_who_disputes", "still_certified"),
)
