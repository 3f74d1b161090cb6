"""内控监测 What a run of the controls has found, and what was answered, as it is written down."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from yanglao.kernel.months import date_of
from yanglao.store.acting import Act

EXPLAINED, CASE, FALSE_ALARM = "explained", "case", "false_alarm"
"""What comes of a hit."""


class NewHit(NamedTuple):
    """A circumstance as it is noted: by which control, what tells it from others, how it was found and how much is at stake; whom of the
    register (0: nobody), whom of the staff ("": nobody) and which line of the bank (0: none) it is about; whose makers do not answer it."""

    control: str
    fingerprint: str
    why: str
    risk: str
    person: int
    login: str
    line: int
    acts: tuple[int, ...]
    evidence: Mapping[str, Any]
    at_risk_fen: int


def known_hits(act: Act) -> set[tuple[str, str]]:
    """Control and fingerprint of everything that was found before."""
    rows = act.connection.execute(
        "SELECT control, fingerprint FROM control_hit WHERE area_id = %s", (act.area.id,)
    )
    return set(rows.fetchall())


def add_run(act: Act, counts: Mapping[str, Mapping[str, int]]) -> None:
    """Note a run: control -> how many circumstances it found, and how many of them are new."""
    act.connection.execute(
        "INSERT INTO control_run (act_id, area_id, on_day, counts) VALUES (%s, %s, %s, %s)",
        (act.id, act.area.id, date_of(act.by.on), json.dumps(counts)),
    )


def add_hits(act: Act, hits: Iterable[NewHit]) -> None:
    """Note what a run found that was not known."""
    copy = (
        "COPY control_hit (area_id, control, fingerprint, why, risk, person_id, login, line_id, acts, evidence, at_risk_fen, act_id)"
        " FROM STDIN"
    )
    with act.connection.cursor().copy(copy) as rows:
        for one in hits:
            whom = (one.person or None, one.login or None, one.line or None)
            evidence = json.dumps(one.evidence, ensure_ascii=False)
            rows.write_row((act.area.id, *one[:4], *whom, list(one.acts), evidence, one.at_risk_fen, act.id))


def add_answer(act: Act, hit: int, *, outcome: str, answer: str) -> None:
    """Note what was answered to a hit, and by whom."""
    act.connection.execute(
        "INSERT INTO control_answer (hit_id, area_id, outcome, answer, answered_by, act_id) VALUES (%s, %s, %s, %s, %s, %s)",
        (hit, act.area.id, outcome, answer, act.by.actor, act.id),
    )


def makers_of(act: Act, acts: Iterable[int]) -> set[str]:
    """Who has done some acts, or taken a step of what they proposed or brought about."""
    rows = act.connection.execute(
        "SELECT actor FROM act WHERE id = ANY(%(acts)s) UNION SELECT t.actor FROM proposal_step s JOIN proposal_step t"
        " ON t.proposal_id = s.proposal_id WHERE s.act_id = ANY(%(acts)s)",
        {"acts": list(acts)},
    )
    return {actor for (actor,) in rows.fetchall()}
