"""The first day: what a trial before the launch had in its books is reconciled with the banks; a payment on its way then comes back."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.ledger.chart import TAKEN_OVER
from yanglao.ledger.items import RETURNED_PAYMENT
from yanglao.store.acting import Agency
from yanglao.store.entries import balances
from yanglao.store.items import open_items
from yanglao.store.people import numbers_of
from yanglao.store.takeovers import is_reconciled, old_figures, on_the_way_fen, on_the_way_of


def open_books(agency: Agency, on: int) -> None:
    """Once, after the accounts of the trial were taken over."""
    if not is_reconciled(agency.connection, agency.area):
        do_one(agency, "opening_balances", _banks(agency), on)
        agree_to_all(agency, on)
        _come_back(agency, on)


def _banks(agency: Agency) -> dict[str, object]:
    """What the banks hold: payments on their way and returned ones beside each other, all else with the treasury."""
    booked = balances(agency.connection, agency.area).get(TAKEN_OVER, 0)
    items = open_items(agency.connection, agency.area)
    returned = sum(one.left_fen for one in items if one.kind == RETURNED_PAYMENT)
    on_the_way = on_the_way_fen(agency.connection, agency.area)
    return {
        "receipts_yuan": "0",
        "treasury_yuan": yuan_text(booked - returned),
        "payments_yuan": yuan_text(returned + on_the_way),
        "pool_yuan": "0",
        "document": "试点对账单",
    }


def _come_back(agency: Agency, on: int) -> None:
    """The first payment that was on its way."""
    persons = [one.person for one in old_figures(agency.connection, agency.area)]
    numbers = numbers_of(agency.connection, agency.keys, persons)
    for person in persons:
        found = on_the_way_of(agency.connection, agency.area, person)
        left_fen = sum(one.left_fen for one in found)
        if left_fen:
            money = {"amount_yuan": yuan_text(left_fen), "on": day_text(on), "document": "退票1号"}
            do_one(agency, "return_from_before", {"number": numbers[person], **money}, on)
            agree_to_all(agency, on)
            return
