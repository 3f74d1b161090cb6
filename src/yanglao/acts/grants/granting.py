"""集体补助和资助入账 A line of the bank is money given to the fund: income of its own, kept apart in the pooled account, by two people."""

from __future__ import annotations

from typing import Any

from yanglao.acts.bank.refusals import refused as refused_by_bank
from yanglao.acts.describing import Description, Values
from yanglao.acts.grants.refusals import refused
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.ledger.chart import GIVEN, GIVEN_INCOME, PAYMENTS
from yanglao.ledger.entry import income
from yanglao.store.acting import Act, Agency, By
from yanglao.store.bank_matches import BY_HAND, NewMatch, add_matches
from yanglao.store.bank_movements import entry_key
from yanglao.store.bank_statements import Line, bank_line, open_line
from yanglao.store.entries import add_entry
from yanglao.store.grants import add_grant
from yanglao.store.proposals import TWO, Proposal, waiting


def propose_grant(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that a line is money given. Refused: line_not_open, not_money_in, grant_waits."""

    def worked_out(under_way: Act) -> WorkedOut:
        line = _open_line(under_way.agency, values["line"])
        for one in waiting(under_way.connection, under_way.area, act.key):
            if one.content["line"] == values["line"]:
                raise refused("grant_waits", proposal=one.id)
        return dict(values), TWO, {"line": line.id, "fen": line.fen}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _open_line(agency: Agency, number: int) -> Line:
    """Money in, of which nobody has said yet what it is. Refused: line_not_open, not_money_in."""
    line = open_line(agency.connection, agency.area, number)
    if line is None:
        raise refused_by_bank("line_not_open", line=number)
    if line.fen <= 0 or line.account == PAYMENTS:
        raise refused_by_bank("not_money_in", line=number)
    return line


def book_grant(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: it is booked, matched with its line, and under a number of its own. Refused: line_not_open."""
    given = proposal.content
    line = _open_line(act.agency, given["line"])
    memo = f"集体补助和资助 流水 {line.id} {given['document']}"
    entry = add_entry(
        act, income("八", memo, into=line.account, income=GIVEN_INCOME, serves=GIVEN, fen=line.fen)
    )
    add_matches(
        act, [NewMatch(line.account, BY_HAND, given["document"], [line.id], [(entry_key(entry), line.fen)])]
    )
    number = add_grant(act, proposal.id, entry=entry, fen=line.fen, **given)
    return {"grant": number, "fen": line.fen}


def shown_grant(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The line of the bank, and what is said of it."""
    line = bank_line(agency.connection, agency.area, proposal.content["line"])
    said = {"day": day_text(line.day), "amount_yuan": yuan_text(line.fen), "name": line.name}
    return {**proposal.content, **said, "remark": line.remark}
