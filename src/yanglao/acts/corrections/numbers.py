"""更改身份证号码 Another identity number: the old one leads to the person for ever; birth and sex follow from the new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yanglao.acts import roles
from yanglao.acts.about import person_of, person_under
from yanglao.acts.corrections.correction import Correction, ask_the_rules
from yanglao.acts.corrections.refusals import refused
from yanglao.acts.corrections.showing import shown_consequences
from yanglao.acts.corrections.weighing import NOTHING_FALLS, consequences, refuse_other_consequences
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.measuring import Effect, measured
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.records.reach import must_reach
from yanglao.acts.registry.changes import NAME_AND_NUMBER
from yanglao.acts.showing_persons import shown_person
from yanglao.kernel.columns import ints
from yanglao.kernel.identity import birth_day, masked, sexes
from yanglao.kernel.months import FOREVER
from yanglao.life.facts import facts_of
from yanglao.life.kinds import Kind
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import NUMBER
from yanglao.store.acting import Act, Agency, By
from yanglao.store.people import (
    add_identities,
    persons_with,
    renamed_since,
    year_before,
)
from yanglao.store.proposals import AGREED, APPROVED, THREE, TWO, Proposal, waiting
from yanglao.store.versions import versions_in_force

CHANGE_NUMBER = "change_number"


@dataclass(frozen=True, slots=True)
class NewNumber:
    """A person's new number, and the correction of the birth that follows from it; None where that stays."""

    person: int
    number: str
    birth: Correction | None

    def record(self, act: Act) -> dict[str, Any]:
        add_identities(act, ints([self.person]), numbers=[self.number], sexes=sexes([self.number]))
        if self.birth is not None:
            self.birth.record(act)
        return {"recorded": 1}


def propose_number(agency: Agency, values: Values, *, by: By) -> dict[str, Any]:
    """Propose another number. Refused: unknown_person, number_known, correction_waits, and the rules' reasons for the new birth."""
    person = person_under(agency, values["number"])
    asked = {
        "person": person,
        "number": agency.keys.hashed(values["new_number"]).hex(),
        "reason": values["reason"],
        "document": values["document"],
    }
    return propose_worked_out(
        agency,
        CHANGE_NUMBER_ACT,
        asked,
        by=by,
        who=CHANGE_NUMBER_ACT.who,
        work_out=lambda act: _worked_out(act, values),
    )


def _worked_out(act: Act, values: Values) -> WorkedOut:
    person = person_under(act.agency, values["number"])
    must_reach(act, [person])
    for one in waiting(act.connection, act.area, CHANGE_NUMBER):
        if one.content["person"] == person:
            raise refused("correction_waits", proposal=one.id)
    change = _change(act, person, values["new_number"], values["document"])
    told = _told(act, change)
    effect = _effect(act, change)
    chain = THREE if _needs_third(act, person, effect) else TWO
    content = {
        "person": person,
        "number_sealed": act.keys.sealed(change.number).hex(),
        "reason": values["reason"],
        "document": values["document"],
        "effect": effect.shown,
        **told,
    }
    return content, chain, {"people": 3 if chain == THREE else 2, "effect": effect.shown, **told}


def _change(act: Act, person: int, number: str, document: str) -> NewNumber:
    """Refused: number_known."""
    if int(persons_with(act.agency, [number])[0]):
        raise refused("number_known")
    old = next(one for one in versions_in_force(act.connection, act.area, person) if one.kind == Kind.birth)
    born = birth_day(number)
    if born == old.columns["day"]:
        return NewNumber(person, number, None)
    new = facts_of(1, kind=ints([Kind.birth]), day=ints([born]), until=ints([FOREVER]))
    return NewNumber(person, number, Correction(old, new, document))


def _told(act: Act, change: NewNumber) -> dict[str, Any]:
    return NOTHING_FALLS if change.birth is None else consequences(ask_the_rules(act, change.birth))


def _effect(act: Act, change: NewNumber) -> Effect:
    return measured(act.agency, on=act.by.on, work=lambda: change.record(act))[1]


def _needs_third(act: Act, person: int, effect: Effect) -> bool:
    """三人 Name and number within a year, or money already paid falls."""
    renamed = renamed_since(act.connection, [person], year_before(act.by.on))
    return bool(renamed) or effect.paid_too_much_fen > 0


def _record(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect. Refused: number_known, other_consequences, needs_third."""
    content = proposal.content
    number = act.keys.opened(bytes.fromhex(content["number_sealed"]))
    change = _change(act, content["person"], number, content["document"])
    refuse_other_consequences(proposal, _told(act, change))
    if len(proposal.chain) == 2 and _needs_third(act, content["person"], _effect(act, change)):
        raise refused("needs_third", proposal=proposal.id)
    return change.record(act)


def _shown(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    content = proposal.content
    person = shown_person(agency, content["person"])
    number = masked(agency.keys.opened(bytes.fromhex(content["number_sealed"])))
    return {
        **person,
        "was": {"number": person["number"]},
        "will_be": {"number": number},
        **shown_consequences(proposal),
    }


CHANGE_NUMBER_ACT: Description = Description(
    asks=Layout(
        CHANGE_NUMBER,
        "更改身份证号码",
        "change of the identity number",
        (
            NUMBER,
            Field("new_number", "number", ("新号码", "新身份证号码"), private=True),
            Field("reason", "text", ("变更原因",)),
            Field("document", "text", ("依据文件", "文号")),
        ),
    ),
    clause="四(一)",
    who=(roles.CLERK,),
    does=lambda agency, values, by: propose_number(agency, values, by=by),
    agreement=Agreement(
        {
            AGREED: Step((roles.REVIEWER,)),
            APPROVED: Step(
                (roles.DIRECTOR,),
                when=(
                    f"{NAME_AND_NUMBER[0]},或减少已发放的待遇时",
                    f"{NAME_AND_NUMBER[1]}, or money already paid falls",
                ),
            ),
        },
        (roles.REVIEWER, roles.DIRECTOR),
        _record,
        shown=_shown,
        about=person_of,
    ),
    refuses=(
        "unknown_person",
        "own_record",
        "not_your_unit",
        "number_known",
        "correction_waits",
        "other_consequences",
        "needs_third",
    ),
    makes=("变更登记表",),
)
