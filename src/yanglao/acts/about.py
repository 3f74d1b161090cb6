"""办理对象 Whom an act done once is about, found by number."""

from __future__ import annotations

from collections.abc import Callable

from yanglao.acts.describing import Answer, Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.records.reach import must_reach
from yanglao.kernel.months import FOREVER
from yanglao.store.acting import Act, ActRefused, Agency, By
from yanglao.store.people import persons_with
from yanglao.store.proposals import Proposal


def person_under(agency: Agency, number: str, *, known: int = FOREVER) -> int:
    """The person registered under a number, as known on the Day `known`. Refused: unknown_person."""
    person = int(persons_with(agency, [number], known=known)[0])
    if not person:
        raise unknown_person()
    return person


def unknown_person() -> ActRefused:
    """The refusal for a number under which nobody is registered."""
    return ActRefused(
        "unknown_person",
        "没有这个人员,请核对身份证号码。",
        "Nobody is registered under this number; check it.",
    )


def asked_about(person: int, values: Values) -> Answer:
    """What was asked about a person, as it is kept: without the number."""
    return {name: value for name, value in values.items() if name != "number"} | {"person": person}


def do_about(
    agency: Agency, act: Description, values: Values, *, by: By, work: Callable[[Act, int, Values], Answer]
) -> Answer:
    """Do an act about the person whom the values name, whom whoever acts must reach. Refused: unknown_person, own_record,
    not_your_unit, and as `work`."""
    person = person_under(agency, values["number"])

    def about(under_way: Act) -> Answer:
        must_reach(under_way, [person])
        return work(under_way, person, values)

    content = asked_about(person, values)
    return perform_act(agency, act, content, by=by, work=about)


def persons_of(proposal: Proposal) -> list[int]:
    """Whose records a proposal about several people touches."""
    return list(proposal.content["persons"])


def person_of(proposal: Proposal) -> list[int]:
    """Whose record a proposal about one person touches."""
    return [proposal.content["person"]]
