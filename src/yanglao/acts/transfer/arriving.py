"""转入登记 后权 Years and money brought along are recorded when the money has arrived, as the other place's information sheet says, and
two people agree."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from yanglao.acts.records.booking import apply_waiting
from yanglao.acts.records.proposing import proposed_rows, record_rows
from yanglao.acts.records.rows import Done, Refused, Rows, Taking
from yanglao.acts.transfer.course import is_short, may_take
from yanglao.acts.transfer.recording import record_over_files
from yanglao.acts.transfer.refusals import refused
from yanglao.acts.transfer.walking import Row
from yanglao.kernel.columns import ints
from yanglao.kernel.money import yuan_text
from yanglao.ledger.items import BROUGHT
from yanglao.store.acting import Act
from yanglao.store.items import item_of_receipt
from yanglao.store.proposals import Proposal
from yanglao.store.transfers import RIGHTS, SHEET, File, NewStep, add_steps, files_of

_FIELDS = {"own_yuan": "own_fen", "province_yuan": "province_fen", "city_yuan": "city_fen", "years": "years"}


def take_in(taking: Taking, rows: Rows) -> Done:
    """Propose rights over files whose money is here; what a row leaves out is as on the sheet. Refused: no_file, waits_for,
    date_before_step, money_differs, not_as_on_the_sheet, and as every list of facts."""
    return record_over_files(taking, rows, RIGHTS, judge=_fault, filled=_as_on_the_sheets)


def _fault(row: Row, file: File) -> Refused | None:
    sheet = file.last(SHEET)
    assert sheet is not None
    if is_short(file):
        words = {"received": yuan_text(file.received_fen), "said": yuan_text(sheet.brought_fen)}
        return row.refused("money_differs", **words)
    given = {name: row.value(name) for name in _FIELDS}
    if any(value not in (None, getattr(sheet, _FIELDS[name])) for name, value in given.items()):
        return row.refused("not_as_on_the_sheet")
    return None


def _as_on_the_sheets(rows: Rows, files: list[File]) -> Rows:
    sheets = [one.last(SHEET) for one in files]
    said = {field: ints([getattr(sheet, name) for sheet in sheets]) for field, name in _FIELDS.items()}
    return replace(rows, columns={**rows.columns, **said})


def agree_in(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect: the rights are recorded, and the money that waits pays for them. Refused: no_longer_possible."""
    asked = proposed_rows(proposal.content).asked
    files = [_ready(act, proposal, person) for person in asked.persons.tolist()]
    for file, *said in zip(
        files, *(getattr(asked.facts, name).tolist() for name in _FIELDS.values()), strict=True
    ):
        sheet = file.last(SHEET)
        if is_short(file) or said != [getattr(sheet, name) for name in _FIELDS.values()]:
            raise refused("no_longer_possible", proposal=proposal.id)
    facts = record_rows(act, proposal, is_received=False)
    for file, fact in zip(files, facts, strict=True):
        apply_waiting(act, file.person, fact, _money_of(act, file))
    days = asked.facts.day.tolist()
    add_steps(
        act,
        [NewStep(one.id, RIGHTS, day, fact=fact) for one, day, fact in zip(files, days, facts, strict=True)],
    )
    return {"recorded": len(facts)}


def _ready(act: Act, proposal: Proposal, person: int) -> File:
    """The file of a person in which rights can be recorded. Refused: no_longer_possible."""
    for one in files_of(act.connection, act.area, [person]):
        if may_take(one, RIGHTS):
            return one
    raise refused("no_longer_possible", proposal=proposal.id)


def _money_of(act: Act, file: File) -> list[int]:
    """The items that the money of a file opened."""
    found = [
        item_of_receipt(act.connection, act.area, kind=BROUGHT.name, receipt=one) for one in file.receipts
    ]
    return [one for one in found if one is not None]
