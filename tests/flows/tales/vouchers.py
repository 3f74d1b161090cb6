"""The treasury's vouchers of the months before, once a close waits for them."""

from __future__ import annotations

import json
from typing import Any

from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month, month_text

FIRST, LAST = month(2013, 8), month(2013, 9)


def _given(office: OfficeByCommand, one: int) -> dict[str, Any]:
    """What the book says of a month, as the treasury says it, too."""
    name = month_text(one)
    sums = json.loads(office.shown("accountant", "report", "treasury-voucher", name, "--json"))["sums"]
    told = {
        word: yuan_text(sums[f"{of}_fen"])
        for word, of in (("in", "in"), ("out", "out"), ("balance", "closing"))
    }
    return {"month": name, "voucher": f"对字{name}", **told}


def _refused(office: OfficeByCommand, code: str, on: str, given: dict[str, Any]) -> None:
    words = [word for name, value in given.items() for word in (f"--{name}", value)]
    office.refused("finance", code, "act", "do", "treasury-voucher", *words, "--dated", on)


def signed(office: OfficeByCommand, on: str, one: int) -> None:
    given = _given(office, one)
    for code, wrong in (
        ("month_not_closed", {"month": month_text(one + 1)}),
        ("nothing_differs", {"difference": "没有"}),
        ("difference_unnamed", {"balance": "0.01"}),
    ):
        _refused(office, code, on, given | wrong)
    office.act("finance", "treasury_voucher", on, **given)
    _refused(office, "voucher_there", on, given | {"voucher": "再一号"})
    rows = json.loads(office.shown("supervisor", "report", "treasury-vouchers", "--all", "--json"))["rows"]
    assert [row["state"] for row in rows if row["voucher"]] == ["confirmed"] * (one - FIRST + 2)


NEWS: dict[int, Happening] = {
    one: lambda office, on, one=one: signed(office, on, one - 1)  # type: ignore[misc]
    for one in range(FIRST, LAST + 1)
}
