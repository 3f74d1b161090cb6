"""7 Several people are paid to one account without a recorded guardianship between them, or to the account of a member of staff."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import Any

from yanglao.audit.controls.control import HIGH, HOLDS, Hit, Reading
from yanglao.policy.controls import Limits
from yanglao.store.ties import Ties

NUMBER = 7
NAME = ("多人共用一个账户", "one account, several people")
SCHEME = (
    "几个人的待遇汇入同一账户,或汇入工作人员本人的账户。",
    "The pensions of several people go to one account, or to that of somebody who works here.",
)
CLAUSES = ("九(一)2",)
RISK = HIGH
RESPONSIBLE = "clerk"
WHYS = {
    "shared": ("多人共用且无监护登记", "shared without a recorded guardianship"),
    "of_staff": ("与工作人员的账户相同", "the account of a member of staff"),
}
EVIDENCE = {
    "since": ("共用起始日期", "shared since"),
    "others": ("共用人数", "how many share it"),
    "persons": ("共用人", "who share it"),
}
LIMITS = ()
_SHARED = f"""
WITH latest AS (
    SELECT DISTINCT ON (p.person_id) p.* FROM payee p WHERE p.area_id = %(area)s AND p.whose = 'person' AND p.heir_id IS NULL
    ORDER BY p.person_id, p.id DESC
), alive AS (
    SELECT a.*, count(*) OVER (PARTITION BY a.account_hash) AS owners
    FROM latest a WHERE NOT EXISTS (SELECT FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.ends_relation
                                    WHERE f.person_id = a.person_id AND {HOLDS})
)
SELECT a.account_hash, a.id AS payee, a.person_id AS person, a.recorded_on, a.act_id,
  (SELECT s.login FROM staff s JOIN identity i ON i.area_id = s.area_id AND i.number_hash = s.own_hash
   WHERE s.area_id = %(area)s AND i.person_id = a.person_id LIMIT 1) AS login,
  (SELECT coalesce(sum(l.cash_fen), 0)::bigint FROM pension_line l
   WHERE l.area_id = %(area)s AND l.person_id = a.person_id AND l.payee_id = a.id) AS paid_fen
FROM alive a WHERE a.owners > 1
ORDER BY a.account_hash, a.id
"""
Owner = dict[str, Any]


def find(reading: Reading, limits: Limits) -> list[Hit]:
    accounts: dict[bytes, list[Owner]] = defaultdict(list)
    for row in reading.rows(_SHARED):
        accounts[bytes(row["account_hash"])].append(row)
    persons = {one["person"] for owners in accounts.values() for one in owners}
    ties = Ties(reading.agency.connection, reading.agency.area, persons, reading.on)
    return sorted(
        (hit for owners in accounts.values() for hit in _hits(owners, ties)), key=lambda hit: hit.fingerprint
    )


def _hits(owners: list[Owner], ties: Ties) -> list[Hit]:
    """Of one account: the owners in the order in which they came to it."""
    if login := next((one["login"] for one in owners if one["login"]), ""):
        return [_hit("of_staff", [one for one in owners if one["login"] != login], login)]
    pairs = combinations((one["person"] for one in owners), 2)
    is_tied = all(ties.between(one, other) for one, other in pairs)
    return [] if is_tied else [_hit("shared", owners, "")]


def _hit(why: str, owners: list[Owner], login: str) -> Hit:
    last = owners[-1]
    persons = sorted(one["person"] for one in owners)
    return Hit(
        why,
        ",".join(map(str, persons)),
        {"since": last["recorded_on"].isoformat(), "others": len(owners), "persons": persons},
        sum(one["paid_fen"] for one in owners),
        person=last["person"],
        login=login,
        acts=tuple(sorted({one["act_id"] for one in owners})),
    )
