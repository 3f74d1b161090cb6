"""八 The fund's budget: its lines come to what was agreed to, and every change takes up the amount that its line had until then."""

NAME = "fund_budget"
ZH = "基金预算各科目与同意的提议相符,每次调整都有原科目,且接续调整前的金额"
EN = "the lines of the fund's budget come to what was agreed to, and every change follows from the amount its line had"
SQL = """
WITH amount AS (
    SELECT year, account, 0 AS change, NULL::bigint AS before_fen, amount_fen FROM fund_budget_line WHERE area_id = %(area)s
    UNION ALL SELECT year, account, id, before_fen, amount_fen FROM fund_budget_change WHERE area_id = %(area)s
), followed AS (
    SELECT *, lag(amount_fen) OVER (PARTITION BY year, account ORDER BY change) AS stood_fen FROM amount
), agreed AS (
    SELECT p.id, (SELECT sum((one ->> 1)::bigint) FROM jsonb_array_elements(p.content -> 'lines') one) AS fen
    FROM proposal p WHERE p.area_id = %(area)s AND p.kind = 'fund_budget'
    UNION ALL SELECT p.id, (p.content ->> 'fen')::bigint FROM proposal p WHERE p.area_id = %(area)s AND p.kind = 'change_fund_budget'
), kept AS (
    SELECT proposal_id AS id, sum(amount_fen) AS fen FROM fund_budget_line WHERE area_id = %(area)s GROUP BY proposal_id
    UNION ALL SELECT proposal_id, amount_fen FROM fund_budget_change WHERE area_id = %(area)s
)
SELECT change AS who, year || ' 年科目 ' || account || ' 的调整没有接续原金额' AS detail, (before_fen - coalesce(stood_fen, 0))::bigint AS fen
FROM followed WHERE change > 0 AND before_fen IS DISTINCT FROM stood_fen
UNION ALL
SELECT k.id, '基金预算与同意的提议不符', (k.fen - coalesce(a.fen, 0))::bigint FROM kept k LEFT JOIN agreed a USING (id)
WHERE k.fen IS DISTINCT FROM a.fen
UNION ALL
SELECT c.id, '基金预算调整的年度或科目与同意的提议不符', c.amount_fen FROM fund_budget_change c JOIN proposal p ON p.id = c.proposal_id
WHERE c.area_id = %(area)s AND ((p.content ->> 'year')::int, (p.content ->> 'account')::int) <> (c.year, c.account::int)
ORDER BY who
"""
