"""No month of a person is booked twice in one round, and no more is sent again than had come back or was withheld."""

NAME = "once"
ZH = "同一月份不重复发放,退回款不重复重发"
EN = "nothing is paid twice, nothing sent again twice"
SQL = """
SELECT person_id AS who, kind || ' ' || month / 12 || '-' || lpad((month %% 12 + 1)::text, 2, '0') || ' 第 ' || round || ' 次'
       AS detail, sum(fen)::bigint AS fen
FROM (SELECT person_id, '待遇' AS kind, month, round, 0::bigint AS root, cash_fen + withheld_fen + claim_fen AS fen
      FROM pension_line WHERE area_id = %(area)s
      UNION ALL SELECT person_id, '一次性待遇', month, round, 0, cash_fen + withheld_fen + claim_fen
      FROM settlement_line WHERE area_id = %(area)s
      UNION ALL SELECT person_id, '结息', month, round, 0, own_fen + province_fen + city_fen
      FROM interest_line WHERE area_id = %(area)s
      UNION ALL SELECT person_id, '入账', month, round, fact_root, paid_fen + brought_fen
      FROM arrival_line WHERE area_id = %(area)s) booked
GROUP BY person_id, kind, month, round, root HAVING count(*) > 1
UNION ALL
SELECT person_id, '重发超过退回及暂扣', -sum(fen)::bigint
FROM (SELECT person_id, withheld_fen AS fen FROM pension_line WHERE area_id = %(area)s AND withheld_fen <> 0
      UNION ALL SELECT person_id, withheld_fen FROM settlement_line WHERE area_id = %(area)s AND withheld_fen <> 0
      UNION ALL SELECT person_id, amount_fen - claim_fen FROM returned_payment WHERE area_id = %(area)s
      UNION ALL SELECT r.person_id, -r.amount_fen FROM reissued_payment r JOIN batch_step s
        ON s.batch_id = r.batch_id AND s.step = 'booked' WHERE r.area_id = %(area)s) items
GROUP BY person_id HAVING sum(fen) < 0
ORDER BY who
"""
