"""The individual accounts of the book equal the sum of all persons' legs on them."""

from yanglao.ledger.chart import INDIVIDUAL

ACCOUNTS = ", ".join(map(str, INDIVIDUAL.values()))
NAME = "control"
ZH = "个人账户总账与明细账相符"
EN = "individual accounts equal the persons' legs"
SQL = f"""
SELECT a.code::bigint AS who, a.name || ' 总账 ' || book.fen || ' 明细 ' || legs.fen AS detail,
       (book.fen - legs.fen)::bigint AS fen
FROM account a
LEFT JOIN (SELECT p.account, sum(p.debit_fen - p.credit_fen) AS fen FROM posting p JOIN entry e ON e.id = p.entry_id
           WHERE e.area_id = %(area)s AND p.account IN ({ACCOUNTS}) GROUP BY p.account) booked ON booked.account = a.code
LEFT JOIN (SELECT l.account, sum(l.fen) AS fen FROM leg l
           WHERE l.area_id = %(area)s AND l.account IN ({ACCOUNTS}) GROUP BY l.account) moved ON moved.account = a.code,
     LATERAL (SELECT coalesce(booked.fen, 0) AS fen) book, LATERAL (SELECT coalesce(moved.fen, 0) AS fen) legs
WHERE a.code IN ({ACCOUNTS}) AND book.fen <> legs.fen
ORDER BY a.code
"""
