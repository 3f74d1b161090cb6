"""监护与代办登记 A guardian, or an agent with an end, acts and amounts, is noted with proof, and ended: each by two people."""

from __future__ import annotations

import re
from typing import Any

from yanglao.acts.about import person_under
from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.proxies.refusals import SAYS, refused
from yanglao.acts.records.reach import must_reach
from yanglao.acts.records.refusals import said_of_row
from yanglao.acts.refusing import in_both
from yanglao.acts.showing_persons import shown_person
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import FOREVER, day_text
from yanglao.lists.proxy_layouts import PROXY, REQUESTS
from yanglao.store.acting import Act, Agency, By
from yanglao.store.people import persons_with
from yanglao.store.proposals import TWO, Proposal, waiting
from yanglao.store.proxies import AGENT, Proxy, add_end, add_proxy, is_staff, proxies_of

Content = dict[str, Any]


def propose_proxy(agency: Agency, act: Description, values: Values, *, by: By) -> Content:
    """Propose somebody who may act for a person. Refused: unknown_person, proxy_waits, own_proxy, staff_as_agent, until_needed,
    guardian_unlimited, covers_unknown, proxy_already."""
    return _propose(agency, act, values, by)


def propose_end(agency: Agency, act: Description, values: Values, *, by: By) -> Content:
    """Propose that it ends. Refused: unknown_person, proxy_waits, no_proxy."""
    return _propose(agency, act, values, by)


def _propose(agency: Agency, act: Description, values: Values, by: By) -> Content:
    person = person_under(agency, values["number"])
    hashed = agency.keys.hashed(values["proxy"])
    asked = {name: value for name, value in values.items() if name not in ("number", "proxy")}
    asked |= {"person": person, "proxy_hash": hashed.hex()}
    say = _said if act.asks is PROXY else _said_end

    def work_out(under_way: Act) -> WorkedOut:
        must_reach(under_way, [person])
        for one in waiting(under_way.connection, under_way.area, act.key):
            if one.content["person"] == person:
                raise refused("proxy_waits", proposal=one.id)
        return {**asked, **say(under_way, person, hashed, values)}, TWO, {"people": 2}

    return propose_worked_out(agency, act, asked, by=by, who=act.who, work_out=work_out)


def _said(act: Act, person: int, hashed: bytes, values: Values) -> Content:
    covers = _covers(values["covers"])
    if int(persons_with(act.agency, [values["proxy"]])[0]) == person:
        raise refused("own_proxy")
    if values["kind"] == AGENT:
        _refuse_agent(act, hashed, values)
    elif covers or values["most_yuan"] is not None:
        raise refused("guardian_unlimited")
    if _in_force(act, person, hashed) is not None:
        raise refused("proxy_already")
    return {"covers": covers, "proxy_sealed": act.keys.sealed(values["proxy"]).hex()}


def _refuse_agent(act: Act, hashed: bytes, values: Values) -> None:
    """代理人 Nobody of the office; never without an end. Refused: staff_as_agent, until_needed."""
    if is_staff(act.connection, act.area, hashed):
        raise said_of_row("staff_as_agent")
    if values["until"] >= FOREVER:
        raise refused("until_needed")


def _covers(text: str) -> list[str]:
    """The acts that a text names, by title or key. Refused: covers_unknown."""
    known = {word: key for key, zh in REQUESTS for word in (key, zh)}
    named = [word for word in re.split(r"[,,、;;\s]+", text) if word]
    for word in named:
        if word not in known:
            said = {"known": ("、".join(zh for _, zh in REQUESTS), ", ".join(key for key, _ in REQUESTS))}
            raise in_both(SAYS, "covers_unknown", said, name=word)
    return [known[word] for word in named]


def _said_end(act: Act, person: int, hashed: bytes, values: Values) -> Content:
    return {"ends": _must_hold(act, person, hashed).id}


def _in_force(act: Act, person: int, hashed: bytes) -> Proxy | None:
    """The proxy of a person under a number that has not ended."""
    found = proxies_of(act.connection, act.area, [person])
    return next((one for one in found if one.number_hash == hashed and one.until > act.by.on), None)


def _must_hold(act: Act, person: int, hashed: bytes) -> Proxy:
    found = _in_force(act, person, hashed)
    if found is None:
        raise refused("no_proxy")
    return found


# --- agreed to


def record_proxy(act: Act, proposal: Proposal) -> Content:
    """The effect: whoever is named may act. Refused: proxy_already."""
    content = proposal.content
    hashed = bytes.fromhex(content["proxy_hash"])
    if _in_force(act, content["person"], hashed) is not None:
        raise refused("proxy_already")
    one = Proxy(
        0,
        content["person"],
        content["kind"],
        content["name"],
        hashed,
        content["document"],
        content["from"],
        content["until"],
        tuple(content["covers"]),
        content["most_yuan"] or 0,
    )
    add_proxy(act, one, number_sealed=bytes.fromhex(content["proxy_sealed"]), proposal=proposal.id)
    return {"proxy": one.name}


def record_end(act: Act, proposal: Proposal) -> Content:
    """The effect: from today on nobody acts by it. Refused: no_proxy."""
    content = proposal.content
    found = _must_hold(act, content["person"], bytes.fromhex(content["proxy_hash"]))
    add_end(act, found.id, content["reason"])
    return {"proxy": found.name}


def shown_proxy(agency: Agency, proposal: Proposal) -> Content:
    """For whom, who, by which document, for how long and for what."""
    content = proposal.content
    names = ("kind", "name", "document", "covers", "reason")
    told: Content = {name: content[name] for name in names if name in content}
    told |= {
        name: day_text(content[name]) for name in ("from", "until") if content.get(name, FOREVER) < FOREVER
    }
    if content.get("most_yuan"):
        told["most_yuan"] = yuan_text(content["most_yuan"])
    return {**shown_person(agency, content["person"]), **told, "people": 2}
