"""26 The list that a community has posted is not the office's: somebody was added once it hung, dated back into its time, or was left off. Count
and hash of what was posted are kept with it."""

import json

from yanglao.audit.controls.control import CASH_OF, HOLDS, MEDIUM
from yanglao.life.kinds import Kind
from yanglao.store.notice_lists import RECORDED

NUMBER = 26
NAME = ("公示名单与登记不符", "list altered between community and agency")
SCHEME = (
    "名单在社区公示之后、上报之时增加人员,躲过群众监督。",
    "Somebody comes on a list after it was posted, so that no neighbour can object.",
)
CLAUSES = ("九(二)",)
RISK = MEDIUM
RESPONSIBLE = "township"
WHYS = {
    "added_after": ("公示后倒填登记", "recorded after it was posted, dated before"),
    "left_off": ("应公示而未列入", "recorded before it was posted, and not on it"),
}
EVIDENCE = {
    "list": ("公示名单号", "list"),
    "posted_on": ("公示日期", "posted on"),
    "recorded_on": ("登记日期", "recorded on"),
}
LIMITS = ("looked_back_days",)
PARAMETERS = {
    "kinds": json.dumps({name: int(kind) for name, kind in RECORDED.items()}),
    "home": int(Kind.unit),
}
SQL = f"""
WITH posted AS (
    SELECT n.id, n.unit_id, n.since, n.act_id, a.on_day, ((%(kinds)s::jsonb) ->> n.kind)::int AS kind FROM notice_list n
    JOIN act a ON a.id = n.act_id WHERE n.area_id = %(area)s AND a.on_day >= %(on)s::date - %(looked_back_days)s
)
SELECT CASE WHEN r.act_id > p.act_id THEN 'added_after' ELSE 'left_off' END AS why, p.id || ' ' || f.root AS about, f.person_id AS person,
  ARRAY[r.act_id, f.act_id] AS acts, {CASH_OF.format("f.person_id")} AS at_risk_fen,
  jsonb_build_object('list', p.id, 'posted_on', p.on_day, 'recorded_on', r.recorded_on) AS evidence
FROM posted p JOIN fact f ON f.area_id = %(area)s AND f.kind = p.kind AND {HOLDS}
JOIN fact r ON r.id = f.root AND r.recorded_on BETWEEN p.since AND p.on_day
WHERE p.unit_id = (SELECT u.place FROM fact u WHERE u.person_id = f.person_id AND u.kind = %(home)s AND NOT u.void
                   AND u.act_id <= greatest(p.act_id, r.act_id) ORDER BY u.day DESC, u.id DESC LIMIT 1)
  AND NOT EXISTS (SELECT FROM notice_list_person l WHERE l.list_id = p.id AND l.person_id = f.person_id)
ORDER BY p.id, f.root
"""
