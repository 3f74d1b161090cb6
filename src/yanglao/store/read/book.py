"""账簿查询 Questions asked of the book: trial balance, income and expenditure, a person's statement, the years. Reads only."""

from __future__ import annotations

from typing import Any

import psycopg

from yanglao.kernel.months import day_of
from yanglao.ledger import chart
from yanglao.ledger.chart import CHART
from yanglao.ledger.items import ITEM_ACCOUNTS
from yanglao.life.kinds import OPENINGS, SETTLEMENTS
from yanglao.rules.sources import FUNDERS
from yanglao.store.acting import Area

Row = dict[str, Any]

_POSTED = "SELECT account, sum(debit_fen), sum(credit_fen) FROM posting JOIN entry ON entry.id = entry_id WHERE area_id = %s"
_SUB_ACCOUNTS = tuple(chart.INDIVIDUAL.values())
_PENSIONS = (chart.BASE_PENSIONS, chart.INCREMENTS, chart.ACCOUNT_PENSIONS)


def trial_balance(connection: psycopg.Connection, area: Area) -> list[Row]:
    """试算平衡 Every account that has moved: debits, credits and balance in fen (balance in debit above zero)."""
    moved = connection.execute(f"{_POSTED} GROUP BY account ORDER BY account", (area.id,)).fetchall()
    return [
        {
            **_named(account),
            "debit_fen": int(debit),
            "credit_fen": int(credit),
            "balance_fen": int(debit - credit),
        }
        for account, debit, credit in moved
    ]


def _named(account: int) -> Row:
    return {"code": account, "name": CHART[account].name, "name_en": CHART[account].name_en}


def movements(connection: psycopg.Connection, area: Area, person_id: int) -> list[Row]:
    """对账 A person's movements as booked, leg by leg (fen: debit above zero), each with the Day and the act that made it: on the
    individual accounts, in cash, and in what is open with the person (withheld, returned, paid again, paid too much)."""
    legs = connection.execute(
        _MOVEMENTS,
        {"area": area.id, "person": person_id, "accounts": [*_SUB_ACCOUNTS, *chart.CASH, *ITEM_ACCOUNTS]},
    ).fetchall()
    return [
        {
            "on": day_of(on),
            "act": act,
            "month": month,
            "line": line,
            "round": round_,
            "code": account,
            "fen": int(fen),
        }
        for on, act, month, line, round_, account, fen in legs
    ]


# Legs of lines, then what happened to open items without a line: money that came back, was paid out, met an overpayment, was short of
# its tier or completed another payment, went back, came in for an overpayment, was set off against one, or was written off.
_MOVEMENTS = f"""
SELECT on_day, act_id, month, line, round, account, fen FROM (
    SELECT a.on_day, l.act_id, l.month, l.line, l.round, l.account, l.fen FROM leg l JOIN act a ON a.id = l.act_id
    WHERE l.area_id = %(area)s AND l.person_id = %(person)s AND l.account = ANY(%(accounts)s)
    UNION ALL
    SELECT a.on_day, i.act_id, i.month, i.kind, 0, v.account, v.fen FROM open_item i JOIN act a ON a.id = i.act_id,
        LATERAL (SELECT EXISTS (SELECT FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE f.id = i.fact_root
                 AND f.act_id = i.act_id AND k.name = 'opening_items') AS taken_over) o,
        LATERAL (VALUES ('returned', {chart.PAYMENTS}, i.amount_fen), ('returned', {chart.RETURNED}, -i.amount_fen),
                        ('overpayment', {chart.TO_RECOVER}, i.amount_fen),
                        ('short', {chart.RECEIPTS}, i.amount_fen), ('short', {chart.CONTRIBUTIONS_OWED}, -i.amount_fen),
                        ('brought', {chart.RECEIPTS}, i.amount_fen), ('brought', {chart.CONTRIBUTIONS_OWED}, -i.amount_fen)) v (kind, account, fen)
    WHERE i.area_id = %(area)s AND i.person_id = %(person)s AND v.kind = i.kind
        AND (o.taken_over OR v.kind <> 'overpayment') AND NOT (o.taken_over AND v.account = {chart.PAYMENTS})
    UNION ALL
    SELECT a.on_day, m.act_id, i.month, m.how, 0, v.account, v.fen FROM item_move m JOIN open_item i ON i.id = m.item_id
        JOIN act a ON a.id = m.act_id,
        LATERAL (VALUES ('paid', true, {chart.RETURNED}, m.amount_fen), ('paid', true, {chart.PAYMENTS}, -m.amount_fen),
                        ('met', false, {chart.TO_RECOVER}, -m.amount_fen), ('met', true, {chart.RETURNED}, m.amount_fen),
                        ('set_off', false, {chart.TO_RECOVER}, -m.amount_fen), ('set_off', true, {chart.RETURNED}, m.amount_fen),
                        ('repaid', false, {chart.TO_RECOVER}, -m.amount_fen), ('repaid', false, {chart.RECEIPTS}, m.amount_fen),
                        ('written_off', false, {chart.TO_RECOVER}, -m.amount_fen), ('written_off', false, {chart.OTHER_EXPENSE}, m.amount_fen),
                        ('refunded', true, {chart.CONTRIBUTIONS_OWED}, m.amount_fen), ('refunded', true, {chart.RETURNED}, -m.amount_fen),
                        ('applied', true, {chart.CONTRIBUTIONS_OWED}, m.amount_fen), ('applied', false, {chart.CONTRIBUTIONS_OWED}, -m.amount_fen),
                        ('carried', true, {chart.CONTRIBUTIONS_OWED}, m.amount_fen), ('carried', false, {chart.CONTRIBUTIONS_OWED}, -m.amount_fen))
            v (how, is_owed_to_person, account, fen)
    WHERE i.area_id = %(area)s AND i.person_id = %(person)s AND v.how = m.how
        AND v.is_owed_to_person = (i.kind NOT IN ('overpayment', 'to_collect')) AND NOT (m.how = 'refunded' AND i.kind = 'returned')
) moved ORDER BY on_day, act_id, month, line, round, account
"""


