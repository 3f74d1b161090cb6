"""发放关口单、单位报告 Papers that offices sign among themselves: they name nobody."""

from __future__ import annotations

from yanglao.casefile.words import month_words
from yanglao.kernel.periods import SPANS, period_with
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import MOST_SERIAL, optional
from yanglao.papers.describing import Asked, Content, Paper
from yanglao.papers.pieces import month_number, plain_number, remarks, sentence, staff_name, table_of
from yanglao.reports.gate import GATE_REPORT, gate_report
from yanglao.reports.office_words import STEPS
from yanglao.reports.unit_report import UNIT_REPORT_REPORT, unit_report
from yanglao.store.batches import batch_of

_SPANS = (("month", "月报"), ("quarter", "季报"), ("year", "年报"))


def _gate(asked: Asked) -> Content:
    """发放关口单 Of a batch: every page that was kept, and the one as it would be now. Refused: no_such_batch."""
    number = asked.values["batch"]
    report = gate_report(asked.reader, number=number)
    batch = batch_of(asked.reader.connection, asked.reader.area, number)
    steps = list(dict.fromkeys(row["step"] for row in report.rows))
    people = [
        (STEPS[step][0], staff_name(asked.agency, actor))
        for step in STEPS
        if (actor := batch.steps.get(step))
    ]
    parts = {
        "fields": [("批次", str(number)), ("发放月份", month_words(batch.month, False)), *people],
        "pages": [
            {
                "heading": "现在" if step == "now" else f"{STEPS[step][0]}时",
                "table": table_of(report, without=("step",), rows=lambda row, step=step: row["step"] == step),  # type: ignore[misc]
            }
            for step in steps
        ],
        "notes": remarks(report),
    }
    return Content(plain_number("FH", number), parts, title="养老金发放关口单")


def _unit(asked: Asked) -> Content:
    """单位报告 Of a month, its quarter or its year. Refused: unknown_unit, not_your_unit."""
    span = asked.values["span"] or "month"
    period = period_with(asked.values["month"], SPANS[span])
    report = unit_report(asked.reader, period=period)
    parts = {"table": table_of(report), "notes": remarks(report)}
    assert asked.reader.units is not None
    (unit,) = asked.reader.units
    name = dict(_SPANS)[span]
    return Content(
        plain_number("DB", unit, month_number(period.last), period.months),
        parts,
        title=f"单位{name}",
        subtitle=f"{asked.reader.unit_name(unit)} · {sentence(period.text[0])}",
    )


GATE = Paper(
    Layout(
        "gate_page",
        "养老金发放关口单",
        "gate page of a payroll",
        (Field("batch", "serial", ("批次",), least=1, most=MOST_SERIAL),),
    ),
    GATE_REPORT.readers,
    _gate,
)
UNIT = Paper(
    Layout(
        "unit_report",
        "单位报告",
        "report of a unit",
        (
            Field("unit", "text", ("单位",)),
            Field("month", "month", ("月份",)),
            optional("span", "choice", "期间", choices=_SPANS),
        ),
    ),
    UNIT_REPORT_REPORT.readers,
    _unit,
)
