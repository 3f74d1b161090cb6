"""5 A death is moved to a later day, or undone: every reversal, a record that went into another one excepted."""

from yanglao.audit.controls.control import HIGH, MONTH_OF
from yanglao.life.kinds import Kind

NUMBER = 5
NAME = ("死亡日期改动或撤销", "a death moved or undone")
SCHEME = (
    "把死亡日期往后改,或撤销死亡登记,使待遇继续发放。",
    "The day of a death is moved, or the death undone, so that the pension goes on.",
)
CLAUSES = ("九(二)",)
RISK = HIGH
RESPONSIBLE = "director"
WHYS = {
    "moved": ("死亡日期改动", "the day of death was changed"),
    "undone": ("死亡登记撤销", "the death was undone"),
}
EVIDENCE = {
    "was": ("原死亡日期", "death was"),
    "becomes": ("改为", "becomes"),
    "recorded_on": ("改动日期", "changed on"),
}
LIMITS = ()
PARAMETERS = {"death": int(Kind.death)}
_EARLIER = MONTH_OF.format("least(o.day, v.day)")
SQL = f"""
SELECT CASE WHEN v.void THEN 'undone' ELSE 'moved' END AS why, v.id::text AS about, v.person_id AS person, ARRAY[v.act_id] AS acts,
  jsonb_strip_nulls(jsonb_build_object('was', o.day, 'becomes', CASE WHEN NOT v.void THEN v.day END, 'recorded_on', v.recorded_on)) AS evidence,
  (SELECT coalesce(sum(l.cash_fen), 0)::bigint FROM pension_line l
   WHERE l.area_id = v.area_id AND l.person_id = v.person_id AND l.month > {_EARLIER}) AS at_risk_fen
FROM fact v JOIN fact o ON o.id = v.replaces
WHERE v.area_id = %(area)s AND v.kind = %(death)s AND (v.void OR v.day <> o.day)
  AND NOT EXISTS (SELECT FROM person_merge m WHERE m.act_id = v.act_id)
ORDER BY v.id
"""
