"""1 A pensioner whom nobody has seen: never certified alive, with an account opened in the week of the award; or whom public security has never
registered, and no earlier system has handed over. Those who were awarded when the area opened came by the hundred, and are left to the control of those not seen in time."""

from __future__ import annotations

from yanglao.audit.controls.control import CASH_OF, HIGH, HOLDS, Hit, Reading
from yanglao.kernel.months import date_of, first_day
from yanglao.life.kinds import Kind
from yanglao.policy.controls import Limits
from yanglao.store.read.worklists import in_payment

NUMBER = 1
NAME = ("虚构领取人", "ghost pensioner")
SCHEME = (
    "编造并不存在的人登记、核定,待遇汇入经办人掌握的账户。",
    "A person who does not exist is registered and awarded, and the pension goes to an account that is somebody else's.",
)
CLAUSES = ("九(一)2", "九(二)")
RISK = HIGH
RESPONSIBLE = "clerk"
WHYS = {
    "never_seen": ("从未认证且核定当周开户", "never certified, account noted in the week of the award"),
    "not_registered": ("无户籍登记而领取", "paid without a registration"),
}
EVIDENCE = {
    "awarded_on": ("核定登记日期", "award recorded on"),
    "account_on": ("账户登记日期", "account noted on"),
    "months": ("已领月数", "months paid"),
}
LIMITS = ("account_days", "unseen_months", "opening_months")
_SQL = f"""
WITH paid AS (
    SELECT p.person_id, (SELECT count(DISTINCT l.month) FROM pension_line l WHERE l.area_id = %(area)s AND l.person_id = p.person_id
                         AND l.cash_fen > 0) AS months,
      (SELECT min(f.recorded_on) FROM fact f WHERE f.person_id = p.person_id AND f.kind = %(claim)s AND {HOLDS}) AS awarded_on,
      (SELECT min(y.recorded_on) FROM payee y WHERE y.person_id = p.person_id AND y.whose = 'person') AS account_on,
      (SELECT array_agg(DISTINCT f.act_id) FROM fact f WHERE f.person_id = p.person_id AND f.kind IN (%(claim)s, %(enrolment)s)) AS acts
    FROM unnest(%(persons)s::bigint[]) p (person_id)
)
SELECT w.why, p.person_id::text AS about, p.person_id AS person, coalesce(p.acts, ARRAY[]::bigint[]) AS acts,
  {CASH_OF.format("p.person_id")} AS at_risk_fen,
  jsonb_strip_nulls(jsonb_build_object('awarded_on', p.awarded_on, 'account_on', p.account_on, 'months', p.months)) AS evidence
FROM paid p JOIN (VALUES ('never_seen'), ('not_registered')) w (why) ON CASE w.why
    WHEN 'not_registered' THEN NOT EXISTS (SELECT FROM fact f WHERE f.person_id = p.person_id AND f.kind = ANY(%(known)s) AND {HOLDS})
    ELSE p.months >= %(unseen_months)s AND p.awarded_on >= %(opened)s
        AND abs(p.account_on - p.awarded_on) <= %(account_days)s
        AND NOT EXISTS (SELECT FROM fact f WHERE f.person_id = p.person_id AND f.kind = %(seen)s AND {HOLDS})
    END
ORDER BY w.why, p.person_id
"""
_KINDS = {
    "claim": int(Kind.claim),
    "enrolment": int(Kind.enrolment),
    "known": [int(Kind.residence), int(Kind.opening)],
    "seen": int(Kind.life_certificate),
}


def find(reading: Reading, limits: Limits) -> list[Hit]:
    area = reading.agency.area
    persons = [one.person for one in in_payment(reading.agency.connection, area)]
    opened = date_of(first_day(area.opens_in + limits["opening_months"]))
    return reading.hits(_SQL, persons=persons, opened=opened, **limits, **_KINDS)
