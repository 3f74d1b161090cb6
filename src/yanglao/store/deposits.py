"""定期存款、国债 Deposits and bonds of the fund: what runs, what it has paid, how it came back."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.ledger.deposits import earned_fen, months_later
from yanglao.store.acting import Act, Area

MATURED, EARLY = "matured", "early"


class End(NamedTuple):
    """How a deposit came back: on which Day, the principal, the interest paid with it, and what of the principal is lost, in fen."""

    way: str
    day: int
    principal_fen: int
    interest_fen: int
    lost_fen: int
    reason: str


class Part(NamedTuple):
    """部分提前支取 A part of a deposit withdrawn before its end: on which Day, its principal and the interest paid with it, in fen; the bank's rate
    for money on demand on that Day, in basis points."""

    day: int
    fen: int
    interest_fen: int
    demand_rate_bp: int
    reason: str


class Deposit(NamedTuple):
    """A deposit under its number: term in months (0: without one), yearly rate in basis points, fen, the Day on which it was opened, what
    it has paid in interest while it ran, the part withdrawn (None: nothing), and its end (None: it runs)."""

    id: int
    bank: str
    product: str
    months: int
    rate_bp: int
    fen: int
    opened_on: int
    document: str
    paid_fen: int
    part: Part | None
    end: End | None

    @property
    def due(self) -> int | None:
        """到期日 The Day on which it ends; None: without a term."""
        return months_later(self.opened_on, self.months) if self.months else None

    @property
    def interest_fen(self) -> int:
        """What it has paid altogether."""
        return self.paid_fen + sum(one.interest_fen for one in (self.part, self.end) if one is not None)

    @property
    def left_fen(self) -> int:
        """存款余额 What lies there, or lay there at its end: without the part withdrawn."""
        return self.fen - (self.part.fen if self.part else 0)

    def earned_fen(self, on: int) -> int:
        """What it has earned up to a Day, at most to its end: at its rate what was left there, and what the bank paid with a part withdrawn."""
        ends = [day for day in (self.due, None if self.end is None else self.end.day) if day is not None]
        until = min([on, *ends])
        if self.part is None or on < self.part.day:
            return earned_fen(self.fen, rate_bp=self.rate_bp, since=self.opened_on, until=until)
        rest = earned_fen(self.left_fen, rate_bp=self.rate_bp, since=self.opened_on, until=until)
        return rest + self.part.interest_fen

    def forgone_by_part_fen(self) -> int:
        """少收利息 What the part withdrawn would have earned by its Day at the rate of the deposit, less what the bank paid with it."""
        if self.part is None:
            return 0
        at_rate = earned_fen(self.part.fen, rate_bp=self.rate_bp, since=self.opened_on, until=self.part.day)
        return at_rate - self.part.interest_fen


def deposits(connection: psycopg.Connection, area: Area) -> list[Deposit]:
    """Every deposit there has been, oldest first."""
    rows = connection.execute(
        "SELECT d.id, d.bank, d.product, d.term_months, d.rate_bp, d.amount_fen, d.opened_on, d.document,"
        " coalesce((SELECT sum(i.amount_fen) FROM deposit_interest i WHERE i.deposit_id = d.id), 0)::bigint,"
        " p.withdrawn_on, p.principal_fen, p.interest_fen, p.demand_rate_bp, p.reason,"
        " e.way, e.ended_on, e.principal_fen, e.interest_fen, e.lost_fen, e.reason"
        " FROM deposit d LEFT JOIN deposit_part p ON p.deposit_id = d.id LEFT JOIN deposit_end e ON e.deposit_id = d.id"
        " WHERE d.area_id = %s ORDER BY d.id",
        (area.id,),
    )
    return [
        Deposit(
            number,
            bank,
            product,
            months,
            rate_bp,
            fen,
            day_of(opened),
            document,
            paid,
            _part(*more[: len(Part._fields)]),
            _end(*more[len(Part._fields) :]),
        )
        for number, bank, product, months, rate_bp, fen, opened, document, paid, *more in rows.fetchall()
    ]


def _part(withdrawn_on: date | None, *more: Any) -> Part | None:
    return None if withdrawn_on is None else Part(day_of(withdrawn_on), *more)


def _end(way: str | None, ended_on: date, *more: Any) -> End | None:
    return None if way is None else End(way, day_of(ended_on), *more)


def earned_in(connection: psycopg.Connection, area: Area, months: range) -> tuple[int, int]:
    """Interest that deposits and bonds paid in these Months of the books, and principal that was lost, in fen."""
    row = connection.execute(
        "SELECT coalesce(sum(m.interest), 0)::bigint, coalesce(sum(m.lost), 0)::bigint FROM ("
        " SELECT entry_id, amount_fen AS interest, 0 AS lost FROM deposit_interest WHERE area_id = %(area)s"
        " UNION ALL SELECT entry_id, interest_fen, 0 FROM deposit_part WHERE area_id = %(area)s"
        " UNION ALL SELECT entry_id, interest_fen, 0 FROM deposit_end WHERE area_id = %(area)s AND entry_id IS NOT NULL"
        " UNION ALL SELECT loss_entry_id, 0, lost_fen FROM deposit_end WHERE area_id = %(area)s AND loss_entry_id IS NOT NULL"
        ") m JOIN entry e ON e.id = m.entry_id WHERE e.period = ANY(%(months)s)",
        {"area": area.id, "months": list(months)},
    ).fetchone()
    assert row is not None
    interest_fen, lost_fen = row
    return interest_fen, lost_fen


def add_deposit(
    act: Act,
    proposal: int,
    *,
    bank: str,
    product: str,
    months: int,
    rate_bp: int,
    fen: int,
    document: str,
    entry: int,
) -> int:
    """Note what was put in, on the business day; its number."""
    row = act.connection.execute(
        "INSERT INTO deposit (area_id, proposal_id, bank, product, term_months, rate_bp, amount_fen, opened_on, document, entry_id, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
        (
            act.area.id,
            proposal,
            bank,
            product,
            months,
            rate_bp,
            fen,
            date_of(act.by.on),
            document,
            entry,
            act.id,
        ),
    ).fetchone()
    assert row is not None
    return int(row[0])


def has_interest(act: Act, number: int, statement: str) -> bool:
    """Whether interest of a deposit is on record by that statement."""
    found = act.connection.execute(
        "SELECT 1 FROM deposit_interest WHERE deposit_id = %s AND statement = %s LIMIT 1", (number, statement)
    )
    return found.fetchone() is not None


def add_interest(act: Act, number: int, *, entry: int, day: int, fen: int, statement: str) -> None:
    """Note interest that a running deposit has paid."""
    act.connection.execute(
        "INSERT INTO deposit_interest (entry_id, deposit_id, area_id, paid_on, amount_fen, statement, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (entry, number, act.area.id, date_of(day), fen, statement, act.id),
    )


def add_part(act: Act, number: int, part: Part, *, statement: str, entry: int) -> None:
    """Note a part that was withdrawn."""
    act.connection.execute(
        "INSERT INTO deposit_part (deposit_id, area_id, withdrawn_on, principal_fen, interest_fen, demand_rate_bp, reason, statement,"
        " entry_id, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (number, act.area.id, date_of(part.day), *part[1:], statement, entry, act.id),
    )


def add_end(
    act: Act, number: int, end: End, *, statement: str, entry: int | None, loss_entry: int | None
) -> None:
    """Note how a deposit came back."""
    act.connection.execute(
        "INSERT INTO deposit_end (deposit_id, area_id, way, ended_on, principal_fen, interest_fen, lost_fen, reason, statement, entry_id,"
        " loss_entry_id, act_id) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (
            number,
            act.area.id,
            end.way,
            date_of(end.day),
            *end[2:],
            statement,
            entry,
            loss_entry,
            act.id,
        ),
    )
