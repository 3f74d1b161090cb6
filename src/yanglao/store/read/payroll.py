"""发放台查询 What the payroll desk reads of batches, a page at a time by key: their standing, what they change, their lines, who is withheld, what
the bank sent back and what became of it. Reads only."""

from __future__ import annotations

from typing import Any, NamedTuple

import psycopg
from psycopg import sql

from yanglao.kernel.months import day_of
from yanglao.ledger.items import RETURNED_PAYMENT
from yanglao.rules.sources import PENSION_PARTS
from yanglao.store.acting import Area
from yanglao.store.batches import Batch, own_table_of
from yanglao.store.proposals import SENT_BACK

LAST = 2**31 - 1
"""Beyond every number of a batch."""


class Step(NamedTuple):
    """A step of a batch: who took it (login and name), on which Day, and the reason of a batch sent back."""

    step: str
    login: str
    name: str
    on: int
    reason: str


class Head(NamedTuple):
    """A batch in the list: number, Month, control totals, its steps, the Day on which its file went to the bank (None: not yet), whether
    the bank has said anything of it."""

    batch: int
    month: int
    totals: dict[str, Any]
    steps: tuple[Step, ...]
    sent_on: int | None
    is_answered: bool


_STEPS = (
    "(SELECT coalesce(jsonb_agg(jsonb_build_array(s.step, s.actor, coalesce(f.name, s.actor), to_char(s.on_day, 'YYYYMMDD')::int, coalesce(s.reason, ''))"
    " ORDER BY s.act_id), '[]') FROM proposal_step s LEFT JOIN staff f ON f.area_id = s.area_id AND f.login = s.actor WHERE s.proposal_id = b.id)"
)
_HEADS = (
    f"SELECT b.id, b.month, b.totals, {_STEPS}, (SELECT a.on_day FROM bank_file f JOIN act a ON a.id = f.act_id WHERE f.proposal_id = b.id),"
    " EXISTS (SELECT FROM payment_answer p WHERE p.proposal_id = b.id) FROM batch b WHERE b.area_id = %s"
)


def batch_heads(
    connection: psycopg.Connection, area: Area, *, before: int = LAST, most: int, month: int | None = None
) -> list[Head]:
    """The batches below the number `before`, the newest first; of one Month alone where it is named."""
    rows = connection.execute(
        f"{_HEADS} AND b.id < %s AND b.month = coalesce(%s, b.month) ORDER BY b.id DESC LIMIT %s",
        (area.id, before, month, most),
    )
    return [_head(row) for row in rows.fetchall()]


def head_of(connection: psycopg.Connection, area: Area, number: int) -> Head | None:
    """One batch."""
    row = connection.execute(f"{_HEADS} AND b.id = %s", (area.id, number)).fetchone()
    return None if row is None else _head(row)


def batch_sums(
    connection: psycopg.Connection, area: Area, *, month: int | None = None
) -> tuple[int, int, int]:
    """How many batches there are, how many of them are booked, and the cash of those (fen)."""
    row = connection.execute(
        "SELECT count(*), count(s.act_id), coalesce(sum((b.totals->>'cash_fen')::bigint) FILTER (WHERE s.act_id IS NOT NULL), 0)::bigint"
        " FROM batch b LEFT JOIN proposal_step s ON s.proposal_id = b.id AND s.step = 'booked'"
        " WHERE b.area_id = %s AND b.month = coalesce(%s, b.month)",
        (area.id, month),
    ).fetchone()
    assert row is not None
    return int(row[0]), int(row[1]), int(row[2])


def booked_before(connection: psycopg.Connection, area: Area, batch: Batch) -> Head | None:
    """The batch that was booked before this one was prepared, the nearest."""
    row = connection.execute(
        f"{_HEADS} AND b.id < %s AND EXISTS (SELECT FROM proposal_step s WHERE s.proposal_id = b.id AND s.step = 'booked')"
        " ORDER BY b.id DESC LIMIT 1",
        (area.id, batch.id),
    ).fetchone()
    return None if row is None else _head(row)


def _head(row: tuple[Any, ...]) -> Head:
    number, month, totals, steps, sent, answered = row
    return Head(
        number,
        month,
        totals,
        tuple(Step(*step) for step in steps),
        None if sent is None else day_of(sent),
        answered,
    )


# --- what is different


class Group(NamedTuple):
    """A kind of difference with its cause (numbers, as kept): persons, fen a month more, fen of earlier months, fen kept back."""

    change: int
    cause: int
    kind: int
    persons: int
    moved_fen: int
    earlier_fen: int
    withheld_fen: int


class Changed(NamedTuple):
    """Somebody about whom something is different: fen of the month before and now, of earlier months, kept back."""

    person: int
    change: int
    cause: int
    kind: int
    about: int
    before_fen: int
    now_fen: int
    earlier_fen: int
    withheld_fen: int


