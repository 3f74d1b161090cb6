"""提议 Proposals as recorded: what was proposed, and the steps that different people have taken."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import psycopg

from yanglao.kernel.months import date_of
from yanglao.store.acting import Act, ActRefused, Area

PROPOSED, AGREED, APPROVED, SENT_BACK = "proposed", "agreed", "approved", "sent_back"
TWO, THREE, PAYROLL_CHAIN = "two", "three", "payroll"  # chains: how many people, by which steps


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal, the steps of its chain in order, and those taken (step -> who)."""

    id: int
    kind: str
    content: dict[str, Any]
    act_id: int
    chain: tuple[str, ...]
    taken: dict[str, str]

    @property
    def is_over(self) -> bool:
        """Done, or sent back."""
        return SENT_BACK in self.taken or self.chain[-1] in self.taken

    @property
    def next_step(self) -> str | None:
        return None if self.is_over else next(step for step in self.chain if step not in self.taken)


_SELECT = (
    "SELECT p.id, p.kind, p.content, p.act_id,"
    " (SELECT array_agg(step ORDER BY ordinal) FROM proposal_chain c WHERE c.chain = p.chain),"
    " coalesce((SELECT jsonb_object_agg(step, actor) FROM proposal_step s WHERE s.proposal_id = p.id), '{}')"
    " FROM proposal p WHERE p.area_id = %s"
)


def proposal_of(connection: psycopg.Connection, area: Area, number: int) -> Proposal:
    row = connection.execute(f"{_SELECT} AND p.id = %s", (area.id, number)).fetchone()
    if row is None:
        raise ActRefused("no_such_proposal", f"没有提议 {number}。", f"There is no proposal {number}.")
    return _proposal(row)


def proposal_ended_by(connection: psycopg.Connection, area: Area, act: int) -> Proposal | None:
    """The proposal of which an act took a step, if there is one."""
    row = connection.execute(
        f"{_SELECT} AND EXISTS (SELECT FROM proposal_step s WHERE s.proposal_id = p.id AND s.act_id = %s)",
        (area.id, act),
    ).fetchone()
    return None if row is None else _proposal(row)


def waiting(connection: psycopg.Connection, area: Area, *kinds: str) -> list[Proposal]:
    """The proposals that wait for somebody, oldest first; of some kinds, or of all."""
    rows = connection.execute(
        f"{_SELECT} AND p.id IN (SELECT w.proposal_id FROM waiting_proposal w WHERE w.area_id = p.area_id"
        " AND (w.kind = ANY(%s) OR cardinality(%s::text[]) = 0)) ORDER BY p.id",
        (area.id, list(kinds), list(kinds)),
    )
    return [_proposal(row) for row in rows.fetchall()]


def _proposal(row: tuple[Any, ...]) -> Proposal:
    return Proposal(row[0], row[1], row[2], row[3], tuple(row[4]), row[5])


def add_proposal(act: Act, kind: str, content: dict[str, Any], *, chain: str = TWO) -> int:
    """Put a proposal down, with its first step taken by who acts; returns its number."""
    row = act.connection.execute(
        "INSERT INTO proposal (area_id, kind, chain, content, act_id) VALUES (%s, %s, %s, %s, %s) RETURNING id,"
        " (SELECT c.step FROM proposal_chain c WHERE c.chain = proposal.chain AND c.ordinal = 1)",
        (act.area.id, kind, chain, json.dumps(content, ensure_ascii=False), act.id),
    ).fetchone()
    assert row is not None
    add_step(act, row[0], row[1])
    return int(row[0])


def add_step(act: Act, number: int, step: str, *, reason: str = "") -> None:
    """Note a step; the database refuses it out of order, twice, or by somebody who took another.

    Refused: step_taken, same_person, step_out_of_order, date_before.
    """
    try:
        act.connection.execute(
            "INSERT INTO proposal_step (proposal_id, area_id, step, actor, on_day, reason, act_id)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            (number, act.area.id, step, act.by.actor, date_of(act.by.on), reason, act.id),
        )
    except psycopg.errors.UniqueViolation as fault:
        raise ActRefused(
            "same_person",
            f"{act.by.actor} 已办理过提议 {number} 的另一环节,须由另一人办理。",
            f"{act.by.actor} has taken another step of proposal {number}; a different person must take this one.",
        ) from fault
    except psycopg.errors.DatetimeFieldOverflow as fault:
        raise ActRefused(
            "date_before",
            f"业务日期早于提议 {number} 的前一环节。",
            f"The business date lies before the step of proposal {number} that it follows.",
        ) from fault
    except psycopg.errors.CheckViolation as fault:
        raise _out_of_order(number, step) from fault


def refuse_taken(connection: psycopg.Connection, area: Area, proposal: Proposal, step: str) -> None:
    """Say in words why a step cannot be taken now, if it cannot; who did it and when, if it is done."""
    if step not in proposal.taken:
        if proposal.is_over or (step != SENT_BACK and step != proposal.next_step):
            raise _out_of_order(proposal.id, step)
        return
    row = connection.execute(
        "SELECT actor, on_day FROM proposal_step WHERE area_id = %s AND proposal_id = %s AND step = %s",
        (area.id, proposal.id, step),
    ).fetchone()
    assert row is not None
    raise ActRefused(
        "step_taken",
        f"提议 {proposal.id} 已由 {row[0]} 于 {row[1]} 办理此环节。",
        f"This step of proposal {proposal.id} was taken by {row[0]} on {row[1]}.",
    )


def _out_of_order(number: int, step: str) -> ActRefused:
    return ActRefused(
        "step_out_of_order",
        f"提议 {number} 目前不能办理此环节({STEPS_ZH.get(step, step)}),请先完成前一环节;已退回或已办结的不能再办。",
        f"Proposal {number} cannot be {step} now: the step before comes first, and what is over stays as it is.",
    )


STEPS_ZH = {
    PROPOSED: "提出",
    AGREED: "同意",
    APPROVED: "审批",
    "prepared": "编制",
    "reviewed": "复核",
    "released": "拨付",
    "booked": "记账",
    SENT_BACK: "退回",
}
