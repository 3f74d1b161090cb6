"""What the bank answered is of payments that were sent, in their amounts; what came back lies in the fund, month by month. What came back before an account was
taken over, or had been sent before, was no batch of ours."""

from yanglao.store.items import OF_A_TAKE_OVER

NAME = "answered"
ZH = "银行回盘与发放相符,退回款逐笔在账"
EN = "the bank's answers are of what was sent; what came back is open item by item"
SQL = f"""
WITH sent AS (
    SELECT b.id AS batch, l.payee_id, sum(l.cash_fen) AS fen
    FROM batch b JOIN pension_line l ON l.act_id = b.act_id AND l.area_id = b.area_id AND l.month = b.month AND l.cash_fen > 0
    WHERE b.area_id = %(area)s GROUP BY 1, 2
    UNION ALL SELECT d.proposal_id, d.payee_id, sum(d.cash_fen) FROM pension_draft d
    WHERE d.area_id = %(area)s AND d.cash_fen > 0 GROUP BY 1, 2
    UNION ALL SELECT i.proposal_id, i.payee_id, sum(i.amount_fen) FROM batch_item i WHERE i.area_id = %(area)s GROUP BY 1, 2
), whole AS (SELECT batch, payee_id, sum(fen) AS fen FROM sent GROUP BY 1, 2)
SELECT a.person_id AS who, '批次 ' || a.proposal_id || ' 回盘金额与发放不符' AS detail,
       (a.amount_fen - coalesce(w.fen, 0))::bigint AS fen
FROM payment_answer a LEFT JOIN whole w ON w.batch = a.proposal_id AND w.payee_id = a.payee_id
WHERE a.area_id = %(area)s AND a.amount_fen IS DISTINCT FROM w.fen
UNION ALL
SELECT person_id, '批次 ' || proposal_id || ' 退回款与往来款项不符', sum(fen)::bigint
FROM (SELECT person_id, proposal_id, payee_id, amount_fen AS fen FROM payment_answer WHERE area_id = %(area)s AND is_returned
      UNION ALL SELECT person_id, proposal_id, payee_id, -amount_fen FROM open_item i
      WHERE area_id = %(area)s AND kind = 'returned' AND NOT {OF_A_TAKE_OVER}) back
GROUP BY person_id, proposal_id, payee_id HAVING sum(fen) <> 0
ORDER BY who
"""
