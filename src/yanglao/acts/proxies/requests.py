"""代办 Whoever asks for something in another's name must be allowed to: by a guardianship or authority that holds on the day, for
this act and this much money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from yanglao.acts.records.refusals import said_of_row
from yanglao.kernel.columns import ints
from yanglao.kernel.months import FOREVER
from yanglao.life.kinds import Kind
from yanglao.store.acting import Act
from yanglao.store.facts import in_force
from yanglao.store.people import persons_with
from yanglao.store.proxies import AGENT, Proxy, add_applications, is_staff, proxies_of

AMOUNTS = ("fen", "estate_fen")
"""What proposals call the money that they are about."""

ASKED_BY_OTHERS = ("not_authorised", "authority_over", "not_covered", "staff_as_agent")
"""What an act answers to somebody who asks for it in another's name."""


class Came(NamedTuple):
    """What comes of somebody's coming for a person: the proxy by which they may (0: they are the person), or the code against it."""

    person: int
    proxy: int
    code: str


def came_for(act: Act, key: str, asked: Sequence[tuple[int, str]], *, fen: int = 0) -> list[Came]:
    """Of each (person, number of the one who comes) whether the act `key` may be asked for. Codes: not_authorised, authority_over,
    not_covered, staff_as_agent."""
    persons = [person for person, _ in asked]
    found = proxies_of(act.connection, act.area, persons)
    themselves = persons_with(act.agency, [number for _, number in asked]).tolist()
    died = _died_on(act, [*persons, *themselves])

    def came(person: int, number: str, own: int) -> Came:
        if own == person:
            return Came(person, 0, "")
        if died.get(own, FOREVER) <= act.by.on:
            return Came(person, 0, "authority_over")
        mine = [one for one in found if _is(act, one, person, number)]
        return _came(act, key, fen, person, mine, died)

    return [came(*one, own) for one, own in zip(asked, themselves, strict=True)]


def note_request(act: Act, key: str, asked: dict[str, Any], content: dict[str, Any]) -> None:
    """The same for what is asked for once; who came is noted. Refused: the codes of `came_for`."""
    if not asked.get("applicant"):
        return
    fen = next((content[name] for name in AMOUNTS if name in content), 0)
    (came,) = came_for(act, key, [(asked["person"], asked["applicant"])], fen=fen)
    if came.code:
        raise said_of_row(came.code)
    note(act, [came])


def note(act: Act, came: Sequence[Came]) -> None:
    """Note by which right somebody came, where it was not the person."""
    add_applications(act, [(one.person, one.proxy) for one in came if one.proxy])


def _is(act: Act, one: Proxy, person: int, number: str) -> bool:
    return one.person == person and one.number_hash == act.keys.hashed(number)


def _came(act: Act, key: str, fen: int, person: int, mine: Sequence[Proxy], died: dict[int, int]) -> Came:
    if not mine:
        return Came(person, 0, "not_authorised")
    valid = [one for one in mine if one.holds_on(act.by.on, died_on=died.get(person, 0))]
    if not valid:
        return Came(person, 0, "authority_over")
    allowed = next((one for one in valid if one.allows(key, fen)), None)
    if allowed is None:
        return Came(person, 0, "not_covered")
    if allowed.kind == AGENT and is_staff(act.connection, act.area, allowed.number_hash):
        return Came(person, 0, "staff_as_agent")
    return Came(person, allowed.id, "")


def _died_on(act: Act, persons: Sequence[int]) -> dict[int, int]:
    found = in_force(act.connection, ints(sorted(set(persons))), (Kind.death,))
    return dict(zip(found["person_id"].tolist(), found["day"].tolist(), strict=True))
