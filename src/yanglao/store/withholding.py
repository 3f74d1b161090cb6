"""代扣 By whose authority the bank takes contributions, what it was asked to take in which list, and what it said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

import psycopg

from yanglao.kernel.months import FOREVER, date_of, date_or_ever, day_of
from yanglao.ledger.items import SHORT
from yanglao.life.kinds import Kind
from yanglao.store.acting import Act, Area
from yanglao.store.items import RECEIPT_ITEM


class NewAuthority(NamedTuple):
    """The authority of a person from one Day to another: the account's holder, its number hashed and sealed."""

    person: int
    since: int
    until: int
    holder: str
    account_hash: bytes
    account_sealed: bytes


class Authority(NamedTuple):
    """An authority as recorded, under its number and by which act."""

    id: int
    said: NewAuthority
    act_id: int

    def holds_on(self, day: int) -> bool:
        return self.said.since <= day < self.said.until


# What was said of a record that went holds for the one that stays.
_STAYS = "coalesce(g.into_id, o.person_id)"
_MERGED = "LEFT JOIN person_merge g ON g.person_id = o.person_id"


def add_authorities(act: Act, authorities: Iterable[NewAuthority]) -> None:
    """Note authorities; each holds instead of the one before."""
    copy = (
        "COPY withholding_authority (area_id, person_id, since, until, holder, account_hash, account_sealed, recorded_on, act_id)"
        " FROM STDIN"
    )
    with act.connection.cursor().copy(copy) as rows:
        for one in authorities:
            until = date_or_ever(one.until)
            spell = (date_of(one.since), until)
            account = (one.holder, one.account_hash, one.account_sealed)
            rows.write_row((act.area.id, one.person, *spell, *account, date_of(act.by.on), act.id))


def authorities(
    connection: psycopg.Connection, area: Area, persons: Sequence[int] | None = None
) -> dict[int, Authority]:
    """Person -> the latest authority of `persons` (None: everybody), whether or not it holds."""
    rows = connection.execute(
        f"SELECT DISTINCT ON ({_STAYS}) o.id, {_STAYS}, o.since, CASE WHEN o.until = 'infinity' THEN NULL ELSE o.until END,"
        f" o.holder, o.account_hash, o.account_sealed, o.act_id FROM withholding_authority o {_MERGED}"
        f" WHERE o.area_id = %(area)s AND (%(persons)s::bigint[] IS NULL OR {_STAYS} = ANY(%(persons)s)) ORDER BY {_STAYS}, o.id DESC",
        {"area": area.id, "persons": None if persons is None else list(persons)},
    )
    return {
        person: Authority(
            number,
            NewAuthority(
                person,
                day_of(since),
                FOREVER if until is None else day_of(until),
                holder,
                bytes(hashed),
                bytes(sealed),
            ),
            act_id,
        )
        for number, person, since, until, holder, hashed, sealed, act_id in rows.fetchall()
    }


class ToTake(NamedTuple):
    """What the bank is asked to take of a person, by which authority, for a year at a tier, in fen."""

    person: int
    authority: int
    year: int
    tier_fen: int
    fen: int


def add_lines(act: Act, number: int, lines: Iterable[ToTake]) -> None:
    """The lines of a list, numbered from 1."""
    copy = (
        "COPY withholding_line (proposal_id, number, area_id, person_id, authority_id, year, tier_fen, amount_fen, act_id)"
        " FROM STDIN"
    )
    with act.connection.cursor().copy(copy) as rows:
        for order, one in enumerate(lines, start=1):
            rows.write_row((number, order, act.area.id, *one, act.id))


class Answer(NamedTuple):
    """What the bank said of a line: whether the money was taken, how much, why not, on which Day."""

    is_taken: bool
    fen: int
    reason: str
    on: int


class Line(NamedTuple):
    """A line of a list: its number, what was asked, on which Day the file went out (None: not yet), whether the list is over, and what the
    bank said (None: nothing yet)."""

    list: int
    number: int
    asked: ToTake
    sent_on: int | None
    is_over: bool
    answer: Answer | None

    @property
    def is_open(self) -> bool:
        """Whether the bank may still take the money."""
        return self.answer is None and not self.is_over


