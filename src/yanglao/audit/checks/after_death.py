"""五(一) Nothing stands paid for months after the month of a death that the payroll has seen.

An overpaid month counts as put right once its line is taken back, whether the money has come in or is still owed.
"""

from yanglao.audit.checks.check import MONTH
from yanglao.life.kinds import Kind

NAME = "after_death"
ZH = "死亡次月起不再发放"
EN = "nothing stays paid after death"
PARAMETERS = {"death": int(Kind.death)}
SQL = f"""
SELECT l.person_id AS who, '死亡 ' || d.day || ' 月份 ' || {MONTH} AS detail,
       sum(l.cash_fen + l.withheld_fen + l.overpaid_fen)::bigint AS fen
FROM fact d JOIN pension_line l ON l.person_id = d.person_id AND l.area_id = d.area_id
     AND l.month > extract(year FROM d.day)::int * 12 + extract(month FROM d.day)::int - 1
WHERE d.area_id = %(area)s AND d.kind = %(death)s AND NOT d.void
  AND NOT EXISTS (SELECT FROM fact later WHERE later.replaces = d.id)
  AND NOT EXISTS (SELECT FROM work w JOIN fact f ON f.act_id = w.act_id AND f.person_id = w.person_id
                  WHERE w.person_id = d.person_id AND w.run = 'payroll' AND f.root = d.root
                    AND w.mark > coalesce((SELECT max(b.work_through) FROM batch b JOIN proposal_step s
                                           ON s.proposal_id = b.id AND s.step = 'booked' WHERE b.area_id = %(area)s), 0))
GROUP BY l.person_id, d.day, l.month
HAVING sum(l.cash_fen + l.withheld_fen + l.overpaid_fen) <> 0
ORDER BY l.person_id, l.month
"""
