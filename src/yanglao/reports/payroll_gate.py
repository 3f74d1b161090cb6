"""放行条件 What stands between a batch and its release, yes or no, as the desk shows it: what can be seen in a moment as it is now; what is read off
the batch's lines as it was last looked at, at a step or when somebody asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from yanglao.acts.payroll.gate import RELEASED, REVIEWED, Line, page_of, standing
from yanglao.acts.payroll.gate_words import LINES, seen
from yanglao.casefile.words import Pair
from yanglao.policy.offices import offices_of
from yanglao.reports.asking import Reader
from yanglao.reports.payroll import View
from yanglao.store.gate_pages import GatePage, gate_pages

State = Literal["yes", "no", "later", "at_press"]
APPLIED = "applied"
_APPLIED: Pair = ("用款计划已批准", "the fund application was agreed to")


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition: its name, words, whether it is met (later: it is for a step to come; at_press: looked at when somebody agrees), what was
    seen, at which step (""; now), and whom or what it names."""

    what: str
    words: Pair
    state: State
    seen: Pair
    step: str = ""
    persons: tuple[int, ...] = ()
    hits: tuple[int, ...] = ()


def conditions(reader: Reader, view: View) -> list[Condition]:
    """Of a batch under way as they are now; of one that is over as they were kept at its last step."""
    kept = gate_pages(reader.connection, reader.area, view.batch.id)
    if not view.batch.is_open:
        return [_kept(line, kept[-1].step) for line in kept[-1].page["lines"]] if kept else []
    return _now(reader, view, kept)


def everything_now(reader: Reader, view: View) -> list[Condition]:
    """The whole page, looked at now: every line of the batch is read for it."""
    step = view.proposal.next_step or RELEASED
    page = page_of(reader.agency, view.batch, step=step, on=reader.on)
    return [_told(line) for line in page.lines]


def digests(reader: Reader, batch: int) -> dict[str, GatePage]:
    """Step -> the page with which a batch passed it."""
    return {one.step: one for one in gate_pages(reader.connection, reader.area, batch)}


_OF_THE_LINES = ("totals", "payments", "rederived", "books")


def _now(reader: Reader, view: View, kept: list[GatePage]) -> list[Condition]:
    last = {line["what"]: _kept(line, kept[-1].step) for line in kept[-1].page["lines"]} if kept else {}
    quick = standing(reader.agency, view.batch, on=reader.on)
    found = [last.get(what) or Condition(what, LINES[what], "at_press", ("", "")) for what in _OF_THE_LINES]
    found[2:2] = [_told(quick["law"]), _causes(view)]
    found += [_told(quick["matched"]), _told(quick["audited"]), _told(quick["hits"])]
    if view.batch.totals["cash_fen"]:
        found += [*_applied(reader, view), _later(view, _told(quick["funds"]))]
    return [*found, _told(quick["people"])]


def _causes(view: View) -> Condition:
    figures = {"changes": sum(one.persons for one in view.groups), "without": view.without_cause}
    return _told(Line("causes", not view.without_cause, figures))


def _applied(reader: Reader, view: View) -> list[Condition]:
    if not offices_of(reader.area.plan).fund_application_needed:
        return []
    one = view.application
    number = ("", "") if one is None else (f"第 {one.number} 号", f"No. {one.number}")
    is_met = one is not None and one.is_agreed
    return [_later(view, Condition(APPLIED, _APPLIED, "yes" if is_met else "no", number))]


def _later(view: View, one: Condition) -> Condition:
    """What only the release asks for stops no review."""
    is_later = one.state == "no" and view.proposal.next_step == REVIEWED
    return Condition(one.what, one.words, "later" if is_later else one.state, one.seen)


def _kept(line: dict[str, Any], step: str) -> Condition:
    told = _told(Line(line["what"], line["is_clear"], line))
    return Condition(told.what, told.words, told.state, told.seen, step)


def _told(line: Line) -> Condition:
    return Condition(
        line.what,
        LINES[line.what],
        "yes" if line.is_clear else "no",
        seen(line),
        persons=tuple(line.figures.get("persons", ())),
        hits=tuple(line.figures.get("hits", ())),
    )
