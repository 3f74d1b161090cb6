"""控制总数 The control totals of a batch at each step that was taken: as prepared, as the gate saw them, as booked, sent and answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from yanglao.casefile.words import Pair
from yanglao.reports.payroll import View
from yanglao.store.gate_pages import GatePage
from yanglao.store.proposals import SENT_BACK
from yanglao.web.standing import BACK, STEPS


@dataclass(frozen=True, slots=True)
class Control:
    """A step with what it counted (None: it counts none): who took it, on which Day, lines, payments, fen, and the digest of its page."""

    words: Pair
    who: str
    on: int | None
    lines: int | None
    payments: int | None
    cash_fen: int | None
    digest: str = ""


def controls_of(view: View, kept: Mapping[str, GatePage]) -> Iterator[Control]:
    """Step by step."""
    totals = view.batch.totals
    for step in view.head.steps:
        page = kept.get(step.step)
        digest = page.sha256.hex() if page else ""
        if step.step == SENT_BACK:
            yield Control(BACK, step.name, step.on, None, None, None)
        else:
            lines, payments, fen = _as_seen(page) if page else _as_prepared(totals)
            yield Control(STEPS[step.step], step.name, step.on, lines, payments, fen, digest)
    if view.head.sent_on is not None:
        yield Control(STEPS["sent"], "", view.head.sent_on, None, totals["payments"], totals["cash_fen"])
    told = view.answered.paid + view.answered.returned
    if told:
        yield Control(STEPS["answered"], "", None, None, told, None)


def _as_prepared(totals: Mapping[str, Any]) -> tuple[int, int, int]:
    return totals["lines"], totals["payments"], totals["cash_fen"]


def _as_seen(page: GatePage) -> tuple[int, int, int]:
    seen = {line["what"]: line for line in page.page["lines"]}
    return seen["totals"]["lines"], seen["payments"]["payments"], seen["payments"]["cash_fen"]
