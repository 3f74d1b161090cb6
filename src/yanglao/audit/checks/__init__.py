"""Invariants of the book, one a file. A check speaks only of what is finished: what a run has still to look at is no fault."""

from __future__ import annotations

from yanglao.audit.checks import (
    after_death,
    answered,
    archive,
    balanced,
    bank,
    cases,
    cash,
    commended,
    complaints,
    contests,
    control,
    deposits,
    final_accounts,
    founded,
    fund_budget,
    gates,
    grants,
    heirs,
    held,
    items,
    lines_sealed,
    lots,
    negative,
    office,
    once,
    open_with_lines,
    paid_as_approved,
    payees,
    people,
    proven,
    published,
    reasons,
    receipts,
    recovered,
    sealed,
    shares,
    subsidies,
    taken_over,
    totals,
    transfers,
    treasury_vouchers,
    unit_reports,
    waiting,
    withheld,
)
from yanglao.audit.checks.check import Check, Finding, Found, check_of
from yanglao.kernel.how_far import step_done
from yanglao.store.acting import Agency

CHECKS = tuple(
    check_of(module)
    for module in (
        balanced,
        control,
        totals,
        shares,
        after_death,
        reasons,
        negative,
        cash,
        bank,
        subsidies,
        held,
        grants,
        fund_budget,
        office,
        published,
        final_accounts,
        treasury_vouchers,
        lots,
        deposits,
        once,
        items,
        open_with_lines,
        receipts,
        people,
        waiting,
        proven,
        founded,
        payees,
        heirs,
        recovered,
        contests,
        complaints,
        archive,
        cases,
        transfers,
        taken_over,
        gates,
        paid_as_approved,
        answered,
        withheld,
        unit_reports,
        commended,
        lines_sealed,
        sealed,
    )
)


QUICK = tuple(
    check_of(module)
    for module in (
        balanced,
        reasons,
        held,
        items,
        people,
        proven,
        founded,
        payees,
        heirs,
        recovered,
        withheld,
    )
)
"""Those that look at the journal and at what is open, and not at every line: a payroll can wait for them."""


def run_checks(agency: Agency, checks: tuple[Check, ...] = CHECKS) -> list[Found]:
    """Invariants of the book, each with those who offend against it."""
    found = []
    for check in checks:
        found.append(Found(check, check.find(agency)))
        step_done()
    return found


__all__ = ["CHECKS", "QUICK", "Check", "Finding", "Found", "run_checks"]
