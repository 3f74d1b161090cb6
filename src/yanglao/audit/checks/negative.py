"""No account stands on its wrong side, and nobody's individual account was below zero at the last close.

Left out are persons about whom a run has still to look, and accounts while there is anybody like that who has news.
"""

from yanglao.ledger.chart import CHART, INDIVIDUAL

_GUARDED = [account for account in CHART.values() if not account.may_be_negative]
IN_DEBIT = ", ".join(str(account.code) for account in _GUARDED if account.kind.is_debit)
IN_CREDIT = ", ".join(str(account.code) for account in _GUARDED if not account.kind.is_debit)
ACCOUNTS = ", ".join(map(str, INDIVIDUAL.values()))
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
WHERE l.area_id = %(area)s AND l.account IN ({ACCOUNTS})
  AND NOT EXISTS (SELECT FROM work w WHERE w.person_id = l.person_id AND w.area_id = %(area)s)
GROUP BY l.person_id, l.account
HAVING sum(l.fen) > 0
ORDER BY who
"""
