"""13 A category counts without ground: nobody of the deciding bureau has recorded it, it was extended long after its end, or one person has two
hardships at a time. A bureau's own list is held against ours by the report `compare`: what is not kept cannot be asked of the book."""

import json

from yanglao.audit.controls.control import HOLDS, MEDIUM
from yanglao.life.kinds import Category, Kind
from yanglao.lists.layouts import CATEGORIES

NUMBER = 13
NAME = ("特殊群体认定不实", "a category without ground")
SCHEME = (
    "认定过期、重复,或不在认定单位名册里,政府仍代缴保费。",
    "A category has ended, stands beside another, or is none of the bureau's, and the governments pay for it all the same.",
)
CLAUSES = ("四(二)2(4)", "四(二)2(5)", "四(二)2(6)", "十")
RISK = MEDIUM
RESPONSIBLE = "certifier"
WHYS = {
    "not_theirs": ("非认定单位登记", "recorded by nobody of the bureau"),
    "extended_late": ("到期很久后延期", "extended long after its end"),
    "two_hardships": ("两项困难认定并存", "two hardships at a time"),
}
EVIDENCE = {
    "category": ("类别", "category"),
    "other": ("另一类别", "other category"),
    "recorded_on": ("登记日期", "recorded on"),
    "ended_on": ("原截止日期", "had ended on"),
    "until": ("延至", "extended until"),
}
_WORDS = {name: (zh, name.replace("_", " ")) for name, zh, *_ in CATEGORIES}
VALUES = {"category": _WORDS, "other": _WORDS}
LIMITS = ("extended_late_days", "looked_back_days")
PARAMETERS = {
    "kind": int(Kind.category),
    "names": json.dumps({int(one): one.name for one in Category}),
    "on_top": int(Category.one_child_certificate),
    "bureau": "certifier",
}
SQL = f"""
WITH certified AS (
    SELECT f.*, f.until > %(on)s::date AND f.day <= %(on)s::date AS is_valid,
      (%(names)s::jsonb) ->> f.code::text AS category FROM fact f WHERE f.area_id = %(area)s AND f.kind = %(kind)s AND {HOLDS}
), made_by AS (
    SELECT c.id, a.actor, a.on_day FROM certified c JOIN act a ON a.id = c.act_id
    UNION
    SELECT c.id, t.actor, t.on_day FROM certified c JOIN proposal_step s ON s.act_id = c.act_id
    JOIN proposal_step t ON t.proposal_id = s.proposal_id
), found AS (
    SELECT 'not_theirs' AS why, c.id::text AS about, c.person_id, c.act_id,
      jsonb_build_object('category', c.category, 'recorded_on', c.recorded_on) AS evidence
    FROM certified c WHERE NOT EXISTS (SELECT FROM person_merge m WHERE m.act_id = c.act_id)
      AND NOT EXISTS (SELECT FROM made_by m JOIN staff_role r ON r.area_id = %(area)s AND r.login = m.actor AND r.role = %(bureau)s
                      AND m.on_day >= r.since AND m.on_day < r.until WHERE m.id = c.id)
    UNION ALL
    SELECT 'extended_late', c.id::text, c.person_id, c.act_id,
      jsonb_build_object('category', c.category, 'ended_on', o.until, 'until', c.until, 'recorded_on', c.recorded_on)
    FROM certified c JOIN fact o ON o.id = c.replaces
    WHERE c.until > o.until AND c.code = o.code AND c.recorded_on > o.until + %(extended_late_days)s
      AND c.recorded_on >= %(on)s::date - %(looked_back_days)s
    UNION ALL
    SELECT 'two_hardships', c.root || ' ' || o.root, c.person_id, c.act_id,
      jsonb_build_object('category', c.category, 'other', o.category, 'recorded_on', greatest(c.recorded_on, o.recorded_on))
    FROM certified c JOIN certified o ON o.person_id = c.person_id AND o.root > c.root AND o.code <> c.code
    WHERE c.is_valid AND o.is_valid AND c.code <> %(on_top)s AND o.code <> %(on_top)s
)
SELECT f.why, f.about, f.person_id AS person, ARRAY[f.act_id] AS acts, f.evidence,
  (SELECT greatest(coalesce(sum(a.government_province_fen + a.government_city_fen + a.supplement_city_fen), 0), 0)::bigint FROM arrival_line a
   WHERE a.area_id = %(area)s AND a.person_id = f.person_id) AS at_risk_fen
FROM found f ORDER BY f.why, f.about
"""
