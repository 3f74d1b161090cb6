"""4 A dead person is still paid: the household says so, nobody has seen the person for long, or the age is hardly ever reached."""

from __future__ import annotations

from typing import Any

from yanglao.audit.controls.control import HIGH, HOLDS, Hit, Reading, text_of
from yanglao.kernel.columns import ints
from yanglao.kernel.months import birthday, day_of, month_of
from yanglao.life.kinds import Kind, Method
from yanglao.policy.controls import Limits
from yanglao.store.read.worklists import InPayment, in_payment

NUMBER = 4
NAME = ("死亡后继续领取", "the dead still paid")
SCHEME = (
    "领取人已去世,家属或经办人隐瞒不报,养老金照常发放。",
    "A pensioner has died, nobody says so, and the pension goes on.",
)
CLAUSES = ("九(二)", "十")
RISK = HIGH
RESPONSIBLE = "assistant"
WHYS = {
    "told_dead": ("入户调查称已去世", "the household says the person is dead"),
    "not_seen": ("逾期未认证仍在发放", "paid without a life certificate in time"),
    "very_old": ("高龄且无当面认证", "very old, and not seen in person in time"),
}
EVIDENCE = {
    "told_on": ("调查日期", "told on"),
    "certified_on": ("上次认证", "last certificate"),
    "born": ("出生日期", "born"),
    "monthly_fen": ("月待遇", "monthly pension"),
}
LIMITS = ("certificate_months", "old_age_years")
_IN_PERSON = (Method.on_site, Method.assistant)


def find(reading: Reading, limits: Limits) -> list[Hit]:
    paid = [one for one in in_payment(reading.agency.connection, reading.agency.area) if not one.is_suspended]
    since = {one.person: one for one in paid}
    more = {row["person"]: row for row in reading.rows(_MORE, persons=list(since), **_KINDS)}
    found: list[tuple[InPayment, str, int]] = []
    for one in paid:
        found += [(one, why, month) for why, month in _whys(reading, limits, one, more[one.person])]
    at_risk = {
        why: reading.paid_after({one.person: month for one, kind, month in found if kind == why})
        for why in WHYS
    }
    return [_hit(one, why, more[one.person], at_risk[why][one.person]) for one, why, _ in found]


_KINDS = {"birth": int(Kind.birth), "seen": int(Kind.life_certificate), "methods": list(map(int, _IN_PERSON))}
_MORE = f"""
SELECT p.person, (SELECT min(l.month) FROM pension_line l WHERE l.area_id = %(area)s AND l.person_id = p.person) AS first_month,
  (SELECT f.day FROM fact f WHERE f.person_id = p.person AND f.kind = %(birth)s AND {HOLDS} ORDER BY f.id DESC LIMIT 1) AS born,
  (SELECT max(f.day) FROM fact f WHERE f.person_id = p.person AND f.kind = %(seen)s AND f.code = ANY(%(methods)s) AND {HOLDS}) AS in_person,
  (SELECT s.asked_on FROM survey_row s JOIN identity i ON i.area_id = s.area_id AND i.number_hash = s.number_hash
   WHERE i.person_id = p.person AND s.gone = 'dead' AND NOT EXISTS (SELECT FROM survey_row n WHERE n.area_id = s.area_id
     AND n.number_hash = s.number_hash AND n.id > s.id) LIMIT 1) AS told_on
FROM unnest(%(persons)s::bigint[]) p (person)
"""


def _whys(reading: Reading, limits: Limits, one: InPayment, more: dict[str, Any]) -> list[tuple[str, int]]:
    """The ways in which somebody looks dead, each with the Month after which what is paid is at risk."""
    found = []
    told_on = 0 if more["told_on"] is None else day_of(more["told_on"])
    if told_on and one.certified_on <= told_on:
        found.append(("told_dead", month_of(told_on)))
    lasts = limits["certificate_months"]
    seen = max(month_of(one.certified_on) if one.certified_on else 0, more["first_month"])
    if reading.month - seen > lasts:
        found.append(("not_seen", seen + lasts))
    is_old = bool(birthday(ints([day_of(more["born"])]), limits["old_age_years"])[0] <= reading.on)
    in_person = 0 if more["in_person"] is None else month_of(day_of(more["in_person"]))
    if is_old and reading.month - in_person > lasts:
        found.append(("very_old", max(in_person, more["first_month"]) + lasts))
    return found


def _hit(one: InPayment, why: str, more: dict[str, Any], at_risk_fen: int) -> Hit:
    evidence = {
        "told_on": None if more["told_on"] is None else more["told_on"].isoformat(),
        "certified_on": text_of(one.certified_on),
        "born": more["born"].isoformat(),
        "monthly_fen": one.fen,
    }
    told = {name: value for name, value in evidence.items() if value is not None}
    return Hit(why, f"{one.person} {one.certified_on}", told, at_risk_fen, person=one.person)
