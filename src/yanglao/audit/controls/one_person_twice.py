"""2 One person is registered twice: two records of one name and birth date that share more than that. Numbers are sealed; those of such pairs
alone are opened, to count the digits in which they differ."""

from __future__ import annotations

from typing import Any

from yanglao.audit.controls.control import CASH_OF, HIGH, HOLDS, Hit, Reading
from yanglao.life.kinds import Kind
from yanglao.policy.controls import Limits
from yanglao.store.people import numbers_of

NUMBER = 2
NAME = ("一人两次登记", "one person twice")
SCHEME = (
    "同一人用新旧号码或错号重复登记,领两份待遇、享两份补贴。",
    "One person is registered under two numbers, an old and a new one, or one with a slip, and has everything twice.",
)
CLAUSES = ("九(二)",)
RISK = HIGH
RESPONSIBLE = "clerk"
WHYS = {"alike": ("姓名、出生日期等相同", "alike in name, birth and more")}
EVIDENCE = {
    "born": ("出生日期", "born"),
    "digits": ("号码不同位数", "digits that differ"),
    "points": ("相似分值", "points"),
    "persons": ("另一登记", "the other record"),
}
LIMITS = ("least_points", "number_points", "most_digits", "phone_points", "account_points", "unit_points")
_KINDS = {"birth": int(Kind.birth), "home": int(Kind.unit)}
_ALIKE = f"""
WITH named AS (
    SELECT DISTINCT ON (d.person_id) d.person_id, d.name, d.phone_hash FROM person_detail d WHERE d.area_id = %(area)s
      AND NOT EXISTS (SELECT FROM person_merge m WHERE m.person_id = d.person_id) ORDER BY d.person_id, d.id DESC
), born AS (
    SELECT DISTINCT ON (f.person_id) f.person_id, f.day FROM fact f WHERE f.area_id = %(area)s AND f.kind = %(birth)s AND {HOLDS}
    ORDER BY f.person_id, f.id DESC
), known AS (
    SELECT n.*, b.day FROM named n JOIN born b USING (person_id)
)
SELECT o.person_id AS one, n.person_id AS person, n.day, coalesce(o.phone_hash = n.phone_hash, false) AS same_phone,
  EXISTS (SELECT FROM payee p JOIN payee q ON q.account_hash = p.account_hash WHERE p.person_id = o.person_id AND q.person_id = n.person_id)
    AS same_account,
  (SELECT u.place FROM fact u WHERE u.person_id = o.person_id AND u.kind = %(home)s ORDER BY u.id DESC LIMIT 1) =
  (SELECT u.place FROM fact u WHERE u.person_id = n.person_id AND u.kind = %(home)s ORDER BY u.id DESC LIMIT 1) AS same_unit,
  {CASH_OF.format("n.person_id")} AS fen, (SELECT array_agg(i.act_id) FROM identity i WHERE i.person_id = n.person_id) AS acts
FROM known o JOIN known n ON n.name = o.name AND n.day = o.day AND n.person_id > o.person_id
ORDER BY o.person_id, n.person_id
"""


def find(reading: Reading, limits: Limits) -> list[Hit]:
    pairs = reading.rows(_ALIKE, **_KINDS)
    persons = sorted({pair[which] for pair in pairs for which in ("one", "person")})
    numbers = numbers_of(reading.agency.connection, reading.agency.keys, persons)
    hits = (_hit(pair, numbers[pair["one"]], numbers[pair["person"]], limits) for pair in pairs)
    return [hit for hit in hits if hit.evidence["points"] >= limits["least_points"]]


def _hit(pair: dict[str, Any], one: str, other: str, limits: Limits) -> Hit:
    digits = differing(one, other)
    points = sum(limits[f"{what}_points"] for what in ("phone", "account", "unit") if pair[f"same_{what}"])
    points += limits["number_points"] if digits <= limits["most_digits"] else 0
    evidence = {
        "born": pair["day"].isoformat(),
        "digits": digits,
        "points": points,
        "persons": [pair["one"]],
    }
    about = f"{pair['one']} {pair['person']}"
    return Hit(
        "alike", about, evidence, pair["fen"], person=pair["person"], acts=tuple(sorted(set(pair["acts"])))
    )


def differing(one: str, other: str) -> int:
    """In how many digits two identity numbers differ: the check digit aside, and one of fifteen digits read as it was before it had its
    century."""
    if len(one) != len(other):
        one, other = (_short(number) for number in (one, other))
    one, other = one[:17], other[:17]
    return sum(mine != theirs for mine, theirs in zip(one, other, strict=True))


def _short(number: str) -> str:
    return number if len(number) == 15 else number[:6] + number[8:17]
