"""八 The fund's budget: line by line it is what was agreed to, and every change takes up the amount that its line had until then."""

NAME = "fund_budget"
ZH = "基金预算逐科目与同意的提议相符,每次调整都有原科目,且接续调整前的金额"
EN = "every line of the fund's budget is the one that was agreed to, and every change follows from the amount its line had"
SQL = """
WITH amount AS (
    SELECT year, account, 0 AS change, NULL::bigint AS before_fen, amount_fen FROM fund_budget_line WHERE area_id = %(area)s
    UNION ALL SELECT year, account, id, before_fen, amount_fen FROM fund_budget_change WHERE area_id = %(area)s
), followed AS (
    SELECT *, lag(amount_fen) OVER (PARTITION BY year, account ORDER BY change) AS stood_fen FROM amount
), taken AS (
    SELECT p.* FROM proposal p JOIN proposal_step s ON s.proposal_id = p.id AND s.step = 'agreed'
    WHERE p.area_id = %(area)s AND p.kind IN ('fund_budget', 'change_fund_budget')
), agreed AS (
    SELECT id, (content ->> 'year')::int AS year, (line ->> 0)::int AS account, (line ->> 1)::bigint AS fen
    FROM taken, jsonb_array_elements(content -> 'lines') line WHERE kind = 'fund_budget'
    UNION ALL SELECT id, (content ->> 'year')::int, (content ->> 'account')::int, (content ->> 'fen')::bigint
    FROM taken WHERE kind = 'change_fund_budget'
), kept AS (
    SELECT proposal_id AS id, year, account::int, amount_fen AS fen FROM fund_budget_line WHERE area_id = %(area)s
    UNION ALL SELECT proposal_id, year, account::int, amount_fen FROM fund_budget_change WHERE area_id = %(area)s
)
SELECT change AS who, year || ' 年科目 ' || account || ' 的调整没有接续原金额' AS detail, (before_fen - coalesce(stood_fen, 0))::bigint AS fen
FROM followed WHERE change > 0 AND before_fen IS DISTINCT FROM stood_fen
UNION ALL
SELECT id, year || ' 年预算科目 ' || account || ' 与同意的提议不符', (coalesce(k.fen, 0) - coalesce(a.fen, 0))::bigint
FROM kept k FULL JOIN agreed a USING (id, year, account) WHERE k.fen IS DISTINCT FROM a.fen
ORDER BY who
"""
