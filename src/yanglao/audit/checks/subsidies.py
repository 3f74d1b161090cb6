"""四(二)2 A call asks for what the book says is due, line by line; and money of province and city comes in by its act alone."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.audit.checks.check import Finding
from yanglao.ledger.chart import CASH, CHART, INCOME_OF_DUE
from yanglao.store.acting import Agency
from yanglao.store.batches import batch_of
from yanglao.store.read.dues import dues_now
from yanglao.store.subsidies import Call, calls

NAME = "subsidies"
ZH = "财政补贴申请等于账上应到,到账逐笔登记"
EN = "calls for subsidies are what the book says is due; every arrival is on record"
_SQL = """
SELECT e.id, sum(p.credit_fen - p.debit_fen)::bigint FROM entry e JOIN posting p ON p.entry_id = e.id
WHERE e.area_id = %(area)s AND p.account = ANY(%(income)s) AND NOT EXISTS (SELECT FROM subsidy_arrival a WHERE a.entry_id = e.id)
  AND EXISTS (SELECT FROM posting c WHERE c.entry_id = e.id AND c.account = ANY(%(cash)s)) GROUP BY e.id ORDER BY e.id
"""


def find(agency: Agency) -> list[Finding]:
    """Every call and entry that offends."""
    asked = {"area": agency.area.id, "income": list(INCOME_OF_DUE.values()), "cash": list(CASH)}
    unknown = agency.connection.execute(_SQL, asked).fetchall()
    return [
        *(finding for call in calls(agency.connection, agency.area) for finding in of_call(agency, call)),
        *(Finding(int(entry), f"分录 {entry} 补贴到账无登记", int(fen)) for entry, fen in unknown),
    ]


def of_call(agency: Agency, call: Call) -> Iterator[Finding]:
    """The lines of a call that are not what was due."""
    batch = None if call.batch is None else batch_of(agency.connection, agency.area, call.batch)
    found = dues_now(agency.connection, agency.area, batch, through=call.through)
    due = {(one.account, one.month): one.fen for one in found.outstanding}
    asked = {(one.account, one.month): one.fen for one in call.lines}
    for key in sorted(due.keys() | asked.keys()):
        if asked.get(key, 0) != due.get(key, 0):
            name = CHART[key[0]].name
            yield Finding(
                call.id, f"申请 {call.id} {name} 与账上应到不符", asked.get(key, 0) - due.get(key, 0)
            )
