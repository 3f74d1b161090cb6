"""人员档案 What is on record of a person, as it is known now or was thought on an earlier day."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Any

from yanglao.acts.about import person_under, unknown_person
from yanglao.acts.agreeing import act_of
from yanglao.acts.bureaus import matter_written, matters_of_proposal
from yanglao.acts.records.writing import FORM_OF, written_fact
from yanglao.kernel.identity import masked
from yanglao.kernel.months import FOREVER, day_text, month_text
from yanglao.life.kinds import Kind
from yanglao.lists.ethnic import ETHNIC_GROUPS
from yanglao.store.acting import Agency
from yanglao.store.notices import Notice, notices_of
from yanglao.store.people import merged_into
from yanglao.store.proposals import proposal_of
from yanglao.store.proxies import Proxy, proxies_of
from yanglao.store.read import persons as ask

Plain = dict[str, Any]


NOT_FOR_BUREAUS = ("receipts", "accounts", "pension", "open", "payees", "withholding", "proxies", "notices")
"""Parts that a certifying officer does not see (offices: the table of roles)."""


def person_file(agency: Agency, *, number: str, known: int = FOREVER) -> Plain:
    """Everything on record of a person by the Day `known`; numbers masked, days and months as text. Refused: unknown_person."""
    return file_of(agency, person_under(agency, number, known=known), known=known)


def file_of(agency: Agency, person: int, *, known: int = FOREVER) -> Plain:
    """The same of somebody of whom the id is known."""
    connection, area = agency.connection, agency.area
    merged = merged_into(connection, area, person, known=known)
    return _file(agency, person, known) | {"merged": [_file(agency, one, known) for one in merged]}


def _file(agency: Agency, person: int, known: int) -> Plain:
    connection, area = agency.connection, agency.area
    if not ask.numbers_known(connection, area, person, known):
        raise unknown_person()
    facts = ask.versions_known(connection, area, person, known)
    return {
        "known": None if known >= FOREVER else day_text(known),
        **_who(agency, person, known),
        "unit": next(
            (row["unit"] for row in reversed(facts) if row["kind"] == Kind.unit and _holds(row)), None
        ),
        "facts": [_fact(row) for row in facts if _holds(row)],
        "put_aside": [_put_aside(row, facts) for row in facts if row["put_aside_on"] is not None],
        "receipts": [_plain(row) for row in ask.receipts_known(connection, area, person, known)],
        "accounts": ask.balances_known(connection, area, person, known),
        "pension": _pension(ask.pension_known(connection, area, person, known)),
        "open": [_plain(row) for row in ask.items_known(connection, area, person, known)],
        "payees": [_payee(agency, row) for row in ask.payees_known(connection, area, person, known)],
        "withholding": [
            _authority(agency, row) for row in ask.authority_known(connection, area, person, known)
        ],
        **(_told(agency, person) if known >= FOREVER else {"proxies": [], "notices": [], "waits": []}),
    }


def _who(agency: Agency, person: int, known: int) -> Plain:
    numbers = ask.numbers_known(agency.connection, agency.area, person, known)
    details = ask.details_known(agency.connection, agency.area, person, known)
    now = details[-1]
    phone = now["phone_sealed"]
    return {
        "name": now["name"],
        "ethnic": ETHNIC_GROUPS[now["ethnic"]][0] if now["ethnic"] >= 0 else None,
        "phone": None if phone is None else masked(agency.keys.opened(bytes(phone))),
        "numbers": [
            {
                "number": masked(agency.keys.opened(bytes(row["number_sealed"]))),
                "since": day_text(row["recorded_on"]),
            }
            for row in numbers
        ],
        "names_before": [
            {"name": before["name"], "until": day_text(after["recorded_on"])}
            for before, after in pairwise(details)
            if before["name"] != after["name"]
        ],
    }


# --- facts


def _holds(row: Plain) -> bool:
    return row["put_aside_on"] is None and not row["void"]


def _fact(row: Plain) -> Plain:
    return {
        "fact": row["root"],
        "kind": row["kind_name"],
        **_said(row),
        "recorded_on": day_text(row["recorded_on"]),
        "by": row["people"][0],
        "agreed_by": row["people"][1:],
        "document": row["paper"],
    }


def _said(row: Plain) -> Plain:
    """What it says, in the fields of its form."""
    if row["kind"] == Kind.unit:
        return {"from": day_text(row["day"]), "unit": row["unit"]}
    return written_fact(row["kind"], row) if row["kind"] in FORM_OF else {}


def _put_aside(row: Plain, facts: list[Plain]) -> Plain:
    """An earlier version, with what took its place."""
    later = next(one for one in facts if one["id"] == row["put_aside_by"])
    return {
        **_fact(row),
        "put_aside_on": day_text(row["put_aside_on"]),
        "how": "cancelled" if later["void"] else "replaced",
        "put_aside_by": later["people"],
        "why": later["why"],
        "on_document": later["paper"],
    }


# --- money, and what waits


def _pension(months: list[Plain]) -> Plain | None:
    """What has been booked as pension, and for how many months; None: nothing."""
    if not months:
        return None
    fen = [sum(row[name] for name in ("cash_fen", "withheld_fen", "overpaid_fen")) for row in months]
    return {
        "months": len(months),
        "first": month_text(months[0]["month"]),
        "last": month_text(months[-1]["month"]),
        "last_fen": fen[-1],
        "total_fen": sum(fen),
    }


def _payee(agency: Agency, row: Plain) -> Plain:
    return {
        "whose": row["whose"],
        **_account(agency, row),
        "since": day_text(row["recorded_on"]),
    }


def _account(agency: Agency, row: Plain) -> Plain:
    return {
        "holder": row["holder"],
        "account": masked(agency.keys.opened(bytes(row["account_sealed"]))),
    }


def _authority(agency: Agency, row: Plain) -> Plain:
    return {
        **_account(agency, row),
        "from": day_text(row["day"]),
        "until": None if row["until"] == FOREVER else day_text(row["until"]),
    }


def _told(agency: Agency, person: int) -> Plain:
    """What is told of now alone: who may act for the person, what the person was told, what waits."""
    connection, area = agency.connection, agency.area
    return {
        "proxies": [_proxy(one) for one in proxies_of(connection, area, [person])],
        "notices": [_notice(one) for one in notices_of(connection, area, [person])],
        "waits": _waits(agency, person),
    }


def _proxy(one: Proxy) -> Plain:
    return {
        "kind": one.kind,
        "name": one.name,
        "from": day_text(one.since),
        "until": None if one.until >= FOREVER else day_text(one.until),
        "covers": list(one.covers),
        "most_fen": one.most_fen,
        "document": one.document,
    }


def _notice(one: Notice) -> Plain:
    return {
        "about": one.about,
        "made_on": day_text(one.on),
        "served_on": None if one.service is None else day_text(one.service.served_on),
        "heard_on": None if one.hearing is None else day_text(one.hearing.heard_on),
        "statement": None if one.hearing is None else one.hearing.statement,
    }


def _waits(agency: Agency, person: int) -> list[Plain]:
    found = []
    for number in ask.waiting_for(agency.connection, agency.area, person):
        one = proposal_of(agency.connection, agency.area, number)
        found.append(
            {
                "task": number,
                "act": act_of(one).key,
                "matters": sorted(matters_of_proposal(one)),
                "next_step": one.next_step,
                "taken": list(one.taken.values()),
            }
        )
    return found


def _plain(row: Plain) -> Plain:
    """Days and months as text; what says nothing left out."""
    return {
        name: day_text(value)
        if name.endswith("_on") or name == "on_day"
        else month_text(value)
        if name == "month"
        else value
        for name, value in row.items()
        if value not in (None, "")
    }


def seen_by_bureaus(told: Plain, matters: Collection[str]) -> Plain:
    """A file as certifying officers see it: who it is, and the facts for which their bureau answers. No money, no decisions, no notices."""
    kept = {
        name: None if name in ("accounts", "pension") else [] if name in NOT_FOR_BUREAUS else one
        for name, one in told.items()
    }
    facts = {
        name: [one for one in told[name] if matter_written(one) in matters] for name in ("facts", "put_aside")
    }
    waits = [one for one in told["waits"] if one["matters"] and set(one["matters"]) <= set(matters)]
    merged = [seen_by_bureaus(one, matters) for one in told.get("merged", ())]
    return kept | facts | {"waits": waits, "merged": merged}