def change_groups(connection: psycopg.Connection, batch: int) -> list[Group]:
    """What is different in a batch, by kind and cause."""
    rows = connection.execute(
        "SELECT change, cause, kind, count(*), sum(now_fen - before_fen)::bigint, sum(earlier_fen)::bigint, sum(withheld_fen)::bigint"
        " FROM batch_change WHERE proposal_id = %s GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        (batch,),
    )
    return [Group(*row) for row in rows.fetchall()]


def changed_in(
    connection: psycopg.Connection,
    batch: int,
    *,
    group: tuple[int, int, int] | None = None,
    after: int = 0,
    most: int | None = None,
) -> list[Changed]:
    """Those of one group beyond the person `after`, by person; or everybody."""
    which = "" if group is None else " AND (change, cause, kind) = (%(change)s, %(cause)s, %(kind)s)"
    named = dict(zip(("change", "cause", "kind"), group or (0, 0, 0), strict=True))
    rows = connection.execute(
        "SELECT person_id, change, cause, kind, about, before_fen, now_fen, earlier_fen, withheld_fen FROM batch_change"
        f" WHERE proposal_id = %(batch)s{which} AND person_id > %(after)s ORDER BY person_id, change LIMIT %(most)s",
        {"batch": batch, "after": after, "most": most, **named},
    )
    return [Changed(*row) for row in rows.fetchall()]


# --- lines


class BatchLine(NamedTuple):
    """A line of a batch: whose, the benefit Month, fen of the pension, in cash, kept back, found overpaid (below zero), and the payee
    (0: nobody)."""

    person: int
    month: int
    fen: int
    cash_fen: int
    withheld_fen: int
    overpaid_fen: int
    payee: int


def lines_in(
    connection: psycopg.Connection,
    batch: Batch,
    *,
    after: tuple[int, int] = (0, 0),
    most: int | None = None,
    person: int | None = None,
    is_withheld: bool = False,
) -> list[BatchLine]:
    """Lines beyond a person and Month, by both; of one person, or those alone of which something is kept back."""
    parts = _parts(connection, batch, person, is_withheld)
    query = sql.SQL("SELECT * FROM ({parts}) lines ORDER BY person_id, month LIMIT %(most)s").format(
        parts=sql.SQL(" UNION ALL ").join(parts)
    )
    rows = connection.execute(query, {"person": after[0], "month": after[1], "most": most, "of": person})
    return [BatchLine(*row) for row in rows.fetchall()]


def withheld_in(connection: psycopg.Connection, batch: Batch) -> int:
    """How many lines of a batch are kept back, whole or in part."""
    parts = _parts(connection, batch, None, True, is_page=False)
    row = connection.execute(
        sql.SQL("SELECT count(*) FROM ({}) lines").format(sql.SQL(" UNION ALL ").join(parts))
    ).fetchone()
    assert row is not None
    return int(row[0])


def _parts(
    connection: psycopg.Connection,
    batch: Batch,
    person: int | None,
    is_withheld: bool,
    *,
    is_page: bool = True,
) -> list[sql.Composed]:
    """The drafts of a batch, and the table of its month's own lines (which a batch that was sent back has no more); each cut off where a
    page of both ends."""
    tables = [("pension_draft", "proposal_id", batch.id)]
    own = None if SENT_BACK in batch.steps else own_table_of(connection, batch.id)
    if own is not None:
        tables.append((own, "act_id", batch.act_id))
    more = " AND withheld_fen > 0" if is_withheld else ""
    if person is not None:
        more += " AND person_id = %(of)s"
    if is_page:
        more += " AND (person_id, month) > (%(person)s, %(month)s) ORDER BY person_id, month LIMIT %(most)s"
    fen = sql.SQL(" + ").join(sql.Identifier(part.column) for part in PENSION_PARTS)
    return [
        sql.SQL(
            "(SELECT person_id, month, {fen} AS fen, cash_fen, withheld_fen, overpaid_fen, payee_id FROM {table}"
            f" WHERE {{key}} = {{value}}{more})"
        ).format(
            fen=fen,
            table=sql.Identifier("public", table),
            key=sql.Identifier(key),
            value=sql.Literal(value),
        )
        for table, key, value in tables
    ]


# --- what goes out besides


def items_in(connection: psycopg.Connection, batch: int) -> list[tuple[str, int, int]]:
    """(kind of item, how many, fen) of what was open with persons and goes out with a batch."""
    rows = connection.execute(
        "SELECT i.kind, count(DISTINCT b.item_id), sum(b.amount_fen)::bigint FROM batch_item b JOIN open_item i ON i.id = b.item_id"
        " WHERE b.proposal_id = %s GROUP BY 1 ORDER BY 1",
        (batch,),
    )
    return [(kind, int(count), int(fen)) for kind, count, fen in rows.fetchall()]


# --- the bank's answer


