"""No batch was reviewed or released without its page, and every page says of its batch what the batch says of itself."""

from __future__ import annotations

NAME = "gates"
ZH = "每个批次的复核和拨付都有关口单,与批次相符"
EN = "every batch passed the gate at its review and release, with a page that agrees with it"
STEPS = ["reviewed", "released"]
PARAMETERS = {"steps": STEPS}
SQL = """
SELECT s.proposal_id, '批次 ' || s.proposal_id || ' ' || s.step || ' 没有关口单', (b.totals->>'cash_fen')::bigint
FROM proposal_step s JOIN batch b ON b.id = s.proposal_id LEFT JOIN gate_page g ON g.proposal_id = b.id AND g.step = s.step
WHERE b.area_id = %(area)s AND s.step = ANY(%(steps)s) AND (g.act_id IS NULL OR g.act_id <> s.act_id)
UNION ALL
SELECT g.proposal_id, '批次 ' || g.proposal_id || ' 的关口单与批次不符: ' || (line.value->>'what'), (b.totals->>'cash_fen')::bigint
FROM gate_page g JOIN batch b ON b.id = g.proposal_id CROSS JOIN LATERAL jsonb_array_elements(g.page::jsonb->'lines') AS line(value)
WHERE g.area_id = %(area)s AND (NOT (line.value->>'is_clear')::boolean
      OR line.value->>'what' = 'payments' AND (line.value->>'cash_fen')::bigint <> (b.totals->>'cash_fen')::bigint
      OR line.value->>'what' = 'totals' AND (line.value->>'lines')::bigint <> (b.totals->>'lines')::bigint)
ORDER BY 1, 2
"""
