"""人员查询 Questions asked about one person: numbers, details, every version of every fact with its people, receipts, payees, what
waits. Each as known by a Day. Reads only."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.rows import dict_row

from yanglao.kernel.months import FOREVER, date_or_ever, day_of
from yanglao.ledger import chart
from yanglao.store.acting import Area
from yanglao.store.facts import STORED
from yanglao.store.proposals import PAYROLL_CHAIN

Row = dict[str, Any]
_DAYS = ("day", "until", "recorded_on", "put_aside_on", "paid_on", "on_day")
# Who an act was done by: the people of the proposal of which it is a step, in order, or whoever did it alone.
_PEOPLE = (
    "coalesce((SELECT array_agg(t.actor ORDER BY t.act_id) FROM proposal_step t WHERE t.proposal_id ="
    " (SELECT s.proposal_id FROM proposal_step s WHERE s.act_id = {act} AND s.act_id <>"
    " (SELECT p.act_id FROM proposal p WHERE p.id = s.proposal_id))), array[(SELECT alone.actor FROM act alone WHERE alone.id = {act})])"
)


def numbers_known(connection: psycopg.Connection, area: Area, person: int, known: int) -> list[Row]:
    """The identity numbers of a person (sealed) with the Day of each, the first one first."""
    return _rows(
        connection,
        "SELECT i.number_sealed, i.recorded_on FROM identity i WHERE i.area_id = %(area)s AND i.person_id = %(person)s"
        " AND i.recorded_on <= %(known)s ORDER BY i.id",
        area,
        person,
        known,
    )


def details_known(connection: psycopg.Connection, area: Area, person: int, known: int) -> list[Row]:
    """Name, ethnic group and telephone number (sealed), a version a row, the one that holds last."""
    return _rows(
        connection,
        "SELECT d.name, d.ethnic, d.phone_sealed, d.recorded_on FROM person_detail d WHERE d.area_id = %(area)s"
        " AND d.person_id = %(person)s AND d.recorded_on <= %(known)s ORDER BY d.id",
        area,
        person,
        known,
    )


def versions_known(connection: psycopg.Connection, area: Area, person: int, known: int) -> list[Row]:
    """Every version of every fact: its columns, the Day it was recorded, the people (the first proposed it), the document; and the
    Day on which another version put it aside, and whether that one says that it never was."""
    columns = ", ".join(f"f.{name}" for name in STORED)
    return _rows(
        connection,
        f"SELECT f.id, f.root, k.name AS kind_name, {columns}, f.void, f.recorded_on, p.paper, {_PEOPLE.format(act='f.act_id')} AS people,"
        " n.id AS put_aside_by, n.recorded_on AS put_aside_on,"
        " (SELECT u.name FROM unit u WHERE k.name = 'unit' AND u.id = f.place) AS unit,"
        " (SELECT c.content ->> 'reason' FROM proposal_step s JOIN proposal c ON c.id = s.proposal_id WHERE s.act_id = f.act_id) AS why"
        " FROM fact f JOIN fact_kind k ON k.code = f.kind LEFT JOIN fact_paper p ON p.fact_id = f.id"
        " LEFT JOIN fact n ON n.replaces = f.id AND n.recorded_on <= %(known)s"
        " WHERE f.area_id = %(area)s AND f.person_id = %(person)s AND f.recorded_on <= %(known)s ORDER BY f.day, f.kind, f.id",
        area,
        person,
        known,
    )


def receipts_known(connection: psycopg.Connection, area: Area, person: int, known: int) -> list[Row]:
    """Money received, with the fact that it paid (none: it waits)."""
    return _rows(
        connection,
        "SELECT r.number, k.name AS kind_name, r.year, r.years, r.paid_on, r.received_fen, r.fact_id AS fact FROM receipt r"
        " JOIN fact_kind k ON k.code = r.kind JOIN act a ON a.id = r.act_id WHERE r.area_id = %(area)s AND r.person_id = %(person)s"
        " AND a.on_day <= %(known)s ORDER BY r.paid_on, r.number",
        area,
        person,
        known,
    )


def payees_known(connection: psycopg.Connection, area: Area, person: int, known: int) -> list[Row]:
    """The accounts that hold, one of a kind, numbers sealed."""
    return _rows(
        connection,
        "SELECT DISTINCT ON (p.whose, p.heir_id) p.whose, p.holder, p.account_sealed, p.account_hash, p.recorded_on FROM payee p WHERE p.area_id = %(area)s"
        " AND p.person_id = %(person)s AND p.recorded_on <= %(known)s ORDER BY p.whose, p.heir_id, p.id DESC",
        area,
        person,
        known,
    )


def authority_known(connection: psycopg.Connection, area: Area, person: int, known: int) -> list[Row]:
    """The authority to withhold as given last, number sealed; none where there was never one."""
    return _rows(
        connection,
        "SELECT f.since AS day, f.until, f.holder, f.account_sealed, f.recorded_on FROM withholding_authority f"
        " WHERE f.area_id = %(area)s AND f.person_id = %(person)s AND f.recorded_on <= %(known)s ORDER BY f.id DESC LIMIT 1",
        area,
        person,
        known,
    )


# A line laid down by the act that prepared its batch is booked on the day the batch was.
_BOOKED_ON = (
    "coalesce((SELECT s.on_day FROM batch b JOIN proposal_step s ON s.proposal_id = b.id AND s.step = 'booked'"
    " WHERE b.act_id = {act}), (SELECT alone.on_day FROM act alone WHERE alone.id = {act}))"
)


def balances_known(connection: psycopg.Connection, area: Area, person: int, known: int) -> dict[str, int]:
    """Source -> fen that stand in the person's account."""
    rows = _rows(
        connection,
        f"SELECT l.account, -sum(l.fen)::bigint AS fen FROM leg l WHERE l.area_id = %(area)s AND l.person_id = %(person)s"
        f" AND {_BOOKED_ON.format(act='l.act_id')} <= %(known)s GROUP BY 1",
        area,
        person,
        known,
    )
    found = {row["account"]: row["fen"] for row in rows}
    return {source: found.get(account, 0) for source, account in chart.INDIVIDUAL.items()}


