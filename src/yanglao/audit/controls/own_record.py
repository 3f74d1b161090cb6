"""9 Somebody who works here has a hand in the own record, or in one of the own household: of those with the same telephone number or account,
or of whoever is guardian or agent of the other. The acts refuse the own record; what went past them is found here."""

from yanglao.audit.controls.control import CASH_OF, HIGH

NUMBER = 9
NAME = ("经办本人或家人业务", "own or household's record")
SCHEME = (
    "工作人员给本人或家人办理登记、改账户、核定待遇。",
    "Somebody who works here records, changes or agrees to what is their own or their household's.",
)
CLAUSES = ("九(一)2",)
RISK = HIGH
RESPONSIBLE = "director"
WHYS = {
    "own": ("经办本人业务", "one's own record"),
    "household": ("经办家人业务", "the record of one's household"),
}
EVIDENCE = {"act": ("业务编号", "act"), "on": ("办理日期", "done on"), "own_persons": ("本人", "own record")}
LIMITS = ("looked_back_days",)
SQL = f"""
WITH mine AS (
    SELECT s.login, i.person_id AS own FROM staff s JOIN identity i ON i.area_id = s.area_id AND i.number_hash = s.own_hash
    WHERE s.area_id = %(area)s
), phone AS (
    SELECT DISTINCT ON (person_id) person_id, phone_hash FROM person_detail WHERE area_id = %(area)s ORDER BY person_id, id DESC
), account AS (
    SELECT DISTINCT ON (person_id) person_id, account_hash FROM payee WHERE area_id = %(area)s AND whose = 'person' AND heir_id IS NULL
    ORDER BY person_id, id DESC
), near AS (
    SELECT login, own, own AS person_id FROM mine
    UNION SELECT m.login, m.own, o.person_id FROM mine m JOIN phone p ON p.person_id = m.own JOIN phone o ON o.phone_hash = p.phone_hash
    UNION SELECT m.login, m.own, o.person_id FROM mine m JOIN account p ON p.person_id = m.own JOIN account o ON o.account_hash = p.account_hash
    UNION SELECT m.login, m.own, x.person_id FROM mine m JOIN identity i ON i.person_id = m.own
      JOIN proxy x ON x.area_id = i.area_id AND x.number_hash = i.number_hash
    UNION SELECT m.login, m.own, i.person_id FROM mine m JOIN proxy x ON x.person_id = m.own
      JOIN identity i ON i.area_id = x.area_id AND i.number_hash = x.number_hash
), touched AS (
    SELECT person_id, act_id FROM fact WHERE person_id IN (SELECT person_id FROM near)
    UNION SELECT person_id, act_id FROM payee WHERE person_id IN (SELECT person_id FROM near)
    UNION SELECT person_id, act_id FROM person_detail WHERE person_id IN (SELECT person_id FROM near)
    UNION SELECT person_id, act_id FROM identity WHERE person_id IN (SELECT person_id FROM near)
), made_by AS (
    SELECT t.act_id, a.actor FROM touched t JOIN act a ON a.id = t.act_id
    UNION SELECT t.act_id, o.actor FROM touched t JOIN proposal_step s ON s.act_id = t.act_id
      JOIN proposal_step o ON o.proposal_id = s.proposal_id
)
SELECT CASE WHEN n.own = n.person_id THEN 'own' ELSE 'household' END AS why, n.login || ' ' || n.person_id || ' ' || a.id AS about,
  n.person_id AS person, n.login, ARRAY[a.id] AS acts, {CASH_OF.format("n.person_id")} AS at_risk_fen,
  jsonb_build_object('act', a.id, 'on', a.on_day, 'own_persons', jsonb_build_array(n.own)) AS evidence
FROM near n JOIN touched t USING (person_id) JOIN act a ON a.id = t.act_id
WHERE a.on_day >= %(on)s::date - %(looked_back_days)s
  AND EXISTS (SELECT FROM made_by m WHERE m.act_id = a.id AND m.actor = n.login)
ORDER BY n.login, n.person_id, a.id
"""
