"""发放批次 A batch beside the month before: everybody about whom something is different, with its cause; what each bearer pays; who took which step,
under which control totals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from yanglao.acts import roles
from yanglao.acts.payroll.causes import Cause
from yanglao.acts.payroll.gate import Compared, bearers, compare
from yanglao.acts.payroll.gate_words import BEARERS, CAUSES, CHANGES
from yanglao.casefile.words import Pair
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import month_text
from yanglao.life.kinds import FACT_KINDS, Kind
from yanglao.payment.changes import Change
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.office_words import STEPS
from yanglao.reports.report import WHO, Column, Report, Row, Sums
from yanglao.store.batches import Batch, batch_of

BATCH_REPORT = About(
    "batch",
    "发放批次",
    ("五(二)", "八"),
    (*OFFICE, roles.ACCOUNTANT),
    zh="某批次与上月的逐人对比:新增、停发、增减、改由他处负担、换账户、暂存、以前月份更正,各附来由;各方负担、各环节经办人、控制总数。",
    en=(
        "a batch, by its number, beside the month before: who is new, gone, raised, lowered, borne by other money, paid elsewhere, "
        "kept back or corrected for earlier months, each with its cause; what each bearer pays, who took which step, control totals"
    ),
    makes=lambda reader, given: batch_report(reader, number=given["batch"]),
    asks=(asks.serial("batch", "批次号", "number of the batch"),),
)
_CHANGE = Column("change", ("变动", "change"), "word", CHANGES)
_CAUSE = Column("cause", ("来由", "cause"), "word", CAUSES)
_COLUMNS = (
    *WHO,
    _CHANGE,
    Column("before_fen", ("上月(元)", "month before"), "yuan"),
    Column("now_fen", ("本月(元)", "this month"), "yuan"),
    Column("earlier_fen", ("以前月份(元)", "earlier months"), "yuan"),
    _CAUSE,
    Column("fact", ("事项", "fact"), "said"),
)


def batch_report(reader: Reader, *, number: int) -> Report:
    """The differences of a batch, those without a cause first. Refused: no_such_batch."""
    batch = batch_of(reader.connection, reader.area, number)
    seen = compare(reader.agency, batch)
    who = reader.who(seen.changes.persons.tolist())
    rows = [{**who[person], **row} for person, row in _rows(seen)]
    return Report(
        "batch",
        (
            f"批次 {number}:{month_text(batch.month)} 待遇发放",
            f"batch {number}: payroll of {month_text(batch.month)}",
        ),
        _COLUMNS,
        sorted(rows, key=lambda row: row["cause"] != Cause.none.name),
        sums=_sums(seen),
        remarks=_remarks(batch, seen),
    )


def _rows(seen: Compared) -> Iterator[tuple[int, Row]]:
    """By kind of difference, each with the fen of both months and of earlier ones."""
    changes, causes = seen.changes, seen.causes
    for change, rows in changes.are().items():
        for place in np.flatnonzero(rows).tolist():
            yield (
                int(changes.persons[place]),
                {
                    "change": change.value,
                    "before_fen": int(changes.before.fen[place]),
                    "now_fen": int(changes.now.fen[place]),
                    "earlier_fen": int(changes.earlier.fen[place]) if change is Change.earlier else None,
                    "cause": Cause(int(causes.cause[place])).name,
                    "fact": _fact(int(causes.about[place]), int(causes.kind[place])),
                },
            )


def _fact(number: int, kind: int) -> Pair | None:
    if not kind:
        return None
    zh, en = FACT_KINDS[Kind(kind)].words
    return f"{zh} {number}", f"{en} {number}"


def _sums(seen: Compared) -> Sums:
    """What each bearer pays, now and for earlier months."""
    found: dict[str, Any] = {"persons": (("变动人数", "persons"), "count", len(seen.changes))}
    for bearer, fen in bearers(seen.lines).items():
        zh, en = BEARERS[bearer]
        found[f"{bearer}_before_fen"] = ((f"{zh}上月(元)", f"{en}, month before"), "yuan", fen["before_fen"])
        found[f"{bearer}_now_fen"] = ((f"{zh}本月(元)", f"{en}, this month"), "yuan", fen["now_fen"])
        found[f"{bearer}_earlier_fen"] = (
            (f"{zh}以前月份(元)", f"{en}, earlier months"),
            "yuan",
            fen["earlier_fen"],
        )
    return found


def _remarks(batch: Batch, seen: Compared) -> list[Pair]:
    steps = [
        (f"{STEPS[step][0]} {batch.steps[step]}", f"{STEPS[step][1]} by {batch.steps[step]}")
        for step in STEPS
        if step in batch.steps
    ]
    cash = yuan_text(int(batch.totals["cash_fen"]))
    payments, lines, persons = (batch.totals[name] for name in ("payments", "lines", "persons"))
    waiting = int(np.count_nonzero(seen.lines.now.withheld_fen))
    return [
        (
            f"控制总数:{persons} 人,{lines} 行,付款 {payments} 笔 {cash} 元;暂不付给本人的 {waiting} 人。",
            f"Control totals: {persons} persons, {lines} lines, {payments} payments of {cash} yuan; kept back of {waiting} persons.",
        ),
        (
            "环节:" + ",".join(zh for zh, _ in steps) + "。",
            "Steps: " + ", ".join(en for _, en in steps) + ".",
        ),
    ]