def pension_known(connection: psycopg.Connection, area: Area, person: int, known: int) -> list[Row]:
    """Benefit months booked with something in them: fen in all, how they were met."""
    return _rows(
        connection,
        "SELECT l.month, sum(l.cash_fen)::bigint AS cash_fen, sum(l.withheld_fen)::bigint AS withheld_fen,"
        " sum(l.overpaid_fen)::bigint AS overpaid_fen FROM pension_line l WHERE l.area_id = %(area)s AND l.person_id = %(person)s"
        f" AND {_BOOKED_ON.format(act='l.act_id')} <= %(known)s GROUP BY 1"
        " HAVING sum(l.cash_fen + l.withheld_fen + l.overpaid_fen) <> 0 ORDER BY 1",
        area,
        person,
        known,
    )


def pension_months(connection: psycopg.Connection, area: Area, person: int) -> list[Row]:
    """Every benefit month booked, by month: fen of the base pension, the increment and the account pension, how they were met, in which
    batches (their proposals), and what of the account it came from."""
    return _rows(
        connection,
        "SELECT l.month, sum(l.base_province_fen + l.base_city_fen)::bigint AS base_fen,"
        " sum(l.increment_province_fen + l.increment_city_fen)::bigint AS increment_fen,"
        " sum(l.account_own_fen + l.account_province_fen + l.account_city_fen + l.account_pool_fen)::bigint AS account_fen,"
        " sum(l.cash_fen)::bigint AS cash_fen, sum(l.withheld_fen)::bigint AS withheld_fen,"
        " sum(l.overpaid_fen)::bigint AS overpaid_fen,"
        " coalesce(array_agg(DISTINCT b.id) FILTER (WHERE b.id IS NOT NULL), '{}') AS batches"
        " FROM pension_line l LEFT JOIN batch b ON b.act_id = l.act_id"
        " WHERE l.area_id = %(area)s AND l.person_id = %(person)s GROUP BY 1 ORDER BY 1",
        area,
        person,
        FOREVER,
    )


