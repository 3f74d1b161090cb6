"""去处 The pages that the tour goes to, and in whose shoes: nobody's, a resident's, or those of a colleague of the made-up city."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yanglao.acts import roles
from yanglao.commands.office import open_office
from yanglao.kernel.months import month_of, month_text
from yanglao.store.closing import last_close
from yanglao.store.proposals import waiting
from yanglao.store.read.staff import last_business_day
from yanglao.store.read.worklists import in_payment
from yanglao.store.requests import open_requests

RESIDENT = "resident"
"""A resident of the made-up city: the first whom its sign-in page offers."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A page: in whose shoes ("": nobody's), and its address, in which what is found in the city stands between braces."""

    who: str
    path: str

    @property
    def key(self) -> str:
        """What its pictures are called."""
        path, _, asked = self.path.partition("?")
        plain = "".join(one if one.isalnum() else "-" for one in path) + ("-asked" if asked else "")
        return "-".join(part for part in f"{self.who or 'public'}-{plain}".split("-") if part)


def _all(who: str, *paths: str) -> tuple[Stop, ...]:
    return tuple(Stop(who, path) for path in paths)


STOPS = (
    *_all(
        "",
        "/",
        "/estimate",
        "/estimate?born=1966-02&tier=800&paid=2",
        "/join",
        "/offices",
        "/questions",
        "/fund",
        "/pieces",
    ),
    *_all("", "/me/sign-in", "/staff/sign-in"),
    *_all(RESIDENT, "/me", "/me/why", "/me/years", "/me/statement", "/me/messages", "/me/looks"),
    *_all(RESIDENT, "/me/requests", "/me/requests/tier", "/me/requests/payee"),
    *_all(
        roles.CLERK,
        "/staff",
        "/staff/guide",
        "/staff/search?q=王",
        "/staff/do",
        "/staff/do/claim?person={person}",
    ),
    *_all(
        roles.CLERK,
        *("/staff/person/{person}", "/staff/person/{person}/contributions", "/staff/person/{person}/pension"),
        *("/staff/person/{person}/account", "/staff/person/{person}/facts", "/staff/person/{person}/notices"),
        *("/staff/person/{person}/papers", "/staff/person/{person}/looks", "/staff/person/{person}/do"),
        *(
            "/staff/person/{person}/proxies",
            "/staff/person/{person}/choices",
            "/staff/do/proxy?person={person}",
        ),
        *("/staff/hand-over/request/{request}", "/staff/jobs", "/staff/access"),
        *("/staff/do/heirs?person={person}", "/staff/requests", "/staff/requests/{request}"),
        *(
            "/staff/lists",
            "/staff/lists/contribution",
            "/staff/reports",
            "/staff/reports/turning-60?month={month}",
        ),
    ),
    *_all(roles.REVIEWER, "/staff", "/staff/tasks/{task}", "/staff/payroll", "/staff/payroll/{batch}"),
    *_all(roles.REVIEWER, "/staff/payroll/{batch}/gate", "/staff/payroll/{batch}/lines"),
    *_all(
        roles.ACCOUNTANT,
        "/staff",
        "/staff/reports/balance-sheet?month={closed}",
        "/staff/reports/net-assets?month={closed}",
        "/staff/reports/month-end?month={month}",
        "/staff/reports/treasury-vouchers",
        "/staff/reports/deposits",
    ),
    *_all(roles.FINANCE, "/staff"),
    *_all(roles.SUPERVISOR, "/staff", "/staff/reports/ranking?year={year}", "/staff/reports/hits"),
    *_all(roles.AUDITOR, "/staff"),
    *_all("civil", "/staff/bureau"),  # of the bureau of civil affairs
    *_all("assistant-2016", "/staff/unit"),  # appointed in the last year
    *_all(roles.SYSTEM, "/staff", "/staff/accounts"),
    *_all(roles.SECURITY, "/staff/roles"),
    *_all(roles.LOGS, "/staff/log"),
)


def found_in_city() -> Mapping[str, str]:
    """What stands between the braces: somebody in payment, the batch, the proposal and the request that wait, months and a year."""
    with open_office() as office:
        area, connection = office.area(), office.connection
        closed, last = last_close(connection, area), last_business_day(connection, area)
        assert closed is not None and last is not None
        tasks = [one for one in waiting(connection, area) if one.kind != "payroll"]
        return {
            "person": str(in_payment(connection, area)[0].person),
            "batch": str(waiting(connection, area, "payroll")[0].id),
            "task": str(tasks[0].id),
            "request": str(open_requests(office.agency())[0].id),
            "month": month_text(month_of(last)),
            "closed": month_text(closed.month),
            "year": str(closed.month // 12),
        }
