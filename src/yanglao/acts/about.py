"""办理对象 Whom an act done once is about, found by number."""

from __future__ import annotations

from yanglao.kernel.months import FOREVER
from yanglao.store.acting import ActRefused, Agency
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


def person_of(proposal: Proposal) -> list[int]:
    """Whose record a proposal about one person touches."""
    return [proposal.content["person"]]
