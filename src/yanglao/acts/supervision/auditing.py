"""全面核查 Every check of the book and the re-derivation are run at once, and what comes of it is kept: the gate of a payroll asks when that was
last done, and what was found."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.proposals import next_attempt
from yanglao.audit.checks import CHECKS, Found, run_checks
from yanglao.audit.rederive import STEPS, Rederived, rederive
from yanglao.kernel.how_far import steps_ahead
from yanglao.kernel.months import day_text, month_text
from yanglao.store.acting import Act, Agency, By
from yanglao.store.connection import lock_area
from yanglao.store.kept_texts import text_of
from yanglao.store.law import fingerprint_of, laws_of
from yanglao.store.whole_audits import add_audit


def audit_whole(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Run everything as the book stands, and keep it. The checks look before the act is noted, which is not sealed yet while it is under way."""
    content = dict(values)
    attempt = next_attempt(agency, by, kind=act.key, content=content, is_left=lambda answer: True)
    with agency.connection.transaction():
        lock_area(agency.connection, agency.area.id)
        steps_ahead(len(CHECKS) + STEPS)
        checked, derived = run_checks(agency), rederive(agency)
        return perform_act(
            agency, act, content, by=attempt, work=lambda noted: _keep(noted, checked, derived)
        )


def _keep(act: Act, checked: list[Found], derived: list[Rederived]) -> dict[str, Any]:
    findings = _counted(checked, derived)
    told = {
        "area": act.area.code,
        "on": day_text(act.by.on),
        "law": fingerprint_of(laws_of(act.connection, act.area)),
        "checks": [one.check.name for one in checked],
        "rederived": {one.name: _compared(one) for one in derived},
        "findings": findings,
    }
    return {
        "checks": len(checked),
        "rederived": sum(one.persons for one in derived),
        "findings": findings,
        "sha256": add_audit(act, findings=sum(findings.values()), text=text_of(told)),
    }


def _compared(one: Rederived) -> dict[str, Any]:
    """Through which month whom it has folded again; not finished while the law is another than that of the last run."""
    return {"through": month_text(one.through), "persons": one.persons, "is_finished": one.is_finished}


def _counted(checked: list[Found], derived: list[Rederived]) -> dict[str, int]:
    """Check or kind of line -> how many offend; those without any are left out."""
    found = {one.check.name: len(one.findings) for one in checked}
    found |= {f"rederived_{one.name}": len(one.findings) for one in derived}
    return {name: count for name, count in found.items() if count}
