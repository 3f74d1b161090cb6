"""In February of the last year the volumes of the year before are closed: vouchers, and what went to the bank and came from it."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.months import month, month_of, year_of
from yanglao.store.acting import Agency

CLOSED_IN = month(2016, 2)
CLASSES = ("accounting", "payments", "bank")


def close_volumes(agency: Agency, on: int) -> None:
    if month_of(on) != CLOSED_IN:
        return
    for name in CLASSES:
        do_one(agency, "close_volume", {"class": name, "year": year_of(CLOSED_IN) - 1}, on)
    agree_to_all(agency, on)
