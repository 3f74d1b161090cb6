"""What province and city owe is called for, and arrives in part, late, or too much."""

from __future__ import annotations

import json

from flows.city import DILIGENT, POOR, SHORT
from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month


def called(office: OfficeByCommand, on: str) -> None:
    """The contributions of the year have made subsidies due: called for, and some of it arrives."""
    line = ("act", "do", "subsidy-arrival", "--on", on, "--document", "拨款单", "--dated", on)
    office.refused("finance", "call_or_amount", *line)
    office.refused("finance", "no_such_call", *line, "--call", "1")
    asked = office.act("accountant", "subsidy-call", on, document="东农保申1号")
    office.only("finance", "subsidy-arrival", on, funder="市", amount=10, on=on, document="拨款单")
    told = json.loads(office.shown("finance", "report", "dues", "--json"))["rows"]
    assert sum(row["outstanding_fen"] for row in told) == sum(row["called_fen"] for row in told) > 0
    paper = json.loads(office.shown("finance", "report", "subsidy-call", str(asked["proposal"]), "--json"))
    assert (
        paper["sums"]["fen"]
        == asked["asked_fen"]
        == paper["sums"]["city_fen"] + paper["sums"]["province_fen"]
    )
    office.refused("finance", "no_such_call", "report", "subsidy-call", "1")


def unexplained(office: OfficeByCommand, on: str) -> None:
    """Two payments that nobody can explain: one turns out to be a contribution, one goes back."""
    lines = json.loads(office.shown("accountant", "report", "unmatched", "--json"))["rows"]
    mine = [row["line"] for row in lines if row["remark"] == "汇款"]
    line = ("act", "do", "hold-receipt", "--line", "999999", "--reason", "查", "--dated", on)
    office.refused("accountant", "line_not_open", *line)
    first, second = (
        office.only("accountant", "hold-receipt", on, line=one, reason="无附言")["held"] for one in mine
    )
    office.act("accountant", "assign-receipt", on, held=first, reason="来电说明", what="缴费")
    office.act("accountant", "return-receipt", on, held=second, reason="汇错")
    line = ("act", "do", "return-receipt", "--held", str(first), "--reason", "退", "--dated", on)
    office.refused("accountant", "not_held", *line)


def given(office: OfficeByCommand, on: str) -> None:
    """A community gives money for two of its people: kept apart, nobody's account moves."""
    lines = json.loads(office.shown("accountant", "report", "unmatched", "--json"))["rows"]
    (line,) = (row["line"] for row in lines if row["remark"] == "养老补助")
    said = {"giver": "集体", "payer": "永安社区", "document": "补助协议1号"}
    typed = [word for name, value in said.items() for word in (f"--{name}", value)]
    office.refused(
        "accountant",
        "line_not_open",
        "act",
        "do",
        "collective-grant",
        "--line",
        "999999",
        *typed,
        "--dated",
        on,
    )
    made = office.act("accountant", "collective-grant", on, line=line, **said)
    rows = [
        {"number": one, "grant": made["grant"], "amount_yuan": fen}
        for one, fen in ((DILIGENT, 500), (POOR, 300))
    ]
    beyond = {"number": SHORT, "grant": made["grant"], "amount_yuan": 101}
    office.hand_in("clerk", "collective_share", on, *rows, beyond, rejected=["beyond_grant"])
    told = json.loads(office.shown("finance", "report", "collective", "--json"))
    assert told["sums"] == {"given_fen": 900_00, "kept_fen": 900_00}
    assert [(row["persons"], row["shared_fen"]) for row in told["rows"]] == [(2, 800_00)]


NEWS: dict[int, Happening] = {month(2012, 2): unexplained, month(2012, 3): given, month(2012, 4): called}
