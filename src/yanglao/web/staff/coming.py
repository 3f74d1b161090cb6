"""谁来办 Who comes to the counter for a person whose page is open: the person, or somebody who is noted as acting for them. They are chosen by name, so
that nobody types a number; the act is given the number as always, and looks for itself whether they may."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from yanglao.acts.describing import Description
from yanglao.kernel.identity import masked
from yanglao.lists.proxy_layouts import KINDS
from yanglao.store.proxies import Proxy, proxies_of, proxy_numbers
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.forms import Question

APPLICANT, ENDED = "applicant", "proxy"
"""The fields that name whoever comes, and whose authority ends."""
END = "end_proxy"
CHOSEN = "proxy-"
"""Before the number of a proxy who was chosen."""
KIND_WORDS = {key: (zh, key) for key, zh in KINDS}
Coming = list[tuple[Proxy, str]]
"""Those who may act for a person, each with the number, whole."""


def coming_for(desk: Desk, person: int) -> Coming:
    """Those whose authority is not over today, the latest first."""
    connection, area = desk.agency.connection, desk.agency.area
    found = [one for one in proxies_of(connection, area, [person]) if desk.on < one.until]
    numbers = proxy_numbers(connection, desk.agency.keys, [one.id for one in found])
    return [(one, numbers[one.id]) for one in found]


def with_choices(desk: Desk, act: Description, person: int, asked: list[Question]) -> list[Question]:
    """The questions of an act about somebody who is known: who comes is chosen."""
    field = _field(act)
    if not person or field not in {one.name for one in asked}:
        return asked
    choices = tuple(
        (f"{CHOSEN}{one.id}", _said(desk, one, number)) for one, number in coming_for(desk, person)
    )
    himself = desk.said(("本人来办", "The person")) if field == APPLICANT else ""

    def chosen(one: Question) -> Question:
        return replace(one, kind="choice", choices=choices, hint="", width=0, left_out=himself)

    return [chosen(one) if one.name == field and (choices or himself) else one for one in asked]


def with_numbers(desk: Desk, act: Description, person: int, given: Mapping[str, str]) -> dict[str, str]:
    """What is given to the act: the number of whoever was chosen. What names nobody of this person's stays as it is, and is refused by its shape."""
    told, field = given.get(_field(act), ""), _field(act)
    if not person or not told.startswith(CHOSEN):
        return dict(given)
    numbers = {f"{CHOSEN}{one.id}": number for one, number in coming_for(desk, person)}
    return {**given, field: numbers.get(told, told)}


def _field(act: Description) -> str:
    return ENDED if act.key == END else APPLICANT


def _said(desk: Desk, one: Proxy, number: str) -> str:
    return f"{one.name} · {desk.said(KIND_WORDS[one.kind])} · {masked(number)}"
