"""五(一) Nothing stands paid for months after the month of a death that the last booked payroll knew of.

An overpaid month counts as put right once its line is taken back, whether the money has come in or is claimed.
"""

NAME = "after_death"
ZH = "死亡次月起不再发放"
EN = "nothing stays paid after death"
SQL = """
SELECT l.person_id AS who, '死亡 ' || d.day || ' 月份 ' || l.month / 12 || '-' || lpad((l.month %% 12 + 1)::text, 2, '0')
       AS detail, sum(l.cash_fen + l.withheld_fen + l.claim_fen)::bigint AS fen
FROM fact d JOIN pension_line l ON l.person_id = d.person_id AND l.area_id = d.area_id
     AND l.month > extract(year FROM d.day)::int * 12 + extract(month FROM d.day)::int - 1
WHERE d.area_id = %(area)s AND d.kind = 19 AND NOT d.void
  AND NOT EXISTS (SELECT FROM fact later WHERE later.replaces = d.id)
  AND d.id <= (SELECT b.facts_through FROM batch b JOIN batch_step s ON s.batch_id = b.id AND s.step = 'booked'
               WHERE b.area_id = %(area)s ORDER BY b.id DESC LIMIT 1)
GROUP BY l.person_id, d.day, l.month
HAVING sum(l.cash_fen + l.withheld_fen + l.claim_fen) <> 0
ORDER BY l.person_id, l.month
"""
