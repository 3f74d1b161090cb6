"""八 What was given to the fund is income by its act alone, as much as its line at the bank, and kept apart."""

from yanglao.ledger.chart import GIVEN, GIVEN_INCOME

NAME = "grants"
ZH = "集体补助和资助逐笔等于银行流水、收入和单列结余,受益人所列不超过所收"
EN = "money given is, one by one, its line at the bank, its income and what is kept apart; no more is named for people than came"
SQL = f"""
WITH booked AS (
    SELECT e.id, coalesce(-sum(p.debit_fen - p.credit_fen) FILTER (WHERE p.account = {GIVEN_INCOME}), 0)::bigint AS income_fen,
        coalesce(-sum(p.debit_fen - p.credit_fen) FILTER (WHERE p.account = {GIVEN}), 0)::bigint AS kept_fen
    FROM entry e JOIN posting p ON p.entry_id = e.id
    WHERE e.area_id = %(area)s AND p.account IN ({GIVEN_INCOME}, {GIVEN})
        AND NOT EXISTS (SELECT FROM year_close y WHERE y.act_id = e.act_id) GROUP BY e.id
), given AS (
    SELECT g.id, g.entry_id, g.amount_fen, l.amount_fen AS line_fen,
        (SELECT coalesce(sum(s.amount_fen), 0) FROM collective_share s WHERE s.grant_id = g.id) AS shared_fen
    FROM collective_grant g JOIN bank_line l ON l.id = g.line_id WHERE g.area_id = %(area)s
)
SELECT coalesce(g.id, b.id)::bigint AS who, '集体补助和资助与分录、流水不符' AS detail,
    (coalesce(b.income_fen, 0) - coalesce(g.amount_fen, 0))::bigint AS fen
FROM booked b FULL JOIN given g ON g.entry_id = b.id
WHERE g.amount_fen IS DISTINCT FROM b.income_fen OR g.amount_fen IS DISTINCT FROM b.kept_fen OR g.amount_fen IS DISTINCT FROM g.line_fen
    OR g.shared_fen > g.amount_fen
ORDER BY who
"""
