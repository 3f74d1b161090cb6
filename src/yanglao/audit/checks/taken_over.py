"""What was open with a person when an account was taken over is booked item by item: what had come back and what was paid too much
at once, what was on its way never more than there was."""

from yanglao.life.kinds import FACT_KINDS, Kind

NAME = "taken_over"
ZH = "接收的往来款项逐笔在账"
EN = "what was open at a take-over is booked item by item"
_SAYS = FACT_KINDS[Kind.opening_items].says
SQL = f"""
WITH handed_over AS (
    SELECT f.root, f.person_id, o.act_id, f.{_SAYS["returned_fen"]} AS returned, f.{_SAYS["overpaid_fen"]} AS overpaid,
           f.{_SAYS["on_the_way_fen"]} AS on_the_way
    FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.name = 'opening_items' JOIN fact o ON o.id = f.root
    WHERE f.area_id = %(area)s AND NOT f.void AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)
), booked AS (
    SELECT i.fact_root AS root, coalesce(sum(i.amount_fen) FILTER (WHERE i.kind = 'returned' AND i.act_id = h.act_id), 0) AS returned,
           coalesce(sum(i.amount_fen) FILTER (WHERE i.kind = 'overpayment'), 0) AS overpaid,
           coalesce(sum(i.amount_fen) FILTER (WHERE i.kind = 'returned' AND i.act_id <> h.act_id), 0) AS came_back
    FROM open_item i JOIN handed_over h ON h.root = i.fact_root GROUP BY 1
)
SELECT h.person_id AS who, '接收事项 ' || h.root AS detail,
       (h.returned + h.overpaid - coalesce(b.returned, 0) - coalesce(b.overpaid, 0))::bigint AS fen
FROM handed_over h LEFT JOIN booked b USING (root)
WHERE h.returned <> coalesce(b.returned, 0) OR h.overpaid <> coalesce(b.overpaid, 0) OR coalesce(b.came_back, 0) > h.on_the_way
ORDER BY who
"""