_LINES = (
    f"SELECT o.proposal_id, o.number, {_STAYS}, o.authority_id, o.year, o.tier_fen, o.amount_fen, sent.on_day,"
    " EXISTS (SELECT FROM withholding_end e WHERE e.proposal_id = o.proposal_id),"
    f" a.is_taken, a.amount_fen, a.reason, a.on_day FROM withholding_line o {_MERGED}"
    " LEFT JOIN withholding_answer a ON (a.proposal_id, a.number) = (o.proposal_id, o.number)"
    " LEFT JOIN (bank_file f JOIN act sent ON sent.id = f.act_id) ON f.proposal_id = o.proposal_id"
    " WHERE o.area_id = %(area)s"
)


def lines_of(
    connection: psycopg.Connection, area: Area, *, lists: Sequence[int] | None = None, year: int | None = None
) -> list[Line]:
    """The lines of some lists (None: of all), of one year or of all, by list and number."""
    rows = connection.execute(
        f"{_LINES} AND (%(lists)s::int[] IS NULL OR o.proposal_id = ANY(%(lists)s))"
        " AND (%(year)s::int IS NULL OR o.year = %(year)s) ORDER BY o.proposal_id, o.number",
        {"area": area.id, "lists": None if lists is None else list(lists), "year": year},
    )
    return [_line(row) for row in rows.fetchall()]


def lines_at(
    connection: psycopg.Connection, area: Area, places: Collection[tuple[int, int]]
) -> dict[tuple[int, int], Line]:
    """List and number -> the line that stands there, of some places."""
    rows = connection.execute(
        f"{_LINES} AND (o.proposal_id, o.number) IN (SELECT * FROM unnest(%(lists)s::int[], %(numbers)s::int[]))",
        {
            "area": area.id,
            "lists": [of for of, _ in places],
            "numbers": [number for _, number in places],
        },
    )
    return {(one.list, one.number): one for one in map(_line, rows.fetchall())}


def _line(row: tuple[Any, ...]) -> Line:
    number, order, *asked, sent, is_over, is_taken, fen, reason, on = row
    answer = None if is_taken is None else Answer(is_taken, fen, reason, day_of(on))
    return Line(number, order, ToTake(*asked), None if sent is None else day_of(sent), is_over, answer)


def accounts_of(connection: psycopg.Connection, number: int) -> dict[int, tuple[str, bytes]]:
    """Authority -> holder and sealed number of the account, of a list's lines."""
    rows = connection.execute(
        "SELECT a.id, a.holder, a.account_sealed FROM withholding_line l JOIN withholding_authority a ON a.id = l.authority_id"
        " WHERE l.proposal_id = %s",
        (number,),
    )
    return {authority: (holder, bytes(sealed)) for authority, holder, sealed in rows.fetchall()}


def add_answers(act: Act, answers: Iterable[tuple[Line, Answer]]) -> None:
    """Note what the bank said of lines."""
    copy = (
        "COPY withholding_answer (proposal_id, number, area_id, is_taken, amount_fen, reason, on_day, act_id)"
        " FROM STDIN"
    )
    with act.connection.cursor().copy(copy) as rows:
        for line, one in answers:
            said = (one.is_taken, one.fen, one.reason, date_of(one.on))
            rows.write_row((line.list, line.number, act.area.id, *said, act.id))


def add_end(act: Act, number: int, reason: str) -> None:
    """A list is over."""
    act.connection.execute(
        "INSERT INTO withholding_end (proposal_id, area_id, reason, act_id) VALUES (%s, %s, %s, %s)",
        (number, act.area.id, reason, act.id),
    )


def whose_money_waits(connection: psycopg.Connection, area: Area, year: int) -> set[int]:
    """The persons of whom money for a contribution year waits because it was too little."""
    rows = connection.execute(
        "SELECT r.person_id FROM receipt r JOIN open_item i ON i.area_id = r.area_id AND i.person_id = r.person_id"
        f" AND i.kind = %(short)s AND i.reason = {RECEIPT_ITEM} WHERE r.area_id = %(area)s AND r.fact_id IS NULL"
        " AND r.kind = %(contribution)s AND r.year = %(year)s"
        " AND i.amount_fen > (SELECT coalesce(sum(m.amount_fen), 0) FROM item_move m WHERE m.item_id = i.id)",
        {"area": area.id, "year": year, "short": SHORT.name, "contribution": int(Kind.contribution)},
    )
    return {person for (person,) in rows.fetchall()}
