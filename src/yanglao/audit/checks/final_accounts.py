"""八 A final account says what the books of its year say, account by account, and fits its digest."""

from yanglao.ledger.chart import NET_ASSETS

NAME = "final_accounts"
ZH = "决算等于该年度的账,且与 SHA-256 相符"
EN = "a final account is the book of its year, and fits its SHA-256"
SQL = """
WITH told AS (
    SELECT s.year, split_part(f.key, '_', 1) AS what, split_part(f.key, '_', 2)::int AS account, f.value::bigint AS fen
    FROM final_account s, jsonb_each_text(s.settled::jsonb -> 'figures') f WHERE s.area_id = %(area)s AND f.key LIKE '%%\\_fen'
), posted AS (
    SELECT s.year, e.period >= s.year * 12 AS in_year, coalesce(e.line, 'other') AS cause, t.account, a.class,
        EXISTS (SELECT FROM year_close y WHERE y.entry_id = e.id) AS closes,
        CASE WHEN a.class IN ('asset', 'expenditure') THEN t.debit_fen - t.credit_fen ELSE t.credit_fen - t.debit_fen END AS fen
    FROM final_account s JOIN entry e ON e.area_id = s.area_id AND e.period < (s.year + 1) * 12
    JOIN posting t ON t.entry_id = e.id JOIN account a ON a.code = t.account WHERE s.area_id = %(area)s
), standing AS (SELECT * FROM posted WHERE class NOT IN ('income', 'expenditure')
), booked AS (
    SELECT year, CASE class WHEN 'income' THEN 'raised' ELSE 'paid' END AS what, account, sum(fen) AS fen FROM posted
    WHERE class IN ('income', 'expenditure') AND in_year AND NOT closes GROUP BY year, class, account
    UNION ALL SELECT year, 'opening', account, sum(fen) FROM standing WHERE NOT in_year GROUP BY year, account
    UNION ALL SELECT year, 'closing', account, sum(fen) FROM standing GROUP BY year, account
    UNION ALL SELECT year, cause, account, sum(fen) FROM standing WHERE in_year AND account = ANY(%(moved)s) GROUP BY year, cause, account
)
SELECT year AS who, year || ' 年决算 ' || what || ' 科目 ' || account || ' 与账不符' AS detail,
    (coalesce(t.fen, 0) - coalesce(b.fen, 0))::bigint AS fen
FROM told t FULL JOIN booked b USING (year, what, account) WHERE coalesce(t.fen, 0) <> coalesce(b.fen, 0)
UNION ALL SELECT year, year || ' 年决算与 SHA-256 不符', 0 FROM final_account
WHERE area_id = %(area)s AND sha256 <> encode(sha256(convert_to(settled, 'UTF8')), 'hex') ORDER BY who
"""
PARAMETERS = {"moved": list(NET_ASSETS)}
