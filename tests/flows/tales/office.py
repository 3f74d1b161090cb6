"""The office's own money: a budget from finance, people in posts, wages and costs, none of which touches the fund."""

from __future__ import annotations

import json

from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month


def begins(office: OfficeByCommand, on: str) -> None:
    """A budget, somebody in a post of the agency and of a unit, and what they need to begin."""
    filled = {"login": "assistant", "since": "2011-12", "wage": 1800, "document": "聘1号"}
    paid = {"line": "启动经费", "amount": 9000, "payee": "海南电脑公司", "on": on, "document": "合同1号"}
    office.refused("clerk", "beyond_budget", "act", "do", "office-payment", *_typed(paid), "--dated", on)
    allowed = {"wages": 4000, "running": 2000, "startup": 9000, "document": "东财预1号"}
    office.act("director", "office-budget", on, year=2011, **allowed)
    office.act("director", "fill-post", on, post="469007-01", **filled)
    filled["login"] = "clerk"
    line = ("act", "do", "fill-post", "--post", "469007-01", *_typed(filled), "--dated", on)
    office.refused("director", "post_taken", *line)
    office.act("director", "fill-post", on, post="agency-1", **filled)
    office.act("clerk", "office-payment", on, **paid)
    office.act("clerk-2", "office-wages", on, month="2011-12")
    office.refused("clerk-2", "no_wages", "act", "do", "office-wages", "--month", "2011-10", "--dated", on)
    told = json.loads(office.shown("finance", "report", "office-budget", "2011", "--json"))
    assert told["sums"] == {"budget_fen": 15_000_00, "paid_fen": 12_600_00, "left_fen": 2_400_00}


def leaves(office: OfficeByCommand, on: str) -> None:
    """Somebody leaves, and the post is vacant from the next month on."""
    office.only("director", "leave-post", on, post="agency-1", through="2012-01", reason="辞职")
    rows = json.loads(office.shown("director", "report", "posts", "--json"))["rows"]
    found = {row["post"]: (row["login"], row["vacant_since"]) for row in rows}
    assert len(found) == 7  # of a city with two units
    assert (found["agency-1"], found["469007-01"]) == (("", "2012-02"), ("assistant", None))


def _typed(values: dict[str, object]) -> list[str]:
    return [word for name, value in values.items() for word in (f"--{name}", str(value))]


NEWS: dict[int, Happening] = {month(2011, 12): begins, month(2012, 2): leaves}
