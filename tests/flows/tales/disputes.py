"""Who does not agree with a decision: taken back, confirmed, or replaced by what was put right since. And what people complain of."""

from __future__ import annotations

import json

from flows.city import DILIGENT, HELD, RIGHT, STEADY, TURNING
from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month

HOW = {"channel": "现场", "reason": "少算"}


def _contest(office: OfficeByCommand, on: str, one: str, notice: str) -> int:
    made = office.only("clerk", "contest", on, number=one, notice=notice, on=on, **HOW)
    return int(made["contest"])


def confirmed(office: OfficeByCommand, on: str) -> None:
    """TURNING's award stands; whoever decided it may not say so, and it is not contested twice."""
    line = ("act", "do", "contest", "--number", TURNING, "--on", on, "--channel", "现场", "--reason", "少算")
    office.refused("assistant", "no_such_decision", *line, "--notice", "退费", "--dated", on)
    number = _contest(office, on, TURNING, "待遇核定")
    told = {"contest": number, "outcome": "维持", "reason": "计算无误", "document": "复字1号"}
    words = [word for name, value in told.items() for word in (f"--{name}", str(value))]
    office.refused("clerk", "decided_it", "act", "do", "answer-contest", *words, "--dated", on)
    office.act("clerk-2", "answer_contest", on, **told)
    office.act("assistant", "service", on, number=TURNING, notice="复查决定", on=on, way="直接送达")
    letter = json.loads(
        office.shown("clerk", "report", "decision", TURNING, "--about", "contest_answer", "--json")
    )
    assert letter["answer"]["outcome"] == "confirmed" and letter["objection"]["review_until"] == "2012-10-30"


def replaced(office: OfficeByCommand, on: str) -> None:
    """STEADY had paid fifteen years back in the first October, which nobody recorded."""
    number = _contest(office, on, STEADY, "待遇核定")
    paid = {"number": STEADY, "years": 15, "tier": 100, "on": "2011-10-22", "receipt": "B2"}
    made = office.act("clerk", "back_payment", on, **paid)
    told = {"contest": number, "reason": "补登补缴", "document": "复字2号"}
    answered = office.act(
        "clerk-2", "answer_contest", on, **told, outcome="变更", replaced_by=made["proposal"]
    )
    assert answered["cost_fen"] > 0
    (row,) = [
        row
        for row in json.loads(office.shown("clerk", "report", "contests", "--json"))["rows"]
        if row["contest"] == number
    ]
    assert (row["outcome"], row["cost_fen"]) == ("replaced", answered["cost_fen"])


def taken_back(office: OfficeByCommand, on: str) -> None:
    number = _contest(office, on, HELD, "暂停待遇")
    office.only("assistant", "withdraw_contest", on, contest=number, reason="补办认证")


def correction_contested(office: OfficeByCommand, on: str) -> None:
    """RIGHT was told of the correction by a letter, and does not agree; it stands. Whoever was not corrected has nothing to contest."""
    told = json.loads(office.shown("clerk", "report", "decision", RIGHT, "--about", "correction", "--json"))
    (change,) = told["corrected"]["changes"]
    assert change["is"]["tier_yuan"] == "400.00" != change["was"]["tier_yuan"]
    line = ("act", "do", "contest", "--number", DILIGENT, "--on", on, "--channel", "现场", "--reason", "少记")
    office.refused("assistant", "no_such_decision", *line, "--notice", "更正", "--dated", on)
    office.act("assistant", "service", on, number=RIGHT, notice="更正", on=on, way="直接送达")
    number = _contest(office, on, RIGHT, "更正")
    told = {"contest": number, "outcome": "维持", "reason": "票据为 400 元档", "document": "复字3号"}
    office.act("clerk-2", "answer_contest", on, **told)


def complained(office: OfficeByCommand, on: str) -> None:
    """Of a supervisor, who is told that there is no such complaint; and of the community, anonymously."""
    told = {"on": on, "channel": "来电", "matter": "服务态度", "what": "推诿不办"}
    who = {"staff": "supervisor-2", "name": "林某", "contact": "13600000066"}
    number = office.only("supervisor", "complaint", on, **told, **who)["complaint"]
    office.only("supervisor", "complaint", on, **told, unit="永安社区")
    line = ("--complaint", str(number), "--reason", "不实", "--document", "查字1号", "--dated", on)
    answer = ("act", "do", "complaint-answer", "--outcome", "不属实")
    office.refused("supervisor-2", "no_such_complaint", *answer, *line)
    office.refused("supervisor", "took_it", *answer, *line)
    office.only("supervisor", "complaint_step", on, complaint=number, on=on, what="约谈")
    read = office.only("auditor", "read_informant", on, complaint=number, purpose="回访核实")
    assert read["told_once"] == {"name": "林某", "contact": "13600000066"}
    office.only(
        "auditor", "complaint_answer", on, complaint=number, outcome="属实", reason="查实", document="查字1号"
    )
    seen = office.shown("supervisor-2", "report", "complaints", "--json")
    assert [row["unit"] for row in json.loads(seen)["rows"]] == ["永安社区"] and "林某" not in seen


NEWS: dict[int, Happening] = {
    month(2012, 2): correction_contested,
    month(2012, 8): confirmed,
    month(2012, 9): taken_back,
    month(2012, 10): replaced,
    month(2012, 11): complained,
}
