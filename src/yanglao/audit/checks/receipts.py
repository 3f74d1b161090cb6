"""Every receipt is money of the book: it paid a fact whose line took it in cash, or it waits in full."""

NAME = "receipts"
ZH = "每张票据的钱都已入账或暂存"
EN = "the money of every receipt is booked or waits"
SQL = """
SELECT r.person_id AS who, '票据 ' || r.number || ' 所收与入账不符' AS detail,
       (r.received_fen - coalesce(sum(l.cash_fen), 0))::bigint AS fen
FROM receipt r JOIN fact f ON f.id = r.fact_id LEFT JOIN arrival_line l ON l.fact_root = f.root AND l.person_id = f.person_id
WHERE r.area_id = %(area)s
GROUP BY r.area_id, r.number HAVING r.received_fen <> coalesce(sum(l.cash_fen), 0)
UNION ALL
SELECT person_id, '未入账票据与暂存款不符', sum(fen)::bigint
FROM (SELECT person_id, received_fen AS fen FROM receipt WHERE area_id = %(area)s AND fact_id IS NULL
      UNION ALL SELECT person_id, -amount_fen FROM open_item WHERE area_id = %(area)s AND kind IN ('short', 'brought')) short
GROUP BY person_id HAVING sum(fen) <> 0
ORDER BY who
"""
