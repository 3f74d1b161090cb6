"""What the bank took of a line is a receipt under the line's reference, of the same person and amount; no other receipt came of an answer."""

from yanglao.payment.withholding_references import MARK

NAME = "withheld"
ZH = "代扣回盘逐笔有同额票据"
EN = (
    "every line that the bank took money for has its receipt, and no receipt came of an answer without a line"
)
SQL = """
WITH taken AS (
    SELECT coalesce(g.into_id, l.person_id) AS person_id, l.proposal_id || %(mark)s || l.number AS reference, a.amount_fen, a.act_id
    FROM withholding_answer a JOIN withholding_line l USING (proposal_id, number)
    LEFT JOIN person_merge g ON g.person_id = l.person_id AND g.act_id < a.act_id
    WHERE l.area_id = %(area)s AND a.is_taken
), received AS (
    SELECT r.person_id, r.number AS reference, r.received_fen AS amount_fen, r.act_id
    FROM receipt r WHERE r.area_id = %(area)s AND EXISTS (SELECT FROM withholding_answer a WHERE a.act_id = r.act_id)
)
SELECT person_id AS who, '代扣 ' || reference || ' 回盘与票据不符' AS detail, sum(fen)::bigint AS fen
FROM (SELECT person_id, reference, act_id, amount_fen AS fen FROM taken
      UNION ALL SELECT person_id, reference, act_id, -amount_fen FROM received) both_sides
GROUP BY person_id, reference, act_id HAVING sum(fen) <> 0 ORDER BY who
"""
PARAMETERS = {"mark": MARK}
