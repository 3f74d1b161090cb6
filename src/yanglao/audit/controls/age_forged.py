"""14 A birth date or the time of registration is changed shortly before or after the pension age, or a pension starts before the month after
it."""

from __future__ import annotations

from yanglao.audit.controls.control import HIGH, HOLDS, MONTH_OF, Hit, Reading
from yanglao.life.kinds import Kind
from yanglao.policy.controls import Limits
from yanglao.store.law import laws_of

NUMBER = 14
NAME = ("改年龄、改户籍年限", "age or years of registration forged")
SCHEME = (
    "临近领取年龄时改大出生日期或改早户籍日期,提前或骗取领取资格。",
    "Shortly before the pension age a birth date or the day of a registration is made earlier, to be paid too soon or at all.",
)
CLAUSES = ("五(一)", "九(二)")
RISK = HIGH
RESPONSIBLE = "certifier"
WHYS = {
    "born_changed": ("临近领取年龄更正出生日期", "birth date changed about the pension age"),
    "registered_earlier": ("临近领取年龄改早户籍日期", "registration made earlier about the pension age"),
    "starts_early": ("到龄次月之前已领取", "paid before the month after the pension age"),
}
EVIDENCE = {
    "was": ("原日期", "was"),
    "becomes": ("改为", "becomes"),
    "recorded_on": ("更正日期", "changed on"),
    "of_age_on": ("到龄日期", "of age on"),
    "first_month": ("首次领取月份", "first month paid"),
}
LIMITS = ("around_months",)
_FIRST_MONTH = "to_char(make_date(p.month / 12, p.month %% 12 + 1, 1), 'YYYY-MM')"
_SQL = f"""
WITH born AS (
    SELECT DISTINCT ON (f.person_id) f.person_id, (f.day + make_interval(years => %(age)s))::date AS of_age_on FROM fact f
    WHERE f.area_id = %(area)s AND f.kind = %(birth)s AND {HOLDS} ORDER BY f.person_id, f.id DESC
), paid AS (
    SELECT person_id, min(month) FILTER (WHERE due_fen > 0) AS month, sum(fen)::bigint AS fen FROM (
        SELECT person_id, month, sum(cash_fen + withheld_fen + overpaid_fen) AS due_fen, sum(cash_fen) AS fen FROM pension_line
        WHERE area_id = %(area)s GROUP BY person_id, month) months
    GROUP BY person_id
), changed AS (
    SELECT v.id, v.person_id, v.kind, v.act_id, v.recorded_on, o.day AS was, v.day AS becomes FROM fact v JOIN fact o ON o.id = v.replaces
    WHERE v.area_id = %(area)s AND NOT v.void AND v.kind = ANY(%(kinds)s) AND o.day <> v.day
)
SELECT 'born_changed' AS why, c.id::text AS about, c.person_id AS person, ARRAY[c.act_id] AS acts, coalesce(p.fen, 0) AS at_risk_fen,
  jsonb_build_object('was', c.was, 'becomes', c.becomes, 'recorded_on', c.recorded_on) AS evidence
FROM changed c LEFT JOIN paid p USING (person_id)
WHERE c.kind = %(birth)s AND EXISTS (SELECT FROM unnest(ARRAY[c.was, c.becomes]) d (day)
  WHERE c.recorded_on BETWEEN (d.day + make_interval(years => %(age)s) - make_interval(months => %(around_months)s))::date
                          AND (d.day + make_interval(years => %(age)s) + make_interval(months => %(around_months)s))::date)
UNION ALL
SELECT 'registered_earlier', c.id::text, c.person_id, ARRAY[c.act_id], coalesce(p.fen, 0),
  jsonb_build_object('was', c.was, 'becomes', c.becomes, 'recorded_on', c.recorded_on, 'of_age_on', b.of_age_on)
FROM changed c JOIN born b USING (person_id) LEFT JOIN paid p USING (person_id)
WHERE c.kind = %(residence)s AND c.becomes < c.was
  AND c.recorded_on BETWEEN b.of_age_on - make_interval(months => %(around_months)s) AND b.of_age_on + make_interval(months => %(around_months)s)
UNION ALL
SELECT 'starts_early', p.person_id::text, p.person_id, ARRAY[]::bigint[], p.fen,
  jsonb_build_object('of_age_on', b.of_age_on, 'first_month', {_FIRST_MONTH})
FROM paid p JOIN born b USING (person_id) WHERE p.fen > 0 AND p.month <= {MONTH_OF.format("b.of_age_on")}
"""


def find(reading: Reading, limits: Limits) -> list[Hit]:
    laws = laws_of(reading.agency.connection, reading.agency.area)
    asked = {"age": laws.at(reading.month).pension_age_years, **limits}
    kinds = {"birth": int(Kind.birth), "residence": int(Kind.residence)}
    return reading.hits(_SQL, kinds=list(kinds.values()), **kinds, **asked)
