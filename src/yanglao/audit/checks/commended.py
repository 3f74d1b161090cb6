"""十二 Nobody is praised or criticised by chance: a ranking cited said for certain where the unit stood, an inspection was of that unit."""

NAME = "commended"
ZH = "通报所引的排名确属高于或低于,所引的检查确为该单位"
EN = "a commendation cites a ranking that told for certain, or an inspection of that unit"
SQL = """
SELECT c.proposal_id::bigint AS who, '通报 ' || c.proposal_id || ' ' || u.name AS detail, 0::bigint AS fen
FROM commendation c JOIN unit u ON u.id = c.unit_id
WHERE c.area_id = %(area)s AND (
    (c.measure IS NOT NULL AND (c.evidence ->> 'standing') IS DISTINCT FROM CASE WHEN c.is_praise THEN 'above' ELSE 'below' END)
    OR (c.inspection_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM inspection i WHERE i.id = c.inspection_id AND i.unit_id = c.unit_id AND (c.is_praise OR i.faults > 0)))
)
ORDER BY c.proposal_id
"""
