"""In the last year every unit's report of the month before is signed on the fifth, quarters with their last month, and one is corrected; each
quarter a unit is inspected, and criticised where cases were at fault; the year before is looked back on in January."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one, hand_in, try_one
from yanglao.kernel.months import day_text, first_day, month, month_of, month_of_year, month_text
from yanglao.kernel.periods import QUARTER
from yanglao.store.acting import Agency
from yanglao.store.commendations import inspections
from yanglao.store.people import unit_codes
from yanglao.synthetic import UNITS

SINCE = month(2016, 1)
ON_THE = 5
CORRECTS = month(2016, 7)
CASES, FAULTS = 40, 3
"""Of an inspection."""


def report(agency: Agency, on: int) -> None:
    """The township centre signs for its units in one list."""
    if month_of(on) < SINCE:
        return
    day, before = first_day(month_of(on)) + ON_THE - 1, month_of(on) - 1
    hand_in(agency, "unit_report", _rows(before, "月报"), day)
    if month_of_year(before) % QUARTER == 0 and before > SINCE:
        hand_in(agency, "unit_report", _rows(before, "季报"), day)
    if month_of(on) == CORRECTS:
        corrected = {**_rows(before, "月报")[0], "remarks": "入户走访已补记", "reason": "漏写说明"}
        hand_in(agency, "unit_report_correction", [corrected], day)


def assess(agency: Agency, on: int) -> None:
    """A unit a quarter is inspected; who is at fault is criticised when the quarter is over; the first unit is praised for the year before,
    if it stands above for certain."""
    if month_of(on) < SINCE:
        return
    quarter, place = divmod(month_of_year(month_of(on)) - 1, QUARTER)
    unit = UNITS[quarter * QUARTER].code
    if place == 1:
        found = _inspection(quarter) | {"unit": unit, "on": day_text(on)}
        do_one(agency, "inspection", found, on)
    if place == 0 and quarter:
        _criticise(agency, on)
    if month_of(on) == SINCE:
        _praise(agency, on)
    agree_to_all(agency, on)


def _inspection(quarter: int) -> dict[str, object]:
    """Every other one finds faults."""
    at_fault = FAULTS if quarter % 2 == 0 else 0
    findings = "迟报三例" if at_fault else "未发现问题"
    return {
        "subject": "死亡报告",
        "sample": CASES,
        "faults": at_fault,
        "findings": findings,
        "document": f"人社检{quarter + 1}号",
    }


def _criticise(agency: Agency, on: int) -> None:
    """Of the last quarter's inspection, if cases were at fault."""
    (*_, last) = inspections(agency.connection, agency.area)
    if last.faults:
        unit = unit_codes(agency.connection, agency.area)[last.unit]
        ground = {"inspection": last.id, "reason": "死亡迟报", "document": f"人社通{last.id}号"}
        about = {"unit": unit, "kind": "批评", "month": month_text(month_of(on) - 1), "span": "季"}
        do_one(agency, "commendation", {**about, **ground}, on)


def _praise(agency: Agency, on: int) -> None:
    ground = {"measure": "参保率", "reason": "全年参保工作", "document": "人社通报 2015 年度"}
    about = {"unit": UNITS[0].code, "kind": "表扬", "month": month_text(SINCE - 1), "span": "年"}
    try_one(agency, "commendation", {**about, **ground}, on)


def _rows(at: int, span: str) -> list[dict[str, object]]:
    return [{"unit": unit.code, "month": month_text(at), "span": span} for unit in UNITS]
