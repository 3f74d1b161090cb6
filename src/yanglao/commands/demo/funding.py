"""Money from province and city: what a payroll needs is applied for, and arrives before finance releases it."""

from __future__ import annotations

from yanglao.acts.agreeing import agree
from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, month_of, month_of_year, year_of_day
from yanglao.store.acting import ActRefused, Agency, By

CALLED = 6
"""Month of the year in which what is due is called for before a payroll."""


def call(agency: Agency, on: int) -> None:
    """Once a year in June what the contributions have made due is called for, and a part of it arrives at once."""
    if month_of_year(month_of(on)) != CALLED:
        return
    try:
        asked = do_one(agency, "subsidy_call", {"document": f"申{year_of_day(on)}号"}, on)
    except ActRefused as refused:
        if refused.code != "nothing_due":
            raise
        return
    agree_to_all(agency, on)
    fen = asked["by_funder_fen"]["city"] // 2
    if fen:
        came = {"funder": "市", "amount_yuan": yuan_text(fen), "on": day_text(on), "document": "首期拨款单"}
        do_one(agency, "subsidy_arrival", came, on)


def fund(agency: Agency, batch: int, on: int) -> None:
    """Apply for the money of a batch, with the director; all of it arrives, with what the city must advance."""
    asked = do_one(agency, "fund_application", {"batch": batch}, on)
    agree(agency, number=asked["proposal"], by=By("director", on, f"applied {batch}"))
    if asked["asked_fen"]:
        came = {"call": asked["proposal"], "on": day_text(on), "document": f"拨款单{batch}号"}
        do_one(agency, "subsidy_arrival", came, on)
    if asked["still_missing_fen"]:
        more = {"funder": "市", "amount_yuan": yuan_text(asked["still_missing_fen"])}
        do_one(agency, "subsidy_arrival", {**more, "on": day_text(on), "document": f"垫付单{batch}号"}, on)
