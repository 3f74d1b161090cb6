"""八 A voucher that was confirmed tells what the book of its month said, in all and by purpose, names every difference, and fits its digest."""

from yanglao.ledger.chart import MONEY, TREASURY, Class

NAME = "treasury_vouchers"
ZH = "财政专户对账凭证所引的账与该月的账相符,差异都有原因,且与 SHA-256 相符"
EN = "vouchers of the treasury special account quote the book of their month, name every difference, and fit their SHA-256"
SQL = """
WITH signed AS (
    SELECT month, voucher, sha256, signed AS text, signed::jsonb AS content FROM treasury_voucher WHERE area_id = %(area)s
), told AS (
    SELECT month, voucher, content,
        (content -> 'book' ->> 'opening_fen')::bigint AS opening, (content -> 'book' ->> 'balance_fen')::bigint AS closing,
        (content -> 'book' ->> 'in_fen')::bigint AS came, (content -> 'book' ->> 'out_fen')::bigint AS went,
        (content -> 'treasury' ->> 'in_fen')::bigint AS said_in, (content -> 'treasury' ->> 'out_fen')::bigint AS said_out,
        (content -> 'treasury' ->> 'balance_fen')::bigint AS said_closing
    FROM signed
), booked AS (
    SELECT s.month, coalesce(sum(p.debit_fen - p.credit_fen) FILTER (WHERE e.period < s.month), 0) AS opening,
        coalesce(sum(p.debit_fen - p.credit_fen) FILTER (WHERE e.period <= s.month), 0) AS closing
    FROM signed s LEFT JOIN entry e ON e.area_id = %(area)s AND e.period <= s.month
    LEFT JOIN posting p ON p.entry_id = e.id AND p.account = %(treasury)s GROUP BY s.month
), mine AS (
    SELECT s.month, e.id, p.debit_fen - p.credit_fen AS fen FROM signed s JOIN entry e ON e.area_id = %(area)s AND e.period = s.month
    JOIN posting p ON p.entry_id = e.id AND p.account = %(treasury)s
), other AS (
    SELECT m.month, m.id, p.account, p.credit_fen - p.debit_fen AS fen FROM mine m JOIN posting p ON p.entry_id = m.id
    JOIN account a ON a.code = p.account WHERE p.account <> %(treasury)s AND (a.class = %(income)s OR p.account = ANY(%(cash)s))
), moved AS (
    SELECT month, account, sum(greatest(fen, 0)) AS came, sum(greatest(-fen, 0)) AS went FROM (
        SELECT month, account, fen FROM other UNION ALL
        SELECT m.month, 0, m.fen - coalesce((SELECT sum(o.fen) FROM other o WHERE o.id = m.id), 0) FROM mine m
    ) one WHERE fen <> 0 GROUP BY month, account
), quoted AS (
    SELECT month, coalesce((one ->> 0)::int, 0) AS account, (one ->> 1)::bigint AS came, (one ->> 2)::bigint AS went
    FROM signed, jsonb_array_elements(content -> 'book' -> 'by_purpose') one
)
SELECT t.month AS who, '凭证 ' || t.voucher || ' 所引的账与账不符' AS detail, (t.closing - b.closing)::bigint AS fen
FROM told t JOIN booked b USING (month)
WHERE t.opening <> b.opening OR t.closing <> b.closing OR t.opening + t.came - t.went <> t.closing
    OR t.came <> (SELECT coalesce(sum(q.came), 0) FROM quoted q WHERE q.month = t.month)
UNION ALL SELECT month, '凭证 ' || month || ' 对方科目 ' || account || ' 与账不符', (coalesce(q.came - q.went, 0) - coalesce(m.came - m.went, 0))::bigint
FROM quoted q FULL JOIN moved m USING (month, account)
WHERE coalesce(q.came, 0) <> coalesce(m.came, 0) OR coalesce(q.went, 0) <> coalesce(m.went, 0)
UNION ALL SELECT month, '凭证 ' || voucher || ' 的差异没有原因', (said_closing - closing)::bigint FROM told
WHERE (said_in <> came OR said_out <> went OR said_closing <> closing) AND coalesce(content ->> 'difference', '') = ''
UNION ALL SELECT month, '凭证 ' || voucher || ' 与 SHA-256 不符', 0 FROM signed
WHERE sha256 <> encode(sha256(convert_to(text, 'UTF8')), 'hex') ORDER BY who
"""
PARAMETERS = {"treasury": TREASURY, "income": Class.income.name, "cash": list(MONEY)}
