"""付息和支取 What a deposit pays while it runs, and how it comes back: whole at its end, or early or not whole, which two people look at. Principal that does
not come back is a loss, borne by the pooled account, by the city when that is empty, and told for what it is (九(一)5)."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.investment.refusals import refused
from yanglao.acts.performing import perform_act
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.ledger.chart import BANK_INTEREST, DEPOSITS, OTHER_EXPENSE, POOL, TREASURY
from yanglao.ledger.entry import came_back, income, loss
from yanglao.store.acting import Act, Agency, By
from yanglao.store.deposits import EARLY, MATURED, Deposit, End, add_end, add_interest, deposits, has_interest
from yanglao.store.entries import add_entry, cover_pool
from yanglao.store.proposals import TWO, Proposal, waiting

SHORT_FEN = 1_00
"""So much less interest than its rate makes still is what banks round."""
EARLY_ACT, PART_ACT = "deposit_withdrawn_early", "deposit_withdrawn_in_part"


def take_interest(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Book interest that a running deposit has paid. Refused: no_such_deposit, date_in_future,
    before_deposit, before_part, deposit_waits, statement_known."""

    def work(under_way: Act) -> dict[str, Any]:
        found = running(under_way, values["deposit"], values["on"])
        if has_interest(under_way, found.id, values["statement"]):
            raise refused("statement_known", deposit=found.id, statement=values["statement"])
        fen, memo = values["amount_yuan"], f"定期存款 {found.id} 付息 {values['statement']}"
        entry = add_entry(
            under_way, income("八", memo, into=TREASURY, income=BANK_INTEREST, serves=POOL, fen=fen)
        )
        add_interest(
            under_way, found.id, entry=entry, day=values["on"], fen=fen, statement=values["statement"]
        )
        return {"deposit": found.id, "interest_fen": found.paid_fen + fen}

    return perform_act(agency, act, dict(values), by=by, work=work)


def take_back(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Book principal and interest of a deposit at its end; answered with what its rate promised. Refused: no_such_deposit, date_in_future,
    before_deposit, before_part, deposit_waits, not_due, interest_short."""

    def work(under_way: Act) -> dict[str, Any]:
        found = running(under_way, values["deposit"], values["on"])
        if found.due is not None and values["on"] < found.due:
            raise refused("not_due", deposit=found.id, due=day_text(found.due))
        if _is_short(found, values["on"], values["interest_yuan"]):
            due = found.earned_fen(values["on"]) - found.interest_fen
            told = {"due": yuan_text(due), "least": yuan_text(due - SHORT_FEN)}
            raise refused("interest_short", deposit=found.id, **told)
        end = End(MATURED, values["on"], found.left_fen, values["interest_yuan"], 0, "")
        return _ended(under_way, found, end, values["statement"])

    return perform_act(agency, act, dict(values), by=by, work=work)


def propose_withdrawal(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose to note that a deposit came back early, or not whole. Refused: no_such_deposit, date_in_future, before_deposit, before_part,
    deposit_waits, already_due, too_much_back."""

    def worked_out(under_way: Act) -> WorkedOut:
        found = running(under_way, values["deposit"], values["on"])
        end = _early(found, values)
        return {**values}, TWO, _told(found, end)

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _early(found: Deposit, values: Values) -> End:
    """Refused: already_due, too_much_back."""
    principal = values["principal_yuan"]
    if principal > found.left_fen:
        raise refused("too_much_back", amount=yuan_text(found.left_fen))
    is_due = found.due is None or values["on"] >= found.due
    if is_due and principal == found.left_fen and not _is_short(found, values["on"], values["interest_yuan"]):
        raise refused("already_due", deposit=found.id)
    lost = found.left_fen - principal
    return End(EARLY, values["on"], principal, values["interest_yuan"], lost, values["reason"])


def _is_short(found: Deposit, on: int, interest: int) -> bool:
    """Whether much less interest came at the end of a term than its rate makes. Without a term banks count days their own way."""
    return found.due is not None and found.earned_fen(on) - found.interest_fen - interest > SHORT_FEN


def withdraw(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: what came back is in the special account, what did not is lost. Refused: as when it was proposed."""
    values = proposal.content
    found = running(act, values["deposit"], values["on"], but=proposal.id)
    return _ended(act, found, _early(found, values), values["statement"])


def shown_withdrawal(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """What came back of which deposit, and what its rate had earned by then."""
    values = proposal.content
    found = next(one for one in deposits(agency.connection, agency.area) if one.id == values["deposit"])
    lost = found.left_fen - values["principal_yuan"]
    return {
        **values,
        "bank": found.bank,
        "product": found.product,
        "on": day_text(values["on"]),
        "amount_yuan": yuan_text(found.left_fen),
        "principal_yuan": yuan_text(values["principal_yuan"]),
        "interest_yuan": yuan_text(values["interest_yuan"]),
        "earned_yuan": yuan_text(found.earned_fen(values["on"])),
        "lost_yuan": yuan_text(lost),
    }


def running(act: Act, number: int, on: int, *, but: int = 0) -> Deposit:
    """The deposit, where nothing but the proposal `but` waits about it. Refused: no_such_deposit, date_in_future, before_deposit, before_part, deposit_waits."""
    every = deposits(act.connection, act.area)
    found = next((one for one in every if one.id == number and one.end is None), None)
    if found is None:
        raise refused("no_such_deposit", deposit=number)
    if on > act.by.on:
        raise refused("date_in_future")
    if on < found.opened_on:
        raise refused("before_deposit", opened=day_text(found.opened_on))
    if found.part is not None and on < found.part.day:
        raise refused("before_part", day=day_text(found.part.day))
    for one in waiting(act.connection, act.area, EARLY_ACT, PART_ACT):
        if one.content["deposit"] == number and one.id != but:
            raise refused("deposit_waits", proposal=one.id)
    return found


def book_back(act: Act, memo: str, *, principal: int, interest: int) -> int:
    """Principal of a deposit and the interest paid with it, in fen, back in the special account; the entry."""
    return add_entry(
        act,
        came_back(
            "八",
            memo,
            into=TREASURY,
            of=DEPOSITS,
            principal=principal,
            income=BANK_INTEREST,
            serves=POOL,
            interest=interest,
        ),
    )


def _ended(act: Act, found: Deposit, end: End, statement: str) -> dict[str, Any]:
    entry = None
    if end.principal_fen + end.interest_fen:
        memo = f"定期存款 {found.id} 支取本息 {statement}"
        entry = book_back(act, memo, principal=end.principal_fen, interest=end.interest_fen)
    loss_entry = None
    if end.lost_fen:
        memo = f"定期存款 {found.id} 本金损失"
        lost = loss("九(一)5", memo, of=DEPOSITS, expense=OTHER_EXPENSE, borne_by=POOL, fen=end.lost_fen)
        loss_entry = add_entry(act, lost)
    add_end(act, found.id, end, statement=statement, entry=entry, loss_entry=loss_entry)
    return {**_told(found, end), "city_covers_pool_fen": cover_pool(act)}


def _told(found: Deposit, end: End) -> dict[str, Any]:
    """What came back, what the rate had earned by then in all, and by how much the interest is short of that (below zero: more)."""
    earned = found._replace(end=end).earned_fen(end.day)
    return {
        "deposit": found.id,
        "principal_fen": end.principal_fen,
        "interest_fen": end.interest_fen,
        "earned_fen": earned,
        "short_fen": earned - found.interest_fen - end.interest_fen,
        "lost_fen": end.lost_fen,
    }
