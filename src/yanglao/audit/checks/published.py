"""十 What was made public is what the book said when it was made public, account by account, and fits its digest."""

from yanglao.ledger.chart import MONEY, NET_ASSETS

NAME = "published"
ZH = "公布的数字等于公布时的账,且与 SHA-256 相符"
EN = "figures made public are those of the book at that time, and fit their SHA-256"
SQL = """
WITH told AS (
    SELECT p.id, split_part(f.key, '_', 1) AS what, split_part(f.key, '_', 2)::int AS account, f.value::bigint AS fen
    FROM publication p, jsonb_each_text(p.published::jsonb -> 'figures') f WHERE p.area_id = %(area)s AND f.key LIKE '%%\\_fen'
), posted AS (
    SELECT p.id, p.last_month - p.months + 1 AS first, e.id AS entry_id, e.period, t.account, a.class,
        CASE WHEN a.class IN ('asset', 'expenditure') THEN t.debit_fen - t.credit_fen ELSE t.credit_fen - t.debit_fen END AS fen
    FROM publication p JOIN entry e ON e.area_id = p.area_id AND e.period <= p.last_month AND e.act_id < p.act_id
    JOIN posting t ON t.entry_id = e.id JOIN account a ON a.code = t.account WHERE p.area_id = %(area)s
), booked AS (
    SELECT id, CASE class WHEN 'income' THEN 'raised' ELSE 'paid' END AS what, account, sum(fen) AS fen FROM posted
    WHERE class IN ('income', 'expenditure') AND period >= first
        AND NOT EXISTS (SELECT FROM year_close y WHERE y.entry_id = posted.entry_id) GROUP BY id, class, account
    UNION ALL SELECT id, 'stands', account, sum(fen) FROM posted WHERE account = ANY(%(standing)s) GROUP BY id, account
)
SELECT id AS who, '公布 ' || id || ' 科目 ' || account || ' 与账不符' AS detail,
    (coalesce(t.fen, 0) - coalesce(b.fen, 0))::bigint AS fen
FROM told t FULL JOIN booked b USING (id, what, account) WHERE coalesce(t.fen, 0) <> coalesce(b.fen, 0)
UNION ALL SELECT id, '公布 ' || id || ' 与 SHA-256 不符', 0 FROM publication
WHERE area_id = %(area)s AND sha256 <> encode(sha256(convert_to(published, 'UTF8')), 'hex') ORDER BY who
"""
PARAMETERS = {"standing": [*MONEY, *NET_ASSETS]}
