"""Volumes of the year before are closed once the year is, and not before, and not twice."""

from __future__ import annotations

import json

from flows.city import TURNING
from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month


def volumes_closed(office: OfficeByCommand, on: str) -> None:
    for year, code in (("2012", "year_not_closed"),):
        line = ("act", "do", "close-volume", "--class", "缴费票据", "--year", year)
        office.refused("clerk", code, *line, "--dated", on)
    made = office.act("clerk", "close_volume", on, **{"class": "缴费票据", "year": 2011})
    office.act("clerk", "close_volume", on, **{"class": "会计凭证", "year": 2011})
    again = ("act", "do", "close-volume", "--class", "会计凭证", "--year", "2011")
    office.refused("clerk-2", "volume_closed", *again, "--dated", on)
    told = json.loads(office.shown("clerk", "report", "archive", "--json"))
    (row,) = [one for one in told["rows"] if (one["class"], one["year"]) == ("contributions", "2011")]
    assert (row["state"], row["pieces"], row["unfixed"]) == ("closed", made["pieces"], 0)
    mine = json.loads(office.shown("clerk", "report", "archive", "--number", TURNING, "--json"))
    assert 0 < mine["sums"]["pieces"] < told["sums"]["pieces"]


NEWS: dict[int, Happening] = {month(2012, 2): volumes_closed}
