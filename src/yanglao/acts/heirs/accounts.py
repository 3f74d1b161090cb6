"""受领人账户 The account of one heir, given later or changed: what waits of the share goes there with the next payroll."""

from __future__ import annotations

from typing import Any

from yanglao.acts.about import person_under
from yanglao.acts.describing import Description, Values
from yanglao.acts.heirs.forms import sealed_account
from yanglao.acts.heirs.refusals import refused
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.records.reach import must_reach
from yanglao.store.acting import Act, Agency, By
from yanglao.store.estates import Estate, estates_of
from yanglao.store.payees import HEIR, NewPayee, add_payee
from yanglao.store.proposals import TWO, Proposal

KEY = "heir_account"


def propose_account(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose an heir's account. Refused: unknown_person, no_heirs, not_an_heir."""
    person = person_under(agency, values["number"])
    account = agency.keys.hashed(values["bank_account"]).hex()
    return propose_worked_out(
        agency,
        act,
        {"person": person, "name": values["name"], "account": account},
        by=by,
        who=act.who,
        work_out=lambda under_way: _worked_out(under_way, person, values),
    )


def _worked_out(act: Act, person: int, values: Values) -> WorkedOut:
    must_reach(act, [person])
    estate = _estate(act, person)
    found = [one for one in estate.heirs if one.name == values["name"]]
    if not found:
        raise refused("not_an_heir", name=values["name"])
    content = {
        "person": person,
        "heir": found[0].id,
        "name": found[0].name,
        **sealed_account(act.keys, values["bank_account"]),
    }
    return content, TWO, {"heir": found[0].name, "people": 2}


def _estate(act: Act, person: int) -> Estate:
    found = estates_of(act.connection, act.area, [person]).get(person)
    if found is None:
        raise refused("no_heirs")
    return found


def record_account(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the account holds. Refused: no_longer_possible (others have been declared since)."""
    content = proposal.content
    heirs = [one.id for one in _estate(act, content["person"]).heirs]
    if content["heir"] not in heirs:
        raise refused("no_longer_possible", proposal=proposal.id)
    hashed, sealed = bytes.fromhex(content["account_hash"]), bytes.fromhex(content["account_sealed"])
    add_payee(act, NewPayee(content["person"], HEIR, content["name"], hashed, sealed, content["heir"]))
    return {"heir": content["name"]}
