"""A village gives money for its people: in the last June it comes in at the bank, is booked apart, and the village's list says for whom."""

from __future__ import annotations

from yanglao.commands.demo.desks import agree_to_all, do_one, hand_in
from yanglao.kernel.months import month, month_of
from yanglao.ledger.chart import TREASURY
from yanglao.store.acting import Agency
from yanglao.store.bank_standing import still_open
from yanglao.store.facts import known_facts
from yanglao.store.grants import grants
from yanglao.store.people import numbers_of

COMES = month(2016, 6)
FEN, EACH_YUAN, PEOPLE = 5_000_00, 100, 20
REMARK = "墩头居委会养老补助"


def given(on: int) -> dict[int, int]:
    """Account -> fen that a village gives in the month of a day."""
    return {TREASURY: FEN} if month_of(on) == COMES else {}


def grant(agency: Agency, on: int) -> None:
    """Book what has come, and note for whom: the first of the register."""
    if not given(on):
        return
    (line,) = (one for one in still_open(agency).open_lines(TREASURY) if one.remark == REMARK)
    said = {"line": line.id, "giver": "集体", "payer": "墩头居委会", "document": "补助协议1号"}
    do_one(agency, "collective_grant", said, on)
    agree_to_all(agency, on)
    (made,) = grants(agency.connection, agency.area)
    persons = known_facts(agency.connection, agency.area).ids[:PEOPLE].tolist()
    numbers = numbers_of(agency.connection, agency.keys, persons).values()
    rows = [{"number": one, "grant": made.id, "amount_yuan": EACH_YUAN} for one in numbers]
    hand_in(agency, "collective_share", rows, on)
