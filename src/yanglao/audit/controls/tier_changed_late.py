"""11 The tier of a contribution is changed after its year, or two contributions of one year hold: both move a subsidy that the year has
settled."""

from yanglao.audit.controls.control import HOLDS, MEDIUM
from yanglao.life.kinds import Kind

NUMBER = 11
NAME = ("事后改缴费档次", "tier changed after the year")
SCHEME = (
    "年度结束后改高缴费档次,或一年记两次缴费,多得缴费补贴。",
    "The tier of a year is raised once the year is over, or a year is counted twice, and with it a higher subsidy is had.",
)
CLAUSES = ("四(二)1", "四(二)2")
RISK = MEDIUM
RESPONSIBLE = "clerk"
WHYS = {
    "after_year": ("年度结束后更正档次", "corrected after its year"),
    "two_in_a_year": ("一年两次缴费", "two contributions of a year"),
}
EVIDENCE = {
    "year": ("缴费年度", "year"),
    "was_fen": ("原档次", "tier was"),
    "becomes_fen": ("改为", "tier becomes"),
    "recorded_on": ("登记日期", "recorded on"),
}
LIMITS = ("looked_back_days",)
PARAMETERS = {"contribution": int(Kind.contribution)}
SQL = f"""
WITH moved AS (
    SELECT v.id, v.person_id, v.act_id, v.root, v.year, v.recorded_on, o.tier_fen AS was_fen, v.tier_fen AS becomes_fen
    FROM fact v JOIN fact o ON o.id = v.replaces
    WHERE v.area_id = %(area)s AND v.kind = %(contribution)s AND NOT v.void AND v.tier_fen <> o.tier_fen
      AND extract(year FROM v.recorded_on) > v.year AND v.recorded_on >= %(on)s::date - %(looked_back_days)s
), twice AS (
    SELECT f.person_id, f.year, max(f.root) AS root, max(f.recorded_on) AS recorded_on, array_agg(f.act_id ORDER BY f.id) AS acts,
      min(f.tier_fen) AS was_fen, max(f.tier_fen) AS becomes_fen
    FROM fact f WHERE f.area_id = %(area)s AND f.kind = %(contribution)s AND {HOLDS} GROUP BY f.person_id, f.year HAVING count(*) > 1
), subsidy AS (
    SELECT a.fact_root AS root, sum(a.government_province_fen + a.government_city_fen + a.bonus_city_fen + a.supplement_city_fen)::bigint AS fen
    FROM arrival_line a WHERE a.area_id = %(area)s AND a.fact_root IN (SELECT root FROM moved UNION SELECT root FROM twice)
    GROUP BY a.fact_root
), found AS (
    SELECT 'after_year' AS why, id::text AS about, person_id, ARRAY[act_id] AS acts, root, year, was_fen, becomes_fen, recorded_on FROM moved
    UNION ALL
    SELECT 'two_in_a_year', person_id || ' ' || year, person_id, acts, root, year, was_fen, becomes_fen, recorded_on FROM twice
)
SELECT f.why, f.about, f.person_id AS person, f.acts, greatest(coalesce(s.fen, 0), 0) AS at_risk_fen,
  jsonb_build_object('year', f.year, 'was_fen', f.was_fen, 'becomes_fen', f.becomes_fen, 'recorded_on', f.recorded_on) AS evidence
FROM found f LEFT JOIN subsidy s USING (root) ORDER BY f.why, f.about
"""
