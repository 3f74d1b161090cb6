"""21 Somebody took the own money on leaving and is paid a pension all the same, or a refund goes to an account that is somebody else's, too."""

from yanglao.audit.controls.control import HIGH

NUMBER = 21
NAME = ("虚增、重复退费", "inflated or double refund")
SCHEME = (
    "退保退费后继续领取,或把退费汇入他人账户。",
    "Whoever has taken the account and left is paid a pension all the same, or a refund goes to somebody else's account.",
)
CLAUSES = ("五(二)", "六", "七3")
RISK = HIGH
RESPONSIBLE = "clerk"
WHYS = {
    "then_pension": ("清退后又领取待遇", "a pension after the account was taken"),
    "account_elsewhere": ("退费账户在他人名下出现过", "a refund to an account known as somebody else's"),
}
EVIDENCE = {
    "settled_in": ("清退月份", "settled in"),
    "settled_fen": ("清退金额", "settled"),
    "months": ("清退后领取月数", "months paid since"),
    "refunded_on": ("退费日期", "refunded on"),
    "holder": ("户名", "account holder"),
    "persons": ("账户另属", "the account is also of"),
}
LIMITS = ()
SQL = """
WITH settled AS (
    SELECT person_id, max(month) AS month, sum(to_person_own_fen + to_person_province_fen + to_person_city_fen)::bigint AS fen,
           array_agg(DISTINCT act_id) AS acts FROM settlement_line WHERE area_id = %(area)s
    GROUP BY person_id HAVING sum(closed) > 0 AND sum(to_person_own_fen + to_person_province_fen + to_person_city_fen) > 0
), since AS (
    SELECT s.person_id, l.month, sum(l.cash_fen + l.withheld_fen + l.overpaid_fen)::bigint AS fen
    FROM settled s JOIN pension_line l ON l.area_id = %(area)s AND l.person_id = s.person_id AND l.month > s.month
    GROUP BY s.person_id, l.month HAVING sum(l.cash_fen + l.withheld_fen + l.overpaid_fen) > 0
), refunded AS (
    SELECT m.id, i.person_id, m.amount_fen, m.act_id, p.account_hash, p.holder, p.act_id AS account_act FROM item_move m
    JOIN open_item i ON i.id = m.item_id AND i.kind = 'refund' JOIN payee p ON p.id = m.payee_id
    WHERE m.area_id = %(area)s AND m.how = 'paid' AND p.whose IN ('person', 'other')
)
SELECT 'then_pension' AS why, s.person_id || ' ' || s.month AS about, s.person_id AS person, ARRAY[]::bigint[] AS acts,
  (SELECT sum(n.fen)::bigint FROM since n WHERE n.person_id = s.person_id) AS at_risk_fen,
  jsonb_build_object('settled_in', to_char(make_date(s.month / 12, s.month %% 12 + 1, 1), 'YYYY-MM'), 'settled_fen', s.fen,
    'months', (SELECT count(*) FROM since n WHERE n.person_id = s.person_id)) AS evidence
FROM settled s WHERE EXISTS (SELECT FROM since n WHERE n.person_id = s.person_id)
UNION ALL
SELECT 'account_elsewhere', r.id::text, r.person_id, ARRAY[r.account_act], r.amount_fen,
  jsonb_build_object('refunded_on', a.on_day, 'holder', r.holder, 'persons',
    (SELECT jsonb_agg(DISTINCT o.person_id) FROM payee o WHERE o.account_hash = r.account_hash AND o.person_id <> r.person_id))
FROM refunded r JOIN act a ON a.id = r.act_id
WHERE EXISTS (SELECT FROM payee o WHERE o.area_id = %(area)s AND o.account_hash = r.account_hash AND o.person_id <> r.person_id)
"""
