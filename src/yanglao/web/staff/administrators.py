"""三员 What the three administrators look at, each their own: accounts and settings, roles and keys, the log. No person of the register is on any of
these pages."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from yanglao.acts import roles
from yanglao.casefile.words import Pair
from yanglao.policy.offices import offices_of
from yanglao.policy.roles import ROLE_WORDS
from yanglao.reports.office_words import ACT_WORDS, STEPS
from yanglao.store.acting import CHINA
from yanglao.store.read.log import accounts_of, log_of
from yanglao.store.read.staff import colleagues
from yanglao.web.staff.context import reader_of
from yanglao.web.staff.desk import Desk, desk_page
from yanglao.web.staff.first.posts import posts

MOST = 50
READERS_OF_THE_LOG = (roles.LOGS, roles.AUDITOR)
OTHER_KINDS = {"prepare_payroll": "payroll", "payroll_sent": "bank_file"}
"""Kinds of acts that are called otherwise than their description -> its name."""
PROPOSED = "propose_"


@require_safe
@desk_page(roles.SYSTEM, at_once=True)
def accounts_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """账号与设置 Every login and how it stands; what the area has set for signing in."""
    shown = {
        "accounts": accounts_of(desk.agency.connection, desk.agency.area),
        "offices": offices_of(desk.agency.area.plan),
        "with_factor": _with_factor(desk),
        "here": "accounts",
    }
    return render(request, "staff/accounts.html", shown)


@require_safe
@desk_page(roles.SECURITY, at_once=True)
def roles_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """岗位与密钥 Who holds which role until when; who has still to set up a second factor; which keys the database was founded with."""
    agency = desk.agency
    wanted = offices_of(agency.area.plan).with_second_factor
    have = {one.login for one in accounts_of(agency.connection, agency.area) if one.has_factor}
    lacking = [
        one
        for one in colleagues(agency.connection, agency.area, desk.on)
        if one.roles & wanted and one.login not in have
    ]
    shown = {
        "shown": posts(desk, reader_of(desk)),
        "lacking": lacking,
        "with_factor": _with_factor(desk),
        "keys": agency.keys.fingerprint,
        "here": "roles",
    }
    return render(request, "staff/roles.html", shown)


@require_safe
@desk_page(*READERS_OF_THE_LOG, at_once=True)
def log_page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """日志 Who came in, failed to, went out, showed who they are, and did what; the latest first."""
    login = request.GET.get("login", "").strip()[:40]
    found = log_of(
        desk.agency.connection, desk.agency.area, before=_before(request), most=MOST + 1, login=login
    )
    some = found[:MOST]
    older = {"login": login, "before": some[-1].at.isoformat()} if len(found) > MOST else {}
    shown = {
        "lines": [(one, kind_words(one.kind)) for one in some],
        "login": login,
        "older": "?" + urlencode({name: value for name, value in older.items() if value}) if older else "",
        "here": "log",
    }
    return render(request, "staff/log.html", shown)


def kind_words(kind: str) -> Pair:
    """What an act of a kind is called, with its step."""
    if kind.startswith(PROPOSED):
        return _titled(kind.removeprefix(PROPOSED), ("提出", "proposed"))
    for step, words in STEPS.items():
        if kind.endswith(f"_{step}") and kind.removesuffix(f"_{step}") in ACT_WORDS:
            return _titled(kind.removesuffix(f"_{step}"), words)
    return ACT_WORDS.get(OTHER_KINDS.get(kind, kind), (kind, kind))


def _titled(key: str, step: Pair) -> Pair:
    zh, en = ACT_WORDS.get(key, (key, key))
    return f"{zh} · {step[0]}", f"{en} · {step[1]}"


def _with_factor(desk: Desk) -> list[Pair]:
    wanted = offices_of(desk.agency.area.plan).with_second_factor
    return [words for role, words in ROLE_WORDS.items() if role in wanted]


def _before(request: HttpRequest) -> datetime:
    """The moment that a page of the log begins before; now, where an address says none."""
    try:
        told = datetime.fromisoformat(request.GET.get("before", ""))
    except ValueError:
        return datetime.now(CHINA)
    return told if told.tzinfo else told.replace(tzinfo=CHINA)
