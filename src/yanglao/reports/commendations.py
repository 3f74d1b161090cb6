"""检查结果与通报 What inspections found, unit by unit, and who was praised or criticised by name, with the evidence as it stood."""

from __future__ import annotations

from yanglao.acts.roles import PUBLICITY
from yanglao.acts.townships.ranking import MEASURES
from yanglao.casefile.words import Pair
from yanglao.kernel.intervals import Share, wilson
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import UNIT, Column, Report, Row
from yanglao.store.commendations import Commendation, Inspection, commendations, inspections

INSPECTIONS_REPORT = About(
    "inspections",
    "检查结果",
    ("十", "十二", "十三"),
    WITH_UNITS,
    zh="对各单位的检查:抽查件数、差错件数、差错率及其 95% 区间、发现的问题和文件。",
    en="inspections of units: cases looked at, at fault, the rate with its 95 % interval, what was found, and the document",
    makes=lambda reader, _: inspection_list(reader),
    asks=(asks.UNIT,),
)
COMMENDATIONS_REPORT = About(
    "commendations",
    "通报",
    ("十二", "十三"),
    (*WITH_UNITS, PUBLICITY),
    zh="表扬和批评的通报:单位、期间、依据(排名指标或检查)、当时的数字和区间、事由、文件、同意的两人。",
    en=(
        "units praised and criticised by name: the period, the ground (a measure of the ranking, or an inspection), figures and interval as "
        "they stood, why, the document, and the two people who agreed"
    ),
    makes=lambda reader, _: commendation_list(reader),
    asks=(asks.UNIT,),
)
KINDS: dict[bool, Pair] = {True: ("表扬", "praise"), False: ("批评", "criticism")}
SHARE = (
    Column("share", ("比率", "rate"), "percent"),
    Column("low", ("区间下限", "from"), "percent"),
    Column("high", ("区间上限", "to"), "percent"),
)


def inspection_list(reader: Reader) -> Report:
    """Every inspection of the units that the reader sees, oldest first."""
    rows = [_inspected(reader, one) for one in _seen_inspections(reader)]
    return Report(
        "inspections",
        ("检查结果", "inspections"),
        (
            Column("inspection", ("检查号", "inspection"), "count"),
            UNIT,
            Column("on", ("检查日期", "on"), "day"),
            Column("subject", ("检查事项", "subject")),
            Column("sample", ("抽查", "cases"), "count"),
            Column("faults", ("差错", "at fault"), "count"),
            *SHARE,
            Column("findings", ("发现的问题", "findings")),
            Column("document", ("文件", "document")),
            Column("inspector", ("检查人", "inspector")),
        ),
        rows,
        sums={
            "inspections": (("检查次数", "inspections"), "count", len(rows)),
            "faults": (("差错件数", "cases at fault"), "count", sum(row["faults"] for row in rows)),
        },
    )


def _seen_inspections(reader: Reader) -> list[Inspection]:
    return [one for one in inspections(reader.connection, reader.area) if reader.sees_unit(one.unit)]


def _inspected(reader: Reader, one: Inspection) -> Row:
    counted = Share(one.faults, one.sample)
    return {
        "inspection": one.id,
        "unit": reader.unit_name(one.unit),
        "on": one.day,
        "subject": one.subject,
        "sample": one.sample,
        "faults": one.faults,
        "share": counted.permille,
        **wilson(counted)._asdict(),
        "findings": one.findings,
        "document": one.document,
        "inspector": one.inspector,
    }


def commendation_list(reader: Reader) -> Report:
    """通报 Every praise and criticism of the units that the reader sees, oldest first."""
    found = [one for one in commendations(reader.connection, reader.area) if reader.sees_unit(one.unit)]
    return Report(
        "commendations",
        ("通报", "praise and criticism"),
        (
            Column("on", ("通报日期", "on"), "day"),
            UNIT,
            Column("kind", ("类别", "kind"), "said"),
            Column("period", ("期间", "period"), "said"),
            Column("ground", ("依据", "ground"), "said"),
            *SHARE,
            Column("reason", ("事由", "reason")),
            Column("document", ("文件", "document")),
            Column("people", ("提出、同意", "proposed, agreed by")),
        ),
        [_commended(reader, one) for one in found],
        sums={
            "praise": (KINDS[True], "count", sum(one.is_praise for one in found)),
            "criticism": (KINDS[False], "count", sum(not one.is_praise for one in found)),
        },
    )


def _commended(reader: Reader, one: Commendation) -> Row:
    return {
        "on": one.day,
        "unit": reader.unit_name(one.unit),
        "kind": KINDS[one.is_praise],
        "period": one.period.text,
        "reason": one.reason,
        "document": one.document,
        "people": ", ".join(one.people),
        **(_of_inspection(one) if one.measure is None else _of_ranking(one, one.measure)),
    }


def _of_ranking(one: Commendation, measure: str) -> Row:
    counted = Share(one.evidence["part"], one.evidence["whole"])
    interval = {"low": one.evidence["low"], "high": one.evidence["high"]}
    return {"ground": MEASURES[measure], "share": counted.permille, **interval}


def _of_inspection(one: Commendation) -> Row:
    counted = Share(one.evidence["faults"], one.evidence["sample"])
    ground = (f"检查 {one.inspection}", f"inspection {one.inspection}")
    return {"ground": ground, "share": counted.permille, **wilson(counted)._asdict()}
