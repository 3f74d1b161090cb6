"""单位排名 Communities, committees and farms by enrolment, payment and deaths reported in time, each with its interval."""

from __future__ import annotations

from yanglao.acts.roles import PUBLICITY
from yanglao.acts.townships.ranking import MEASURES, STANDINGS, Ranked, ranking
from yanglao.kernel.periods import Period
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import UNIT, Column, Report, Row

RANKING_REPORT = About(
    "ranking",
    "单位排名",
    ("三", "十二", "十三"),
    (*WITH_UNITS, PUBLICITY),
    zh="各单位参保率、发放率、死亡当月报告率的排名,附 95% 区间;区间整个高于或低于目标的才算高于或低于,否则不能判断。",
    en=(
        "units by enrolment, payment in full and deaths reported in time, each with its 95 % interval: above or below only where all of the "
        "interval is, otherwise nobody can tell; of a month, quarter or year (`--month`, `--span`)"
    ),
    makes=lambda reader, given: ranking_report(reader, period=asks.period_of(given)),
    asks=(
        asks.month_in(asks.MONTH_BEFORE),
        asks.SPAN,
        asks.UNIT,
    ),
)


def ranking_report(reader: Reader, *, period: Period) -> Report:
    """Every measure, every unit that the reader sees, by place; enrolment and payment at the end of the period, deaths of all of it."""
    found = [one for one in ranking(reader.agency, period) if reader.sees_unit(one.unit)]
    zh, en = period.text
    return Report(
        "ranking",
        (f"单位排名 {zh}", f"ranking of units, {en}"),
        (
            Column("measure", ("指标", "measure"), "word", MEASURES),
            Column("place", ("名次", "place"), "count"),
            UNIT,
            Column("part", ("达到人数", "of them"), "count"),
            Column("whole", ("应达人数", "counted"), "count"),
            Column("share", ("比率", "rate"), "percent"),
            Column("low", ("区间下限", "from"), "percent"),
            Column("high", ("区间上限", "to"), "percent"),
            Column("aim", ("比照", "held against"), "percent"),
            Column("standing", ("判断", "standing"), "word", STANDINGS),
        ),
        [_row(reader, one) for one in found],
        remarks=[
            (
                "参保率比照方案目标;发放率和死亡报告率的目标是全部,比照各单位合计。区间重叠的单位名次相同。",
                "Enrolment is held against the target of the plan; where the target is everybody, against all units together. Units that cannot be "
                "told apart share a place.",
            )
        ],
    )


def _row(reader: Reader, one: Ranked) -> Row:
    return {
        "measure": one.measure,
        "place": one.place,
        "unit": reader.unit_name(one.unit),
        "part": one.share.part,
        "whole": one.share.whole,
        "share": one.share.permille,
        "low": None if one.interval is None else one.interval.low,
        "high": None if one.interval is None else one.interval.high,
        "aim": one.aim.permille,
        "standing": one.standing,
    }
