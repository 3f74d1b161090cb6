"""发放关口单 The page of the gate: as it would be now for a batch under way, or as it was kept when a step was taken, with its SHA-256."""

from __future__ import annotations

from typing import Any

from yanglao.acts.payroll.gate import Line, page_of
from yanglao.acts.payroll.gate_words import CAUSES, CHANGES, LINES, seen
from yanglao.casefile.words import Pair
from yanglao.kernel.money import yuan_text
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.office_words import STEPS
from yanglao.reports.report import Column, Report, Row
from yanglao.store.batches import batch_of
from yanglao.store.gate_pages import gate_pages

GATE_REPORT = About(
    "gate",
    "发放关口单",
    ("八", "九(一)"),
    READERS_OF_THE_FUND,
    zh="某批次的关口单:控制总数、来由、重算、账簿、比对、人员各项是否相符;复核、拨付时的关口单连同 SHA-256 存档。",
    en=(
        "the page of the gate of a batch, by its number: control totals, causes, re-derivation, book, matching, people, each in order or "
        "not; the pages of its review and release are kept with their SHA-256"
    ),
    makes=lambda reader, given: gate_report(reader, number=given["batch"]),
    asks=(asks.serial("batch", "批次号", "number of the batch"),),
)
_NOW: Pair = ("现在", "now")
_COLUMNS = (
    Column("step", ("环节", "step"), "word", {**STEPS, "now": _NOW}),
    Column("what", ("事项", "what"), "word", LINES),
    Column("is_clear", ("相符", "in order"), "flag"),
    Column("seen", ("所见", "seen"), "said"),
)


def gate_report(reader: Reader, *, number: int) -> Report:
    """Every page of a batch, and of a batch under way the page as it is now. Refused: no_such_batch."""
    batch = batch_of(reader.connection, reader.area, number)
    kept = gate_pages(reader.connection, reader.area, number)
    pages = [(one.step, one.page) for one in kept]
    if batch.is_open:
        pages.append(("now", page_of(reader.agency, batch, step="now", on=reader.on).content()))
    rows = [row for step, page in pages for row in _rows(step, page)]
    stops = sum(1 for row in rows if not row["is_clear"])
    digests = [
        (
            f"{STEPS[one.step][0]}关口单 SHA-256 {one.sha256.hex()}",
            f"Page of the {STEPS[one.step][1]} step: SHA-256 {one.sha256.hex()}",
        )
        for one in kept
    ]
    changes = [_change(group) for group in pages[-1][1]["changes"]] if pages else []
    return Report(
        "gate",
        (f"批次 {number} 关口单", f"gate of batch {number}"),
        _COLUMNS,
        rows,
        sums={"stops": (("不符项数", "not in order"), "count", stops)},
        remarks=[*changes, *digests],
    )


def _rows(step: str, page: dict[str, Any]) -> list[Row]:
    found = []
    for kept in page["lines"]:
        line = Line(kept["what"], kept["is_clear"], kept)
        found.append({"step": step, "what": line.what, "is_clear": line.is_clear, "seen": seen(line)})
    return found


def _change(group: dict[str, Any]) -> Pair:
    """A kind of difference with its cause: how many persons, and fen."""
    (zh, en), (why_zh, why_en) = CHANGES[group["change"]], CAUSES[group["cause"]]
    fen = yuan_text(group["fen"])
    return (
        f"{zh}({why_zh}):{group['persons']} 人,{fen} 元。",
        f"{en} ({why_en}): {group['persons']} persons, {fen} yuan.",
    )
