"""受领人登记 Heirs are declared after a death: from then on all that waits goes to them by their shares."""

from __future__ import annotations

from typing import Any

from yanglao.acts.about import person_under
from yanglao.acts.describing import Description, Values
from yanglao.acts.heirs.forms import Heirs, heirs_given, sealed_account
from yanglao.acts.heirs.refusals import refused
from yanglao.acts.heirs.worth import estate_fen, to_refund_fen
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.records.reach import must_reach
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Act, Agency, By
from yanglao.store.estates import NAMED, Heir, add_estate, add_heir, designation_of
from yanglao.store.facts import have_died
from yanglao.store.payees import DESIGNATION, HEIR, NewPayee, accounts, add_payee
from yanglao.store.proposals import THREE, TWO, Proposal, waiting

HEIRS, BENEFICIARY = "heirs", "beneficiary"


def propose_heirs(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose who takes what is due. Refused: unknown_person, not_dead, nobody_named, beneficiary_named, heirs_as_named, heirs_wait,
    and as `heirs_given`."""
    return _propose(agency, act, values, by, _declared)


def propose_beneficiary(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose whom the insured names in life; nobody: what was named before is revoked. Refused: unknown_person, has_died,
    heirs_wait, and as `heirs_given`."""
    return _propose(agency, act, values, by, _designated)


def _propose(agency: Agency, act: Description, values: Values, by: By, work_out: Any) -> dict[str, Any]:
    person = person_under(agency, values["number"])
    asked = {name: value for name, value in values.items() if name not in ("number", "heirs")}
    told = agency.keys.hashed(repr(values["heirs"])).hex()  # accounts are never kept in the clear
    return propose_worked_out(
        agency,
        act,
        {**asked, "person": person, "heirs": told},
        by=by,
        who=act.who,
        work_out=lambda under_way: work_out(under_way, person, values),
    )


def _declared(act: Act, person: int, values: Values) -> WorkedOut:
    _begin(act, HEIRS, person)
    if not _has_died(act, person):
        raise refused("not_dead")
    heirs = _heirs(act, person, values)
    fen = estate_fen(act.agency, person, on=act.by.on)
    chain = THREE if fen > offices_of(act.area.plan).estate_by_two_fen else TWO
    content = {
        "person": person,
        "basis": values["basis"],
        "document": values["document"],
        "heirs": heirs,
        "estate_fen": fen,
        "to_refund_fen": to_refund_fen(act.agency, person),
    }
    told = {name: content[name] for name in ("estate_fen", "to_refund_fen")}
    return content, chain, {**told, "heirs": len(heirs), "people": 3 if chain == THREE else 2}


def _heirs(act: Act, person: int, values: Values) -> Heirs:
    """Those given, or those named in life. Refused: nobody_named, heirs_as_named, beneficiary_named."""
    named = designation_of(act.connection, act.area, person)
    if values["basis"] != NAMED:
        if named is not None and values["basis"] != "ruling":
            raise refused("beneficiary_named")
        return heirs_given(act.keys, values["heirs"])
    if named is None:
        raise refused("nobody_named")
    if values["heirs"]:
        raise refused("heirs_as_named")
    return [_as_named(act, one) for one in named.heirs]


def _as_named(act: Act, one: Heir) -> dict[str, Any]:
    account = accounts(act.connection, [one.payee]).get(one.payee)
    number = "" if account is None else account.number(act.keys)
    return {
        "name": one.name,
        "weight": one.weight,
        "document": one.document,
        **sealed_account(act.keys, number),
    }


def _designated(act: Act, person: int, values: Values) -> WorkedOut:
    _begin(act, BENEFICIARY, person)
    if _has_died(act, person):
        raise refused("has_died")
    heirs = heirs_given(act.keys, values["heirs"]) if values["heirs"] else []
    content = {"person": person, "basis": DESIGNATION, "document": values["document"], "heirs": heirs}
    return content, TWO, {"heirs": len(heirs), "people": 2}


def _begin(act: Act, kind: str, person: int) -> None:
    must_reach(act, [person])
    for one in waiting(act.connection, act.area, kind):
        if one.content["person"] == person:
            raise refused("heirs_wait", proposal=one.id)


def _has_died(act: Act, person: int) -> bool:
    return bool(have_died(act.connection, act.area, [person]))


# --- agreed to


def record_heirs(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the declaration or designation holds. Refused: no_longer_possible, needs_third."""
    content = proposal.content
    is_declaration = content["basis"] != DESIGNATION
    if _has_died(act, content["person"]) != is_declaration:
        raise refused("no_longer_possible", proposal=proposal.id)
    limit = offices_of(act.area.plan).estate_by_two_fen
    if (
        is_declaration
        and len(proposal.chain) == 2
        and estate_fen(act.agency, content["person"], on=act.by.on) > limit
    ):
        raise refused("needs_third", proposal=proposal.id)
    estate = add_estate(
        act,
        person=content["person"],
        basis=content["basis"],
        document=content["document"],
        proposal=proposal.id,
    )
    for one in content["heirs"]:
        _record(act, estate, content["person"], one)
    return {"heirs": len(content["heirs"])}


def _record(act: Act, estate: int, person: int, one: dict[str, Any]) -> None:
    heir = add_heir(
        act,
        estate=estate,
        person=person,
        name=one["name"],
        weight=one["weight"],
        document=one["document"],
    )
    if one["account_sealed"]:
        hashed, sealed = bytes.fromhex(one["account_hash"]), bytes.fromhex(one["account_sealed"])
        add_payee(act, NewPayee(person, HEIR, one["name"], hashed, sealed, heir))
