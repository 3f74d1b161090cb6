"""An office with units of its own people, for reports: whoever works for a unit knows of that one only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from acts.desk import STAFF, UNITS, Desk
from signing import Everybody, sign_in

from yanglao.acts.found_area import found_area
from yanglao.commands.office import Office
from yanglao.reports.asking import WITH_BUREAUS, Reader, reader
from yanglao.store.acting import Agency
from yanglao.store.founding import Appointment

HERE, THERE = (name for _, name, _ in UNITS)
PEOPLE = [
    *(Appointment(*one) for one in STAFF),
    Appointment("helper", "assistant", "协管", UNITS[0][0]),
    Appointment("publisher", "publicity", "宣传"),
]
HOME = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}


def desk_of(office: Office, folder: Path) -> Desk:
    """A desk in a new area of an empty office."""
    made = found_area(
        office.connection, office.keys, plan="dongfang-2011", name="东方市", units=UNITS, staff=PEOPLE
    )
    sign_in(office.connection.info.dsn)
    return Desk(Agency(office.connection, made.area, office.keys, Everybody(made.area.code)), folder)


def reads(desk: Desk, on: int, who: str = "clerk", unit: str = "") -> Reader:
    """Somebody reading on a day."""
    return reader(desk.agency, who, WITH_BUREAUS, on=on, unit=unit)


def register(desk: Desk, numbers: Sequence[str], *, unit: str = HERE, on: int, name: str = "陈测试") -> None:
    """Registered, with an account, and resident as city people."""
    rows = [
        {"number": one, "name": name, "unit": unit, "bank_account": f"6217{one[-12:-1]}9"} for one in numbers
    ]
    desk.take("register", rows, on=on)
    desk.take("residence", [{"number": one, **HOME} for one in numbers], on=on)
