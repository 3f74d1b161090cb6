"""The controls against fraud: run by the auditor, answered by a supervisor."""

from __future__ import annotations

import json

from flows.city import STEADY
from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month

SAID = {"name": "陈某", "unit": "永安社区", "household": "非农业", "from": "2000-01-01", "gone": "死亡"}


def called_dead(office: OfficeByCommand, on: str) -> None:
    """A household says that a pensioner is dead; the office has seen the person."""
    office.hand_in("clerk", "survey", on, {"number": STEADY, **SAID, "on": on})
    office.refused("clerk", "not_your_task", "act", "do", "run-controls", "--dated", on)
    assert office.only("auditor", "run_controls", on)["new"] > 0
    found = json.loads(office.shown("auditor", "report", "hits", "--json"))
    (hit,) = [row["hit"] for row in found["rows"] if row["why"] == "入户调查称已去世"]
    asked = ("act", "do", "answer-hit", "--hit", str(hit), "--outcome", "已说明", "--dated", on)
    office.refused("supervisor", "answer_too_short", *asked, "--answer", "健在")
    office.only(
        "supervisor", "answer_hit", on, hit=hit, outcome="已说明", answer="协管员当日入户,本人健在,登记有误"
    )
    for row in found["rows"]:
        if row["hit"] != hit:
            answer = {"outcome": "已说明", "answer": "逐项核查资料齐全,属正常业务"}
            who = "director" if row["login"] == "supervisor" else "supervisor"
            office.only(who, "answer_hit", on, hit=row["hit"], **answer)
    told = json.loads(office.shown("supervisor", "report", "controls", "--json"))
    assert {row["runs"] for row in told["rows"]} == {1}


def all_looked_at(office: OfficeByCommand, on: str) -> None:
    """Everything is checked and derived again, by others than those who do the work, whatever the plan asks."""
    office.refused("clerk", "not_your_task", "act", "do", "whole-audit", "--dated", on)
    told = office.only("auditor", "whole_audit", on)
    assert told["checks"] and told["rederived"] and not told["findings"]


NEWS: dict[int, Happening] = {month(2013, 7): all_looked_at, month(2013, 8): called_dead}
