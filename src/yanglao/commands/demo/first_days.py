"""演示开头 What lies on the desks of the made-up city when somebody comes in: the payroll of a new month before its second person, claims
of those who have come of age, a change of somebody's telephone, what residents asked for on their pages."""

from __future__ import annotations

from yanglao.acts import payroll
from yanglao.commands.demo.desks import try_one
from yanglao.commands.demo.letters import ask_and_wait
from yanglao.kernel.months import day_text, first_day, month_of, month_text
from yanglao.reports.asking import reader
from yanglao.reports.turning_60 import turning_60
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.closing import last_close
from yanglao.store.people import numbers_of
from yanglao.store.read.worklists import in_payment

CLERK = "clerk"
MOST_CLAIMS = 4


def begin(agency: Agency) -> None:
    """Leave things to do, on the first days of the month after the last that was closed; what is there already stays as it is."""
    close = last_close(agency.connection, agency.area)
    if close is None:
        return
    on = first_day(close.month + 1) + 2
    _claim(agency, on)
    _change_telephone(agency, on)
    ask_and_wait(agency, on)
    _prepare(agency, on)


def _claim(agency: Agency, on: int) -> None:
    """Whoever came of age in the month before and may draw."""
    asking = reader(agency, CLERK, (CLERK,), on=on)
    of_age = [row for row in turning_60(asking, month=month_of(on) - 1).rows if row["can"] == "draw"]
    for row in of_age[:MOST_CLAIMS]:
        try_one(agency, "claim", {"number": row["number"], "on": day_text(on)}, on, who=CLERK)


def _change_telephone(agency: Agency, on: int) -> None:
    """Of somebody in payment: there is always one."""
    persons = [one.person for one in in_payment(agency.connection, agency.area)[-1:]]
    for number in numbers_of(agency.connection, agency.keys, persons).values():
        try_one(agency, "change_person", {"number": number, "phone": "13907690001"}, on, who=CLERK)


def _prepare(agency: Agency, on: int) -> None:
    """The payroll of the month, for a second person to look at."""
    try:
        payroll.prepare(agency, month=month_of(on), by=By(CLERK, on, f"payroll {month_text(month_of(on))}"))
    except ActRefused as refused:
        if refused.code != "batch_open":
            raise
