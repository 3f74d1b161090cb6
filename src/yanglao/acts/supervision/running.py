"""运行内控监测 Every control looks at the books as they are; what it has not seen before is noted."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.proposals import next_attempt
from yanglao.audit.controls import CONTROLS, Hit, run_all
from yanglao.kernel.how_far import steps_ahead
from yanglao.store.acting import Act, Agency, By
from yanglao.store.controls import NewHit, add_hits, add_run, known_hits


def run_controls(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Run every control; told by control, with what is new. A second run of a day adds what has come up since."""
    content = dict(values)
    attempt = next_attempt(agency, by, kind=act.key, content=content, is_left=lambda answer: True)
    return perform_act(agency, act, content, by=attempt, work=_run)


def _run(act: Act) -> dict[str, Any]:
    steps_ahead(len(CONTROLS))
    known, found = known_hits(act), run_all(act.agency, act.by.on, under_way=act.id)
    new = {key: [hit for hit in hits if (key, hit.fingerprint) not in known] for key, hits in found.items()}
    counts = {key: {"found": len(found[key]), "new": len(new[key])} for key in found}
    add_run(act, counts)
    add_hits(act, [_noted(key, hit) for key, hits in new.items() for hit in hits])
    return {
        "controls": len(found),
        "found": sum(one["found"] for one in counts.values()),
        "new": sum(one["new"] for one in counts.values()),
        "by_control": {key: one for key, one in counts.items() if one["found"]},
    }


def _noted(key: str, hit: Hit) -> NewHit:
    return NewHit(
        key,
        hit.fingerprint,
        hit.why,
        CONTROLS[key].risk,
        hit.person,
        hit.login,
        hit.line,
        hit.acts,
        hit.evidence,
        hit.at_risk_fen,
    )
