"""内控监测情况 Every control: what it watches for, how often it has run, what it has found and what came of that."""

from __future__ import annotations

from collections.abc import Sequence

from yanglao.acts.roles import AUDITOR, DIRECTOR, SUPERVISOR
from yanglao.audit.controls import CONTROLS, Control
from yanglao.audit.controls.control import HIGH, LOW, MEDIUM
from yanglao.casefile.words import Pair
from yanglao.policy.roles import ROLE_WORDS
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row
from yanglao.store.controls import CASE, FALSE_ALARM
from yanglao.store.read.controls import HitRow, Runs, hits_of, runs_of

WATCHERS = (SUPERVISOR, AUDITOR, DIRECTOR)
RISKS: dict[str, Pair] = {HIGH: ("高", "high"), MEDIUM: ("中", "medium"), LOW: ("低", "low")}
CONTROL_WORDS = {key: one.name for key, one in CONTROLS.items()}
RISK = Column("risk", ("风险", "risk"), "word", RISKS)
RESPONSIBLE = Column("responsible", ("说明责任人", "to explain"), "word", ROLE_WORDS)
CLAUSES = ("九(一)1", "九(一)2", "九(一)3", "九(一)4", "九(二)", "十")

CONTROLS_REPORT = About(
    "controls",
    "内控监测一览",
    CLAUSES,
    WATCHERS,
    zh="每项内控监测:针对什么手法、条款、风险、运行次数、疑点、已答复、误报、最近运行日期。",
    en=(
        "every control: the scheme it watches for, clause, risk, how often it has run, hits, answered, false alarms, and when it last "
        "ran"
    ),
    makes=lambda reader, _: controls(reader),
)


def controls(reader: Reader) -> Report:
    """Every control there is, in the order of the list of schemes."""
    runs, hits = runs_of(reader.connection, reader.area), hits_of(reader.connection, reader.area)
    rows = [
        _control(one, runs.get(key), [hit for hit in hits if hit.control == key])
        for key, one in CONTROLS.items()
    ]
    return Report(
        "controls",
        ("内控监测一览", "controls"),
        (
            Column("number", ("序号", "no."), "count"),
            Column("control", ("监测项目", "control"), "word", CONTROL_WORDS),
            Column("scheme", ("手法", "scheme"), "said"),
            Column("clauses", ("条款", "clauses")),
            RISK,
            RESPONSIBLE,
            Column("runs", ("运行次数", "runs"), "count"),
            Column("hits", ("疑点", "hits"), "count"),
            Column("answered", ("已答复", "answered"), "count"),
            Column("cases", ("立案", "cases"), "count"),
            Column("false_alarms", ("误报", "false alarms"), "count"),
            Column("last_run", ("最近运行", "last run"), "day"),
        ),
        rows,
        sums={
            name: (title, "count", sum(row[name] for row in rows))
            for name, title in (
                ("hits", ("疑点合计", "hits")),
                ("answered", ("已答复合计", "answered")),
                ("false_alarms", ("误报合计", "false alarms")),
            )
        },
    )


def _control(one: Control, runs: Runs | None, hits: Sequence[HitRow]) -> Row:
    return {
        "number": one.number,
        "control": one.key,
        "scheme": one.scheme,
        "clauses": " ".join(one.clauses),
        "risk": one.risk,
        "responsible": one.responsible,
        "runs": 0 if runs is None else runs.runs,
        "hits": len(hits),
        "answered": sum(bool(hit.outcome) for hit in hits),
        "cases": sum(hit.outcome == CASE for hit in hits),
        "false_alarms": sum(hit.outcome == FALSE_ALARM for hit in hits),
        "last_run": None if runs is None else runs.last_on,
    }
