"""八 Deposits and bonds are the balance of their account, entry by entry, and their interest is income."""

from yanglao.ledger.chart import BANK_INTEREST, DEPOSITS

NAME = "deposits"
ZH = "定期存款及国债逐笔等于科目余额,利息等于利息收入"
EN = "deposits and bonds are the balance of their account, and their interest is income"
SQL = f"""
WITH noted AS (
    SELECT entry_id, amount_fen AS fen, NULL::bigint AS interest FROM deposit WHERE area_id = %(area)s
    UNION ALL SELECT entry_id, -principal_fen, interest_fen FROM deposit_end WHERE area_id = %(area)s AND entry_id IS NOT NULL
    UNION ALL SELECT entry_id, -principal_fen, interest_fen FROM deposit_part WHERE area_id = %(area)s
    UNION ALL SELECT loss_entry_id, -lost_fen, NULL FROM deposit_end WHERE area_id = %(area)s AND loss_entry_id IS NOT NULL
    UNION ALL SELECT entry_id, 0, amount_fen FROM deposit_interest WHERE area_id = %(area)s
), booked AS (
    SELECT e.id AS entry_id, coalesce(sum(p.debit_fen - p.credit_fen) FILTER (WHERE p.account = {DEPOSITS}), 0) AS fen,
           coalesce(sum(p.credit_fen - p.debit_fen) FILTER (WHERE p.account = {BANK_INTEREST}), 0) AS interest
    FROM posting p JOIN entry e ON e.id = p.entry_id
    WHERE e.area_id = %(area)s AND p.account IN ({DEPOSITS}, {BANK_INTEREST}) GROUP BY e.id
)
SELECT entry_id AS who, '分录 ' || entry_id || ' 定期存款与登记不符' AS detail,
       (coalesce(b.fen, 0) - coalesce(n.fen, 0) + coalesce(b.interest, 0) - coalesce(n.interest, 0))::bigint AS fen
FROM booked b FULL JOIN noted n USING (entry_id)
WHERE coalesce(b.fen, 0) <> coalesce(n.fen, 0) OR n.interest IS NOT NULL AND coalesce(b.interest, 0) <> n.interest
UNION ALL
SELECT d.entry_id, '存款 ' || d.id || ' 收回本金和损失与存入不符', (d.amount_fen - coalesce(p.principal_fen, 0) - e.principal_fen - e.lost_fen)::bigint
FROM deposit d JOIN deposit_end e ON e.deposit_id = d.id LEFT JOIN deposit_part p ON p.deposit_id = d.id
WHERE d.area_id = %(area)s AND d.amount_fen <> coalesce(p.principal_fen, 0) + e.principal_fen + e.lost_fen
UNION ALL
SELECT d.entry_id, '存款 ' || d.id || ' 部分支取不少于存入', (d.amount_fen - p.principal_fen)::bigint
FROM deposit d JOIN deposit_part p ON p.deposit_id = d.id
WHERE d.area_id = %(area)s AND d.amount_fen <= p.principal_fen
ORDER BY who
"""