def years_table(connection: psycopg.Connection, area: Area) -> list[Row]:
    """历年情况 One row a calendar year. Money counts in the year of the month it was booked for, so that a December closed in
    January, or put right later, stands in its own year. Pensioners are those paid for the last month paid of the year."""
    legs, others, pensioners = (
        _legs(connection, area),
        _pool_entries(connection, area),
        _pensioners(connection, area),
    )
    years = [year for year, _, _ in legs] + list(others)
    if not years:
        return []
    span = range(min(years), max(years) + 1)
    insured = _insured(connection, area, span)
    return [_year(year, legs, others, insured.get(year, 0), pensioners.get(year, 0)) for year in span]


def _year(
    year: int, legs: dict[tuple[int, str, int], int], others: dict[int, int], insured: int, pensioners: int
) -> Row:
    def moved(*accounts: int, line: str = "", through: bool = False) -> int:
        return sum(
            fen
            for (when, kind, account), fen in legs.items()
            if account in accounts and (when == year or (through and when < year)) and line in ("", kind)
        )

    pool = -moved(chart.POOL, through=True) + sum(fen for when, fen in others.items() if when <= year)
    return {
        "year": year,
        "insured": insured,
        "paid_in_fen": -moved(chart.CONTRIBUTION_INCOME, line="arrival"),
        **{f"{funder}_fen": moved(*chart.dues_of(funder)) for funder in FUNDERS},
        "pensions_fen": moved(*_PENSIONS, line="pension"),
        "pensioners": pensioners,
        **{
            f"balance_{source}_fen": -moved(account, through=True)
            for source, account in chart.INDIVIDUAL.items()
        },
        "balance_pool_fen": pool,
    }


def _legs(connection: psycopg.Connection, area: Area) -> dict[tuple[int, str, int], int]:
    """(year, line, account) -> fen, debit above zero."""
    rows = connection.execute(
        "SELECT month / 12, line, account, sum(fen) FROM leg WHERE area_id = %s GROUP BY 1, 2, 3", (area.id,)
    ).fetchall()
    return {(year, line, account): int(fen) for year, line, account, fen in rows}


def _pool_entries(connection: psycopg.Connection, area: Area) -> dict[int, int]:
    """Year -> fen that entries without lines put into the pooled account; a close's and a batch's count for their month."""
    rows = connection.execute(
        "SELECT coalesce(c.month / 12, b.month / 12, extract(year FROM e.on_day)::int),"
        " coalesce(sum(p.credit_fen - p.debit_fen) FILTER (WHERE p.account = %(pool)s), 0)"
        " FROM entry e JOIN posting p ON p.entry_id = e.id LEFT JOIN month_close c ON c.act_id = e.act_id"
        " LEFT JOIN proposal_step s ON s.act_id = e.act_id LEFT JOIN batch b ON b.id = s.proposal_id"
        " WHERE e.area_id = %(area)s AND e.line IS NULL GROUP BY 1",
        {"area": area.id, "pool": chart.POOL},
    ).fetchall()
    return {year: int(fen) for year, fen in rows}


def _pensioners(connection: psycopg.Connection, area: Area) -> dict[int, int]:
    rows = connection.execute(
        "SELECT month / 12, count(*) FROM (SELECT person_id, month FROM pension_line WHERE area_id = %(area)s AND month IN"
        " (SELECT max(month) FROM pension_line WHERE area_id = %(area)s GROUP BY month / 12)"
        " GROUP BY person_id, month HAVING sum(cash_fen + withheld_fen + overpaid_fen) > 0) paid GROUP BY 1",
        {"area": area.id},
    ).fetchall()
    return dict(rows)


def _insured(connection: psycopg.Connection, area: Area, years: range) -> dict[int, int]:
    """Year -> persons enrolled by its end whose relation had not ended after their last enrolment, by the facts now in force."""
    rows = connection.execute(
        "WITH known AS (SELECT f.person_id, f.kind = ANY(%(openings)s) AS begins, f.day FROM fact f WHERE f.area_id = %(area)s"
        "   AND NOT f.void AND f.kind = ANY(%(kinds)s) AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)),"
        " last AS (SELECT y, person_id, max(day) FILTER (WHERE begins) AS since, max(day) FILTER (WHERE NOT begins) AS until"
        "   FROM known JOIN generate_series(%(first)s::int, %(last)s::int) y ON day < make_date(y + 1, 1, 1) GROUP BY 1, 2)"
        " SELECT y, count(*) FROM last WHERE since IS NOT NULL AND (until IS NULL OR until < since) GROUP BY y",
        {
            "area": area.id,
            "openings": [*map(int, OPENINGS)],
            "kinds": [*map(int, OPENINGS + SETTLEMENTS)],
            "first": years.start,
            "last": years.stop - 1,
        },
    ).fetchall()
    return dict(rows)
