"""九(三) Nobody whom a complaint is about has dealt with it, looked at who made it, or answered it; and whoever took it does not answer it."""

NAME = "complaints"
ZH = "被举报的人和单位没有办理、查阅或办结对自己的举报,受理人不办结"
EN = "nobody deals with a complaint about themselves or a unit of theirs, and whoever takes one does not answer it"
SQL = """
WITH dealt AS (
    SELECT complaint_id, act_id FROM complaint_step WHERE area_id = %(area)s
    UNION SELECT complaint_id, act_id FROM informant_read WHERE area_id = %(area)s
    UNION SELECT complaint_id, act_id FROM complaint_end WHERE area_id = %(area)s
)
SELECT d.complaint_id AS who, '举报 ' || d.complaint_id || ' 由被举报的 ' || a.actor || ' 办理' AS detail, 0::bigint AS fen
FROM dealt d JOIN act a ON a.id = d.act_id JOIN complained_about o ON (o.complaint_id, o.login) = (d.complaint_id, a.actor)
UNION ALL SELECT c.id, '举报 ' || c.id || ' 由受理的 ' || a.actor || ' 办结', 0 FROM complaint c JOIN act a ON a.id = c.act_id
JOIN complaint_end e ON e.complaint_id = c.id JOIN act b ON b.id = e.act_id WHERE c.area_id = %(area)s AND a.actor = b.actor ORDER BY who
"""
