"""Assets equal the rest of the book, and the money in the bank accounts equals what lines and other entries moved."""

from yanglao.ledger.chart import CASH

BANKS = ", ".join(map(str, CASH))
NAME = "cash"
ZH = "资产等于负债、净资产与收支结余之和,存款与流水相符"
EN = "the accounting equation, and cash equals its movements"
SQL = f"""
WITH moved AS (SELECT p.account, a.class, e.line, p.debit_fen - p.credit_fen AS fen
               FROM posting p JOIN entry e ON e.id = p.entry_id JOIN account a ON a.code = p.account
               WHERE e.area_id = %(area)s)
SELECT 0::bigint AS who, '资产 = 负债 + 净资产 + 收入 - 支出' AS detail, sum(fen)::bigint AS fen
FROM moved HAVING sum(fen) <> 0
UNION ALL
SELECT account::bigint, '存款科目 ' || account, sum(fen)::bigint
FROM (SELECT account, fen FROM moved WHERE account IN ({BANKS}) AND line IS NOT NULL
      UNION ALL SELECT l.account, -l.fen FROM leg l WHERE l.area_id = %(area)s AND l.account IN ({BANKS})) difference
GROUP BY account HAVING sum(fen) <> 0
"""
