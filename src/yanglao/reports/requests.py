"""网上申请 What residents asked the counter for and what waits for an answer, the oldest first."""

from __future__ import annotations

from yanglao.acts.register import REGISTER
from yanglao.kernel.months import age_days
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.describing import About
from yanglao.reports.office_words import ACT_WORDS
from yanglao.reports.report import WHO, Column, Report, Row
from yanglao.store.handovers import REQUEST, Handover, TaskKey, handovers
from yanglao.store.requests import Request, open_requests, request_of

REQUESTS_REPORT = About(
    "requests",
    "网上申请",
    ("十三",),
    WITH_UNITS,
    zh="居民在网上提出、尚未答复的申请:何人、要办什么、何时提出、等了几天。",
    en="what residents asked for on their pages and nobody has answered yet: who, what, since when, for how many days",
    makes=lambda reader, _: requests_report(reader),
)


def requests_report(reader: Reader) -> Report:
    """Those of the reader's units that wait."""
    found = [one for one in open_requests(reader.agency) if reader.sees(one.person)]
    who = reader.who({one.person for one in found})
    return Report(
        "requests",
        ("网上申请", "requests of residents"),
        (
            Column("request", ("申请编号", "number"), "count"),
            *WHO,
            Column("what", ("要办", "asked for"), "said"),
            Column("on", ("提出日期", "asked on"), "day"),
            Column("age", ("已等(天)", "days waiting"), "count"),
        ),
        [{**who[one.person], **_row(reader, one)} for one in found],
        sums={"open": (("未答复", "open"), "count", len(found))},
    )


def _row(reader: Reader, one: Request) -> Row:
    return {
        "request": one.id,
        "what": ACT_WORDS[one.kind],
        "on": one.on,
        "age": age_days(one.on, reader.on),
    }


def requests_for(reader: Reader, roles: frozenset[str]) -> list[Request]:
    """Those that somebody who holds `roles` may do, of their units, the oldest first."""
    return [one for one in open_requests(reader.agency) if _may_do(reader, one, roles)]


def handed_requests(reader: Reader, roles: frozenset[str]) -> list[tuple[Request, Handover]]:
    """Those of them that the reader has handed over, or that were handed over to them, with whom they are."""
    found = requests_for(reader, roles)
    keys = {one.id: TaskKey(REQUEST, one.id) for one in found}
    told = handovers(reader.connection, reader.area, list(keys.values())) if keys else {}
    with_whom = ((one, told.get(keys[one.id])) for one in found)
    return [(one, two) for one, two in with_whom if two is not None and reader.login in (two.by, two.to)]


def request_for(reader: Reader, number: int, roles: frozenset[str]) -> Request | None:
    """The one with that number, if it waits and somebody who holds `roles` may do it."""
    one = request_of(reader.agency, number)
    return one if one is not None and one.is_open and _may_do(reader, one, roles) else None


def _may_do(reader: Reader, one: Request, roles: frozenset[str]) -> bool:
    return bool(roles.intersection(REGISTER[one.kind].who)) and reader.sees(one.person)
