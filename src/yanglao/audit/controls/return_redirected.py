"""25 A payment comes back and goes out again to another account: to another name, by whoever noted the return, or at all."""

from yanglao.audit.controls.control import MEDIUM

NUMBER = 25
NAME = ("退回款改汇他人", "returned payment redirected")
SCHEME = (
    "银行退回的待遇被改汇到他人账户。",
    "A payment that the bank has sent back goes out again to somebody else's account.",
)
CLAUSES = ("九(一)2",)
RISK = MEDIUM
RESPONSIBLE = "clerk"
WHYS = {
    "same_person": ("登记退回和改换账户的是同一人", "whoever noted the return has changed the account"),
    "other_holder": ("新账户户名不是本人", "the new account has another name"),
    "redirected": ("退回后改换账户", "another account after a return"),
}
EVIDENCE = {
    "returned_on": ("退回日期", "returned on"),
    "changed_on": ("改换日期", "changed on"),
    "holder": ("户名", "account holder"),
    "returned_fen": ("退回金额", "returned"),
}
LIMITS = ("looked_back_days",)
SQL = """
WITH returned AS (
    SELECT r.person_id, r.payee_id, r.amount_fen, r.on_day, r.act_id, o.whose, o.heir_id, o.account_hash FROM payment_answer r
    JOIN payee o ON o.id = r.payee_id WHERE r.area_id = %(area)s AND r.is_returned
), redirected AS (
    SELECT DISTINCT ON (p.id) p.id, p.person_id, p.holder, p.recorded_on, p.act_id, p.whose, r.amount_fen, r.on_day, r.act_id AS return_act
    FROM returned r JOIN payee p ON p.person_id = r.person_id AND p.whose = r.whose AND p.heir_id IS NOT DISTINCT FROM r.heir_id
      AND p.id > r.payee_id AND p.account_hash <> r.account_hash
    WHERE p.recorded_on >= %(on)s::date - %(looked_back_days)s AND p.recorded_on >= r.on_day
      AND NOT EXISTS (SELECT FROM payee b WHERE b.person_id = p.person_id AND b.whose = p.whose AND b.heir_id IS NOT DISTINCT FROM p.heir_id
                      AND b.id > r.payee_id AND b.id < p.id)
    ORDER BY p.id, r.on_day DESC
), maker AS (
    SELECT d.id, t.actor FROM redirected d JOIN proposal_step s ON s.act_id = d.act_id JOIN proposal_step t ON t.proposal_id = s.proposal_id
    UNION SELECT d.id, a.actor FROM redirected d JOIN act a ON a.id = d.act_id
)
SELECT CASE WHEN EXISTS (SELECT FROM maker m JOIN act a ON a.id = d.return_act WHERE m.id = d.id AND m.actor = a.actor) THEN 'same_person'
    WHEN d.whose = 'person' AND d.holder <> (SELECT n.name FROM person_detail n WHERE n.person_id = d.person_id ORDER BY n.id DESC LIMIT 1)
      THEN 'other_holder'
    ELSE 'redirected' END AS why,
  d.id::text AS about, d.person_id AS person, ARRAY[d.act_id, d.return_act] AS acts, d.amount_fen AS at_risk_fen,
  jsonb_build_object('returned_on', d.on_day, 'changed_on', d.recorded_on, 'holder', d.holder, 'returned_fen', d.amount_fen) AS evidence
FROM redirected d ORDER BY d.id
"""
