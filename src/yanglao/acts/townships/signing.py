"""签报 A unit's report is filled from the data; whoever works there adds remarks and signs it. What was signed is kept for good, as it stood.

A list signs for many units at once: the figures of a period are then worked out once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from yanglao.acts.describing import Values
from yanglao.acts.records.rows import Done, Refused, Rows, Taking
from yanglao.acts.townships.figures import Figures, as_data, figures
from yanglao.acts.townships.refusals import refused
from yanglao.kernel.columns import Ints, zeros
from yanglao.kernel.months import month_text
from yanglao.kernel.periods import MONTH, QUARTER, SPANS, Period, period_with
from yanglao.lists.township_layouts import UNIT_REPORT
from yanglao.store.acting import Act, ActRefused, Agency
from yanglao.store.closing import is_closed
from yanglao.store.kept_texts import digest_of, text_of
from yanglao.store.people import unit_codes, units_of
from yanglao.store.unit_reports import UnitReport, add_unit_report, unit_reports


class Asked(NamedTuple):
    """What a row asks to be signed. reason: why it takes the place of what is signed ("": nothing is yet)."""

    unit: str
    period: Period
    remarks: str
    reason: str


@dataclass(slots=True)
class _Signing:
    """Reports being signed: the units by code and name, and the figures of each period worked out so far."""

    act: Act
    units: Mapping[str, int]
    codes: Mapping[int, str]
    found: dict[Period, dict[int, Figures]] = field(default_factory=dict)

    def figures(self, period: Period) -> dict[int, Figures]:
        if period not in self.found:
            self.found[period] = figures(self.act.agency, period)
        return self.found[period]


def about_nobody(agency: Agency, columns: Values) -> Ints:
    """A report is about no single person."""
    return zeros(len(columns["unit"]))


def sign_reports(taking: Taking, rows: Rows) -> Done:
    """Sign the report of a unit and a period in each row. Refused: unknown_unit, not_your_unit, period_not_over, before_the_books,
    already_signed, not_signed_yet, months_first."""
    act, done = taking.act, Done([])
    signing = _Signing(act, units_of(act.connection, act.area), unit_codes(act.connection, act.area))
    for i in range(len(rows.persons)):
        try:
            _sign(signing, _asked(rows, i))
        except ActRefused as fault:
            done.refused.append(Refused(i, "unit", fault.code, fault.zh, fault.en))
        else:
            done.recorded += 1
    return done


def _asked(rows: Rows, i: int) -> Asked:
    columns = rows.columns
    span = UNIT_REPORT.field("span").choice(int(columns["span"][i]))
    period = period_with(int(columns["month"][i]), SPANS[span])
    reason = columns["reason"][i] if "reason" in columns else ""
    return Asked(columns["unit"][i], period, columns["remarks"][i], reason)


def _sign(signing: _Signing, asked: Asked) -> None:
    act, period = signing.act, asked.period
    unit = signing.units.get(asked.unit)
    if unit is None:
        raise refused("unknown_unit", unit=asked.unit)
    version = len(signed_before(act.agency, unit, period, reason=asked.reason)) + 1
    data = text_of(_data(signing.codes[unit], asked, version, signing.figures(period)[unit]))
    add_unit_report(
        act, unit=unit, period=period, version=version, data=data, digest=digest_of(data), reason=asked.reason
    )


def signed_before(agency: Agency, unit: int, period: Period, *, reason: str = "") -> list[UnitReport]:
    """The versions of a unit's report that another one would follow, which must be possible now: a first one, or (with a reason) a correction.

    Refused: period_not_over, before_the_books, already_signed, not_signed_yet, months_first.
    """
    refuse_open(agency, period)
    before = versions_of(agency, unit, period)
    _refuse_out_of_order(agency, unit, period, reason, before)
    return before


def refuse_open(agency: Agency, period: Period) -> None:
    """Figures of money stand when the books of the period are closed. Refused: period_not_over, before_the_books."""
    if not is_closed(agency.connection, agency.area, period.last):
        raise refused("period_not_over", month=month_text(period.last))
    if period.last < agency.area.opens_in:
        raise refused("before_the_books", month=month_text(agency.area.opens_in))


def versions_of(agency: Agency, unit: int, period: Period) -> list[UnitReport]:
    """What a unit has signed of a period, version by version."""
    found = unit_reports(
        agency.connection, agency.area, first=period.last, last=period.last, months=period.months
    )
    return [one for one in found if one.unit == unit]


def _refuse_out_of_order(
    agency: Agency, unit: int, period: Period, reason: str, before: list[UnitReport]
) -> None:
    """A first version once, a correction after it, a quarter after its months."""
    if before and not reason:
        raise refused("already_signed", version=before[-1].version, name=before[-1].signed_by)
    if reason and not before:
        raise refused("not_signed_yet")
    if period.months == QUARTER:
        signed = unit_reports(
            agency.connection, agency.area, first=period.first, last=period.last, months=MONTH
        )
        there = {one.period.last for one in signed if one.unit == unit}
        kept = [one for one in period.every_month if one >= agency.area.opens_in]
        if missing := [month_text(one) for one in kept if one not in there]:
            raise refused("months_first", months=", ".join(missing))


def _data(code: str, asked: Asked, version: int, found: Figures) -> dict[str, Any]:
    return {
        "unit": code,
        "through": month_text(asked.period.last),
        "months": asked.period.months,
        "version": version,
        "remarks": asked.remarks,
        "reason": asked.reason,
        "figures": as_data(found),
    }
