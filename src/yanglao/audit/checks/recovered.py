"""九(二) What lowers an item by an act of the office has the act behind it: money received, a consent or a batch, three people, a refund
agreed to; and what lowers two items lowers both alike."""

NAME = "recovered"
ZH = "追回、抵扣、核销、退费逐笔有据"
EN = "every repayment, set-off, write-off and refund has its act"
SQL = """
WITH moved AS (
    SELECT m.act_id, i.person_id, m.how, m.amount_fen AS fen, i.kind IN ('overpayment', 'to_collect') AS is_debt
    FROM item_move m JOIN open_item i ON i.id = m.item_id WHERE m.area_id = %(area)s
), done AS (
    SELECT s.act_id, p.kind FROM proposal_step s JOIN proposal p ON p.id = s.proposal_id
    WHERE p.area_id = %(area)s AND s.step = (SELECT c.step FROM proposal_chain c WHERE c.chain = p.chain ORDER BY c.ordinal DESC LIMIT 1)
      AND (p.kind <> 'write_off' OR p.chain = 'three')
), owed (how, kinds) AS (VALUES ('written_off', ARRAY['write_off']), ('refunded', ARRAY['refund']),
                                ('set_off', ARRAY['payroll', 'estate_consent']),
                                ('carried', ARRAY['move_contribution', 'merge_persons']))
SELECT person_id AS who, '业务 ' || act_id || ' 追回款与票据不符' AS detail, sum(fen)::bigint AS fen
FROM (SELECT act_id, person_id, fen FROM moved WHERE how = 'repaid'
      UNION ALL SELECT act_id, person_id, -received_fen FROM repayment WHERE area_id = %(area)s) money
GROUP BY act_id, person_id HAVING sum(fen) <> 0
UNION ALL
SELECT person_id, '业务 ' || act_id || ' ' || how || ' 两方不等', sum(CASE WHEN is_debt THEN fen ELSE -fen END)::bigint
FROM moved WHERE how IN ('set_off', 'applied', 'met')
GROUP BY act_id, person_id, how HAVING sum(CASE WHEN is_debt THEN fen ELSE -fen END) <> 0
UNION ALL
SELECT min(person_id), '业务 ' || act_id || ' 转记两方不等', sum(CASE WHEN is_debt THEN fen ELSE -fen END)::bigint
FROM moved WHERE how = 'carried'
GROUP BY act_id HAVING sum(CASE WHEN is_debt THEN fen ELSE -fen END) <> 0
UNION ALL
SELECT m.person_id, '业务 ' || m.act_id || ' ' || m.how || ' 无审批', sum(m.fen)::bigint
FROM moved m JOIN owed o ON o.how = m.how
WHERE NOT EXISTS (SELECT FROM done d WHERE d.act_id = m.act_id AND d.kind = ANY(o.kinds))
GROUP BY m.act_id, m.person_id, m.how
UNION ALL
SELECT person_id, '批次 ' || proposal_id || ' 抵扣与编制不符', sum(fen)::bigint
FROM (SELECT b.person_id, b.proposal_id, b.amount_fen AS fen FROM batch_set_off b WHERE b.area_id = %(area)s
      AND EXISTS (SELECT FROM proposal_step s WHERE s.proposal_id = b.proposal_id AND s.step = 'booked')
      UNION ALL SELECT m.person_id, s.proposal_id, -m.fen FROM moved m JOIN proposal_step s ON s.act_id = m.act_id AND s.step = 'booked'
      WHERE m.how = 'set_off' AND m.is_debt) frozen
GROUP BY person_id, proposal_id HAVING sum(fen) <> 0
ORDER BY who
"""
