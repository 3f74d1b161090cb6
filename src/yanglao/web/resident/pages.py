"""本人的钱和事 What I have and what comes next, why this much, year by year, the statement, messages, who looked at me."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yanglao.casefile.words import day_pair, month_pair
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, month_of, year_of_day
from yanglao.lists.contest_layouts import CONTESTABLE
from yanglao.policy.notices import periods_of
from yanglao.policy.roles import ROLE_WORDS
from yanglao.reports.account_statement import MOVEMENTS, account_statement
from yanglao.reports.account_years import YearOfAccount
from yanglao.reports.notices import objection_of
from yanglao.reports.own import Own, own
from yanglao.reports.words import NOTICE_WORDS
from yanglao.store.looks import looks_at
from yanglao.store.notices import Notice, notices_of
from yanglao.store.read.staff import colleagues
from yanglao.web.amounts import NOTHING, more
from yanglao.web.catalogue.resident import LOOKED, RESIDENT
from yanglao.web.drawing import FILLS, fill_sample
from yanglao.web.estimate import shown_figure
from yanglao.web.resident.own_page import Me, own_page
from yanglao.web.resident.picture import year_bars, year_box

Shown = dict[str, Any]


@require_safe
@own_page("overview")
def my_page(request: HttpRequest, me: Me) -> HttpResponse:
    """What I have, what comes next and when."""
    one = own(me.agency, me.person, on=me.on)
    return render(request, "resident/me.html", _overview(one))


@require_safe
@own_page("why")
def my_why(request: HttpRequest, me: Me) -> HttpResponse:
    """Why this much: the parts of the pension, and how the account came about."""
    one = own(me.agency, me.person, on=me.on)
    figures = [shown_figure("why", figure) for figure in one.figures()]
    pension = [figure for figure in figures if not figure["id"].startswith("why-account-")]
    shown = {
        "pension": pension,
        "account": [figure for figure in figures if figure not in pension],
        "month": month_pair(one.last_month) if one.last_month else None,
        "sources": [(source, yuan_text(fen)) for source, fen in one.balances_fen.items() if fen],
    }
    return render(request, "resident/why.html", shown)


PARTS = ("me.own", "me.subsidy", "me.interest")
"""Of what a year brings to an account, in the order of the fillings of its picture."""


@require_safe
@own_page("years")
def my_years(request: HttpRequest, me: Me) -> HttpResponse:
    """Contributions and pensions by year, as pictures and a table."""
    years = own(me.agency, me.person, on=me.on).years()
    put_in = [(one.year, (one.own_fen, one.subsidy_fen, one.interest_fen)) for one in years]
    paid = [(one.year, (one.pension_fen,)) for one in years if one.pension_fen]
    shown = {
        "rows": [_year(one) for one in years],
        "put_in": year_bars(put_in),
        "put_in_box": year_box(put_in),
        "key": [(fill_sample(fill), RESIDENT[one]) for fill, one in zip(FILLS, PARTS, strict=True)],
        "has_paid": bool(paid),
        "paid": year_bars(paid),
        "paid_box": year_box(paid),
    }
    return render(request, "resident/years.html", shown)


@require_safe
@own_page("statement")
def my_statement(request: HttpRequest, me: Me) -> HttpResponse:
    """Every movement of a year, to print."""
    now = year_of_day(me.on)
    since = me.agency.area.opens_in // 12
    asked = request.GET.get("year", "")
    is_known = asked.isascii() and asked.isdigit() and since <= int(asked) <= now
    year = int(asked) if is_known else max((month_of(me.on) - 1) // 12, since)
    found = account_statement(
        me.reader, number=me.number, since=year * 10_000 + 101, until=min(year * 10_000 + 1231, me.on)
    )
    shown = {
        "year": year,
        "years": range(now, since - 1, -1),
        "rows": [_movement(row) for row in found.rows],
        "sums": [
            (title, yuan_text(int(value)))
            for title, kind, value in (found.sums or {}).values()
            if kind == "yuan" and value
        ],
        "one": own(me.agency, me.person, on=me.on),
        "on": day_pair(me.on),
    }
    return render(request, "resident/statement.html", shown)


@require_safe
@own_page("messages")
def my_messages(request: HttpRequest, me: Me) -> HttpResponse:
    """What the offices told me, and until when I can object."""
    found = notices_of(me.agency.connection, me.agency.area, [me.person])
    periods = periods_of(me.agency.area.plan)
    told = [_notice(one, objection_of(one, periods)) for one in reversed(found)]
    return render(request, "resident/messages.html", {"told": told})


@require_safe
@own_page("looks")
def my_looks(request: HttpRequest, me: Me) -> HttpResponse:
    """Who looked at my file, and when."""
    here = me.agency
    roles = {one.login: one.roles for one in colleagues(here.connection, here.area, me.on)}
    told = [
        {
            "at": look.at.strftime("%Y-%m-%d %H:%M"),
            "is_own": not look.login,
            "name": look.name,
            "roles": [ROLE_WORDS[role] for role in sorted(roles.get(look.login, ()))],
            "what": LOOKED.get(look.what) or LOOKED.get(look.what.partition("/")[0], LOOKED["file"]),
            "why": "" if look.what.startswith("paper/") else look.why,
        }
        for look in looks_at(here.connection, here.area, me.person)
    ]
    return render(request, "resident/looks.html", {"told": told})


def _overview(one: Own) -> Shown:
    missing = max(one.law.qualifying_years - one.years_paid, 0)
    return {
        "one": one,
        "monthly": yuan_text(one.monthly_fen),
        "balance": yuan_text(one.balance_fen),
        "last_month": month_pair(one.last_month),
        "next_month": month_pair(max(one.last_month, month_of(one.on) - 1) + 1),
        "of_age": day_pair(one.of_age_on),
        "of_age_month": month_pair(month_of(one.of_age_on) + 1),
        "missing": missing,
        "qualifying": one.law.qualifying_years,
        "year": year_of_day(one.on),
        "age": one.law.pension_age_years,
        "estimate": f"/estimate?born={day_text(one.born)}",
    }


def _year(one: YearOfAccount) -> Shown:
    return {
        "year": one.year,
        **{
            name: yuan_text(getattr(one, f"{name}_fen")) if getattr(one, f"{name}_fen") else "—"
            for name in ("own", "subsidy", "interest", "pension")
        },
        "balance": yuan_text(one.balance_fen),
    }


def _movement(row: Shown) -> Shown:
    moved = sum(int(row[name] or 0) for name in row if name in ("own_fen", "province_fen", "city_fen"))
    is_standing = row["what"] in ("opening", "closing")
    return {
        "on": row["on"],
        "what": MOVEMENTS[row["what"]],
        "moved": "" if is_standing else (more(moved) if moved else NOTHING),
        "cash": more(int(row["cash_fen"])) if row["cash_fen"] else "",
        "balance": yuan_text(row["balance_fen"]),
        "is_standing": is_standing,
    }


def _notice(one: Notice, until: Shown) -> Shown:
    return {
        "what": NOTICE_WORDS[one.about],
        "made_on": one.on,
        "served_on": None if one.service is None else one.service.served_on,
        "document": one.document,
        "about": one.about,
        "may_contest": one.about in dict.fromkeys(key for key, *_ in CONTESTABLE),
        **until,
    }
