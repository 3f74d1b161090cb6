"""发放关口单、单位报告、对账凭证 Papers that offices sign among themselves: they name nobody."""

from __future__ import annotations

from yanglao.acts.bank.voucher import DIFFERS, differences
from yanglao.acts.refusing import in_words
from yanglao.casefile.words import month_words
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month_text
from yanglao.kernel.periods import SPANS, period_with
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import MOST_SERIAL, optional
from yanglao.papers.describing import Asked, Content, Paper
from yanglao.papers.pieces import (
    amount,
    ledger,
    month_number,
    plain_number,
    remarks,
    sentence,
    staff_name,
    table_of,
)
from yanglao.reports.gate import GATE_REPORT, gate_report
from yanglao.reports.office_words import STEPS
from yanglao.reports.treasury_voucher import TREASURY_VOUCHER_REPORT, treasury_voucher
from yanglao.reports.unit_report import UNIT_REPORT_REPORT, unit_report
from yanglao.store.batches import batch_of
from yanglao.store.treasury_vouchers import vouchers

SAYS: dict[str, tuple[str, str]] = {
    "no_voucher": (
        "{month} 没有已确认的财政专户对账凭证,见 yanglao report treasury-vouchers。",
        "There is no confirmed voucher of {month}; see `yanglao report treasury-vouchers`.",
    ),
}
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


def _voucher(asked: Asked) -> Content:
    """财政专户对账凭证 Of a month, as it was signed and confirmed. Refused: no_voucher."""
    month = asked.values["month"]
    kept = vouchers(asked.reader.connection, asked.reader.area).get(month)
    if kept is None:
        raise in_words(SAYS, "no_voucher", month=month_text(month))
    report = treasury_voucher(asked.reader, month=month)
    told, book = kept.signed["treasury"], kept.signed["book"]
    both = [
        [
            words[0],
            yuan_text(told[f"{name}_fen"]),
            yuan_text(book[f"{name}_fen"]),
            yuan_text(found.get(name, 0)),
        ]
        for found in (differences(kept.signed),)
        for name, words in DIFFERS.items()
    ]
    columns = [("项目", False), ("财政专户账(元)", True), ("基金账(元)", True), ("差异(元)", True)]
    parts = {
        "fields": [
            ("月份", month_words(month, False)),
            ("凭证编号", kept.voucher),
            ("签发(财政)", staff_name(asked.agency, kept.signed_by)),
            ("确认(经办机构)", staff_name(asked.agency, kept.confirmed_by)),
        ],
        "both": ledger(columns, both),
        "amount": amount(told["balance_fen"]),
        "table": table_of(report),
        "notes": [kept.signed["difference"] or "账账相符,没有差异。", f"SHA-256 {kept.sha256}"],
    }
    return Content(plain_number("DZPZ", month_number(month)), parts)


VOUCHER = Paper(
    Layout(
        "treasury_voucher",
        "财政专户对账凭证",
        "voucher of the treasury special account",
        (Field("month", "month", ("月份",)),),
    ),
    TREASURY_VOUCHER_REPORT.readers,
    _voucher,
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
