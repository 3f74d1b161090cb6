"""Two units of which one is proven better: here everybody has joined, there nearly nobody."""

from __future__ import annotations

from pathlib import Path

from acts.desk import Desk, number
from acts.payrolls import Payrolls
from reports.offices import THERE, desk_of, register

from yanglao.commands.office import Office
from yanglao.kernel.months import month

NOVEMBER, DECEMBER = month(2011, 11), month(2011, 12)
JOINED = [number(n) for n in range(1, 13)]
OLD, OTHER = [number(n, "19490420") for n in range(21, 27)], number(31, "19490420")
IN_TIME, LATE = OLD[0], OTHER
STRANGERS = [number(n, "19750101") for n in range(41, 54)]


def ranked_desk(office: Office, folder: Path) -> Desk:
    """Here everybody has joined and six draw; there one of fourteen has joined. Two have died, one was told of a month late."""
    desk = desk_of(office, folder)
    register(desk, [*JOINED, *OLD], on=20111020)
    register(desk, [OTHER], unit=THERE, on=20111020)
    desk.take(
        "enrolment", [{"number": one, "on": "2011-10-20"} for one in (*JOINED, *OLD, OTHER)], on=20111020
    )
    desk.take("claim", [{"number": one, "on": "2011-10-21"} for one in (*OLD, OTHER)], on=20111021)
    months = Payrolls(desk)
    said = {"name": "陈调查", "unit": THERE, "household": "非农业", "from": "2000-01-01", "on": "2011-11-01"}
    desk.take("survey", [{"number": one, **said} for one in STRANGERS], on=20111105)
    for one in (month(2011, 10), NOVEMBER):
        months.month(one)
    desk.take(
        "death", [{"number": LATE, "on": "2011-11-20"}, {"number": IN_TIME, "on": "2011-12-02"}], on=20111205
    )
    months.month(DECEMBER)
    return desk
