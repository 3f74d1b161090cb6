"""No month of a person is booked twice in one round, no round is left out, and no item has more moved than it holds."""

from yanglao.ledger.lines import LINE_KINDS

NAME = "once"
ZH = "同一事项不重复记账,轮次连续,往来款项不超额支取"
EN = "nothing is booked twice, rounds follow one another, no item is overdrawn"
_LINES = " UNION ALL ".join(
    f"SELECT person_id, '{kind.name}' AS line, month, {'fact_root' if 'fact_root' in kind.key else '0::bigint'} AS root, round"
    f" FROM {kind.table} WHERE area_id = %(area)s"
    for kind in LINE_KINDS.values()
)
SQL = f"""
SELECT person_id AS who, line || ' ' || month / 12 || '-' || lpad((month %% 12 + 1)::text, 2, '0') || ' 共 ' || count(*) || ' 次,末轮 '
       || max(round) AS detail, 0::bigint AS fen
FROM ({_LINES}) booked
GROUP BY person_id, line, month, root
HAVING count(*) <> max(round) OR count(DISTINCT round) <> count(*)
UNION ALL
SELECT i.person_id, '往来款项 ' || i.id || ' 支取超额', (sum(m.amount_fen) - i.amount_fen)::bigint
FROM open_item i JOIN item_move m ON m.item_id = i.id
WHERE i.area_id = %(area)s
GROUP BY i.id HAVING sum(m.amount_fen) > i.amount_fen
ORDER BY who
"""
