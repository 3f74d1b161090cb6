"""A case of supervision, from its opening to its end by three; nobody of the office deals with one, nor whom it is about."""

from __future__ import annotations

import json

from flows.city import STEADY
from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month

LINE = ("act", "do", "open-case", "--offence", "拖欠扣发待遇", "--office", "农保局", "--what", "迟发")


def closed_by_three(office: OfficeByCommand, on: str) -> None:
    office.refused("clerk", "not_your_task", *LINE, "--document", "监字1号", "--dated", on)
    office.refused("supervisor", "case_needs_document", *LINE, "--dated", on)
    office.refused(
        "supervisor", "case_concerns_you", *LINE, "--document", "1", "--staff", "supervisor", "--dated", on
    )
    told = {"offence": "拖欠扣发待遇", "office": "农保局", "what": "迟发", "document": "监字1号"}
    number = office.only("supervisor", "open_case", on, **told, number=STEADY, amount=130)["case"]
    order = {"step": "责令改正", "on": on, "what": "补发", "document": "监字2号", "until": "2013-12-31"}
    office.only("supervisor", "case_step", on, case=number, **order)
    end = {"case": number, "reason": "已补发", "document": "结字1号"}
    line = [word for name, value in end.items() for word in (f"--{name}", str(value))]
    close = ("act", "do", "close-case", *line, "--outcome", "已追回", "--dated", on)
    office.refused("supervisor", "nothing_recovered", *close)
    waits = json.loads(office.shown("auditor", "report", "overdue", "--json"))["rows"]
    assert [row["task"] for row in waits if row["act"] == "close_case"] == [number]
    answer = office.act("supervisor", "close_case", on, **end, outcome="已改正")
    assert answer["outcome"] == "corrected"
    steps = json.loads(office.shown("auditor", "report", "case", str(number), "--json"))["rows"]
    assert [row["document"] for row in steps] == ["监字1号", "监字2号", "结字1号"]
    office.refused("supervisor-2", "case_over", *close)


NEWS: dict[int, Happening] = {month(2013, 9): closed_by_three}
