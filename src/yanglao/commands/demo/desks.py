"""Who works in the made-up city, and how its desks do an act: in one go from a list, one by one, and agreed to by others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yanglao.acts.agreeing import act_of, agree
from yanglao.acts.doing import do, key_of
from yanglao.acts.proposals import agreement_of
from yanglao.acts.register import described
from yanglao.commands.demo.looking import open_file
from yanglao.kernel.months import month, month_of
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.lots import lot_of
from yanglao.store.proposals import Proposal, waiting

STAFF = [
    ("clerk", "clerk", "王海"),
    ("reviewer", "reviewer", "李琼"),
    ("director", "director", "陈岭"),
    ("accountant", "accountant", "符玉"),
    ("finance", "finance", "吴江"),
    ("certifier", "certifier", "林秀"),
    ("certifier-2", "certifier", "何平"),
    ("township", "township", "麦芳"),
    ("supervisor", "supervisor", "周明"),
    ("supervisor-2", "supervisor", "郑洁"),
    ("auditor", "auditor", "黎安"),
    ("system", "system", "邢立"),
    ("security", "security", "羊慧"),
    ("clerk-2", "clerk", "林芳"),
    ("reviewer-2", "reviewer", "羊梅"),
    ("publicity", "publicity", "符梅"),
    ("logs", "logs", "陈安"),
]
ON_LEAVE = ("reviewer-2", month(2016, 5), month(2016, 8))
"""Who is on leave from a month on and before another: what the lot gives to them, the director gives to somebody else."""


def whose_task(act: str) -> str:
    """The login of whoever does an act: the first of the roles that may."""
    role = described(act).who[0]
    return next(login for login, held, _ in STAFF if held == role)


def hand_in(agency: Agency, act: str, rows: Sequence[Mapping[str, object]], on: int) -> None:
    """An act with many rows, done in one go and agreed to."""
    if rows:
        do(agency, act, rows, by=_by(act, rows, on))
        agree_to_all(agency, on)


def do_one(
    agency: Agency, act: str, values: Mapping[str, object], on: int, *, who: str = ""
) -> dict[str, Any]:
    """An act done once, for one person or thing, by `who` ("": whose task it is first). Whatever waits goes on waiting."""
    by = _by(act, [values], on, who)
    if "number" in values:
        open_file(agency, by.actor, str(values["number"]), on)
    return do(agency, act, [values], by=by)


def try_one(agency: Agency, act: str, values: Mapping[str, object], on: int, *, who: str = "") -> bool:
    """The same, where a rule may speak against it; whether it was done."""
    try:
        do_one(agency, act, values, on, who=who)
    except ActRefused:
        return False
    return True


def _by(act: str, rows: Sequence[Mapping[str, object]], on: int, who: str = "") -> By:
    return By(who or whose_task(act), on, key_of(act, rows, on))


def agree_to_all(agency: Agency, on: int) -> None:
    """Whatever waits is agreed to by others, each in their role."""
    while tasks := waiting(agency.connection, agency.area):
        for one in tasks:
            step = str(one.next_step)
            roles = agreement_of(act_of(one)).steps[step].roles_for(one)
            able = [login for login, role, _ in STAFF if role in roles and login not in one.taken.values()]
            who = _drawn(agency, one, able, on) or able[0]
            agree(agency, number=one.id, by=By(who, on, f"agree {one.id} {step}"))


def _drawn(agency: Agency, one: Proposal, able: Sequence[str], on: int) -> str:
    """Whom the lot has named for the step that is next, or the director for whoever is on leave; "": no lot was drawn."""
    lot = lot_of(agency.connection, agency.area, one.id) if one.next_step == one.chain[1] else None
    if lot is None:
        return ""
    away, since, until = ON_LEAVE
    if lot.named != away or not since <= month_of(on) < until:
        return lot.named
    other = next(login for login in able if login != away)
    do_one(agency, "substitute_reviewer", {"proposal": one.id, "login": other, "reason": "休假"}, on)
    return other
