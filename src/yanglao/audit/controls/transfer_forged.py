"""20 Rights are brought along from elsewhere without the money, or without the other place ever having confirmed them."""

from yanglao.audit.controls.control import HIGH, HOLDS

NUMBER = 20
NAME = ("虚假转入", "false transfer in")
SCHEME = (
    "伪造转入关系,凭空增加缴费年限或账户余额。",
    "A transfer from elsewhere is made up, and with it years or a balance that nobody has paid.",
)
CLAUSES = ("七3",)
RISK = HIGH
RESPONSIBLE = "clerk"
WHYS = {
    "no_money": ("有权益而无到账资金", "rights without the money"),
    "not_confirmed": ("登记权益后对方久未确认", "rights that the other place has not confirmed"),
}
EVIDENCE = {
    "brought_fen": ("转入权益", "brought along"),
    "received_fen": ("到账资金", "money received"),
    "years": ("转入年限", "years brought along"),
    "agency": ("对方经办机构", "other agency"),
    "recorded_on": ("登记日期", "recorded on"),
}
LIMITS = ("confirmed_days",)
SQL = f"""
WITH step AS (
    SELECT coalesce(g.into_id, t.person_id) AS person_id, t.agency, s.file_id, s.step, s.amount_fen, s.on_day, s.act_id,
           s.own_fen + s.province_fen + s.city_fen AS said_fen, s.years
    FROM transfer_file t JOIN transfer_step s ON s.file_id = t.id LEFT JOIN person_merge g ON g.person_id = t.person_id
    WHERE t.area_id = %(area)s AND t.kind IN ('transfer_in', 'switch_in')
), brought AS (
    SELECT f.person_id, sum(f.own_fen + f.province_fen + f.city_fen)::bigint AS fen, sum(f.years) AS years, max(f.root) AS root,
           max(f.recorded_on) AS recorded_on, array_agg(f.act_id ORDER BY f.id) AS acts
    FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.name = 'transfer_in' WHERE f.area_id = %(area)s AND {HOLDS} GROUP BY f.person_id
), received AS (
    SELECT person_id, sum(amount_fen)::bigint AS fen FROM step WHERE step = 'money' GROUP BY person_id
)
SELECT 'no_money' AS why, b.person_id || ' ' || b.root AS about, b.person_id AS person, b.acts,
  b.fen - coalesce(r.fen, 0) AS at_risk_fen,
  jsonb_build_object('brought_fen', b.fen, 'received_fen', coalesce(r.fen, 0), 'years', b.years, 'recorded_on', b.recorded_on) AS evidence
FROM brought b LEFT JOIN received r USING (person_id) WHERE b.fen > coalesce(r.fen, 0) OR r.fen IS NULL
UNION ALL
SELECT 'not_confirmed', s.file_id::text, s.person_id, ARRAY[s.act_id], coalesce(r.fen, 0),
  jsonb_build_object('agency', s.agency, 'received_fen', coalesce(r.fen, 0), 'recorded_on', s.on_day)
FROM step s LEFT JOIN received r USING (person_id) WHERE s.step = 'rights' AND s.on_day < %(on)s::date - %(confirmed_days)s
  AND NOT EXISTS (SELECT FROM step c WHERE c.file_id = s.file_id AND c.step = 'confirmed')
"""
