"""10 Rights that nobody uses, rights that were had for a few days only, or too many at once. Two places at a time cannot be seen: a session
does not say where it was opened."""

from yanglao.audit.controls.control import MEDIUM

NUMBER = 10
NAME = ("账号闲置、临时授权、权限过宽", "dormant, short-lived and over-wide accounts")
SCHEME = (
    "借用闲置账号,或临时授权办完即收回,或一人身兼数岗。",
    "An account that nobody uses is borrowed, rights are given for a few days and taken back, or one person has too many.",
)
CLAUSES = ("九(一)",)
RISK = MEDIUM
RESPONSIBLE = "security"
WHYS = {
    "idle": ("有权限而长期不用", "rights that are not used for long"),
    "short_lived": ("授权数日、用后收回", "rights for a few days, used and taken back"),
    "over_wide": ("同时持有多个岗位", "too many roles at once"),
}
EVIDENCE = {
    "used_on": ("最近使用", "last used on"),
    "since": ("授权起始", "rights since"),
    "until": ("授权截止", "rights until"),
    "acts_done": ("其间办理业务数", "acts meanwhile"),
    "roles": ("岗位数", "roles"),
}
LIMITS = ("idle_days", "short_days", "most_roles", "looked_back_days")
SQL = """
WITH held AS (
    SELECT r.* FROM staff_role r WHERE r.area_id = %(area)s AND NOT EXISTS (SELECT FROM staff_role n WHERE n.replaces = r.id)
), holds AS (
    SELECT login, count(DISTINCT role) AS roles, max(since) AS since FROM held
    WHERE since <= %(on)s AND until > %(on)s GROUP BY login
), used AS (
    SELECT h.login, greatest(h.since, (SELECT min(on_day) FROM act WHERE area_id = %(area)s),
      (SELECT max(a.on_day) FROM act a WHERE a.area_id = %(area)s AND a.actor = h.login),
      (SELECT max(s.opened_at)::date FROM session s WHERE s.area_id = %(area)s AND s.login = h.login AND s.credential_id IS NOT NULL)) AS on_day
    FROM holds h
)
SELECT 'idle' AS why, login || ' ' || on_day AS about, login, jsonb_build_object('used_on', on_day) AS evidence, ARRAY[]::bigint[] AS acts
FROM used WHERE on_day < %(on)s::date - %(idle_days)s
UNION ALL
SELECT 'short_lived', h.id::text, h.login, jsonb_build_object('since', h.since, 'until', h.until, 'acts_done', d.acts_done), ARRAY[h.act_id]
FROM held h JOIN LATERAL (SELECT count(*) AS acts_done FROM act a
    WHERE a.area_id = h.area_id AND a.actor = h.login AND a.on_day >= h.since AND a.on_day < h.until) d ON d.acts_done > 0
WHERE h.act_id IS NOT NULL AND h.until <= h.since + %(short_days)s AND h.since >= %(on)s::date - %(looked_back_days)s
UNION ALL
SELECT 'over_wide', login || ' ' || roles, login, jsonb_build_object('roles', roles), ARRAY[]::bigint[]
FROM holds WHERE roles > %(most_roles)s
ORDER BY 1, 2
"""
