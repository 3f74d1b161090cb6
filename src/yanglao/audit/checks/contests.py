"""九(三) An answer to a contest is what its re-examination was, by others than those who decided: what is confirmed has not become
anything else, what is replaced names an act that came after the contest."""

from yanglao.store.contests import CONFIRMED, REPLACED

NAME = "contests"
ZH = "复查决定与所存的重新计算相符,由未参与原决定的人作出,变更的另有其后的业务"
EN = "answers to contests are as re-examined, by others than those who decided; what is replaced was replaced afterwards"
SQL = f"""
WITH answered AS (
    SELECT e.*, c.act_id AS came, n.act_id AS decided FROM contest_end e JOIN contest c ON c.id = e.contest_id
    JOIN notice n ON n.id = c.notice_id WHERE e.area_id = %(area)s AND e.reexamination IS NOT NULL
), deciders AS (
    SELECT a.contest_id, d.actor FROM answered a JOIN act d ON d.id = a.decided
    UNION SELECT a.contest_id, t.actor FROM answered a JOIN proposal_step s ON s.act_id = a.decided
    JOIN proposal_step t ON t.proposal_id = s.proposal_id
)
SELECT contest_id AS who, '复查 ' || contest_id || ' 所存的重新计算已改动' AS detail, 0::bigint AS fen FROM answered
WHERE digest <> encode(sha256(convert_to(reexamination, 'UTF8')), 'hex')
UNION ALL SELECT contest_id, '复查 ' || contest_id || ' 维持,但金额已变', (reexamination::jsonb ->> 'cost_fen')::bigint FROM answered
WHERE outcome = '{CONFIRMED}' AND reexamination::jsonb -> 'contested' <> reexamination::jsonb -> 'now'
UNION ALL SELECT contest_id, '复查 ' || contest_id || ' 没有其后变更决定的业务', 0 FROM answered
WHERE outcome = '{REPLACED}' AND NOT EXISTS (SELECT FROM act WHERE act.id = replaced_by AND act.id > came)
UNION ALL SELECT DISTINCT a.contest_id, '复查 ' || a.contest_id || ' 由原决定的 ' || d.actor || ' 答复', 0::bigint
FROM answered a JOIN proposal_step s ON s.proposal_id = a.proposal_id JOIN deciders d ON (d.contest_id, d.actor) = (a.contest_id, s.actor)
ORDER BY who
"""
