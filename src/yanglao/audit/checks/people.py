"""Every proposal has passed through as many different people as its chain has steps, in order, and nothing was done before."""

NAME = "people"
ZH = "提议与发放各环节均由不同人员依次办理"
EN = "different people, in order, behind every proposal and every batch"
SQL = """
WITH taken AS (
    SELECT p.id, p.kind, count(*) FILTER (WHERE s.step <> 'sent_back') AS steps,
           count(DISTINCT s.actor) FILTER (WHERE s.step <> 'sent_back') AS people,
           bool_or(c.ordinal IS NULL AND s.step <> 'sent_back') AS is_foreign, max(c.ordinal) AS reached,
           string_agg(s.step || ' ' || s.actor, ', ' ORDER BY s.act_id) AS story
    FROM proposal p LEFT JOIN proposal_step s ON s.proposal_id = p.id
    LEFT JOIN proposal_chain c ON c.chain = p.chain AND c.step = s.step
    WHERE p.area_id = %(area)s GROUP BY p.id
)
SELECT id::bigint AS who, '提议 ' || id || ': ' || coalesce(story, '无人办理') AS detail, 0::bigint AS fen
FROM taken WHERE people < steps OR steps = 0 OR is_foreign OR reached <> steps
UNION ALL
SELECT b.id, '批次 ' || b.id || ' 未经四人办理即已入账', 0
FROM batch b WHERE b.area_id = %(area)s
  AND EXISTS (SELECT FROM pension_line l WHERE l.act_id = b.act_id AND l.area_id = b.area_id AND l.month = b.month)
  AND NOT EXISTS (SELECT FROM taken t WHERE t.id = b.id AND t.kind = 'payroll' AND t.steps = 4)
UNION ALL
SELECT v.id, '参数或口径 ' || v.parameter || ' 的调整未经两人', 0
FROM law_version v WHERE v.area_id = %(area)s
  AND NOT EXISTS (SELECT FROM taken t WHERE t.id = v.proposal_id AND t.kind IN ('parameter', 'reading') AND t.steps = 2)
ORDER BY who
"""
