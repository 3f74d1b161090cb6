"""Who works in the made-up city, and how its desks do an act: in one go from a list, one by one, and agreed to by others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from yanglao.acts.agreeing import act_of, agree
from yanglao.acts.bureaus import answers_for, matters_of_act, matters_of_proposal
from yanglao.acts.describing import Description
from yanglao.acts.doing import do, key_of
from yanglao.acts.proposals import agreement_of
from yanglao.acts.register import described
from yanglao.acts.roles import CERTIFIER
from yanglao.commands.demo.looking import open_file
from yanglao.kernel.months import month, month_of
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.founding import Appointment
from yanglao.store.lots import lot_of
from yanglao.store.proposals import Proposal, waiting

_OFFICE = (
    ("clerk", "clerk", "王海"),
    ("reviewer", "reviewer", "李琼"),
    ("director", "director", "陈岭"),
    ("accountant", "accountant", "符玉"),
    ("finance", "finance", "吴江"),
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
)
_BUREAUS = (
    ("civil", "林秀", "何平"),
    ("police", "王强", "吉勇"),
    ("disabled", "曾兰", "张敏"),
    ("family", "文英", "赵燕"),
    ("schools", "钟文", "苏丽"),
    ("insurance", "唐辉", "谢宁"),
)
"""Bureau, and the names of the two who certify there: what one ends or dates back the other agrees to."""
STAFF = [
    *(Appointment(*one) for one in _OFFICE),
    *(
        Appointment(f"{key}{more}", CERTIFIER, name, bureau=key)
        for key, *names in _BUREAUS
        for name, more in zip(names, ("", "-2"), strict=True)
    ),
]
ON_LEAVE = ("reviewer-2", month(2016, 5), month(2016, 8))
"""Who is on leave from a month on and before another: what the lot gives to them, the director gives to somebody else."""


def whose_task(agency: Agency, act: str, row: Mapping[str, object]) -> str:
    """The login of whoever does an act with such values: the first of the roles that may; of bureaus the first that answers for it."""
    description = described(act)
    role = description.who[0]
    matters = matters_given(description, row) if role == CERTIFIER else frozenset[str]()
    return next(one.login for one in STAFF if one.role == role and _answers(agency, one, matters))


def whose_matter(agency: Agency, matter: str) -> str:
    """The login of whoever certifies a matter."""
    return next(one.login for one in STAFF if one.bureau and _answers(agency, one, {matter}))


def _answers(agency: Agency, one: Appointment, matters: Collection[str]) -> bool:
    return answers_for(agency.area.plan, one.bureau, matters)


def matters_given(act: Description, row: Mapping[str, object]) -> frozenset[str]:
    """The matters of a row as it is written: those of its choice where it names one."""
    matters = matters_of_act(act)
    named = {
        choice[0] for field in act.asks.fields for choice in field.choices if row.get(field.name) in choice
    }
    return frozenset(one for one in matters if "." not in one or one.partition(".")[2] in named)


def by_desk(
    agency: Agency, act: str, rows: Iterable[Mapping[str, object]]
) -> dict[str, list[Mapping[str, object]]]:
    """Rows by the login of whoever hands them in."""
    found: dict[str, list[Mapping[str, object]]] = {}
    for row in rows:
        found.setdefault(whose_task(agency, act, row), []).append(row)
    return found


def hand_in(agency: Agency, act: str, rows: Sequence[Mapping[str, object]], on: int) -> None:
    """An act with many rows, done in one go by each desk whose they are, and agreed to."""
    for who, theirs in by_desk(agency, act, rows).items():
        do(agency, act, theirs, by=_by(act, theirs, on, who))
        agree_to_all(agency, on)


def do_one(
    agency: Agency, act: str, values: Mapping[str, object], on: int, *, who: str = ""
) -> dict[str, Any]:
    """An act done once, for one person or thing, by `who` ("": whose task it is first). Whatever waits goes on waiting."""
    by = _by(act, [values], on, who or whose_task(agency, act, values))
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


def _by(act: str, rows: Sequence[Mapping[str, object]], on: int, who: str) -> By:
    return By(who, on, key_of(act, rows, on))


def agree_to_all(agency: Agency, on: int) -> None:
    """Whatever waits is agreed to by others, each in their role."""
    while tasks := waiting(agency.connection, agency.area):
        for one in tasks:
            step = str(one.next_step)
            roles = agreement_of(act_of(one)).steps[step].roles_for(one)
            matters = matters_of_proposal(one)
            there = [who for who in STAFF if who.role in roles and _answers(agency, who, matters)]
            able = [who.login for who in there if who.login not in one.taken.values()]
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
