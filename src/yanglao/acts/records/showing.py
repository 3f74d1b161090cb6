"""What a proposal of rows would record, as the second person looks at it: numbers masked, values as they would be written."""

from __future__ import annotations

from typing import Any

from yanglao.acts.records.as_facts import FACT_COLUMN
from yanglao.acts.records.proposing import proposed_rows
from yanglao.acts.records.rows import Proposed
from yanglao.acts.records.writing import written
from yanglao.kernel.identity import masked
from yanglao.lists import LAYOUTS
from yanglao.store.acting import Agency
from yanglao.store.people import details_of, numbers_of
from yanglao.store.proposals import Proposal


def shown_rows(layout: str, agency: Agency, proposal: Proposal) -> list[dict[str, Any]]:
    """Row by row: the masked identity number, the name, and every field with its value."""
    rows = proposed_rows(proposal.content)
    persons = rows.asked.persons.tolist()
    details = details_of(agency.connection, persons)
    numbers = numbers_of(agency.connection, agency.keys, persons)
    return [
        {
            "number": masked(numbers[person]),
            "name": details[person].name,
            **_fields(layout, rows, row),
            "replaces": bool(rows.asked.replaces[row]),
        }
        for row, person in enumerate(persons)
    ]


def _fields(layout: str, rows: Proposed, row: int) -> dict[str, Any]:
    shown: dict[str, Any] = {
        field.name: written(field, int(getattr(rows.asked.facts, FACT_COLUMN[field.name])[row]))
        for field in LAYOUTS[layout].fields
        if field.name in FACT_COLUMN
    }
    if rows.papers[row]:
        shown["document"] = rows.papers[row]
    if rows.receipts[row]:
        shown |= {"receipt": rows.receipts[row], "received_fen": int(rows.asked.received_fen[row])}
    return shown
