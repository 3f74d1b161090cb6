"""发放关口 No batch leaves before everything about it is in order: it is what was prepared, everything different from the month before has a cause, it
comes out the same when folded again, the book proves itself, other schemes were matched, and four people differ. One page says so; it is kept with its hash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from yanglao.acts.funding.free import free_balances
from yanglao.acts.payroll.causes import Cause, Causes, causes_of, changed_with_the_month
from yanglao.acts.payroll.matched import matched_days, too_old
from yanglao.acts.payroll.rederiving import drawn, rederived
from yanglao.audit.checks import QUICK, run_checks
from yanglao.kernel.months import age_days, day_text, month_text
from yanglao.ledger.chart import CASH
from yanglao.ledger.lines import PENSION
from yanglao.payment.changes import BEARERS, Change, Changes, compared
from yanglao.policy.law import Laws
from yanglao.policy.offices import offices_of
from yanglao.store.acting import Agency
from yanglao.store.batches import Batch, draft_totals, is_as_prepared, payments
from yanglao.store.law import fingerprint_of, laws_of
from yanglao.store.read.batch_lines import BatchLines, batch_lines
from yanglao.store.read.controls import unanswered_high_risk
from yanglao.store.whole_audits import whole_audits

Figures = dict[str, Any]
REVIEWED, RELEASED = "reviewed", "released"
"""The steps at which a batch passes the gate."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: what is looked at, whether it is in order, and the figures seen."""

    what: str
    is_clear: bool
    figures: Figures


@dataclass(frozen=True, slots=True)
class Page:
    """关口单 The page of a batch at a step: its lines, what is different by kind and cause (persons, fen a month, fen of earlier months),
    and what each bearer pays (fen, before and now)."""

    batch: int
    month: int
    step: str
    on: int
    lines: tuple[Line, ...]
    changes: tuple[Figures, ...]
    bearers: dict[str, Figures]

    @property
    def stops(self) -> tuple[Line, ...]:
        """The lines that are not in order."""
        return tuple(line for line in self.lines if not line.is_clear)

    def content(self) -> Figures:
        """The page as it is kept."""
        return {
            "batch": self.batch,
            "month": month_text(self.month),
            "step": self.step,
            "on": day_text(self.on),
            "lines": [{"what": line.what, "is_clear": line.is_clear, **line.figures} for line in self.lines],
            "changes": list(self.changes),
            "bearers": self.bearers,
        }


@dataclass(frozen=True, slots=True)
class Compared:
    """A batch beside the month before: the laws as they are known now, its lines, what is different, and why."""

    laws: Laws
    lines: BatchLines
    changes: Changes
    causes: Causes


def compare(agency: Agency, batch: Batch) -> Compared:
    """What a batch changes, and why; the same before and after it is booked."""
    found = batch_lines(agency.connection, agency.area, batch)
    changes = compared(found.before, found.now, found.earlier)
    laws = laws_of(agency.connection, agency.area)
    return Compared(laws, found, changes, causes_of(agency, batch, changes, laws))


def page_of(agency: Agency, batch: Batch, *, step: str, on: int) -> Page:
    """The page of an open batch as it is on a Day, for the step that is asked for."""
    seen = compare(agency, batch)
    return Page(
        batch.id,
        batch.month,
        step,
        on,
        (
            _totals(agency, batch),
            _payments(agency, batch),
            _law(batch, seen.laws),
            _causes(seen),
            _rederived(agency, batch, seen),
            _books(agency),
            _matched(agency, on),
            _audited(agency, batch, on),
            _hits(agency),
            _funds(agency, batch, step),
            _people(batch),
        ),
        tuple(groups(seen)),
        bearers(seen.lines),
    )


def standing(agency: Agency, batch: Batch, *, on: int) -> dict[str, Line]:
    """The lines of an open batch that are not read off its own lines, as they would be at the release: what they look at is there in a moment,
    however large the batch."""
    found = (
        _law(batch, laws_of(agency.connection, agency.area)),
        _matched(agency, on),
        _audited(agency, batch, on),
        _hits(agency),
        _funds(agency, batch, RELEASED),
        _people(batch),
    )
    return {line.what: line for line in found}


# --- lines


def _totals(agency: Agency, batch: Batch) -> Line:
    found = draft_totals(agency.connection, batch.id, PENSION.money)
    return Line("totals", found == batch.totals["pension"], {"lines": batch.totals["lines"]})


