"""15 Somebody draws a pension of another scheme and was paid one here for months of both, or contributes to both. What each came to, and what is
recovered, is in the report `overlaps`."""

import json

from yanglao.audit.controls.control import HIGH, HOLDS, MONTH_OF
from yanglao.life.kinds import Kind, Scheme
from yanglao.lists.layouts import SCHEMES

NUMBER = 15
NAME = ("重复参保、重复领取", "two schemes, two pensions")
SCHEME = (
    "同时在其他养老保险领取待遇或缴费,隐瞒不报。",
    "Somebody is in another scheme at the same time, says nothing, and draws from both or is given subsidies in both.",
)
CLAUSES = ("七1",)
RISK = HIGH
RESPONSIBLE = "clerk"
WHYS = {
    "two_pensions": ("两处领取待遇", "two pensions at a time"),
    "two_contributions": ("两处缴费", "contributions to both"),
}
EVIDENCE = {
    "scheme": ("险种", "scheme"),
    "since": ("起始日期", "since"),
    "until": ("截止日期", "until"),
    "months": ("重复领取月数", "months of both"),
    "years": ("重复缴费年数", "years of both"),
}
VALUES = {"scheme": {name: (zh, name) for name, zh, *_ in SCHEMES}}
LIMITS = ("both_months", "both_years")
PARAMETERS = {
    "cover": int(Kind.cover),
    "contribution": int(Kind.contribution),
    "names": json.dumps({int(one): one.name for one in Scheme}),
}
_FIRST, _END = MONTH_OF.format("c.day"), MONTH_OF.format("c.ended")
SQL = f"""
WITH cover AS (
    SELECT f.root, f.person_id, f.act_id, f.flag, f.day, f.until, least(f.until, %(on)s::date + 31) AS ended,
      (%(names)s::jsonb) ->> f.code::text AS scheme
    FROM fact f WHERE f.area_id = %(area)s AND f.kind = %(cover)s AND {HOLDS}
), drawn AS (
    SELECT c.root, count(DISTINCT l.month) AS months, sum(l.cash_fen)::bigint AS fen FROM cover c JOIN pension_line l
    ON l.area_id = %(area)s AND l.person_id = c.person_id AND l.cash_fen > 0 AND l.month >= {_FIRST} AND l.month < {_END}
    WHERE c.flag = 1 GROUP BY c.root
), given AS (
    SELECT c.root, count(DISTINCT f.year) AS years,
      coalesce(sum(a.credited_own_fen + a.credited_province_fen + a.credited_city_fen), 0)::bigint AS fen
    FROM cover c JOIN fact f ON f.person_id = c.person_id AND f.kind = %(contribution)s AND f.day >= c.day AND f.day < c.ended AND {HOLDS}
    LEFT JOIN arrival_line a ON a.area_id = %(area)s AND a.fact_root = f.root
    GROUP BY c.root
), found AS (
    SELECT 'two_pensions' AS why, root, fen, jsonb_build_object('months', months) AS more FROM drawn WHERE months >= %(both_months)s
    UNION ALL
    SELECT 'two_contributions', root, fen, jsonb_build_object('years', years) FROM given WHERE years >= %(both_years)s
)
SELECT n.why, n.root::text AS about, c.person_id AS person, ARRAY[c.act_id] AS acts, greatest(n.fen, 0) AS at_risk_fen,
  n.more || jsonb_strip_nulls(jsonb_build_object('scheme', c.scheme, 'since', c.day, 'until', nullif(c.until, 'infinity'))) AS evidence
FROM found n JOIN cover c USING (root) ORDER BY n.why, n.root
"""
