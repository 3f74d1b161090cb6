"""Every journal entry has postings, and their debits equal their credits."""

NAME = "balanced"
ZH = "每张凭证借贷相等"
EN = "every entry balances"
SQL = """
SELECT e.id AS who, e.memo AS detail, coalesce(sum(p.debit_fen) - sum(p.credit_fen), 0)::bigint AS fen
FROM entry e LEFT JOIN posting p ON p.entry_id = e.id
WHERE e.area_id = %(area)s
GROUP BY e.id
HAVING count(p.account) = 0 OR sum(p.debit_fen) <> sum(p.credit_fen)
ORDER BY e.id
"""
