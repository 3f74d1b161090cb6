"""审计导出 The whole book for anybody with a calculator of their own.

`cases.jsonl`: a case file a person, the facts in force in the order recorded (those of one day in the order in which an office takes
them), the law dated. `booked.jsonl`, in the same order: what is booked, added up over rounds, in the shape of that case's answer,
read from the book alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yanglao.audit.booked import Booked, booked_of
from yanglao.audit.moments import Moment, moment_of
from yanglao.audit.registered import Registered, registered
from yanglao.casefile.writing import fact_of, yuan_of
from yanglao.kernel.months import FOREVER, day_text, month_text
from yanglao.kernel.whole_files import whole
from yanglao.policy import schema
from yanglao.policy.loading import load_plan
from yanglao.policy.plan import ParameterHistory, PlanReading
from yanglao.policy.schema import PARAMETERS
from yanglao.store.acting import Agency
from yanglao.store.law import laws_of

CASES, BOOKED = "cases.jsonl", "booked.jsonl"
TIERS, FULL = "tiers_yuan", "full_government_contribution_yuan"


def export(agency: Agency, folder: Path, *, known: int = FOREVER) -> dict[str, Any]:
    """Write both files into `folder`, as known on the Day `known`; returns how many persons they hold."""
    moment = moment_of(agency, known=known)
    law = _law(agency, known)
    people = registered(agency, known=known)
    booked = booked_of(agency, moment)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / CASES, (_case(agency, one, law, moment) for one in people))
    _write(folder / BOOKED, (_booked(one, booked, moment) for one in people))
    return {"persons": len(people), "through": moment.through_text, "unseen": len(moment.unseen)}


def case_of_person(agency: Agency, person: int) -> dict[str, Any]:
    """One person as a case file, through the last month booked."""
    moment = moment_of(agency)
    (one,) = registered(agency, person=person)
    return _case(agency, one, _law(agency, FOREVER), moment)


def case_as_decided(agency: Agency, person: int, *, on: int, act: int) -> dict[str, Any]:
    """The same as it was known to an act that decided on the Day `on`: facts that acts up to it recorded, the law of that day."""
    (one,) = registered(agency, known=on, person=person, through_act=act)
    return _case(agency, one, _law(agency, on), moment_of(agency, known=on))


def _write(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    with whole(path) as part, part.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def _neutral(person: int) -> str:
    """A name for a person that says nothing of who it is."""
    return f"p{person}"


def _case(agency: Agency, one: Registered, law: dict[str, Any], moment: Moment) -> dict[str, Any]:
    case: dict[str, Any] = {"id": _neutral(one.person), "plan": agency.area.plan}
    if law:
        case["law"] = law
    case |= {"person": {"born": day_text(one.born), "sex": one.sex}}
    case["facts"] = [fact_of(kind, columns, recorded_on=day) for kind, columns, day in one.facts]
    case["through"] = month_text(moment.last_month)
    if moment.known < FOREVER:
        case["known"] = day_text(moment.known)
    return case


def _booked(one: Registered, booked: Booked, moment: Moment) -> dict[str, Any]:
    return {
        "id": _neutral(one.person),
        "through": moment.through_text,
        "seen": one.person not in moment.unseen,
        **booked.of(one.person, moment.last_month),
    }


# --- the law of a case


@dataclass(frozen=True, slots=True)
class _Value:
    since: int
    value: Any


def _law(agency: Agency, known: int) -> dict[str, Any]:
    """What the city has decided, on top of the plan's folder, as a case file says it. Who overrides the tiers says as well what the
    government pays, which else is the lowest of them."""
    laws = laws_of(agency.connection, agency.area, known=known)
    folder, now = load_plan(agency.area.plan).parameters, laws.plan.parameters
    decided = {key for key, history in now.items() if history.versions != folder[key].versions}
    if TIERS in decided:
        decided.add(FULL)
    found = {key: _written(key, now[key], known) for key in now if key in decided}
    return found | {key: _chosen(one, known) for key, one in laws.plan.readings.items() if one.versions}


def _chosen(reading: PlanReading, known: int) -> list[dict[str, Any]]:
    """A reading as decided, month by month in which it changes; before the first of them the plan's own holds."""
    months = sorted({one.valid_from for one in reading.versions if one.announced_on <= known})
    decided = [reading.at(month, known) for month in months]
    return [
        {"from": month_text(month), "value": one.value}
        for month, one in zip(months, decided, strict=True)
        if one is not None
    ]


def _written(key: str, history: ParameterHistory, known: int) -> Any:
    write = WRITERS[PARAMETERS[key].unit]
    values = [_Value(since, history.at(since, known).value) for since in _beginnings(history, known)]
    return [
        {"from": month_text(one.since), "value": None if one.value is None else write(one.value)}
        for one in values
    ]


def _beginnings(history: ParameterHistory, known: int) -> list[int]:
    return sorted({one.valid_from for one in history.versions if one.announced_on <= known})


def _amounts(fen: tuple[int, ...]) -> list[int | float]:
    return [yuan_of(one) for one in fen]


WRITERS: dict[schema.Unit, Callable[[Any], Any]] = {
    **dict.fromkeys((schema.YUAN, schema.YUAN_A_MONTH), yuan_of),
    **dict.fromkeys((schema.TIERS, schema.YUAN_LIST), _amounts),
    **dict.fromkeys((schema.YEARS, schema.MONTHS, schema.PERCENT), int),
    schema.SHARES: lambda shares: f"{shares[0]}:{shares[1]}",
}
