"""22 Money of an individual account is drawn before its time: paid out without an end of the relation, on a withdrawal before the pension age,
or by an entry that is no line's."""

from __future__ import annotations

from yanglao.audit.controls.control import HIGH, HOLDS, Hit, Reading
from yanglao.ledger.chart import INDIVIDUAL
from yanglao.life.kinds import Kind
from yanglao.policy.controls import Limits
from yanglao.store.law import laws_of

NUMBER = 22
NAME = ("提前支取个人账户", "account money drawn early")
SCHEME = (
    "没有法定事由就把个人账户的钱支取出来。",
    "Money is drawn from an individual account without one of the reasons that the plan knows.",
)
CLAUSES = ("八",)
RISK = HIGH
RESPONSIBLE = "accountant"
WHYS = {
    "no_reason": ("无终止事项而清退", "settled without an end of the relation"),
    "before_age": ("未到龄退保", "withdrawn before the pension age"),
    "by_entry": ("凭证直接减少个人账户", "an account lowered by an entry of its own"),
}
EVIDENCE = {
    "settled_fen": ("清退金额", "settled"),
    "withdrawn_on": ("退保日期", "withdrawn on"),
    "of_age_on": ("到龄日期", "of age on"),
    "entry": ("凭证号", "entry"),
}
LIMITS = ()
_SQL = f"""
WITH settled AS (
    SELECT person_id, fact_root, array_agg(DISTINCT act_id) AS acts,
      sum(to_person_own_fen + to_person_province_fen + to_person_city_fen)::bigint AS fen
    FROM settlement_line WHERE area_id = %(area)s GROUP BY person_id, fact_root
)
SELECT 'no_reason' AS why, s.fact_root::text AS about, s.person_id AS person, ARRAY[]::bigint[] AS acts, s.fen AS at_risk_fen,
  jsonb_build_object('settled_fen', s.fen) AS evidence
FROM settled s WHERE s.fen > 0 AND NOT EXISTS (SELECT FROM work w WHERE w.run = 'close' AND w.person_id = s.person_id)
  AND NOT EXISTS (SELECT FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.ends_relation WHERE f.root = s.fact_root AND {HOLDS})
UNION ALL
SELECT 'before_age', f.id::text, f.person_id, ARRAY[f.act_id],
  coalesce((SELECT s.fen FROM settled s WHERE s.fact_root = f.root), 0),
  jsonb_build_object('withdrawn_on', f.day, 'of_age_on', (b.day + make_interval(years => %(age)s))::date)
FROM fact f JOIN LATERAL (
    SELECT d.day FROM fact d WHERE d.person_id = f.person_id AND d.kind = %(birth)s AND NOT d.void
      AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = d.id) ORDER BY d.id DESC LIMIT 1) b ON true
WHERE f.area_id = %(area)s AND f.kind = %(withdrawal)s AND {HOLDS} AND f.day < (b.day + make_interval(years => %(age)s))::date
UNION ALL
SELECT 'by_entry', e.id::text, NULL, ARRAY[e.act_id], sum(p.debit_fen)::bigint, jsonb_build_object('entry', e.id)
FROM entry e JOIN posting p ON p.entry_id = e.id AND p.account = ANY(%(accounts)s) AND p.debit_fen > 0
WHERE e.area_id = %(area)s AND e.line IS NULL GROUP BY e.id, e.act_id
"""


def find(reading: Reading, limits: Limits) -> list[Hit]:
    laws = laws_of(reading.agency.connection, reading.agency.area)
    kinds = {"birth": int(Kind.birth), "withdrawal": int(Kind.withdrawal)}
    age = laws.at(reading.month).pension_age_years
    return reading.hits(_SQL, accounts=list(INDIVIDUAL.values()), age=age, **kinds)
