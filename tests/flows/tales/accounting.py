"""The final accounts of the two years, each in the spring after its close."""

from __future__ import annotations

import json

from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month


def settled(office: OfficeByCommand, on: str, year: int) -> None:
    """Once: neither a year that is not closed nor the same again; what is told ties to itself."""
    ask = ("act", "do", "final-account", "--dated", on, "--year")
    office.refused("accountant", "year_not_closed", *ask, str(year + 1))
    office.act("accountant", "final_account", on, year=year)
    office.refused("accountant", "final_account_there", *ask, str(year))
    sums = json.loads(office.shown("auditor", "report", "final-account", str(year), "--json"))["sums"]
    assert sums["assets_fen"] == sums["liabilities_fen"] + sums["net_assets_fen"]
    assert sums["surplus_fen"] == sums["income_fen"] - sums["expenditure_fen"]


NEWS: dict[int, Happening] = {
    month(2012, 3): lambda office, on: settled(office, on, 2011),
    month(2013, 3): lambda office, on: settled(office, on, 2012),
}
