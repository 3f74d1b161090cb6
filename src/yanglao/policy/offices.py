"""办理规定 What a plan's folder says of its offices: how many people agree from which amount on, and how recovery goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yanglao.kernel.money import fen_of_yuan
from yanglao.kernel.months import parse_month
from yanglao.policy.loading import folder_of, read_table

FILE = "offices.toml"
LONGEST_MINUTES = 600
"""The database opens no session for longer."""
LAST_PAYDAY = 28
"""The last day that every month has."""
WANTED: Mapping[str, Mapping[str, type]] = {
    "limits": {"refund_by_two_yuan": int, "estate_by_two_yuan": int},
    "recovery": {"set_off_by_decision": bool},
    "transfers": {"switch_to_employees": bool},
    "matching": {"payroll_within_days": int},
    "payment": {"payday": int, "fund_application_needed": bool, "rederived_by_lot": int},
    "audit": {"payroll_within_days": int, "since": str},
    "reviewing": {"by_lot": list},
    "sessions": {"idle_minutes": int, "longest_minutes": int, "proof_minutes": int, "second_factor": list},
    "closing": {
        "since": str,
        **dict.fromkeys(("payroll", "statements", "matched", "swept", "held", "called", "vouchers"), bool),
    },
}


@dataclass(frozen=True, slots=True)
class Offices:
    """The largest refund and the largest estate (fen) that two people decide; whether a decision may set off later pensions;
    whether there are rules by which a relation goes over to the employees' scheme; within how many days before a payroll other schemes
    are matched (0: no limit); the day of the month on which pensions are to be with the bank, whether finance releases a payroll only
    after a fund application, and how many persons without news are folded again before a payroll leaves; and which lines of its checklist
    the close of a month waits for, from which Month on; of which acts the second person is drawn by lot; and within how
    many days before a payroll the whole audit is run (0: no limit), from which Month on; after how many minutes unused, and after how many at most,
    a session is over; for how many minutes a proof of who acts is good; and which roles have to have a second factor."""

    refund_by_two_fen: int
    estate_by_two_fen: int
    set_off_by_decision: bool
    switch_to_employees: bool
    matched_within_days: int
    payday: int
    fund_application_needed: bool
    rederived_by_lot: int
    close_requires: tuple[str, ...]
    close_requires_since: int
    reviewed_by_lot: frozenset[str]
    audited_within_days: int
    audited_since: int
    idle_minutes: int
    longest_minutes: int
    proof_minutes: int
    with_second_factor: frozenset[str]


@cache
def offices_of(plan: str) -> Offices:
    """What the folder of a plan says. PlanUnknown or PlanInvalid when there is none, or its data are faulty."""
    return read_offices(folder_of(plan) / FILE)


def read_offices(path: Path) -> Offices:
    """What a file says; every fault of it at once."""
    data = read_table(path, _problems)
    limits, recovery, closing = data["limits"], data["recovery"], dict(data["closing"])
    since = parse_month(closing.pop("since"))
    return Offices(
        refund_by_two_fen=fen_of_yuan(limits["refund_by_two_yuan"]),
        estate_by_two_fen=fen_of_yuan(limits["estate_by_two_yuan"]),
        set_off_by_decision=recovery["set_off_by_decision"],
        switch_to_employees=data["transfers"]["switch_to_employees"],
        matched_within_days=data["matching"]["payroll_within_days"],
        payday=data["payment"]["payday"],
        fund_application_needed=data["payment"]["fund_application_needed"],
        rederived_by_lot=data["payment"]["rederived_by_lot"],
        close_requires=tuple(name for name, is_required in closing.items() if is_required),
        close_requires_since=since,
        reviewed_by_lot=frozenset(data["reviewing"]["by_lot"]),
        audited_within_days=data["audit"]["payroll_within_days"],
        audited_since=parse_month(data["audit"]["since"]),
        idle_minutes=data["sessions"]["idle_minutes"],
        longest_minutes=data["sessions"]["longest_minutes"],
        proof_minutes=data["sessions"]["proof_minutes"],
        with_second_factor=frozenset(data["sessions"]["second_factor"]),
    )


def _problems(data: Mapping[str, Any]) -> list[str]:
    """What is missing, of another type, below zero, or not known."""
    found = [f"{name}: no such table" for name in data.keys() - WANTED.keys()]
    for name, wanted in WANTED.items():
        table = data.get(name, {})
        found += [f"{name}: {key}: no such entry" for key in table.keys() - wanted.keys()]
        found += [f"{name}: {key}: missing" for key in wanted.keys() - table.keys()]
        found += [
            f"{name}: {key}: is no {kind.__name__} of zero or more"
            for key, kind in wanted.items()
            if key in table and (type(table[key]) is not kind or (kind is int and table[key] < 0))
        ]
    payday = data.get("payment", {}).get("payday")
    if type(payday) is int and not 1 <= payday <= LAST_PAYDAY:
        found.append(f"payment: payday: is no day from 1 to {LAST_PAYDAY}")
    found += _of_sessions(data.get("sessions", {}))
    for name in ("closing", "audit"):
        since = data.get(name, {}).get("since")
        if type(since) is str and not _is_month(since):
            found.append(f"{name}: since: is no month yyyy-mm")
    return sorted(found)


def _of_sessions(told: Mapping[str, Any]) -> list[str]:
    """What cannot be: no minute at all, more than the database lets a session last, longer unused than at most."""
    minutes = {name: value for name, value in told.items() if type(value) is int}
    found = [f"sessions: {name}: is no minute" for name, value in minutes.items() if value < 1]
    if minutes.get("longest_minutes", 1) > LONGEST_MINUTES:
        found.append(f"sessions: longest_minutes: is more than {LONGEST_MINUTES}")
    if minutes.get("idle_minutes", 0) > minutes.get("longest_minutes", LONGEST_MINUTES):
        found.append("sessions: idle_minutes: is more than longest_minutes")
    return found


def _is_month(text: str) -> bool:
    try:
        parse_month(text)
    except ValueError:
        return False
    return True
