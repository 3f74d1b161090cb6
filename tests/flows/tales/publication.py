"""What is made public: the figures of a year, and a list that somebody objects to."""

from __future__ import annotations

import json

from flows.city import STEADY
from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month


def figures(office: OfficeByCommand, on: str) -> None:
    """The first year; the month that is not over is refused, and so is the same again."""
    asked = {"span": "年", "month": "2011-12", "document": "人社公告1号"}
    for code, wrong in (("period_open", {"month": "2012-02"}), ("before_opening", {"month": "2010-12"})):
        words = [word for name, one in (asked | wrong).items() for word in (f"--{name}", one)]
        office.refused("supervisor", code, "act", "do", "publish", *words, "--dated", on)
    office.act("supervisor", "publish", on, **asked)
    words = [word for name, one in (asked | {"document": "再"}).items() for word in (f"--{name}", one)]
    office.refused("supervisor", "already_published", "act", "do", "publish", *words, "--dated", on)
    (told,) = json.loads(office.shown("auditor", "report", "publications", "--json"))["rows"]
    one = json.loads(office.shown("auditor", "report", "publications", str(told["publication"]), "--json"))
    assert one["sums"] == {"raised_fen": told["raised_fen"], "paid_fen": told["paid_fen"]}


def a_list(office: OfficeByCommand, on: str) -> None:
    """Who was awarded a pension since the launch hangs out in the unit; a neighbour objects in time, another too late."""
    asked = {"kind": "拟领取待遇名单", "unit": "永安社区", "since": "2011-10-01", "document": "农保公示1号"}
    words = [word for name, one in (asked | {"unit": "没有"}).items() for word in (f"--{name}", one)]
    office.refused("clerk", "unknown_unit", "act", "do", "post-notice-list", *words, "--dated", on)
    posted = office.only("clerk", "post-notice-list", on, **asked)["list"]
    told = json.loads(office.shown("assistant", "report", "notice-lists", str(posted), "--json"))["rows"]
    assert f"469007********{STEADY[-4:]}" in {row["number"] for row in told}
    objected = {"list": posted, "number": STEADY, "reason": "本人已迁出", "objector": "邻居"}
    made = office.only("assistant", "object-to-notice", on, **objected)["objection"]
    (row,) = json.loads(office.shown("clerk", "report", "objections", "--json"))["rows"]
    assert row["objection"] == made
    office.act("clerk", "answer-objection", on, objection=made, outcome="不成立", answer="户口仍在本市")


def too_late(office: OfficeByCommand, on: str) -> None:
    """The list of the year before no longer hangs out."""
    line = ("act", "do", "object-to-notice", "--list", "1", "--number", STEADY, "--reason", "另有养老金")
    office.refused("clerk", "window_over", *line, "--dated", on)


def second_year(office: OfficeByCommand, on: str) -> None:
    """What is published of 2012 is what the statistics add up to, in every cut, a merged record included."""
    office.act("supervisor", "publish", on, span="年", month="2012-12", document="人社公告2号")
    told = json.loads(office.shown("auditor", "report", "publications", "--json"))["rows"][-1]
    counted = json.loads(office.shown("auditor", "report", "statistics", "2012", "--json"))
    figures = json.loads(
        office.shown("auditor", "report", "publications", str(told["publication"]), "--json")
    )
    raised = {row["what"]: row["fen"] for row in figures["rows"] if row["kind"] == "筹集"}
    assert counted["sums"]["contributions_fen"] == raised["社会保险费收入"]
    for name, total in counted["sums"].items():
        cuts = {row["cut"] for row in counted["rows"]}
        assert {sum(row[name] for row in counted["rows"] if row["cut"] == cut) for cut in cuts} == {total}


NEWS: dict[int, Happening] = {
    month(2012, 1): a_list,
    month(2012, 2): figures,
    month(2013, 1): too_late,
    month(2013, 2): second_year,
}
