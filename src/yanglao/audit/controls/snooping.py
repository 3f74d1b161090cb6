"""30 Files of persons are looked at by somebody who has nothing to do with them: many in a day, one again and again, those of the own
household, or more than anybody works on in a day. A look has a case where whoever looks has a hand in an act about the person some days before
or after it, where something about the person waits for agreement or was sent back, or where a reason was given. A paper that was
printed has none by itself: what stands with it is its digest."""

from yanglao.audit.controls.control import MEDIUM
from yanglao.audit.controls.involved import HANDLED, MADE_BY, NEAR, touched

NUMBER = 30
NAME = ("无故查阅档案", "looking at files without a reason")
SCHEME = (
    "工作人员查阅与经办业务无关的人的档案:熟人、家人、名人,或大批查阅后外传。",
    "Somebody who works here looks at files that no work of theirs asks for: of acquaintances, of their household, or of many, to pass them on.",
)
CLAUSES = ("九(一)",)
RISK = MEDIUM
RESPONSIBLE = "director"
WHYS = {
    "no_case": ("一天内查阅多人而无业务", "many in a day without a case"),
    "again": ("多日反复查阅一人而无业务", "one person on several days without a case"),
    "household": ("查阅本人或家人的档案", "one's own file or the household's"),
    "volume": ("一天内查阅人数过多", "more persons in a day than anybody works on"),
}
EVIDENCE = {
    "day": ("查阅日期", "looked on"),
    "days": ("查阅天数", "days"),
    "count": ("查阅人数", "persons looked at"),
    "others_persons": ("被查阅的人", "those looked at"),
    "own_persons": ("本人", "own record"),
    "what": ("查阅内容", "what was looked at"),
}
LIMITS = ("around_days", "persons_a_day", "again_days", "most_a_day", "looked_back_days")
PARAMETERS = {"sent_back": "sent_back", "shown": 20}
"""`shown`: so many of those looked at are named."""
SQL = f"""
WITH seen AS (
    SELECT l.*, (l.looked_at AT TIME ZONE 'Asia/Shanghai')::date AS day FROM look l
    WHERE l.area_id = %(area)s AND l.login IS NOT NULL AND l.looked_at >= %(on)s::date - %(looked_back_days)s
), {NEAR}, {touched("SELECT person_id FROM seen", HANDLED)}, {MADE_BY}, handled AS (
    SELECT DISTINCT t.person_id, m.actor AS login, a.recorded_at FROM touched t JOIN act a ON a.id = t.act_id JOIN made_by m USING (act_id)
), unsettled AS (
    SELECT p.content FROM proposal p WHERE p.area_id = %(area)s AND (
      EXISTS (SELECT FROM proposal_step s WHERE s.proposal_id = p.id AND s.step = %(sent_back)s)
      OR EXISTS (SELECT FROM waiting_proposal w WHERE w.proposal_id = p.id))
), waits AS (
    SELECT s.person_id FROM (SELECT DISTINCT person_id, to_jsonb(person_id) AS one FROM seen) s
    WHERE EXISTS (SELECT FROM unsettled u WHERE u.content->'person' = s.one OR u.content->'persons' @> jsonb_build_array(s.one)
      OR jsonb_path_exists(u.content, '$.rows[*].person ? (@ == $one)', jsonb_build_object('one', s.one)))
), no_case AS (
    SELECT s.* FROM seen s WHERE (s.why = '' OR s.what LIKE 'paper/%%') AND s.person_id NOT IN (SELECT person_id FROM waits)
      AND NOT EXISTS (SELECT FROM handled h WHERE h.person_id = s.person_id AND h.login = s.login
        AND h.recorded_at BETWEEN s.looked_at - make_interval(days => %(around_days)s) AND s.looked_at + make_interval(days => %(around_days)s))
), repeated AS (
    SELECT login, person_id, day, row_number() OVER (PARTITION BY login, person_id ORDER BY day) AS nth
    FROM (SELECT DISTINCT login, person_id, day FROM no_case) d
), daily AS (
    SELECT 'no_case' AS why, %(persons_a_day)s AS least, login, day, person_id FROM no_case
    UNION SELECT 'volume', %(most_a_day)s + 1, login, day, person_id FROM seen
)
SELECT why, login || ' ' || day AS about, NULL::bigint AS person, login, jsonb_build_object('day', day, 'count', count(*),
  'others_persons', to_jsonb((array_agg(person_id ORDER BY person_id))[:%(shown)s])) AS evidence
FROM daily GROUP BY why, least, login, day HAVING count(*) >= least
UNION ALL
SELECT 'again', login || ' ' || person_id || ' ' || day, person_id, login, jsonb_build_object('day', day, 'days', nth)
FROM repeated WHERE nth = %(again_days)s
UNION ALL
SELECT 'household', s.login || ' ' || s.person_id || ' ' || s.day, s.person_id, s.login,
  jsonb_build_object('day', s.day, 'what', min(s.what), 'own_persons', jsonb_build_array(n.own))
FROM seen s JOIN near n ON n.login = s.login AND n.person_id = s.person_id GROUP BY s.login, s.person_id, s.day, n.own
ORDER BY 1, 2
"""
