"""What was matched is equal and matched once, movements are what the book says, and the lines of an account come to its last statement."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.audit.checks.check import Finding
from yanglao.store.acting import Agency
from yanglao.store.bank_movements import movements

NAME = "bank"
ZH = "对账两边相等、不重复,银行流水合计与对账单相符"
EN = "matches are equal and nothing is matched twice; lines of the bank come to its statements"
_MATCHED = """
SELECT m.id, m.account, v.movement, v.amount_fen::bigint FROM bank_match m JOIN bank_match_movement v ON v.match_id = m.id
WHERE m.area_id = %(area)s AND NOT EXISTS (SELECT FROM bank_match_end e WHERE e.match_id = m.id) ORDER BY 1, 3
"""
_SQL = """
WITH holds AS (
    SELECT m.id, m.account FROM bank_match m
    WHERE m.area_id = %(area)s AND NOT EXISTS (SELECT FROM bank_match_end e WHERE e.match_id = m.id)
), moved AS (
    SELECT v.match_id AS id, -v.amount_fen AS fen FROM bank_match_movement v
    UNION ALL SELECT l.match_id, b.amount_fen FROM bank_match_line l JOIN bank_line b ON b.id = l.line_id
)
SELECT h.id, '对账 ' || h.id || ' 两边不等', sum(m.fen)::bigint FROM holds h JOIN moved m USING (id) GROUP BY h.id HAVING sum(m.fen) <> 0
UNION ALL
SELECT b.id, '流水 ' || b.id || ' 重复对账或账户不符', b.amount_fen FROM holds h JOIN bank_match_line l ON l.match_id = h.id
    JOIN bank_line b ON b.id = l.line_id GROUP BY b.id HAVING count(*) > 1 OR bool_or(b.account <> h.account)
UNION ALL
SELECT s.account, '科目 ' || s.account || ' 流水合计不等于对账单期末余额', (coalesce(l.fen, 0) - s.closing_fen)::bigint
FROM (SELECT DISTINCT ON (account) account, closing_fen FROM bank_statement WHERE area_id = %(area)s ORDER BY account, id DESC) s
    LEFT JOIN (SELECT account, sum(amount_fen) AS fen FROM bank_line WHERE area_id = %(area)s GROUP BY account) l USING (account)
WHERE coalesce(l.fen, 0) <> s.closing_fen
ORDER BY 1, 2
"""


def find(agency: Agency) -> list[Finding]:
    """Every match, line and account that offends."""
    rows = agency.connection.execute(_SQL, {"area": agency.area.id}).fetchall()
    return [*(Finding(int(who), detail, int(fen)) for who, detail, fen in rows), *_movements(agency)]


def _movements(agency: Agency) -> Iterator[Finding]:
    """Movements matched twice, or not the book's."""
    matched = agency.connection.execute(_MATCHED, {"area": agency.area.id}).fetchall()
    booked = (
        {}
        if not matched
        else {(one.account, one.key): one.fen for one in movements(agency.connection, agency.area)}
    )
    for match, account, key, fen in matched:
        if booked.pop((account, key), None) != fen:
            yield Finding(int(match), f"账面变动 {key} 重复对账或与账不符", int(fen))
