"""12 A back-payment brings a subsidy: as such, or dressed up as the contribution of a year that was over long before it was recorded."""

from yanglao.audit.controls.control import HIGH, HOLDS
from yanglao.life.kinds import Kind

NUMBER = 12
NAME = ("补缴套取补贴", "subsidy on a back-payment")
SCHEME = (
    "补缴部分不享受政府补贴,却按年缴费记入补贴。",
    "What is paid for years gone by brings no subsidy, and is given one all the same.",
)
CLAUSES = ("六",)
RISK = HIGH
RESPONSIBLE = "accountant"
WHYS = {
    "subsidised": ("补缴记了补贴", "a back-payment was given a subsidy"),
    "dressed_up": ("以往年度缴费久后补录", "recorded long after its year, with a subsidy"),
}
EVIDENCE = {
    "subsidy_fen": ("补贴金额", "subsidy"),
    "year": ("缴费年度", "year"),
    "paid_on": ("缴费日期", "paid on"),
    "recorded_on": ("登记日期", "recorded on"),
}
LIMITS = ("recorded_late_days",)
PARAMETERS = {"back_payment": int(Kind.back_payment), "contribution": int(Kind.contribution)}
SQL = f"""
WITH subsidised AS (
    SELECT fact_root, sum(government_province_fen + government_city_fen + entry_province_fen + entry_city_fen + bonus_city_fen
                          + supplement_city_fen)::bigint AS fen
    FROM arrival_line WHERE area_id = %(area)s GROUP BY fact_root
)
SELECT CASE WHEN f.kind = %(back_payment)s THEN 'subsidised' ELSE 'dressed_up' END AS why, f.root::text AS about, f.person_id AS person,
  ARRAY[f.act_id, r.act_id] AS acts, s.fen AS at_risk_fen,
  jsonb_strip_nulls(jsonb_build_object('subsidy_fen', s.fen, 'year', nullif(f.year, 0), 'paid_on', f.day, 'recorded_on', r.recorded_on)) AS evidence
FROM subsidised s JOIN fact f ON f.root = s.fact_root JOIN fact r ON r.id = f.root
WHERE s.fen > 0 AND f.area_id = %(area)s AND {HOLDS}
  AND (f.kind = %(back_payment)s
       OR f.kind = %(contribution)s AND r.recorded_on > make_date(f.year, 12, 31) + %(recorded_late_days)s)
ORDER BY f.root
"""
