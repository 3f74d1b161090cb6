"""代办人 Who may act for a person, by which proof, for what and until when; and what they came for."""

from __future__ import annotations

from typing import Any

from yanglao.acts.register import REGISTER
from yanglao.casefile.words import Pair
from yanglao.kernel.identity import masked
from yanglao.lists.proxy_layouts import REQUESTS
from yanglao.reports.office_words import ACT_WORDS
from yanglao.store.proxies import Proxy, applications_of, proxies_of, proxy_numbers
from yanglao.web.staff.administrators import kind_words
from yanglao.web.staff.coming import CHOSEN, END, KIND_WORDS
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.doing import may_do

Shown = dict[str, Any]
COVERS: dict[str, Pair] = {key: (zh, ACT_WORDS.get(key, (zh, key))[1]) for key, zh in REQUESTS}
STATES: dict[str, Pair] = {
    "holds": ("有效", "holds"),
    "coming": ("尚未开始", "not begun"),
    "ended": ("已终止", "over"),
}


def proxies_shown(desk: Desk, person: int) -> Shown:
    """Everybody who may or might act for a person, and what they came for."""
    agency = desk.agency
    found = proxies_of(agency.connection, agency.area, [person])
    numbers = proxy_numbers(agency.connection, agency.keys, [one.id for one in found])
    names = {one.id: one.name for one in found}
    return {
        "proxies": [_proxy(desk, one, masked(numbers[one.id])) for one in found],
        "came": [
            (one.on, kind_words(one.kind), names.get(one.proxy, ""))
            for one in applications_of(agency.connection, agency.area, person)
        ],
        "may_note": may_do(desk, REGISTER["proxy"]),
    }


def _proxy(desk: Desk, one: Proxy, number: str) -> Shown:
    """One of them: who, what they may ask for, and whether it holds today."""
    state = "ended" if one.until <= desk.on else "coming" if one.since > desk.on else "holds"
    return {
        "one": one,
        "kind": KIND_WORDS[one.kind],
        "number": number,
        "covers": [COVERS[name] for name in one.covers],
        "state": STATES[state],
        "holds": state == "holds",
        "may_end": state != "ended" and may_do(desk, REGISTER[END]),
        "chosen": f"{CHOSEN}{one.id}",
    }
