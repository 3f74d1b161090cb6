"""部分提前支取 A part of a term deposit withdrawn before its end, once: the part earns what the bank pays for money on demand on that day, the rest runs
on at its rate and term. What interest is lost by it is told before a second person agrees (九(一)5)."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.investment.coming_back import book_back, running
from yanglao.acts.investment.opening import rate_of
from yanglao.acts.investment.refusals import refused
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.ledger.deposits import earned_fen
from yanglao.policy.investing import investing_of
from yanglao.store.acting import Act, Agency, By
from yanglao.store.deposits import Deposit, Part, add_part, deposits
from yanglao.store.proposals import TWO, Proposal


def propose_part(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose to note that a part came back early. Refused: no_such_deposit, date_in_future, before_deposit, deposit_waits, not_in_part,
    part_withdrawn, not_a_part, at_its_end, bad_rate."""

    def worked_out(under_way: Act) -> WorkedOut:
        content = {**values, "demand_rate_bp": rate_of(values["demand_rate"])}
        del content["demand_rate"]
        found = running(under_way, values["deposit"], values["on"])
        return content, TWO, _told(found, _part_of(under_way, found, content))

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _part_of(act: Act, found: Deposit, content: dict[str, Any]) -> Part:
    """Refused: not_in_part, part_withdrawn, not_a_part, at_its_end."""
    if found.product not in investing_of(act.area.plan).in_part:
        raise refused("not_in_part")
    if found.part is not None:
        told = {"day": day_text(found.part.day), "amount": yuan_text(found.part.fen)}
        raise refused("part_withdrawn", deposit=found.id, **told)
    if found.due is not None and content["on"] >= found.due:
        raise refused("at_its_end", deposit=found.id, due=day_text(found.due))
    if content["principal_yuan"] >= found.fen:
        raise refused("not_a_part", amount=yuan_text(found.fen))
    return _as_given(content)


def _as_given(content: dict[str, Any]) -> Part:
    return Part(
        content["on"],
        content["principal_yuan"],
        content["interest_yuan"],
        content["demand_rate_bp"],
        content["reason"],
    )


def withdraw_part(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the part and its interest are in the special account. Refused: as when it was proposed."""
    content = proposal.content
    found = running(act, content["deposit"], content["on"], but=proposal.id)
    part = _part_of(act, found, content)
    memo = f"定期存款 {found.id} 部分提前支取 {content['statement']}"
    entry = book_back(act, memo, principal=part.fen, interest=part.interest_fen)
    add_part(act, found.id, part, statement=content["statement"], entry=entry)
    return _told(found, part)


def _told(found: Deposit, part: Part) -> dict[str, Any]:
    """What came back and what is left there; what the bank's rate for money on demand makes of the part, and the interest it would have earned by
    then at the rate of the deposit, less what came (below zero: more)."""
    return {
        "deposit": found.id,
        "principal_fen": part.fen,
        "interest_fen": part.interest_fen,
        "at_demand_fen": earned_fen(
            part.fen, rate_bp=part.demand_rate_bp, since=found.opened_on, until=part.day
        ),
        "short_fen": found._replace(part=part).forgone_by_part_fen(),
        "left_fen": found.fen - part.fen,
    }


def shown_part(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """What came back of which deposit, what it costs in interest, and what runs on."""
    content = proposal.content
    found = next(one for one in deposits(agency.connection, agency.area) if one.id == content["deposit"])
    told = _told(found, _as_given(content))
    return {
        "deposit": found.id,
        "bank": found.bank,
        "product": found.product,
        "on": day_text(content["on"]),
        "amount_yuan": yuan_text(found.fen),
        **{name: content[name] for name in ("reason", "statement")},
        "demand_rate_percent": content["demand_rate_bp"] / 100,
        **{f"{name}_yuan": yuan_text(told[f"{name}_fen"]) for name in PARTS_TOLD},
    }


PARTS_TOLD = ("principal", "interest", "at_demand", "short", "left")
"""Amounts that whoever agrees is shown."""
