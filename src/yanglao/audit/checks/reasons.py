"""四(三) Individual accounts move only by lines: arrivals, interest, pensions and settlements."""

from yanglao.ledger.chart import INDIVIDUAL
from yanglao.ledger.lines import LINE_KINDS

KINDS = ", ".join(f"'{name}'" for name in LINE_KINDS)
ACCOUNTS = ", ".join(map(str, INDIVIDUAL.values()))
NAME = "reasons"
ZH = "个人账户只因缴费、结息、待遇和清退变动"
EN = "individual accounts move only by lines"
SQL = f"""
SELECT e.id AS who, e.memo || ' 科目 ' || p.account AS detail, (p.debit_fen - p.credit_fen)::bigint AS fen
FROM entry e JOIN posting p ON p.entry_id = e.id
WHERE e.area_id = %(area)s AND p.account IN ({ACCOUNTS})
  AND (e.line IS NULL OR e.line NOT IN ({KINDS}))
ORDER BY e.id, p.account
"""
