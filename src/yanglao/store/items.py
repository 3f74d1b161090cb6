"""往来款项 Open items: opened, moved, and what is left of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import psycopg

from yanglao.kernel.months import date_of
from yanglao.ledger.items import ITEM_KINDS
from yanglao.payment.meeting import Move, OpenItem
from yanglao.store.acting import Act, Area

_LEFT = (
    "SELECT i.id, i.person_id, i.kind, i.line, i.month, i.fact_root,"
    " coalesce(i.payee_id, 0) AS payee_id, (i.amount_fen - coalesce((SELECT sum(m.amount_fen) FROM item_move m WHERE m.item_id = i.id), 0))::bigint AS left_fen"
    " FROM open_item i WHERE i.area_id = %s"
)
OF_A_TAKE_OVER = "EXISTS (SELECT FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE f.id = i.fact_root AND k.name = 'opening_items')"
"""SQL: whether the item `i` was open with the system before, or came back of what that had sent."""
_RECEIPT = "票据 "
RECEIPT_ITEM = f"'{_RECEIPT}' || r.number"
"""SQL: how an item names the receipt `r`."""


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item to be opened; `cause`: the fact behind it, None when there is none."""

    person: int
    kind: str
    line: str
    month: int
    fact_root: int
    fen: int
    cause: int | None = None
    reason: str = ""
    batch: int | None = None
    payee: int | None = None


def open_items(
    connection: psycopg.Connection, area: Area, *, persons: Sequence[int] | None = None
) -> list[OpenItem]:
    """Every item of which something is left, oldest first, of `persons` (None: everybody)."""
    whose = "" if persons is None else " AND i.person_id = ANY(%s)"
    rows = connection.execute(
        f"SELECT * FROM ({_LEFT}{whose}) items WHERE left_fen > 0 ORDER BY id",
        (area.id,) if persons is None else (area.id, list(persons)),
    ).fetchall()
    return [
        OpenItem(number, person, ITEM_KINDS[kind], line, month, root, left, payee)
        for number, person, kind, line, month, root, payee, left in rows
    ]


def reason_of_receipt(number: str) -> str:
    """How an item names the receipt whose money it is."""
    return f"{_RECEIPT}{number}"


def receipt_named(reason: str) -> str:
    """The receipt that the reason of an item names."""
    return reason.removeprefix(_RECEIPT)


def item_of_receipt(connection: psycopg.Connection, area: Area, *, kind: str, receipt: str) -> int | None:
    """The item of a kind that the money of a receipt opened."""
    row = connection.execute(
        "SELECT id FROM open_item WHERE area_id = %s AND kind = %s AND reason = %s ORDER BY id LIMIT 1",
        (area.id, kind, reason_of_receipt(receipt)),
    ).fetchone()
    return None if row is None else int(row[0])


def add_items(act: Act, items: Iterable[NewItem]) -> None:
    """Open items, on the act's business day."""
    on = date_of(act.by.on)
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO open_item (area_id, person_id, kind, line, month, fact_root, amount_fen, cause_fact, reason,"
            " proposal_id, payee_id, on_day, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                (
                    act.area.id,
                    one.person,
                    one.kind,
                    one.line,
                    one.month,
                    one.fact_root,
                    one.fen,
                    one.cause,
                    one.reason,
                    one.batch,
                    one.payee,
                    on,
                    act.id,
                )
                for one in items
            ],
        )


def add_moves(act: Act, moves: Iterable[Move]) -> None:
    """Note what became of parts of items."""
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO item_move (area_id, item_id, how, amount_fen, act_id) VALUES (%s, %s, %s, %s, %s)",
            [(act.area.id, move.item, move.how, move.fen, act.id) for move in moves],
        )


def pay_items(act: Act, batch: int) -> None:
    """The items of a batch go out with it."""
    act.connection.execute(
        "INSERT INTO item_move (area_id, item_id, how, amount_fen, proposal_id, payee_id, act_id)"
        " SELECT area_id, item_id, 'paid', amount_fen, proposal_id, payee_id, %s FROM batch_item WHERE proposal_id = %s"
        " ORDER BY item_id, payee_id",
        (act.id, batch),
    )


def batch_items(connection: psycopg.Connection, batch: int) -> list[int]:
    """The items that go out with a batch."""
    rows = connection.execute("SELECT item_id FROM batch_item WHERE proposal_id = %s", (batch,))
    return [row[0] for row in rows.fetchall()]
