"""银行对账单 Statements of the fund's bank accounts as recorded, and their lines, each once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import psycopg

from yanglao.kernel.months import date_of, day_of
from yanglao.lists.bank_lines import BankLine
from yanglao.store.acting import Act, Area
from yanglao.store.secrets import Keys


class Statement(NamedTuple):
    """A statement: of which account of the book, the hash of its number (None: not told), the last Day it covers, and what lay there before
    and after."""

    account: int
    own_hash: bytes | None
    through: int
    opening_fen: int
    closing_fen: int


class Line(NamedTuple):
    """A line under its number: of which account, the bank's reference, its Day, fen (above zero: money in), the name on the other side, its
    account (sealed; None: not told), and what the bank says of it."""

    id: int
    account: int
    reference: str
    day: int
    fen: int
    name: str
    other: bytes | None
    remark: str


def statements(connection: psycopg.Connection, area: Area) -> list[Statement]:
    """Every statement, in the order in which they came in."""
    rows = connection.execute(
        "SELECT account, own_hash, through, opening_fen, closing_fen FROM bank_statement WHERE area_id = %s ORDER BY id",
        (area.id,),
    )
    return [
        Statement(account, None if own is None else bytes(own), day_of(through), opening, closing)
        for account, own, through, opening, closing in rows.fetchall()
    ]


def add_statement(act: Act, one: Statement) -> None:
    """Note a statement."""
    act.connection.execute(
        "INSERT INTO bank_statement (area_id, account, own_hash, through, opening_fen, closing_fen, act_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        (
            act.area.id,
            one.account,
            one.own_hash,
            date_of(one.through),
            one.opening_fen,
            one.closing_fen,
            act.id,
        ),
    )


def add_bank_lines(act: Act, account: int, lines: Iterable[BankLine]) -> None:
    """Note lines; the account on the other side is kept hashed and sealed."""
    copy = (
        "COPY bank_line (area_id, account, reference, on_day, amount_fen, name, other_hash, other_sealed, remark, act_id)"
        " FROM STDIN"
    )
    with act.connection.cursor().copy(copy) as rows:
        for one in lines:
            other = (
                (act.keys.hashed(one.account), act.keys.sealed(one.account)) if one.account else (None, None)
            )
            said = (one.reference, date_of(one.day), one.fen, one.name, *other, one.remark)
            rows.write_row((act.area.id, account, *said, act.id))


def known_lines(
    act: Act, account: int, references: Sequence[str]
) -> dict[str, tuple[int, int, str, str, bytes | None]]:
    """Reference -> day, fen, name, remark and hash of the other account of the lines known under some references."""
    rows = act.connection.execute(
        "SELECT reference, on_day, amount_fen, name, remark, other_hash FROM bank_line"
        " WHERE area_id = %s AND account = %s AND reference = ANY(%s)",
        (act.area.id, account, list(references)),
    )
    return {
        reference: (day_of(day), fen, name, remark, None if other is None else bytes(other))
        for reference, day, fen, name, remark, other in rows.fetchall()
    }


def said_by(keys: Keys, one: BankLine) -> tuple[int, int, str, str, bytes | None]:
    """What a line says, to compare it with one that is known."""
    return one.day, one.fen, one.name, one.remark, keys.hashed(one.account) if one.account else None


_MATCHED = (
    "SELECT FROM bank_match_line m WHERE m.line_id = l.id"
    " AND NOT EXISTS (SELECT FROM bank_match_end e WHERE e.match_id = m.match_id)"
)


def bank_lines(connection: psycopg.Connection, area: Area, *, only_open: bool = False) -> list[Line]:
    """The lines of all accounts, by account, day and number; `only_open`: those that no match holds."""
    return _lines(connection, area, f"NOT EXISTS ({_MATCHED})" if only_open else "TRUE", None)


def bank_line(connection: psycopg.Connection, area: Area, number: int) -> Line:
    """The line with that number."""
    (one,) = _lines(connection, area, "l.id = %(number)s", number)
    return one


def open_line(connection: psycopg.Connection, area: Area, number: int) -> Line | None:
    """The line with that number, if there is one that no match holds."""
    return next(
        iter(_lines(connection, area, f"l.id = %(number)s AND NOT EXISTS ({_MATCHED})", number)), None
    )


def _lines(connection: psycopg.Connection, area: Area, which: str, number: int | None) -> list[Line]:
    rows = connection.execute(
        "SELECT id, account, reference, on_day, amount_fen, name, other_sealed, remark FROM bank_line l"
        f" WHERE area_id = %(area)s AND {which} ORDER BY account, on_day, id",
        {"area": area.id, "number": number},
    )
    return [
        Line(number, of, reference, day_of(day), fen, name, None if other is None else bytes(other), remark)
        for number, of, reference, day, fen, name, other, remark in rows.fetchall()
    ]
