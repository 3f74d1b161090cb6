"""What waits for somebody is what was proposed and neither done nor sent back: a task that is not shown would be a claim that nobody answers."""

NAME = "waiting"
ZH = "待办的提议就是未办结的提议"
EN = "what waits is what was proposed and has not ended"
SQL = """
WITH unended AS (
    SELECT p.id, p.kind FROM proposal p WHERE p.area_id = %(area)s AND NOT EXISTS (
        SELECT FROM proposal_step s JOIN proposal_chain c ON c.chain = p.chain
        WHERE s.proposal_id = p.id AND (s.step = 'sent_back' OR s.step = c.step
            AND c.ordinal = (SELECT max(l.ordinal) FROM proposal_chain l WHERE l.chain = p.chain)))
), waits AS (
    SELECT w.proposal_id AS id, w.kind FROM waiting_proposal w WHERE w.area_id = %(area)s
)
SELECT id::bigint AS who, '提议 ' || id || CASE WHEN waits.kind IS NULL THEN ' 未办结,却不在待办中' ELSE ' 在待办中,却已办结或事项不符' END AS detail,
       0::bigint AS fen
FROM unended FULL JOIN waits USING (id) WHERE unended.kind IS DISTINCT FROM waits.kind ORDER BY id
"""
