"""The individual accounts of the book equal the sum of all persons' legs on them."""

from yanglao.ledger.chart import INDIVIDUAL

ACCOUNTS = ", ".join(map(str, INDIVIDUAL.values()))
NAME = "control"
ZH = "个人账户总账与明细账相符"
EN = "individual accounts equal the persons' legs"
SQL = f"""
SELECT a.code::bigint AS who, a.name || ' 总账 ' || book.fen || ' 明细 ' || legs.fen AS detail,
       (book.fen - legs.fen)::bigint AS fen
FROM account a,
     LATERAL (SELECT coalesce(sum(p.debit_fen - p.credit_fen), 0) AS fen
              FROM posting p JOIN entry e ON e.id = p.entry_id
              WHERE e.area_id = %(area)s AND p.account = a.code) book,
     LATERAL (SELECT coalesce(sum(l.fen), 0) AS fen
              FROM leg l WHERE l.area_id = %(area)s AND l.account = a.code) legs
WHERE a.code IN ({ACCOUNTS}) AND book.fen <> legs.fen
ORDER BY a.code
"""
