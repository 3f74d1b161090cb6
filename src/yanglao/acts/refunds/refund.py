"""退费 Money that pays for nothing goes back to the person, or to whoever is named: it becomes an item that the next payroll pays."""

from __future__ import annotations

from typing import Any

from yanglao.acts.about import person_under
from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.records.reach import must_reach
from yanglao.acts.refunds.refusals import refused
from yanglao.ledger.chart import RETURNED
from yanglao.ledger.entry import move
from yanglao.ledger.items import BROUGHT, EXCESS, REFUND, RETURNED_PAYMENT, SHORT
from yanglao.life.kinds import Kind
from yanglao.payment.meeting import Move, OpenItem
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Act, Agency, By
from yanglao.store.entries import add_entry
from yanglao.store.items import NewItem, add_items, add_moves, open_items
from yanglao.store.payees import OTHER, NewPayee, accounts, add_payee
from yanglao.store.proposals import THREE, TWO, Proposal, waiting
from yanglao.store.transfers import ENDED, RIGHTS, files_of
from yanglao.store.versions import last_version

KEY = "refund"


def propose_refund(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose that all that is left of an item go back. Refused: unknown_person, no_such_item, not_refundable, refund_waits,
    half_an_account, payee_needed, file_not_ended, not_the_agency."""
    person = person_under(agency, values["number"])
    asked = {name: value for name, value in values.items() if name not in ("number", "bank_account")}
    account = values["bank_account"] and agency.keys.hashed(values["bank_account"]).hex()
    return propose_worked_out(
        agency,
        act,
        {**asked, "person": person, "account": account},
        by=by,
        who=act.who,
        work_out=lambda under_way: _worked_out(under_way, person, values),
    )


def _worked_out(act: Act, person: int, values: Values) -> WorkedOut:
    must_reach(act, [person])
    item = item_left(act, person, values["item"])
    payee = _payee(act, values)
    _must_be_refundable(act, item, has_payee=payee is not None)
    _must_go_to_the_agency(act, item, values["holder"])
    for one in waiting(act.connection, act.area, KEY):
        if one.content["item"] == item.id:
            raise refused("refund_waits", proposal=one.id)
    content = {
        "person": person,
        "item": item.id,
        "fen": item.left_fen,
        "reason": values["reason"],
        "document": values["document"],
        "payee": payee,
    }
    needs_third = item.left_fen > offices_of(act.area.plan).refund_by_two_fen
    told = {"refund_fen": item.left_fen, "people": 3 if needs_third else 2}
    return content, THREE if needs_third else TWO, told


def item_left(act: Act, person: int, number: int) -> OpenItem:
    """An item of a person of which something is left. Refused: no_such_item."""
    for item in open_items(act.connection, act.area, persons=[person]):
        if item.id == number:
            return item
    raise refused("no_such_item", item=number)


def _must_be_refundable(act: Act, item: OpenItem, *, has_payee: bool) -> None:
    """Contributions short or in excess, money of a transfer that came to nothing, and what came back from a payee named for a refund.
    Refused: not_refundable, payee_needed."""
    if item.kind in (SHORT, EXCESS, BROUGHT):
        return
    found = accounts(act.connection, [item.payee])
    if item.kind != RETURNED_PAYMENT or item.payee not in found or found[item.payee].whose != OTHER:
        raise refused("not_refundable", item=item.id)
    if not has_payee:
        raise refused("payee_needed", item=item.id)


def _must_go_to_the_agency(act: Act, item: OpenItem, holder: str) -> None:
    """Money that another agency has sent goes back to that agency, once its file has ended or what it paid for was cancelled or
    lowered; never to the person. Refused: file_not_ended, not_the_agency."""
    files = files_of(act.connection, act.area, [item.person])
    mine = [one for one in files if one.received_fen]
    if item.kind == BROUGHT and any(not one.has(ENDED, RIGHTS) for one in mine):
        raise refused("file_not_ended", item=item.id)
    agencies = {one.agency for one in mine}
    paid_for = last_version(act.connection, act.area, person=item.person, fact=item.fact_root)
    is_theirs = item.kind == BROUGHT or (paid_for is not None and paid_for.kind == Kind.transfer_in)
    found = accounts(act.connection, [item.payee]).get(item.payee)
    came_back_from_them = found is not None and found.whose == OTHER and found.holder in agencies
    if (is_theirs or came_back_from_them) and holder not in agencies:
        raise refused("not_the_agency", agency="、".join(sorted(agencies)))


def _payee(act: Act, values: Values) -> dict[str, str] | None:
    """Whoever is named, the account sealed. Refused: half_an_account."""
    holder, number = values["holder"], values["bank_account"]
    if bool(holder) != bool(number):
        raise refused("half_an_account")
    if not number:
        return None
    return {
        "holder": holder,
        "account_sealed": act.keys.sealed(number).hex(),
        "account_hash": act.keys.hashed(number).hex(),
    }


def do_refund(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: what waited moves to an item of its own, which a payroll pays. Refused: no_longer_possible."""
    content = proposal.content
    found = [
        one
        for one in open_items(act.connection, act.area, persons=[content["person"]])
        if one.id == content["item"]
    ]
    if not found or found[0].left_fen != content["fen"]:
        raise refused("no_longer_possible", proposal=proposal.id)
    _move(act, found[0], content)
    return {"refund_fen": content["fen"]}


def _move(act: Act, item: OpenItem, content: dict[str, Any]) -> None:
    fen = item.left_fen
    payee = None if content["payee"] is None else _note(act, item.person, content["payee"])
    add_moves(act, [Move(item.id, "refunded", fen)])
    add_items(
        act,
        [
            NewItem(
                item.person,
                REFUND.name,
                item.line,
                item.month,
                item.fact_root,
                fen,
                reason=content["reason"],
                payee=payee,
            )
        ],
    )
    if item.kind.account != RETURNED:
        add_entry(act, move("四(二)1", "退费", debit=item.kind.account, credit=RETURNED, fen=fen))


def _note(act: Act, person: int, payee: dict[str, str]) -> int:
    hashed, sealed = bytes.fromhex(payee["account_hash"]), bytes.fromhex(payee["account_sealed"])
    return add_payee(act, NewPayee(person, OTHER, payee["holder"], hashed, sealed))
