"""8 A maker and a checker go together: more often than by chance, in seconds, or when nobody else is there. What is recorded for the office's
made-up days says nothing of the clock, so only those who have signed in with a secret of their own are looked at by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from yanglao.audit.controls.control import MEDIUM, Hit, Reading
from yanglao.kernel.chance import is_rarer
from yanglao.policy.controls import Limits
from yanglao.store.proposals import SENT_BACK

NUMBER = 8
NAME = ("经办与复核串通", "maker and checker together")
SCHEME = (
    "经办人和复核人串通,复核流于形式,不看即过。",
    "Who proposes and who agrees are of one mind: what is proposed is agreed to unseen.",
)
CLAUSES = ("九(一)2",)
RISK = MEDIUM
RESPONSIBLE = "director"
WHYS = {
    "always_together": ("搭配过于集中", "together more often than by chance"),
    "in_seconds": ("数秒内复核", "agreed to within seconds"),
    "off_hours": ("非工作时间办理", "done out of office hours"),
}
EVIDENCE = {
    "act_kind": ("业务", "act"),
    "maker": ("经办", "proposed by"),
    "checker": ("复核", "agreed to by"),
    "together": ("共同办理数", "times together"),
    "of": ("经办总数", "of all proposed"),
    "month": ("月份", "month"),
    "times": ("次数", "times"),
}
LIMITS = (
    "least_steps",
    "chance_per_million",
    "looked_back_days",
    "quick_seconds",
    "quick_times",
    "opens_hour",
    "closes_hour",
    "off_hours_times",
)
_PAIRS = """
SELECT p.kind, t.step, m.actor AS maker, t.actor AS checker, count(*) AS times FROM proposal p
JOIN proposal_step m ON m.proposal_id = p.id AND m.act_id = p.act_id
JOIN proposal_step t ON t.proposal_id = p.id AND t.act_id <> p.act_id AND t.step <> %(sent_back)s
WHERE p.area_id = %(area)s AND t.on_day >= %(on)s::date - %(looked_back_days)s
GROUP BY p.kind, t.step, m.actor, t.actor ORDER BY p.kind, t.step, m.actor, t.actor
"""
_BY_THE_CLOCK = """
WITH signed_in AS (
    SELECT a.id, a.actor, a.recorded_at, a.recorded_at AT TIME ZONE 'Asia/Shanghai' AS here,
      lag(a.recorded_at) OVER (PARTITION BY a.actor ORDER BY a.id) AS own_before
    FROM act a JOIN session s ON s.id = a.session_id AND s.credential_id IS NOT NULL
    WHERE a.area_id = %(area)s AND a.recorded_at >= %(on)s::date - %(looked_back_days)s
), agreed AS (
    SELECT n.*, (SELECT max(o.recorded_at) FROM proposal_step b JOIN act o ON o.id = b.act_id
                 WHERE b.proposal_id = t.proposal_id AND b.act_id < t.act_id) AS before
    FROM signed_in n JOIN proposal_step t ON t.act_id = n.id AND t.step <> %(sent_back)s
), told AS (
    SELECT 'in_seconds' AS why, actor, to_char(here, 'YYYY-MM') AS month, %(quick_times)s AS least FROM agreed
    WHERE recorded_at < greatest(before, own_before) + make_interval(secs => %(quick_seconds)s)
    UNION ALL
    SELECT 'off_hours', actor, to_char(here, 'YYYY-MM'), %(off_hours_times)s FROM signed_in
    WHERE extract(hour FROM here) < %(opens_hour)s OR extract(hour FROM here) >= %(closes_hour)s OR extract(isodow FROM here) > 5
)
SELECT why, actor || ' ' || month AS about, actor AS login, jsonb_build_object('month', month, 'times', count(*)) AS evidence
FROM told GROUP BY why, actor, month, least HAVING count(*) >= least ORDER BY 1, 2
"""


def find(reading: Reading, limits: Limits) -> list[Hit]:
    pairs = reading.rows(_PAIRS, sent_back=SENT_BACK, **limits)
    return [*_concentrated(pairs, limits), *reading.hits(_BY_THE_CLOCK, sent_back=SENT_BACK, **limits)]


def _concentrated(pairs: list[dict[str, Any]], limits: Limits) -> Iterator[Hit]:
    """Pairs of whom the checker is with this maker much more often than with all others who propose the same. With nobody to compare them
    with there is no chance, and no hit."""
    of_step, of_maker, of_checker = Counter[Any](), Counter[Any](), Counter[Any]()
    for one in pairs:
        step = (one["kind"], one["step"])
        of_step[step] += one["times"]
        of_maker[*step, one["maker"]] += one["times"]
        of_checker[*step, one["checker"]] += one["times"]
    for one in pairs:
        step = (one["kind"], one["step"])
        mine = of_maker[*step, one["maker"]]
        others = of_step[step] - mine
        with_others = of_checker[*step, one["checker"]] - one["times"]
        if (
            others
            and mine >= limits["least_steps"]
            and is_rarer(
                one["times"],
                mine,
                of=with_others + 1,
                among=others + 2,
                per_million=limits["chance_per_million"],
            )
        ):
            yield _pair(one, mine)


def _pair(one: dict[str, Any], mine: int) -> Hit:
    evidence = {
        "act_kind": one["kind"],
        "maker": one["maker"],
        "checker": one["checker"],
        "together": one["times"],
        "of": mine,
    }
    about = " ".join(one[name] for name in ("kind", "step", "maker", "checker"))
    return Hit("always_together", about, evidence, login=one["checker"])
