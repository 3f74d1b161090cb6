"""Money goes to payees of the person whose it is: a pension to the person or, after a death, to whoever takes the account; a
transfer to the other agency."""

from yanglao.audit.checks.check import MONTH

NAME = "payees"
ZH = "收款人与款项相符"
EN = "money goes to payees of the person whose it is"
SQL = f"""
SELECT l.person_id AS who, '待遇 ' || {MONTH} || ' 收款人 ' || l.payee_id AS detail, l.cash_fen AS fen
FROM pension_line l LEFT JOIN payee p ON p.id = l.payee_id
WHERE l.area_id = %(area)s AND l.cash_fen > 0
  AND (p.id IS NULL OR p.person_id <> l.person_id OR p.whose NOT IN ('person', 'heir'))
UNION ALL
SELECT i.person_id, '往来款项 ' || i.id || ' 收款人 ' || m.payee_id, m.amount_fen
FROM item_move m JOIN open_item i ON i.id = m.item_id LEFT JOIN payee p ON p.id = m.payee_id LEFT JOIN payee b ON b.id = i.payee_id
WHERE m.area_id = %(area)s AND m.how = 'paid'
  AND (p.id IS NULL OR p.person_id <> i.person_id OR (i.kind = 'transfer' OR i.kind = 'returned' AND b.whose IN ('agency', 'insurer'))
          <> (p.whose IN ('agency', 'insurer'))
       OR p.whose = 'other' AND i.kind <> 'refund')
ORDER BY who
"""
