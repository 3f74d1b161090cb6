"""八 Prepared, reviewed, released and booked: a booked batch has passed through four different people."""

NAME = "people"
ZH = "每批发放经四人办理"
EN = "four different people behind every batch"
SQL = """
SELECT b.id::bigint AS who, '批次 ' || b.id || ': ' || string_agg(s.step || ' ' || s.actor, ', ' ORDER BY s.act_id) AS detail,
       0::bigint AS fen
FROM batch b JOIN batch_step s ON s.batch_id = b.id AND s.step IN ('prepared', 'reviewed', 'released', 'booked')
WHERE b.area_id = %(area)s
GROUP BY b.id
HAVING count(DISTINCT s.actor) < count(*) OR bool_or(s.step = 'booked') AND count(*) < 4
ORDER BY b.id
"""
