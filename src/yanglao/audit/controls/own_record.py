"""9 Somebody who works here has a hand in the own record, or in one of the own household: of those with the same telephone number or account,
or of whoever is guardian or agent of the other. The acts refuse the own record; what went past them is found here."""

from yanglao.audit.controls.control import CASH_OF, HIGH
from yanglao.audit.controls.involved import MADE_BY, NEAR, RECORDS, touched

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
WITH {NEAR}, {touched("SELECT person_id FROM near", RECORDS)}, {MADE_BY}
SELECT CASE WHEN n.own = n.person_id THEN 'own' ELSE 'household' END AS why, n.login || ' ' || n.person_id || ' ' || a.id AS about,
  n.person_id AS person, n.login, ARRAY[a.id] AS acts, {CASH_OF.format("n.person_id")} AS at_risk_fen,
  jsonb_build_object('act', a.id, 'on', a.on_day, 'own_persons', jsonb_build_array(n.own)) AS evidence
FROM near n JOIN touched t USING (person_id) JOIN act a ON a.id = t.act_id
WHERE a.on_day >= %(on)s::date - %(looked_back_days)s
  AND EXISTS (SELECT FROM made_by m WHERE m.act_id = a.id AND m.actor = n.login)
ORDER BY n.login, n.person_id, a.id
"""
