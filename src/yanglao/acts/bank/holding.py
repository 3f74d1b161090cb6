"""暂收款 Money at the bank that is nobody's yet: held under its line; later it is known what it is, and the line is open again for the act that
records that, or it goes back to whoever paid it."""

from __future__ import annotations

from typing import Any

from yanglao.acts.bank.refusals import refused
from yanglao.acts.describing import Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.showing_persons import last_digits
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.ledger.chart import HELD, PAYMENTS
from yanglao.ledger.entry import move
from yanglao.store.acting import Act, Agency, By
from yanglao.store.bank_matches import BY_HAND, NewMatch, add_matches, end_match, matches
from yanglao.store.bank_movements import entry_key
from yanglao.store.bank_statements import bank_line, open_line
from yanglao.store.entries import add_entry
from yanglao.store.held_receipts import RETURNED, Held, add_held, end_held, held_receipts
from yanglao.store.proposals import TWO, Proposal, waiting


def hold(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Hold a line. Refused: line_not_open, not_money_in."""
    content = dict(values)
    return perform_act(
        agency, act, content, by=by, work=lambda under_way: _hold(under_way, values["line"], values["reason"])
    )


def _hold(act: Act, number: int, reason: str) -> dict[str, Any]:
    line = open_line(act.connection, act.area, number)
    if line is None:
        raise refused("line_not_open", line=number)
    if line.fen <= 0 or line.account == PAYMENTS:
        raise refused("not_money_in", line=number)
    memo = f"待查明来款 流水 {number}"
    entry = add_entry(act, move("八", memo, debit=line.account, credit=HELD, fen=line.fen))
    (match,) = add_matches(
        act, [NewMatch(line.account, BY_HAND, reason, [number], [(entry_key(entry), line.fen)])]
    )
    held = add_held(
        act, line=number, match=match, entry=entry, account=line.account, fen=line.fen, reason=reason
    )
    return {"held": held, "fen": line.fen}


def propose_end(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose what becomes of money held. Refused: not_held, held_waits."""

    def worked_out(under_way: Act) -> WorkedOut:
        held = _held(under_way, values["held"])
        for one in waiting(under_way.connection, under_way.area, "assign_receipt", "return_receipt"):
            if one.content["held"] == held.id:
                raise refused("held_waits", proposal=one.id)
        return dict(values), TWO, {"held": held.id, "fen": held.fen}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _held(act: Act, number: int) -> Held:
    for one in held_receipts(act.connection, act.area):
        if one.id == number:
            return one
    raise refused("not_held", held=number)


def assign(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the holding is taken back, and the bank's line is open for the act that records what it is. Refused: not_held."""
    held, reason = _held(act, proposal.content["held"]), proposal.content["reason"]
    entry = _taken_back(act, held, f"待查明来款认定 流水 {held.line}")
    if any(one.id == held.match for one in matches(act.connection, act.area)):
        end_match(act, held.match, reason)
    both = [(entry_key(held.entry), held.fen), (entry_key(entry), -held.fen)]
    add_matches(act, [NewMatch(held.account, BY_HAND, reason, [], both)])
    end_held(act, held.id, way=proposal.content["what"], entry=entry, reason=reason)
    return {"held": held.id, "line": held.line, "fen": held.fen}


def give_back(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the money leaves the account on which it came in. Refused: not_held."""
    held, reason = _held(act, proposal.content["held"]), proposal.content["reason"]
    entry = _taken_back(act, held, f"退回来款 流水 {held.line}")
    end_held(act, held.id, way=RETURNED, entry=entry, reason=reason)
    return {"held": held.id, "fen": held.fen}


def _taken_back(act: Act, held: Held, memo: str) -> int:
    return add_entry(act, move("八", memo, debit=HELD, credit=held.account, fen=held.fen))


def shown_held(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The line of the bank, and what is proposed."""
    found = {one.id: one for one in held_receipts(agency.connection, agency.area)}
    held = found.get(proposal.content["held"])
    if held is None:
        return dict(proposal.content)
    line = bank_line(agency.connection, agency.area, held.line)
    return {
        **proposal.content,
        "day": day_text(line.day),
        "amount_yuan": yuan_text(held.fen),
        "name": line.name,
        "other": last_digits(agency, line.other),
        "remark": line.remark,
        "held_because": held.reason,
    }
