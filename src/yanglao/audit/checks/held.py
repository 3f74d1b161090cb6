"""八 What is held for nobody yet is the balance of its account, and what each holding and each end of one moved."""

from yanglao.ledger.chart import HELD

NAME = "held"
ZH = "暂收的待查明来款逐笔等于科目余额"
EN = "money held for nobody yet is the balance of its account"
SQL = f"""
WITH noted AS (
    SELECT entry_id, -amount_fen AS fen FROM held_receipt WHERE area_id = %(area)s
    UNION ALL SELECT e.entry_id, h.amount_fen FROM held_receipt_end e JOIN held_receipt h ON h.id = e.held_id WHERE e.area_id = %(area)s
), booked AS (
    SELECT p.entry_id, p.debit_fen - p.credit_fen AS fen FROM posting p JOIN entry e ON e.id = p.entry_id
    WHERE e.area_id = %(area)s AND p.account = {HELD}
)
SELECT entry_id AS who, '分录 ' || entry_id || ' 暂收款与登记不符' AS detail, (coalesce(b.fen, 0) - coalesce(n.fen, 0))::bigint AS fen
FROM booked b FULL JOIN noted n USING (entry_id) WHERE b.fen IS DISTINCT FROM n.fen ORDER BY who
"""
