"""工资和办公支出 What the office pays from its budget: the wages of a month, computed from who is in which post, and its costs."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.office.budget import refuse_beyond
from yanglao.acts.office.refusals import refused
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.kernel.months import month_of, month_text, year_of
from yanglao.store.acting import Act, Agency, By
from yanglao.store.office import WAGES, Payment, add_payments, is_paid
from yanglao.store.posts import Hired, hired, wages_paid
from yanglao.store.proposals import TWO, Proposal, waiting


def propose_wages(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose to pay the wages of a month that are due and not paid. Refused: date_in_future, no_wages, office_waits, beyond_budget."""
    month = values["month"]

    def worked_out(under_way: Act) -> WorkedOut:
        if month > month_of(by.on):
            raise refused("date_in_future")
        for one in waiting(under_way.connection, under_way.area, act.key):
            if one.content["month"] == month:
                raise refused("office_waits", proposal=one.id)
        due = _due(under_way, month)
        if not due:
            raise refused("no_wages", month=month_text(month))
        content = {"month": month, "wages": [[one.id, one.login, one.wage_fen] for one in due]}
        refuse_beyond(under_way, year=year_of(month), line=WAGES, fen=_sum(due))
        return content, TWO, {"month": month_text(month), "wages": len(due), "fen": _sum(due)}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _due(act: Act, month: int) -> list[Hired]:
    """Those who were in a post in a Month and whose wage for it is not paid."""
    paid = wages_paid(act.connection, act.area)
    return [
        one for one in hired(act.connection, act.area) if one.is_in(month) and (one.id, month) not in paid
    ]


def _sum(due: list[Hired]) -> int:
    return sum(one.wage_fen for one in due)


def pay_wages(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the wages are paid. Refused: own_post, wages_changed, beyond_budget."""
    month, due = proposal.content["month"], _due(act, proposal.content["month"])
    if act.by.actor in {one.login for one in due}:
        raise refused("own_post")
    if [[one.id, one.login, one.wage_fen] for one in due] != proposal.content["wages"]:
        raise refused("wages_changed")
    refuse_beyond(act, year=year_of(month), line=WAGES, fen=_sum(due))
    paper = f"工资 {month_text(month)}"
    add_payments(
        act, proposal.id, [Payment(WAGES, month, one.id, one.name, one.wage_fen, paper) for one in due]
    )
    return {"month": month_text(month), "wages": len(due), "fen": _sum(due)}


def propose_payment(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose to pay a cost of the office. Refused: date_in_future, document_paid, office_waits, beyond_budget."""

    def worked_out(under_way: Act) -> WorkedOut:
        if values["on"] > by.on:
            raise refused("date_in_future")
        payment = _payment(values)
        _refuse(under_way, payment)
        for one in waiting(under_way.connection, under_way.area, act.key):
            if one.content["payee"] == payment.payee and one.content["document"] == payment.document:
                raise refused("office_waits", proposal=one.id)
        content = {name: one for name, one in payment._asdict().items() if name != "hired"}
        return content, TWO, {"line": payment.line, "fen": payment.fen}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=worked_out)


def _payment(values: Values) -> Payment:
    month = month_of(values["on"])
    return Payment(values["line"], month, None, values["payee"], values["amount_yuan"], values["document"])


def _refuse(act: Act, payment: Payment) -> None:
    """Refused: document_paid, beyond_budget."""
    if is_paid(act.connection, act.area, payee=payment.payee, document=payment.document):
        raise refused("document_paid", payee=payment.payee, document=payment.document)
    refuse_beyond(act, year=year_of(payment.month), line=payment.line, fen=payment.fen)


def pay_cost(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the cost is paid. Refused: document_paid, beyond_budget."""
    payment = Payment(**proposal.content, hired=None)
    _refuse(act, payment)
    add_payments(act, proposal.id, [payment])
    return {"line": payment.line, "fen": payment.fen}
