"""3 Name and number of a person both change within a short time: every such change, a record that went into another one excepted."""

from yanglao.audit.controls.control import CASH_OF, HIGH

NUMBER = 3
NAME = ("姓名和号码都改", "name and number both changed")
SCHEME = (
    "先后改掉姓名和身份证号码,把一个人的待遇变成另一个人的。",
    "Name and number are changed one after the other, until the pension of one person is another's.",
)
CLAUSES = ("九(二)",)
RISK = HIGH
RESPONSIBLE = "clerk"
WHYS = {"both_changed": ("姓名、号码先后变更", "name and number both changed")}
EVIDENCE = {
    "number_on": ("号码变更日期", "number changed on"),
    "name_on": ("姓名变更日期", "name changed on"),
    "was": ("原姓名", "name was"),
    "becomes": ("现姓名", "name becomes"),
}
LIMITS = ("within_days", "looked_back_days")
SQL = f"""
WITH renumbered AS (
    SELECT i.id, i.person_id, i.recorded_on, i.act_id FROM identity i WHERE i.area_id = %(area)s
      AND EXISTS (SELECT FROM identity o WHERE o.person_id = i.person_id AND o.id < i.id)
      AND NOT EXISTS (SELECT FROM person_merge m WHERE m.act_id = i.act_id)
), named AS (
    SELECT d.*, lag(d.name) OVER (PARTITION BY d.person_id ORDER BY d.id) AS was FROM person_detail d
    WHERE d.area_id = %(area)s AND d.person_id IN (SELECT person_id FROM renumbered)
)
SELECT 'both_changed' AS why, i.id || ' ' || d.id AS about, i.person_id AS person, ARRAY[i.act_id, d.act_id] AS acts,
  {CASH_OF.format("i.person_id")} AS at_risk_fen,
  jsonb_build_object('number_on', i.recorded_on, 'name_on', d.recorded_on, 'was', d.was, 'becomes', d.name) AS evidence
FROM renumbered i JOIN named d ON d.person_id = i.person_id AND d.name <> d.was
  AND d.recorded_on BETWEEN i.recorded_on - %(within_days)s AND i.recorded_on + %(within_days)s
WHERE greatest(i.recorded_on, d.recorded_on) >= %(on)s::date - %(looked_back_days)s
ORDER BY i.id, d.id
"""
