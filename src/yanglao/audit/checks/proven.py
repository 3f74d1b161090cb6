"""Every act was done in a session of the person it names, while that session was open; every role it took was held."""

NAME = "proven"
ZH = "每项业务都由本人登录后办理"
EN = "every act was done by somebody who had signed in"
SQL = """
SELECT a.id AS who, '业务 ' || a.id || '(' || a.kind || ')不在 ' || a.actor || ' 的登录期间' AS detail, 0::bigint AS fen
FROM act a LEFT JOIN session s ON s.id = a.session_id LEFT JOIN session_end e ON e.session_id = s.id
WHERE a.area_id = %(area)s
  AND (s.id IS NULL OR (s.area_id, s.login) IS DISTINCT FROM (a.area_id, a.actor)
       OR a.recorded_at NOT BETWEEN s.opened_at - interval '1 minute' AND least(s.expires_at, e.ended_at))
ORDER BY a.id
"""