def _payments(agency: Agency, batch: Batch) -> Line:
    found = payments(agency.connection, batch.id)
    figures = {"payments": len(found.payees), "cash_fen": int(found.fen.sum())}
    return Line("payments", is_as_prepared(batch, found), figures)


def _law(batch: Batch, laws: Laws) -> Line:
    changed = changed_with_the_month(laws, batch.month)
    return Line("law", fingerprint_of(laws) == batch.law, {"new_in_the_month": changed})


def _causes(seen: Compared) -> Line:
    without = seen.causes.without
    persons = seen.changes.persons[without].tolist()
    return Line(
        "causes",
        not persons,
        {"changes": len(seen.changes), "without": len(persons), "persons": persons[:SHOWN]},
    )


SHOWN = 20
"""How many of those who stop a batch are named on its page."""


def _rederived(agency: Agency, batch: Batch, seen: Compared) -> Line:
    paid = seen.lines.now.persons
    others = drawn(batch, paid, offices_of(agency.area.plan).rederived_by_lot)
    persons = np.union1d(seen.changes.persons, others)
    wrong = rederived(agency, batch, seen.laws, persons)
    whose = np.unique(wrong.key("person_id")).tolist()
    figures = {"persons_rederived": len(persons), "wrong": len(whose), "persons": whose[:SHOWN]}
    return Line("rederived", not whose, figures | {"fen": int(np.abs(wrong.due).sum())})


def _books(agency: Agency) -> Line:
    found = run_checks(agency, QUICK)
    wrong = [one.check.name for one in found if one.findings]
    return Line("books", not wrong, {"checks": len(found), "wrong": len(wrong), "names": wrong})


def _matched(agency: Agency, on: int) -> Line:
    within = offices_of(agency.area.plan).matched_within_days
    ages = matched_days(agency, on)
    return Line("matched", not too_old(ages, within), {"days": ages, "within": within})


def _audited(agency: Agency, batch: Batch, on: int) -> Line:
    """全面核查 When everything was last checked and derived again, and how much was found; what was found stops where the plan asks for it at all."""
    offices = offices_of(agency.area.plan)
    within = offices.audited_within_days if batch.month >= offices.audited_since else 0
    last = next(iter(whole_audits(agency.connection, agency.area)), None)
    if last is None:
        return Line("audited", not within, {"audited_days": None, "within": within})
    days, found = age_days(last.on, on), last.findings
    figures = {"audited_days": days, "within": within, "found": found, "sha256": last.sha256}
    return Line("audited", not within or (days <= within and not found), figures)


def _hits(agency: Agency) -> Line:
    found = unanswered_high_risk(agency.connection, agency.area)
    figures = {"unanswered": len(found), "at_risk_fen": sum(one.at_risk_fen for one in found)}
    return Line("hits", not found, figures | {"hits": [one.hit for one in found[:SHOWN]]})


def _funds(agency: Agency, batch: Batch, step: str) -> Line:
    """The money has to be there when it is released; before that it is told what is."""
    free, cash = free_balances(agency), int(batch.totals["cash_fen"])
    held = sum(max(free.get(account, 0), 0) for account in CASH)
    return Line("funds", step != RELEASED or held >= cash, {"held_fen": held, "cash_fen": cash})


def _people(batch: Batch) -> Line:
    return Line("people", len(set(batch.steps.values())) == len(batch.steps), {"steps": batch.steps})


# --- what is different


def groups(seen: Compared) -> list[Figures]:
    """What is different, by kind and cause, in the order of both."""
    moved, earlier = seen.changes.now.fen - seen.changes.before.fen, seen.changes.earlier.fen
    found = []
    for change, rows in seen.changes.are().items():
        for cause in Cause:
            of_both = rows & (seen.causes.cause == cause)
            if of_both.any():
                fen = earlier if change is Change.earlier else moved
                found.append(
                    {
                        "change": change.value,
                        "cause": cause.name,
                        "persons": int(of_both.sum()),
                        "fen": int(fen[of_both].sum()),
                    }
                )
    return found


def bearers(lines: BatchLines) -> dict[str, Figures]:
    """Bearer -> what the month before cost it, what this one does, and what is added for earlier months (fen)."""
    return {
        bearer: {
            "before_fen": int(lines.before.bearers_fen[row].sum()),
            "now_fen": int(lines.now.bearers_fen[row].sum()),
            "earlier_fen": int(lines.earlier.bearers_fen[row].sum()),
        }
        for row, bearer in enumerate(BEARERS)
    }
