"""Accounts 1201, 2001 and 2002 are their open items, act by act: what an act posted there is what it opened less what it moved."""

from yanglao.ledger.items import ITEM_ACCOUNTS, ITEM_KINDS

NAME = "items"
ZH = "暂付、暂收科目与往来款项逐笔相符"
EN = "advances and temporary receipts equal the open items, act by act"
_KINDS = ", ".join(
    f"('{kind.name}', {kind.account}, {-1 if kind.is_owed_to_person else 1})" for kind in ITEM_KINDS.values()
)
SQL = f"""
WITH kind (name, account, side) AS (VALUES {_KINDS}),
moved AS (
    SELECT i.act_id, k.account, k.side * i.amount_fen AS fen FROM open_item i JOIN kind k ON k.name = i.kind
    WHERE i.area_id = %(area)s
    UNION ALL
    SELECT m.act_id, k.account, -k.side * m.amount_fen FROM item_move m JOIN open_item i ON i.id = m.item_id
    JOIN kind k ON k.name = i.kind WHERE m.area_id = %(area)s
    UNION ALL
    SELECT e.act_id, p.account, p.credit_fen - p.debit_fen FROM posting p JOIN entry e ON e.id = p.entry_id
    WHERE e.area_id = %(area)s AND p.account IN ({", ".join(map(str, ITEM_ACCOUNTS))})
)
SELECT act_id AS who, '业务 ' || act_id || ' 科目 ' || account AS detail, sum(fen)::bigint AS fen
FROM moved GROUP BY act_id, account HAVING sum(fen) <> 0 ORDER BY act_id, account
"""
