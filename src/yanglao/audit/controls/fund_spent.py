"""23 Money leaves the fund's accounts for somebody who is neither insured nor one of the fund's own accounts, and nothing in the book says so."""

from yanglao.audit.controls.control import HIGH

NUMBER = 23
NAME = ("基金列支办公经费或挪用", "fund pays what is not the fund's")
SCHEME = (
    "从基金账户支付办公经费,或汇给与参保无关的单位和个人。",
    "The fund's accounts pay office costs, or somebody who has nothing to do with the scheme.",
)
CLAUSES = ("八", "九(一)2")
RISK = HIGH
RESPONSIBLE = "accountant"
WHYS = {
    "stranger": ("汇往无关账户", "to an account that nobody here has"),
    "named": ("收款户名无人登记", "to a name that nobody here has"),
}
EVIDENCE = {
    "paid_on": ("银行日期", "paid on"),
    "name": ("对方户名", "name of the payee"),
    "remark": ("银行附言", "remark of the bank"),
}
LIMITS = ("unmatched_days",)
SQL = """
SELECT CASE WHEN l.other_hash IS NULL THEN 'named' ELSE 'stranger' END AS why, l.id::text AS about, l.id AS line,
  -l.amount_fen AS at_risk_fen, jsonb_build_object('paid_on', l.on_day, 'name', l.name, 'remark', l.remark) AS evidence
FROM bank_line l
WHERE l.area_id = %(area)s AND l.amount_fen < 0 AND l.on_day < %(on)s::date - %(unmatched_days)s
  AND NOT EXISTS (SELECT FROM bank_match_line m WHERE m.line_id = l.id
                  AND NOT EXISTS (SELECT FROM bank_match_end e WHERE e.match_id = m.match_id))
  AND CASE WHEN l.other_hash IS NULL THEN l.name <> '' AND NOT EXISTS (SELECT FROM payee p WHERE p.area_id = l.area_id AND p.holder = l.name)
      ELSE NOT EXISTS (SELECT FROM payee p WHERE p.area_id = l.area_id AND p.account_hash = l.other_hash)
       AND NOT EXISTS (SELECT FROM bank_statement s WHERE s.area_id = l.area_id AND s.own_hash = l.other_hash) END
ORDER BY l.id
"""
