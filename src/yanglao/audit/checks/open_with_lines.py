"""What lines say is withheld, payable, owed or paid too much is what is open with the person, event by event.

Events are a benefit month, one contribution, one end of a relation. Money that came back, and money that went out again, stands
beside the lines of its event. What was open when an account was taken over has no lines here.
"""

from yanglao.ledger.items import ITEM_KINDS
from yanglao.store.items import OF_A_TAKE_OVER

NAME = "open_with_lines"
ZH = "往来款项与其所属明细逐人逐事相符"
EN = "open items agree with the lines of their event, person by person"
_SIDES = ", ".join(f"('{kind.name}', {1 if kind.is_owed_to_person else -1})" for kind in ITEM_KINDS.values())
SQL = f"""
WITH side (kind, sign) AS (VALUES {_SIDES}),
said AS (
    SELECT person_id, 'pension' AS line, month, 0::bigint AS root, withheld_fen + overpaid_fen AS fen
    FROM pension_line WHERE area_id = %(area)s AND (withheld_fen <> 0 OR overpaid_fen <> 0)
    UNION ALL
    SELECT person_id, 'settlement', 0, fact_root, payable_fen + overpaid_fen
    FROM settlement_line WHERE area_id = %(area)s AND (payable_fen <> 0 OR overpaid_fen <> 0)
    UNION ALL
    SELECT person_id, 'arrival', 0, fact_root, -owed_fen FROM arrival_line WHERE area_id = %(area)s AND owed_fen <> 0
    UNION ALL
    SELECT i.person_id, i.line, CASE WHEN i.fact_root = 0 THEN i.month ELSE 0 END, i.fact_root, -s.sign * i.amount_fen
    FROM open_item i JOIN side s ON s.kind = i.kind
    WHERE i.area_id = %(area)s AND i.kind NOT IN ('returned', 'short', 'refund', 'brought')
      AND NOT {OF_A_TAKE_OVER}
    UNION ALL
    SELECT i.person_id, i.line, CASE WHEN i.fact_root = 0 THEN i.month ELSE 0 END, i.fact_root, s.sign * m.amount_fen
    FROM item_move m JOIN open_item i ON i.id = m.item_id JOIN side s ON s.kind = i.kind
    WHERE i.area_id = %(area)s AND m.how IN ('used', 'cancelled')
)
SELECT person_id AS who, line || ' ' || CASE WHEN root = 0 THEN month / 12 || '-' || lpad((month %% 12 + 1)::text, 2, '0')
       ELSE '事项 ' || root END AS detail, sum(fen)::bigint AS fen
FROM said GROUP BY person_id, line, month, root HAVING sum(fen) <> 0 ORDER BY who
"""
