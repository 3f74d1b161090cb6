"""29 What was paid too much is not pursued: nobody has been told for long, a recovery rests, or it was written off by fewer than three."""

from yanglao.audit.controls.control import MEDIUM

NUMBER = 29
NAME = ("多发待遇不追回", "overpayment not pursued")
SCHEME = (
    "多发的待遇无人追缴,或草草核销。",
    "What was paid too much is not asked back, or is written off lightly.",
)
CLAUSES = ("九(二)",)
RISK = MEDIUM
RESPONSIBLE = "clerk"
WHYS = {
    "not_told": ("久未通知追回", "nobody told, for long"),
    "at_rest": ("追回久无进展", "the recovery rests"),
    "written_off": ("核销未经三人", "written off by fewer than three"),
}
EVIDENCE = {
    "item": ("款项编号", "item"),
    "found_on": ("发现日期", "found on"),
    "left_fen": ("未追回", "left"),
    "last_on": ("最近办理", "last step on"),
}
LIMITS = ("told_days", "rest_days")
SQL = """
WITH left_over AS (
    SELECT i.id, i.person_id, i.on_day, (i.amount_fen - coalesce((SELECT sum(m.amount_fen) FROM item_move m WHERE m.item_id = i.id), 0))::bigint AS fen
    FROM open_item i WHERE i.area_id = %(area)s AND i.kind = 'overpayment'
), pursued AS (
    SELECT o.*, r.recovery_id, (SELECT max(s.on_day) FROM recovery_step s WHERE s.recovery_id = r.recovery_id) AS step_on,
      (SELECT max(a.on_day) FROM item_move m JOIN act a ON a.id = m.act_id WHERE m.item_id = o.id) AS moved_on
    FROM left_over o LEFT JOIN recovery_item r ON r.item_id = o.id WHERE o.fen > 0
)
SELECT 'not_told' AS why, p.id::text AS about, p.person_id AS person, ARRAY[]::bigint[] AS acts, p.fen AS at_risk_fen,
  jsonb_build_object('item', p.id, 'found_on', p.on_day, 'left_fen', p.fen) AS evidence
FROM pursued p WHERE p.recovery_id IS NULL AND p.on_day < %(on)s::date - %(told_days)s
UNION ALL
SELECT 'at_rest', p.id || ' ' || greatest(p.step_on, p.moved_on), p.person_id, ARRAY[]::bigint[], p.fen,
  jsonb_build_object('item', p.id, 'found_on', p.on_day, 'left_fen', p.fen, 'last_on', greatest(p.step_on, p.moved_on))
FROM pursued p WHERE p.recovery_id IS NOT NULL AND greatest(p.step_on, p.moved_on) < %(on)s::date - %(rest_days)s
UNION ALL
SELECT 'written_off', m.id::text, i.person_id, ARRAY[m.act_id], m.amount_fen,
  jsonb_build_object('item', i.id, 'found_on', i.on_day, 'left_fen', m.amount_fen)
FROM item_move m JOIN open_item i ON i.id = m.item_id
WHERE m.area_id = %(area)s AND m.how = 'written_off' AND (SELECT count(DISTINCT t.actor) FROM proposal_step s
  JOIN proposal_step t ON t.proposal_id = s.proposal_id AND t.step <> 'sent_back' WHERE s.act_id = m.act_id) < 3
"""
