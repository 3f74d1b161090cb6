"""十二 What a unit has signed is what stands there: its data has the SHA-256 noted, and is of that unit, period and version."""

NAME = "unit_reports"
ZH = "单位签报的数据与其摘要、单位、期间和版次相符"
EN = "what units have signed has its digest, unit, period and version"
SQL = """
SELECT r.id::bigint AS who, '单位报告 ' || r.id || ' ' || u.name || ' 第 ' || r.version || ' 版' AS detail, 0::bigint AS fen
FROM unit_report r JOIN unit u ON u.id = r.unit_id
WHERE r.area_id = %(area)s AND (
    r.digest <> encode(sha256(convert_to(r.data, 'UTF8')), 'hex')
    OR (r.data::jsonb ->> 'unit', r.data::jsonb ->> 'months', r.data::jsonb ->> 'version', r.data::jsonb ->> 'through')
       IS DISTINCT FROM (u.code, r.months::text, r.version::text, (r.through / 12) || '-' || lpad((r.through %% 12 + 1)::text, 2, '0'))
)
ORDER BY r.id
"""
