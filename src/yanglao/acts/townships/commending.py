"""通报 A unit is praised or criticised by name for a period: on the ground of a measure of the ranking under which it stands above or
below for certain, or of an inspection; two supervisors agree."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.proposals import WorkedOut, propose_worked_out
from yanglao.acts.townships.inspecting import known_unit
from yanglao.acts.townships.ranking import ABOVE, BELOW, MEASURES, ranking
from yanglao.acts.townships.refusals import refused, refused_in_both
from yanglao.acts.townships.signing import refuse_open
from yanglao.kernel.periods import SPANS, Period, period_with
from yanglao.store.acting import Act, Agency, By
from yanglao.store.commendations import Inspection, add_commendation, commendations, inspections
from yanglao.store.proposals import TWO, Proposal, waiting
from yanglao.store.read.worklists import unit_names

PRAISE, CRITICISM = "praise", "criticism"
Evidence = dict[str, Any]


def propose_commendation(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Propose a praise or a criticism. Refused: unknown_unit, period_not_over, before_the_books, one_ground, cannot_tell,
    stands_otherwise, no_such_inspection, no_faults, commended_already, commendation_waits."""

    def work_out(under_way: Act) -> WorkedOut:
        content = _content(under_way, values)
        _refuse_twice(under_way, content)
        content["evidence"] = _evidence(under_way, content)
        return content, TWO, {"unit": content["unit"], "evidence": content["evidence"]}

    return propose_worked_out(agency, act, dict(values), by=by, who=act.who, work_out=work_out)


def _content(act: Act, values: Values) -> dict[str, Any]:
    """What is proposed, but its evidence."""
    unit, period = known_unit(act, values["unit"]), period_with(values["month"], SPANS[values["span"]])
    refuse_open(act.agency, period)
    if (values["measure"] is None) == (values["inspection"] is None):
        raise refused("one_ground")
    taken = {name: values[name] for name in ("kind", "measure", "inspection", "reason", "document")}
    return {"unit": unit, "through": period.last, "months": period.months, **taken}


def _period(content: dict[str, Any]) -> Period:
    return Period(content["through"], content["months"])


def _ground(content: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(content[name] for name in ("unit", "through", "months", "measure", "inspection"))


def _refuse_twice(act: Act, content: dict[str, Any]) -> None:
    """Once for a unit, period and ground."""
    for one in waiting(act.connection, act.area, "commendation"):
        if _ground(one.content) == _ground(content):
            raise refused("commendation_waits", proposal=one.id)
    for done in commendations(act.connection, act.area):
        if (done.unit, *done.period, done.measure, done.inspection) == _ground(content):
            raise refused("commended_already", proposal=done.id)


def _evidence(act: Act, content: dict[str, Any]) -> Evidence:
    """What the ranking or the inspection says, if it speaks for what is proposed."""
    if content["inspection"] is not None:
        return _of_inspection(act, content)
    return _of_ranking(act, content)


def _of_ranking(act: Act, content: dict[str, Any]) -> Evidence:
    """Refused: cannot_tell, stands_otherwise."""
    found = ranking(act.agency, _period(content))
    (one,) = (row for row in found if (row.unit, row.measure) == (content["unit"], content["measure"]))
    called = {"measure": MEASURES[one.measure]}
    name = unit_names(act.connection, act.area)[one.unit]
    if one.interval is None or one.standing not in (ABOVE, BELOW):
        raise refused_in_both("cannot_tell", called, unit=name)
    if (one.standing == ABOVE) != (content["kind"] == PRAISE):
        raise refused_in_both("stands_otherwise", called, unit=name)
    counted = {**one.share._asdict(), **one.interval._asdict(), "aim": one.aim.permille}
    return {**counted, "standing": one.standing, "place": one.place}


def _of_inspection(act: Act, content: dict[str, Any]) -> Evidence:
    """Refused: no_such_inspection, no_faults."""
    one = _inspection(act, content)
    if content["kind"] == CRITICISM and not one.faults:
        raise refused("no_faults", inspection=one.id)
    return {"sample": one.sample, "faults": one.faults, "subject": one.subject, "document": one.document}


def _inspection(act: Act, content: dict[str, Any]) -> Inspection:
    """Of that unit, within the period."""
    period = _period(content)
    for one in inspections(act.connection, act.area):
        is_meant = (one.id, one.unit) == (content["inspection"], content["unit"])
        if is_meant and period.first_day <= one.day <= period.last_day:
            return one
    raise refused("no_such_inspection", inspection=content["inspection"])


def record_commendation(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The effect, if the ground still holds. Refused: cannot_tell, stands_otherwise, as when proposed."""
    content = proposal.content
    evidence = _evidence(act, content)
    said = {name: content[name] for name in ("unit", "measure", "inspection", "reason", "document")}
    is_praise = content["kind"] == PRAISE
    add_commendation(
        act, proposal.id, is_praise=is_praise, period=_period(content), evidence=evidence, **said
    )
    return {"unit": content["unit"], "kind": content["kind"], "evidence": evidence}


def shown_commendation(agency: Agency, proposal: Proposal) -> dict[str, Any]:
    """The unit by its name, the period in words, and the evidence."""
    content = proposal.content
    name = unit_names(agency.connection, agency.area).get(content.get("unit", 0), "")
    if not name:
        return dict(content)
    left_out = ("unit", "through", "months")
    shown = {key: one for key, one in content.items() if key not in left_out and one is not None}
    return {"unit": name, "period": _period(content).text[0], **shown}
