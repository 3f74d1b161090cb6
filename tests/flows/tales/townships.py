"""What the two units report of the first quarter of 2012, and what the bureau makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.kernel.months import month

HERE, THERE = "永安社区", "东海社区"
MONTHS = ("2012-01", "2012-02", "2012-03")


def reported(office: OfficeByCommand, on: str) -> None:
    """An assistant signs for the own unit, the township for the other; the quarter comes after its months; one report is corrected."""
    office.hand_in("assistant", "unit_report", on, _row(HERE, MONTHS[0], remarks="首次月报"))
    office.hand_in("assistant", "unit_report", on, _row(THERE, MONTHS[0]), rejected=["not_your_unit"])
    office.hand_in("assistant", "unit_report", on, _row(HERE, "2012-04"), rejected=["period_not_over"])
    office.hand_in(
        "township", "unit_report", on, _row(HERE, MONTHS[2], span="季报"), rejected=["months_first"]
    )
    office.hand_in("township", "unit_report", on, *(_row(HERE, one) for one in MONTHS[1:]))
    office.hand_in("township", "unit_report", on, *(_row(THERE, one) for one in MONTHS))
    office.hand_in(
        "township", "unit_report", on, *(_row(one, MONTHS[2], span="季报") for one in (HERE, THERE))
    )
    office.act(
        "assistant", "unit_report_correction", on, **_row(HERE, MONTHS[1], reason="漏写", remarks="走访三户")
    )
    report = json.loads(
        office.shown("assistant", "report", "unit-report", HERE, "--month", MONTHS[1], "--json")
    )
    assert "走访三户" in report["remarks"][2] and not any(row["is_changed"] for row in report["rows"])


def summed_up(office: OfficeByCommand, on: str) -> None:
    """Whatever has happened since, all units together are the books of every month; who has not signed is known."""
    for one in (*MONTHS, "2012-12", "2013-08"):
        report = _summary(office, "--month", one)
        sums = {name: fen for name, fen in report["sums"].items() if name.endswith("_difference_fen")}
        assert set(sums.values()) == {0}, (one, report["sums"])
    assert [row["state"] for row in _summary(office, "--month", "2012-02", "--span", "quarter")["rows"]] == [
        "signed",
        "signed",
        "none",
    ]
    assert {row["state"] for row in _summary(office, "--month", "2012-12")["rows"]} == {"late", "none"}
    ranks = json.loads(
        office.shown("supervisor", "report", "ranking", "--month", "2012-12", "--span", "year", "--json")
    )
    assert {row["measure"] for row in ranks["rows"]} == {"coverage", "payment", "deaths"}


def assessed(office: OfficeByCommand, on: str) -> None:
    """Of a dozen people nobody can tell anything: praise rests on no ranking, criticism on an inspection."""
    found = {
        "unit": THERE,
        "on": "2012-06-20",
        "subject": "资格认证",
        "sample": 12,
        "faults": 2,
        "findings": "两例未走访",
    }
    number = office.only("supervisor", "inspection", on, **found, document="人社检1号")["inspection"]
    office.refused(
        "supervisor",
        "more_faults_than_cases",
        "act",
        "do",
        "inspection",
        *_words(found | {"faults": 13, "document": "检"}),
        "--dated",
        on,
    )
    about = {"unit": THERE, "month": "2012-05", "reason": "走访", "document": "人社通1号"}
    by_ranking = about | {"kind": "表扬", "measure": "死亡当月报告率"}
    office.refused(
        "supervisor", "cannot_tell", "act", "do", "commendation", *_words(by_ranking), "--dated", on
    )
    by_inspection = about | {"kind": "批评", "inspection": number, "month": "2012-06"}
    office.refused(
        "supervisor", "period_not_over", "act", "do", "commendation", *_words(by_inspection), "--dated", on
    )


def named(office: OfficeByCommand, on: str) -> None:
    (found,) = json.loads(office.shown("supervisor", "report", "inspections", "--json"))["rows"]
    about = {"unit": THERE, "month": "2012-06", "kind": "批评", "reason": "走访", "document": "人社通1号"}
    office.act("supervisor", "commendation", on, **about, inspection=found["inspection"])
    told = json.loads(office.shown("township", "report", "commendations", "--json"))
    assert (told["sums"], [row["kind"] for row in told["rows"]]) == ({"praise": 0, "criticism": 1}, ["批评"])


def _words(values: Mapping[str, object]) -> list[str]:
    return [word for name, value in values.items() for word in (f"--{name}", str(value))]


def _row(unit: str, at: str, **more: str) -> dict[str, object]:
    return {"unit": unit, "month": at, **more}


def _summary(office: OfficeByCommand, *options: str) -> dict[str, dict[str, int]]:
    told: dict[str, dict[str, int]] = json.loads(
        office.shown("supervisor", "report", "units-summary", *options, "--json")
    )
    return told


NEWS: dict[int, Happening] = {
    month(2012, 4): reported,
    month(2012, 6): assessed,
    month(2012, 7): named,
    month(2013, 9): summed_up,
}
