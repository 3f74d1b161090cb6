"""待追回款项 Everything that was paid too much and has not come back: whose, why, how old, how far its recovery is; added up by cause,
age or unit."""

from __future__ import annotations

from collections.abc import Callable

from yanglao.casefile.words import Pair
from yanglao.kernel.months import date_of
from yanglao.payment.instalments import late_fen
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import UNIT, WHO, Column, Report, Row
from yanglao.reports.words import ALL_KINDS
from yanglao.store.read.items import Overpaid, overpaid_items
from yanglao.store.recoveries import (
    HANDED_OVER,
    PLAN,
    SET_OFF,
    SET_OFF_ENDED,
    Recovery,
    recovered_since,
    recoveries_of,
)

TITLE: Pair = ("待追回款项", "overpayments to recover")
AGES: dict[str, tuple[Pair, int]] = {
    "quarter": (("90 天以内", "up to 90 days"), 90),
    "half_year": (("91 至 180 天", "91 to 180 days"), 180),
    "year": (("181 至 365 天", "181 to 365 days"), 365),
    "older": (("一年以上", "over a year"), 10**9),
}
"""Ages by days since it was found: titles, and the last day of each."""
STAGES: dict[str, Pair] = {
    "untold": ("未通知", "nobody told yet"),
    "told": ("已通知", "told"),
    "planned": ("分期归还", "instalments"),
    "late": ("逾期", "late"),
    "set_off": ("抵扣中", "set off"),
    "handed_over": ("已移交", "handed over"),
}
_BY_LAW: Pair = ("方案调整", "change of the plan")
CAUSES: dict[str, Pair] = {**ALL_KINDS, "": _BY_LAW}
AGE = Column("age", ("账龄", "age"), "word", {name: title for name, (title, _) in AGES.items()})
CAUSE = Column("cause", ("原因", "cause"), "word", CAUSES)
LEFT = Column("left_fen", ("余额", "left"), "yuan")
GROUPS = {"cause": CAUSE, "age": AGE, "unit": UNIT}


OVERPAID_REPORT = About(
    "overpaid",
    "待追回款项",
    ("九(二)",),
    OFFICE,
    zh="待追回款项及账龄、进展;--by 按原因、账龄或单位汇总。",
    en=(
        "what was paid too much and has not come back, item by item: why, how old, how far its recovery is "
        "(told, instalments, late, set off, handed over); `--by cause`, `age` or `unit` adds it up"
    ),
    makes=lambda reader, given: (overpaid_by(given["by"]) if given["by"] else overpaid)(reader),
    asks=(
        asks.choice("by", "汇总", "added up by", {name: column.title for name, column in GROUPS.items()}),
        asks.UNIT,
    ),
)


def overpaid(reader: Reader) -> Report:
    """Item by item, oldest first."""
    rows = _rows(reader)
    return Report(
        "overpaid",
        TITLE,
        (
            *WHO,
            Column("item", ("款项编号", "item"), "count"),
            Column("month", ("月份", "month"), "month"),
            CAUSE,
            Column("found_on", ("发现日期", "found on"), "day"),
            AGE,
            LEFT,
            Column("stage", ("进展", "stage"), "word", STAGES),
        ),
        rows,
        sums={"left_fen": (("合计", "total"), "yuan", sum(row["left_fen"] for row in rows))},
    )


def overpaid_by(by: str) -> Callable[[Reader], Report]:
    """The same added up by cause, age or unit."""

    def report(reader: Reader) -> Report:
        rows = _rows(reader)
        groups = dict.fromkeys(row[by] for row in rows)
        added = [_added(by, group, [row for row in rows if row[by] == group]) for group in groups]
        columns = (GROUPS[by], Column("persons", ("人数", "persons"), "count"), LEFT)
        total = sum(row["left_fen"] for row in rows)
        return Report(
            "overpaid", TITLE, columns, added, sums={"left_fen": (("合计", "total"), "yuan", total)}
        )

    return report


def _added(by: str, group: str, rows: list[Row]) -> Row:
    persons = len({row["number"] for row in rows})
    return {by: group, "persons": persons, "left_fen": sum(row["left_fen"] for row in rows)}


def _rows(reader: Reader) -> list[Row]:
    found = [one for one in overpaid_items(reader.connection, reader.area) if reader.sees(one.person)]
    who = reader.who({one.person for one in found})
    stages = _stages(reader)
    return [_row(reader, one, who[one.person], stages) for one in found]


def _row(reader: Reader, one: Overpaid, who: Row, stages: dict[int, str]) -> Row:
    days = (date_of(reader.on) - date_of(one.on)).days
    return {
        **who,
        "item": one.item,
        "month": one.month,
        "cause": one.cause,
        "found_on": one.on,
        "age": next(name for name, (_, last) in AGES.items() if days <= last),
        "left_fen": one.left_fen,
        "stage": stages.get(one.item, "untold"),
    }


def _stages(reader: Reader) -> dict[int, str]:
    """Item -> how far its recovery is."""
    return {
        item: _stage(reader, recovery)
        for recovery in recoveries_of(reader.connection, reader.area)
        for item in recovery.items
    }


def _stage(reader: Reader, recovery: Recovery) -> str:
    if recovery.last(HANDED_OVER) is not None:
        return "handed_over"
    plan = recovery.last(PLAN)
    if plan is not None:
        recovered = recovered_since(reader.connection, recovery.items, plan.id)
        is_late = late_fen(plan.instalments, recovered_fen=recovered, on=reader.on) > 0
        return "late" if is_late else "planned"
    last = recovery.last(SET_OFF, SET_OFF_ENDED)
    return "set_off" if last is not None and last.step == SET_OFF else "told"
