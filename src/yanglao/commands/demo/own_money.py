"""The office's own money in the last year: its budget, who is hired for which post, wages, and what it pays for."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.months import day_text, month_of, month_of_year, month_text, year_of_day
from yanglao.store.acting import Agency
from yanglao.store.founding import appointments

YEAR = 2016
JANUARY, JULY = 1, 7
WAGE_YUAN = 1800
BUDGET = {"wages_yuan": 100_000, "running_yuan": 30_000, "startup_yuan": 50_000}
POSTS = {"agency-1": "clerk", "agency-2": "reviewer", "agency-4": "accountant"}
QUARTERS = (1, 4, 7, 10)


def spend(agency: Agency, on: int) -> None:
    """A month of the last year."""
    if year_of_day(on) != YEAR:
        return
    month = month_of_year(month_of(on))
    if month == JANUARY:
        _begin(agency, on)
    if month == JULY:
        _another_assistant(agency, on)
    if month in QUARTERS:
        _pay(agency, "办公经费", "东方文具店", 1200 + month, f"办{YEAR}-{month:02d}", on)
    do_one(agency, "office_wages", {"month": month_text(month_of(on))}, on)
    agree_to_all(agency, on)


def _begin(agency: Agency, on: int) -> None:
    """The budget, those hired, and machines for the desks."""
    do_one(agency, "office_budget", {"year": YEAR, **BUDGET, "document": f"东财预{YEAR}号"}, on)
    for post, login in {**POSTS, _unit(agency, YEAR - 1): f"assistant-{YEAR - 1}"}.items():
        _fill(agency, post, login, on)
    agree_to_all(agency, on)
    _pay(agency, "启动经费", "海南电脑公司", 38_600, "设备合同1号", on)


def _another_assistant(agency: Agency, on: int) -> None:
    """The assistant of the year before has gone; the new one is hired for another unit."""
    left = {"post": _unit(agency, YEAR - 1), "through": month_text(month_of(on) - 1), "reason": "聘期届满"}
    do_one(agency, "leave_post", left, on)
    _fill(agency, _unit(agency, YEAR), f"assistant-{YEAR}", on)
    agree_to_all(agency, on)


def _unit(agency: Agency, year: int) -> str:
    """The unit for which somebody was taken on in a year."""
    ((_, one), *_) = appointments(agency.connection, agency.area, f"assistant-{year}")
    return one.unit


def _fill(agency: Agency, post: str, login: str, on: int) -> None:
    since = month_text(month_of(on))
    given = {"post": post, "login": login, "since": since, "wage_yuan": WAGE_YUAN}
    do_one(agency, "fill_post", {**given, "document": f"聘{login}"}, on)


def _pay(agency: Agency, line: str, payee: str, yuan: int, document: str, on: int) -> None:
    paid = {"line": line, "amount_yuan": yuan, "payee": payee, "on": day_text(on), "document": document}
    do_one(agency, "office_payment", paid, on)
    agree_to_all(agency, on)
