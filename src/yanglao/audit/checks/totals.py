"""Each entry over lines holds, account by account, exactly what those lines move."""

NAME = "totals"
ZH = "汇总凭证等于其明细合计"
EN = "each entry over lines equals its lines"
SQL = """
SELECT act AS who, '业务 ' || act || ' ' || line || ' 科目 ' || account AS detail,
       (coalesce(booked.fen, 0) - coalesce(legs.fen, 0))::bigint AS fen
FROM (SELECT e.lines_act_id AS act, e.line, p.account, sum(p.debit_fen - p.credit_fen) AS fen
      FROM entry e JOIN posting p ON p.entry_id = e.id
      WHERE e.area_id = %(area)s AND e.line IS NOT NULL GROUP BY 1, 2, 3) booked
FULL JOIN (SELECT l.act_id AS act, l.line, l.account, sum(l.fen) AS fen
           FROM leg l WHERE l.area_id = %(area)s GROUP BY 1, 2, 3) legs USING (act, line, account)
WHERE coalesce(booked.fen, 0) <> coalesce(legs.fen, 0)
ORDER BY act, line, account
"""
