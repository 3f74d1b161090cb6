"""先款 Money of a transfer comes in and waits under the number of its receipt; the other place's information sheet says what it is."""

from __future__ import annotations

from yanglao.acts.records.booking import book_waiting
from yanglao.acts.records.rows import Done, Refused, Rows, Short, Taking
from yanglao.acts.records.used_receipts import is_used
from yanglao.acts.transfer.walking import Row, Said, walk
from yanglao.kernel.months import month_of
from yanglao.ledger.items import BROUGHT
from yanglao.life.kinds import Kind
from yanglao.lists import transfer_layouts as forms
from yanglao.store.receipts import Receipt, add_receipts
from yanglao.store.transfers import MONEY, SHEET, File, NewStep


def receive(taking: Taking, rows: Rows) -> Done:
    """转移资金到账 Money comes in for a file whose letter has gone out. Refused: as `walk`, receipt_used, no_money."""
    came: list[Receipt] = []

    def say(row: Row, file: File) -> Said:
        said = _money(row, file)
        if not isinstance(said, Refused):
            came.append(
                Receipt(said.document, row.person, Kind.transfer_in, 0, 0, 0, row.day, said.fen, None)
            )
        return said

    done = walk(taking, forms.MONEY, rows, step=MONEY, say=say)
    if came:
        add_receipts(taking.act, came)
        waiting = [Short(one.person, one.number, month_of(one.paid_on), one.received_fen) for one in came]
        book_waiting(taking.act, waiting, kind=BROUGHT, clause="七3", memo="转移资金暂存")
    return done


def _money(row: Row, file: File) -> Said:
    act, number, fen = row.taking.act, str(row.value("receipt")), row.value("amount_yuan")
    if fen <= 0:
        return row.refused("no_money")
    if is_used(act, number):
        return row.refused("receipt_used")
    return NewStep(file.id, MONEY, row.day, number, fen=fen)


def note_sheet(taking: Taking, rows: Rows) -> Done:
    """信息表 What the other place says it has sent: money by source, and years. The last sheet holds. Refused: as `walk`, no_money."""

    def say(row: Row, file: File) -> Said:
        parts = {f"{source}_fen": row.value(f"{source}_yuan") for source in ("own", "province", "city")}
        if not any(parts.values()):
            return row.refused("no_money")
        return NewStep(file.id, SHEET, row.day, row.document, years=row.value("years"), **parts)

    return walk(taking, forms.SHEET, rows, step=SHEET, say=say)
