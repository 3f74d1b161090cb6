"""6 The account of a pensioner is changed shortly before a payroll is reviewed, or changed and soon changed back. After money came back
another account is what everybody waits for, and no hit."""

from yanglao.audit.controls.control import HIGH

NUMBER = 6
NAME = ("发放前改换账户", "account swapped before a payroll")
SCHEME = (
    "发放前把领取账户改成他人的,钱到手后再改回来。",
    "Shortly before a payroll the account becomes somebody else's, and once the money is there it is changed back.",
)
CLAUSES = ("九(一)2",)
RISK = HIGH
RESPONSIBLE = "clerk"
WHYS = {
    "before_review": ("批次复核前不久改换", "changed shortly before a batch was reviewed"),
    "changed_back": ("改换后又改回", "changed, and changed back"),
}
EVIDENCE = {
    "changed_on": ("改换日期", "changed on"),
    "reviewed_on": ("批次复核日期", "batch reviewed on"),
    "batch": ("批次", "batch"),
    "back_on": ("改回日期", "changed back on"),
    "holder": ("户名", "account holder"),
}
LIMITS = ("before_review_days", "changed_back_days", "looked_back_days")
PARAMETERS = {"reviewed": "reviewed", "over": ["booked", "sent_back"]}
SQL = """
WITH account AS (
    SELECT p.*, lag(p.id) OVER mine AS before_id, lag(p.account_hash) OVER mine AS before_hash,
      lag(p.recorded_on) OVER mine AS before_on FROM payee p
    WHERE p.area_id = %(area)s AND p.whose = 'person' AND p.heir_id IS NULL WINDOW mine AS (PARTITION BY p.person_id ORDER BY p.id)
), changed AS (
    SELECT a.*, (SELECT coalesce(sum(l.cash_fen), 0)::bigint FROM pension_line l
                 WHERE l.area_id = a.area_id AND l.person_id = a.person_id AND l.payee_id = a.id) AS paid_fen
    FROM account a WHERE a.account_hash <> a.before_hash AND a.recorded_on >= %(on)s::date - %(looked_back_days)s
      AND NOT EXISTS (SELECT FROM payment_answer r WHERE r.payee_id = a.before_id AND r.is_returned)
      AND EXISTS (SELECT FROM pension_line l WHERE l.area_id = a.area_id AND l.person_id = a.person_id)
      -- What is changed back is one circumstance with the change.
      AND NOT EXISTS (SELECT FROM account o WHERE o.person_id = a.person_id AND o.id < a.before_id AND o.account_hash = a.account_hash
                      AND a.recorded_on <= a.before_on + %(changed_back_days)s)
), reviewed AS (
    SELECT b.id, s.on_day, b.payees_through FROM batch b JOIN proposal_step s ON s.proposal_id = b.id AND s.step = %(reviewed)s
    WHERE b.area_id = %(area)s
    UNION ALL
    SELECT b.id, %(on)s::date, b.payees_through FROM batch b WHERE b.area_id = %(area)s
      AND NOT EXISTS (SELECT FROM proposal_step s WHERE s.proposal_id = b.id AND s.step = ANY(%(reviewed)s || %(over)s::text[]))
), swapped AS (
    SELECT DISTINCT ON (c.id) c.id, r.id AS batch, r.on_day FROM changed c JOIN reviewed r
    ON c.id <= r.payees_through AND r.on_day BETWEEN c.recorded_on AND c.recorded_on + %(before_review_days)s ORDER BY c.id, r.id
), back AS (
    SELECT DISTINCT ON (c.id) c.id, n.recorded_on, n.act_id FROM changed c JOIN account n
    ON n.person_id = c.person_id AND n.id > c.id AND n.account_hash = c.before_hash
      AND n.recorded_on <= c.recorded_on + %(changed_back_days)s ORDER BY c.id, n.id
)
SELECT CASE WHEN k.id IS NULL THEN 'before_review' ELSE 'changed_back' END AS why, c.id::text AS about, c.person_id AS person,
  array_remove(ARRAY[c.act_id, k.act_id], NULL) AS acts, c.paid_fen AS at_risk_fen,
  jsonb_strip_nulls(jsonb_build_object('changed_on', c.recorded_on, 'batch', s.batch, 'reviewed_on', s.on_day, 'back_on', k.recorded_on,
                                       'holder', c.holder)) AS evidence
FROM changed c LEFT JOIN swapped s ON s.id = c.id LEFT JOIN back k ON k.id = c.id
WHERE s.id IS NOT NULL OR k.id IS NOT NULL
ORDER BY c.id
"""
