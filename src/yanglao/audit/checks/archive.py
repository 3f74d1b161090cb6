"""十 A closed volume of the archive is what it was: its papers say what they said, none is missing, none came later, and its hash is that of its list."""

from yanglao.store.archive import PAPERS

NAME = "archive"
ZH = "已封卷的档案与清单、哈希相符"
EN = "closed volumes of the archive are what their lists and hashes say"
SQL = f"""
WITH papers AS ({PAPERS}), closed AS (
    SELECT v.* FROM archive_volume v WHERE v.area_id = %(area)s
), listed AS (
    SELECT c.id, c.class, c.year, l.piece, l.sha256 FROM closed c JOIN archive_piece l ON l.volume_id = c.id
), stands AS (
    SELECT c.id, p.class, p.year, p.piece, p.sha256 FROM closed c JOIN papers p ON p.class = c.class AND p.year = c.year
), whole AS (
    SELECT id, count(*) AS pieces, encode(sha256(convert_to(string_agg(piece || ' ' || sha256 || E'\\n', '' ORDER BY piece COLLATE "C"), 'UTF8')), 'hex') AS sha256
    FROM listed GROUP BY id
)
SELECT coalesce(l.id, s.id) AS who, '案卷 ' || coalesce(l.id, s.id) || ' 的 ' || coalesce(l.piece, s.piece) ||
    CASE WHEN s.piece IS NULL THEN ' 已不存在' WHEN l.piece IS NULL THEN ' 不在清单中' ELSE ' 内容已改动' END AS detail, 0::bigint AS fen
FROM listed l FULL JOIN stands s ON s.id = l.id AND s.piece = l.piece WHERE l.sha256 IS DISTINCT FROM s.sha256
UNION ALL SELECT c.id, '案卷 ' || c.id || ' 的清单与案卷哈希不符', 0 FROM closed c LEFT JOIN whole w USING (id)
WHERE w.pieces IS DISTINCT FROM c.pieces OR w.sha256 IS DISTINCT FROM c.sha256
ORDER BY who, detail
"""
