"""The fund's budget: drafted from the year before, agreed to by finance, one line changed, held against the books."""

from __future__ import annotations

import json

from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month

YEAR = 2012


def agreed(office: OfficeByCommand, on: str) -> None:
    """What differs from the draft needs a reason; a second budget of the year is refused."""
    given = ("act", "do", "fund-budget", "--year", str(YEAR), "--document", "东财社1号", "--dated", on)
    office.refused("accountant", "reason_missing", *given, "--account-5001", "90000")
    more = {"account_5001": 90000, "reason": "领取人数增加", "document": "东财社1号"}
    office.act("accountant", "fund-budget", on, year=YEAR, **more)
    office.refused("accountant", "budget_agreed", *given)


def changed(office: OfficeByCommand, on: str) -> None:
    """One line gets another amount; the report tells both."""
    given = {"account": "5004", "amount": 12000, "reason": "清退增加", "document": "东财社2号"}
    office.act("accountant", "change-fund-budget", on, year=YEAR, **given)
    told = json.loads(office.shown("finance", "report", "budget", str(YEAR), "--json"))
    rows = {row["code"]: row for row in told["rows"]}
    assert (rows[5001]["approved_fen"], rows[5001]["changes"]) == (90_000_00, 0)
    assert (rows[5004]["budget_fen"], rows[5004]["changes"]) == (12_000_00, 1)


NEWS: dict[int, Happening] = {month(2012, 1): agreed, month(2012, 5): changed}