class Answered(NamedTuple):
    """What the bank has said of a batch: payments paid, payments returned, fen of these."""

    paid: int
    returned: int
    returned_fen: int


def answered_in(connection: psycopg.Connection, batch: int) -> Answered:
    """How much the bank has answered. What it paid first and returned later counts as returned."""
    row = connection.execute(
        "SELECT count(*) FILTER (WHERE NOT is_returned), count(*) FILTER (WHERE is_returned),"
        " coalesce(sum(amount_fen) FILTER (WHERE is_returned), 0)::bigint FROM payment_answer WHERE proposal_id = %s",
        (batch,),
    ).fetchone()
    both = connection.execute(
        "SELECT count(*) FROM payment_answer r JOIN payment_answer p USING (proposal_id, payee_id)"
        " WHERE r.proposal_id = %s AND r.is_returned AND NOT p.is_returned",
        (batch,),
    ).fetchone()
    assert row is not None and both is not None
    return Answered(int(row[0]) - int(both[0]), int(row[1]), int(row[2]))


class Back(NamedTuple):
    """A payment that came back: batch, payee, person, fen, the bank's reason and its Day; what still lies in the fund (fen); the Day on
    which another account was noted since (None: none), and the batches that paid it again."""

    batch: int
    payee: int
    person: int
    fen: int
    reason: str
    on: int
    left_fen: int
    noted_on: int | None
    paid_again: tuple[int, ...]


_BACK = """
SELECT a.proposal_id, a.payee_id, a.person_id, a.amount_fen, a.reason, a.on_day, i.left_fen,
    (SELECT min(n.recorded_on) FROM payee n JOIN payee o ON o.id = a.payee_id
     WHERE n.person_id = a.person_id AND n.id > a.payee_id AND n.whose = o.whose), i.again
FROM payment_answer a CROSS JOIN LATERAL (
    SELECT coalesce(sum(i.amount_fen - coalesce(m.fen, 0)), 0)::bigint AS left_fen,
        coalesce(array_agg(DISTINCT m.batch) FILTER (WHERE m.batch IS NOT NULL), '{}') AS again
    FROM open_item i LEFT JOIN LATERAL (
        SELECT sum(amount_fen) AS fen, max(proposal_id) AS batch FROM item_move WHERE item_id = i.id) m ON true
    WHERE i.proposal_id = a.proposal_id AND i.payee_id = a.payee_id AND i.kind = %(kind)s) i
WHERE a.area_id = %(area)s AND a.is_returned
"""


def returned_from(
    connection: psycopg.Connection,
    area: Area,
    *,
    batch: int | None = None,
    after: tuple[int, int] = (0, 0),
    most: int | None = None,
    is_waiting: bool = False,
) -> list[Back]:
    """Payments that came back beyond a batch and payee, by both; of one batch, or those alone that are not paid again."""
    which = "" if batch is None else " AND a.proposal_id = %(batch)s"
    which += " AND i.left_fen > 0" if is_waiting else ""
    rows = connection.execute(
        f"{_BACK}{which} AND (a.proposal_id, a.payee_id) > (%(number)s, %(payee)s)"
        " ORDER BY a.proposal_id, a.payee_id LIMIT %(most)s",
        {
            "kind": RETURNED_PAYMENT.name,
            "area": area.id,
            "batch": batch,
            "number": after[0],
            "payee": after[1],
            "most": most,
        },
    )
    return [
        Back(number, payee, person, fen, reason, day_of(on), left, noted and day_of(noted), tuple(again))
        for number, payee, person, fen, reason, on, left, noted, again in rows.fetchall()
    ]


def returned_waiting(connection: psycopg.Connection, area: Area) -> tuple[int, int]:
    """(how many, fen) of what came back from the bank and is not paid again."""
    row = connection.execute(
        "SELECT count(*), coalesce(sum(left_fen), 0)::bigint FROM (SELECT i.proposal_id, i.payee_id, sum(i.amount_fen - coalesce("
        " (SELECT sum(m.amount_fen) FROM item_move m WHERE m.item_id = i.id), 0))::bigint AS left_fen FROM open_item i"
        " WHERE i.area_id = %s AND i.kind = %s GROUP BY 1, 2) back WHERE left_fen > 0",
        (area.id, RETURNED_PAYMENT.name),
    ).fetchone()
    assert row is not None
    return int(row[0]), int(row[1])


def payees_noted(connection: psycopg.Connection, persons: list[int]) -> dict[int, bool]:
    """Person -> whether the account noted last has sent money back; left out where no account is noted."""
    rows = connection.execute(
        "SELECT DISTINCT ON (p.person_id) p.person_id, EXISTS (SELECT FROM payment_answer a WHERE a.payee_id = p.id AND a.is_returned)"
        " FROM payee p WHERE p.person_id = ANY(%s) AND p.whose = 'person' ORDER BY p.person_id, p.id DESC",
        (persons,),
    )
    return dict(rows.fetchall())
