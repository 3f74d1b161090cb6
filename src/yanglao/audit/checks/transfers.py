"""七3 Rights come after money, and leave after a letter: what a person has brought along has its file, its information sheet and as
much money received; a relation that goes to another agency has that agency's letter; and money of a transfer waits, pays for its
rights, or went back to the agency that sent it."""

NAME = "transfers"
ZH = "转入先款后权,转出凭接收函,转移资金不付给个人"
EN = "rights after money, out by letter, and money of transfers never to the person"
SQL = """
WITH holds AS (
    SELECT f.id, f.root, f.person_id, k.name AS kind, f.own_fen + f.province_fen + f.city_fen AS fen
    FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE f.area_id = %(area)s AND NOT f.void
      AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id) AND (k.name = 'transfer_in' OR k.name = 'transfer_out' AND f.flag = 0)
), step AS (
    SELECT coalesce(g.into_id, t.person_id) AS person_id, t.kind, t.agency, s.file_id, s.step, s.document, s.amount_fen, s.fact_root,
           s.own_fen + s.province_fen + s.city_fen AS said_fen, s.id
    FROM transfer_file t JOIN transfer_step s ON s.file_id = t.id LEFT JOIN person_merge g ON g.person_id = t.person_id
    WHERE t.area_id = %(area)s
)
SELECT h.person_id AS who, '转入无到账资金' AS detail, (sum(h.fen) - coalesce(m.fen, 0))::bigint AS fen
FROM holds h LEFT JOIN (SELECT person_id, sum(amount_fen) AS fen FROM step WHERE step = 'money' GROUP BY 1) m USING (person_id)
WHERE h.kind = 'transfer_in' GROUP BY h.person_id, m.fen HAVING sum(h.fen) > coalesce(m.fen, 0) OR m.fen IS NULL
UNION ALL
SELECT h.person_id, '转出 ' || h.root || ' 无接收函', 0 FROM holds h
WHERE h.kind = 'transfer_out' AND NOT EXISTS (SELECT FROM step s WHERE s.person_id = h.person_id AND s.step = 'letter'
    AND s.kind IN ('transfer_out', 'switch_out'))
UNION ALL
SELECT s.person_id, '转移件 ' || s.file_id || ' 到账与信息表不符', (m.fen - s.said_fen)::bigint
FROM step s JOIN step r ON r.file_id = s.file_id AND r.step = 'rights'
    LEFT JOIN LATERAL (SELECT coalesce(sum(o.amount_fen), 0) AS fen FROM step o WHERE o.file_id = s.file_id AND o.step = 'money') m ON true
WHERE s.step = 'sheet' AND s.id = (SELECT max(l.id) FROM step l WHERE l.file_id = s.file_id AND l.step = 'sheet') AND m.fen <> s.said_fen
UNION ALL
SELECT s.person_id, '转移件 ' || s.file_id || ' 资金与票据不符', s.amount_fen - coalesce(r.received_fen, 0)
FROM step s LEFT JOIN receipt r ON r.area_id = %(area)s AND r.number = s.document WHERE s.step = 'money'
    AND s.amount_fen IS DISTINCT FROM r.received_fen
UNION ALL
SELECT i.person_id, '转移资金 ' || i.id || ' 退给他人', m.amount_fen FROM open_item i JOIN item_move m ON m.item_id = i.id AND m.how = 'refunded'
    JOIN open_item back ON back.act_id = m.act_id AND back.person_id = i.person_id AND back.kind = 'refund'
    LEFT JOIN payee p ON p.id = back.payee_id
WHERE i.area_id = %(area)s AND i.kind = 'brought' AND NOT EXISTS (SELECT FROM step s WHERE s.person_id = i.person_id AND s.agency = p.holder)
UNION ALL
SELECT i.person_id, '转移资金 ' || i.id || ' 付给他人', m.amount_fen FROM open_item i JOIN item_move m ON m.item_id = i.id AND m.how = 'paid'
    JOIN payee p ON p.id = m.payee_id
WHERE i.area_id = %(area)s AND i.kind = 'transfer' AND NOT EXISTS (SELECT FROM step s WHERE s.person_id = i.person_id AND s.agency = p.holder)
ORDER BY who
"""
