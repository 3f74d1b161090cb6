"""Hits answered so become cases in the last year: one is ordered to be corrected and closed by three, one names what was paid too much and is
closed when it has come back, one goes on."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one
from yanglao.kernel.months import day_text, last_day, month, month_of
from yanglao.ledger.items import OVERPAYMENT
from yanglao.store.acting import Agency
from yanglao.store.cases import Case, case_with, cases_of
from yanglao.store.controls import CASE
from yanglao.store.items import open_items
from yanglao.store.read.controls import hits_of

OPENED, CLOSED = month(2016, 7), month(2016, 10)
OPENS = "supervisor-2"
OF_CONTROLS = {
    "account_swapped": ("misuse", "agency"),
    "account_shared": ("misuse", "agency"),
    "death_moved": ("changed_without_authority", "agency"),
    "age_forged": ("fraud", "certifying"),
    "refund_doubled": ("fraud", "agency"),
}
"""Control -> the offence and the office of its cases."""


def prosecute(agency: Agency, on: int) -> None:
    """In July the cases of the first time are opened and gone on with, in October those are closed that can be."""
    if month_of(on) == OPENED:
        for hit in (one for one in hits_of(agency.connection, agency.area) if one.outcome == CASE):
            offence, office = OF_CONTROLS.get(hit.control, ("misuse", "agency"))
            given = {"hit": hit.hit, "offence": offence, "office": office, "what": "疑点查实立案"}
            made = do_one(agency, "open_case", given, on, who=OPENS)
            _step(agency, made["case"], "evidence", on)
        _own(agency, on)
    if month_of(on) == CLOSED:
        first, *_, last = cases_of(agency.connection, agency.area)
        _close(agency, first, "corrected", on)
        if last.recovered_fen and not last.left_fen:
            _close(agency, last, "recovered", on)


def _own(agency: Agency, on: int) -> None:
    """A case of its own: money that was paid too much for want of a report; it names what is to come back."""
    given = {"offence": "fraud", "office": "township", "what": "迟报死亡,多发待遇", "document": "监字1号"}
    number = do_one(agency, "open_case", given, on, who=OPENS)["case"]
    until = day_text(last_day(month_of(on) + 2))
    _step(agency, number, "order", on, until=until)
    items = [one for one in open_items(agency.connection, agency.area) if one.kind == OVERPAYMENT]
    for one in items[:1]:
        _step(agency, number, "recovery", on, item=one.id)


def _step(agency: Agency, case: int, step: str, on: int, **more: object) -> None:
    told = {"step": step, "on": day_text(on), "what": "依规办理", "document": f"监字{case}号"}
    do_one(agency, "case_step", {"case": case, **told, **more}, on, who=OPENS)


def _close(agency: Agency, one: Case, outcome: str, on: int) -> None:
    told = {"outcome": outcome, "reason": "已查清", "document": f"结字{one.id}号"}
    do_one(agency, "close_case", {"case": one.id, **told}, on, who=OPENS)
    agree_to_all(agency, on)
    found = case_with(agency.connection, agency.area, one.id)
    assert found is not None and not found.is_open
