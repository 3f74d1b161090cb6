"""八 十一 The office's own money: nothing paid beyond a line of its budget, every wage that of the post and the month, and the fund's bank
accounts pay nobody whom the office pays for its costs. By their names, as far as these tell; the wages of staff are left out there, for
somebody hired may be insured as well."""

NAME = "office"
ZH = "办公支出不超预算,工资与岗位相符,基金银行账户没有付给办公支出的收款人"
EN = "the office pays within its budget and by its posts; the fund's accounts pay nobody whom the office pays for its costs"
SQL = """
WITH budget AS (
    SELECT DISTINCT ON (year, line) year, line, amount_fen FROM office_budget WHERE area_id = %(area)s ORDER BY year, line, proposal_id DESC
), spent AS (
    SELECT year, line, sum(amount_fen) AS fen FROM office_payment WHERE area_id = %(area)s GROUP BY year, line
)
SELECT s.year AS who, s.year || ' 年办公支出超出预算:' || s.line AS detail, (s.fen - coalesce(b.amount_fen, 0))::bigint AS fen
FROM spent s LEFT JOIN budget b USING (year, line) WHERE s.fen > coalesce(b.amount_fen, 0)
UNION ALL
SELECT p.id, '工资与岗位不符', p.amount_fen FROM office_payment p JOIN office_post h ON h.id = p.hired_id
    LEFT JOIN office_post_end e ON e.hired_id = h.id
WHERE p.area_id = %(area)s AND (p.amount_fen <> h.wage_fen OR p.month < h.since OR p.month > e.through)
UNION ALL
SELECT l.id, '基金账户付给办公支出的收款人', -l.amount_fen FROM bank_line l
WHERE l.area_id = %(area)s AND l.amount_fen < 0
    AND EXISTS (SELECT FROM office_payment p WHERE p.area_id = %(area)s AND p.hired_id IS NULL AND p.payee = btrim(l.name))
ORDER BY who
"""
