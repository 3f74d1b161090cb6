"""去处 The places on the left of every page of staff, by what somebody holds: only what they may open."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from yanglao.acts import roles
from yanglao.acts.register import REGISTER
from yanglao.acts.requests.answering import ANSWER_REQUEST
from yanglao.casefile.words import Pair
from yanglao.reports.asking import OF_FILES
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.register import READERS
from yanglao.web.staff.desk import Desk

OF_LISTS = tuple(dict.fromkeys(role for act in REGISTER.values() if act.takes for role in act.who))
OF_JOBS = tuple(
    dict.fromkeys(role for act in REGISTER.values() if act.takes or act.is_long for role in act.who)
)
"""Those who have an act that a worker does."""
WHO_DO = tuple(dict.fromkeys(role for act in REGISTER.values() if act.does or act.takes for role in act.who))
"""Those who have any act of their own."""
OF_UNITS = (roles.TOWNSHIP, roles.ASSISTANT)
"""Whoever works for a unit."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its key, address, words, and the roles that find it (none named: all)."""

    key: str
    path: str
    words: Pair
    roles: tuple[str, ...] = ()


PLACES = (
    Place("unit", "/staff/unit", ("今天", "Today"), OF_UNITS),
    Place("bureau", "/staff/bureau", ("本单位认定", "Certifications"), (roles.CERTIFIER,)),
    Place("tasks", "/staff", ("我的任务", "My tasks")),
    Place("persons", "/staff/search", ("找人", "Find somebody"), OF_FILES),
    Place("payroll", "/staff/payroll", ("待遇发放", "Payroll"), READERS_OF_THE_FUND),
    Place("requests", "/staff/requests", ("网上申请", "Requests"), ANSWER_REQUEST.who),
    Place("lists", "/staff/lists", ("名册上报", "Lists"), OF_LISTS),
    Place("jobs", "/staff/jobs", ("后台任务", "Jobs"), OF_JOBS),
    Place("accounts", "/staff/accounts", ("账号与设置", "Accounts and settings"), (roles.SYSTEM,)),
    Place("roles", "/staff/roles", ("岗位与密钥", "Roles and keys"), (roles.SECURITY,)),
    Place("log", "/staff/log", ("日志", "Log"), (roles.LOGS, roles.AUDITOR)),
    Place("do", "/staff/do", ("办理业务", "Do something"), WHO_DO),
    Place("reports", "/staff/reports", ("报表", "Reports"), READERS),
)


def places_of(desk: Desk) -> Iterator[Place]:
    """Those that somebody may open."""
    return (place for place in PLACES if not place.roles or desk.holds(*place.roles))


def first_place(held: Collection[str]) -> str:
    """Where somebody with these roles begins the day: at the desk of a unit or of a bureau, or with the tasks."""
    return next(one.path for one in PLACES if not one.roles or set(one.roles).intersection(held))


DESK_OF_ACT = {"payroll": "/staff/payroll/{number}"}
"""Where a proposal of an act has a page of its own."""
