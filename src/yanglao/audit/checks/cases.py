"""九(一) What a case says came back is what its items say; a case of which nothing came back was closed by three; its money is that of its hit; and
nobody dealt with a case about themselves, or about what they prepared or agreed to."""

NAME = "cases"
ZH = "案件追回金额与款项相符,未追回的由三人结案,涉案的人没有办理本案"
EN = (
    "what cases say was recovered is what their items say, three people closed where nothing came back, and nobody dealt with a case about "
    "themselves"
)
SQL = """
WITH ended AS (SELECT * FROM case_end WHERE area_id = %(area)s), dealt AS (
    SELECT id AS case_id, act_id FROM supervision_case WHERE area_id = %(area)s
    UNION SELECT case_id, act_id FROM case_step WHERE area_id = %(area)s
    UNION SELECT e.case_id, s.act_id FROM ended e JOIN proposal_step s ON s.proposal_id = e.proposal_id
)
SELECT e.case_id AS who, '案件 ' || e.case_id || ' 追回金额与款项不符' AS detail, (e.recovered_fen - m.fen)::bigint AS fen
FROM ended e CROSS JOIN LATERAL (SELECT coalesce(sum(m.amount_fen), 0) AS fen FROM case_money m WHERE m.case_id = e.case_id AND m.act_id < e.act_id) m
WHERE e.recovered_fen <> m.fen
UNION ALL SELECT e.case_id, '案件 ' || e.case_id || ' 以已追回结案,但款项尚有未追回', 0 FROM ended e JOIN case_step s ON s.case_id = e.case_id
JOIN open_item i ON i.id = s.item_id WHERE e.outcome = 'recovered'
AND i.amount_fen > (SELECT coalesce(sum(m.amount_fen), 0) FROM item_move m WHERE m.item_id = i.id AND m.act_id < e.act_id)
UNION ALL SELECT e.case_id, '案件 ' || e.case_id || ' 未经三人结案', 0 FROM ended e JOIN proposal p ON p.id = e.proposal_id
WHERE e.outcome <> 'recovered' AND (SELECT count(DISTINCT s.actor) FROM proposal_step s WHERE s.proposal_id = p.id) < 3
UNION ALL SELECT c.id, '案件 ' || c.id || ' 涉及金额与疑点不符', (c.at_risk_fen - h.at_risk_fen)::bigint FROM supervision_case c
JOIN control_hit h ON h.id = c.hit_id WHERE c.area_id = %(area)s AND c.at_risk_fen <> h.at_risk_fen
UNION ALL SELECT d.case_id, '案件 ' || d.case_id || ' 由涉案的 ' || a.actor || ' 办理', 0 FROM dealt d JOIN act a ON a.id = d.act_id
JOIN case_concerned o ON (o.case_id, o.login) = (d.case_id, a.actor) ORDER BY who
"""
