"""五(二) Nobody who takes a share of what is due after a death has got more of anything than the share, but for less than a fen."""

NAME = "heirs"
ZH = "受领人所得不超过其份额"
EN = "no heir has got more than the share"
SQL = """
WITH paid AS (
    SELECT i.person_id, i.id AS item, i.amount_fen, h.id AS heir, h.name, h.weight, h.estate_id, sum(m.amount_fen) AS fen
    FROM item_move m JOIN open_item i ON i.id = m.item_id JOIN payee p ON p.id = m.payee_id JOIN heir h ON h.id = p.heir_id
    LEFT JOIN payee b ON b.id = i.payee_id
    WHERE m.area_id = %(area)s AND m.how = 'paid' AND (i.kind <> 'returned' OR b.heir_id IS DISTINCT FROM h.id)
    GROUP BY i.id, h.id
), shared AS (
    SELECT p.*, p.amount_fen * p.weight / (SELECT sum(h.weight) FROM heir h WHERE h.estate_id = p.estate_id) AS share FROM paid p
)
SELECT person_id AS who, '往来款项 ' || item || ' 受领人 ' || name || ' 超出份额' AS detail, (fen - ceil(share))::bigint AS fen
FROM shared WHERE fen > ceil(share) ORDER BY person_id, item, heir
"""
