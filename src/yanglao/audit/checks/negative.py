"""No account stands on its wrong side, and nobody's individual account was below zero at the last close.

Left out are persons about whom something became known since the last booked payroll: the next one settles them.
"""

from yanglao.ledger.chart import CHART, CITY, OWN, PROVINCE

_GUARDED = [account for account in CHART.values() if not account.may_be_negative]
IN_DEBIT = ", ".join(str(account.code) for account in _GUARDED if account.kind.is_debit)
IN_CREDIT = ", ".join(str(account.code) for account in _GUARDED if not account.kind.is_debit)
NAME = "negative"
ZH = "科目余额方向正确,个人账户不为负"
EN = "no account on its wrong side, no person below zero"
SQL = f"""
SELECT p.account::bigint AS who, '科目 ' || p.account AS detail, sum(p.debit_fen - p.credit_fen)::bigint AS fen
FROM posting p JOIN entry e ON e.id = p.entry_id
WHERE e.area_id = %(area)s
GROUP BY p.account
HAVING p.account IN ({IN_DEBIT}) AND sum(p.debit_fen - p.credit_fen) < 0
    OR p.account IN ({IN_CREDIT}) AND sum(p.debit_fen - p.credit_fen) > 0
UNION ALL
SELECT l.person_id, '个人账户 ' || l.account, -sum(l.fen)::bigint
FROM leg l
WHERE l.area_id = %(area)s AND l.account IN ({OWN}, {PROVINCE}, {CITY})
  AND l.act_id <= (SELECT max(c.act_id) FROM month_close c WHERE c.area_id = %(area)s)
  AND NOT EXISTS (
      SELECT FROM fact f WHERE f.person_id = l.person_id
      AND f.id > coalesce((SELECT max(b.facts_through) FROM batch b JOIN batch_step s ON s.batch_id = b.id
                           AND s.step = 'booked' WHERE b.area_id = %(area)s), 0))
GROUP BY l.person_id, l.account
HAVING sum(l.fen) > 0
ORDER BY who
"""