def items_known(connection: psycopg.Connection, area: Area, person: int, known: int) -> list[Row]:
    """Of every open item what was left, with its cause."""
    return _rows(
        connection,
        "SELECT * FROM (SELECT i.id AS item, i.kind, i.month, nullif(i.fact_root, 0) AS fact, i.on_day, i.reason,"
        " (i.amount_fen - coalesce((SELECT sum(m.amount_fen) FROM item_move m JOIN act b ON b.id = m.act_id"
        " WHERE m.item_id = i.id AND b.on_day <= %(known)s), 0))::bigint AS left_fen FROM open_item i"
        " WHERE i.area_id = %(area)s AND i.person_id = %(person)s AND i.on_day <= %(known)s) items WHERE left_fen > 0 ORDER BY item",
        area,
        person,
        known,
    )


def has_been_paid(connection: psycopg.Connection, area: Area, person: int) -> bool:
    """Whether pensions or a settlement stand booked for a person."""
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM pension_line l WHERE l.area_id = %(area)s AND l.person_id = %(person)s"
        " GROUP BY l.month HAVING sum(l.cash_fen + l.withheld_fen + l.overpaid_fen) <> 0)"
        " OR EXISTS (SELECT FROM settlement_line s WHERE s.area_id = %(area)s AND s.person_id = %(person)s"
        " GROUP BY s.month, s.fact_root HAVING sum(s.closed) <> 0)",
        {"area": area.id, "person": person},
    ).fetchone()
    assert row is not None
    return bool(row[0])


def waiting_for(connection: psycopg.Connection, area: Area, person: int) -> list[int]:
    """The proposals about a person that are neither done nor sent back (payrolls left out)."""
    rows = connection.execute(
        "SELECT p.id FROM waiting_proposal w JOIN proposal p ON p.id = w.proposal_id WHERE w.area_id = %(area)s AND p.chain <> %(payroll)s"
        " AND (p.content -> 'person' = to_jsonb(%(person)s::bigint) OR p.content -> 'persons' @> to_jsonb(%(person)s::bigint)"
        "      OR jsonb_path_exists(p.content, '$.rows[*] ? (@.person == $person)', jsonb_build_object('person', %(person)s::bigint)))"
        " ORDER BY p.id",
        {"area": area.id, "person": person, "payroll": PAYROLL_CHAIN},
    )
    return [row[0] for row in rows.fetchall()]


def lines_of_month(
    connection: psycopg.Connection, area: Area, person: int, month: int, line: str
) -> list[Row]:
    """What is booked for a person and month in lines of a kind: every column, with the act, its Day, its people and its entries."""
    return _rows(
        connection,
        f"SELECT l.*, a.kind AS act_kind, {_BOOKED_ON.format(act='a.id')} AS on_day, {_BOOKED_BY} AS people,"
        " (SELECT coalesce(jsonb_agg(jsonb_build_object('entry', e.id, 'memo', e.memo, 'clause', e.clause) ORDER BY e.id), '[]')"
        f"  FROM entry e WHERE e.lines_act_id = a.id AND e.line = '{line}') AS entries"
        f" FROM {line}_line l JOIN act a ON a.id = l.act_id WHERE l.area_id = %(area)s AND l.person_id = %(person)s"
        " AND l.month = %(month)s ORDER BY l.round",
        area,
        person,
        FOREVER,
        month=month,
    )


# A batch's own lines are laid down by whoever prepared it; its people are those of all its steps.
_BOOKED_BY = (
    "coalesce((SELECT array_agg(t.actor ORDER BY t.act_id) FROM batch b JOIN proposal_step t ON t.proposal_id = b.id"
    " WHERE b.act_id = a.id), " + _PEOPLE.format(act="a.id") + ")"
)


def _rows(
    connection: psycopg.Connection, query: str, area: Area, person: int, known: int, **more: int
) -> list[Row]:
    until = date_or_ever(known)
    query = query.replace("f.until", "nullif(f.until, 'infinity'::date) AS until")
    with connection.cursor(row_factory=dict_row) as cursor:
        found = cursor.execute(query, {"area": area.id, "person": person, "known": until, **more}).fetchall()
    return [{name: _day(name, value) for name, value in row.items()} for row in found]


def _day(name: str, value: Any) -> Any:
    if name not in _DAYS:
        return value
    if value is None:
        return FOREVER if name == "until" else None
    return day_of(value)
