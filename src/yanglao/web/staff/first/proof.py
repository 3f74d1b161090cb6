"""账证不证得了自己 Whether the books prove themselves: the last whole audit, when it was and what it found; hits and cases that are open, and the money
at risk in them."""

from __future__ import annotations

from yanglao.kernel.months import age_days
from yanglao.reports.asking import Reader
from yanglao.reports.cases import known_cases
from yanglao.reports.overdue import days_late
from yanglao.store.read.controls import HIGH, hits_of, last_run_on
from yanglao.store.read.payroll import batch_heads
from yanglao.store.whole_audits import whole_audits
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.first.block import Shown

LATEST = 24
"""So many batches are looked at."""


def proof(desk: Desk, reader: Reader) -> Shown:
    """The audit, the controls, the cases."""
    audits = whole_audits(reader.connection, reader.area)
    last = audits[0] if audits else None
    findings = sum(last.findings.values()) if last else 0
    since = 0 if last is None else _booked_since(reader, last.on)
    return {
        "audit": last,
        "look": "risk" if findings else "need" if since else "done",
        "audit_days": None if last is None else _days(last.on, reader.on),
        "findings": findings,
        "found": last.findings if last else {},
        "booked_since": since,
        **_hits(reader),
        **_cases(reader),
    }


def _booked_since(reader: Reader, day: int) -> int:
    """How many of the latest batches were booked after a Day: the audit has not seen them."""
    heads = batch_heads(reader.connection, reader.area, most=LATEST)
    return sum(1 for head in heads for step in head.steps if step.step == "booked" and step.on > day)


def _hits(reader: Reader) -> Shown:
    """疑点 Those without an answer."""
    found = [one for one in hits_of(reader.connection, reader.area) if not one.outcome]
    ran = last_run_on(reader.connection, reader.area)
    return {
        "hits": len(found),
        "hits_high": sum(1 for one in found if one.risk == HIGH),
        "hits_fen": sum(one.at_risk_fen for one in found),
        "ran_on": ran,
    }


def _cases(reader: Reader) -> Shown:
    """案件 Those open, without those that concern whoever reads."""
    found = [one for one in known_cases(reader) if one.is_open]
    return {
        "cases": len(found),
        "cases_late": sum(1 for one in found if days_late(one.due_on, reader.on)),
        "cases_fen": sum(one.at_risk_fen for one in found),
        "cases_left_fen": sum(one.left_fen for one in found),
    }


def _days(since: int, on: int) -> int:
    return max(age_days(since, on), 0)
