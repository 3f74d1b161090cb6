"""检查 A supervisor notes what an inspection of a unit found: of how many cases how many were at fault."""

from __future__ import annotations

from typing import Any

from yanglao.acts.describing import Description, Values
from yanglao.acts.performing import perform_act
from yanglao.acts.townships.refusals import refused
from yanglao.store.acting import Act, Agency, By
from yanglao.store.commendations import add_inspection
from yanglao.store.people import units_of


def inspect(agency: Agency, act: Description, values: Values, *, by: By) -> dict[str, Any]:
    """Note an inspection. Refused: unknown_unit, date_in_future, more_faults_than_cases."""

    def work(under_way: Act) -> dict[str, Any]:
        unit = known_unit(under_way, values["unit"])
        if values["on"] > by.on:
            raise refused("date_in_future")
        if values["faults"] > values["sample"]:
            raise refused("more_faults_than_cases", faults=values["faults"], sample=values["sample"])
        said = {name: values[name] for name in ("subject", "sample", "faults", "findings", "document")}
        return {"inspection": add_inspection(under_way, unit=unit, day=values["on"], **said)}

    return perform_act(agency, act, dict(values), by=by, work=work)


def known_unit(act: Act, name: str) -> int:
    """The unit of that code or name. Refused: unknown_unit."""
    unit = units_of(act.connection, act.area).get(name)
    if unit is None:
        raise refused("unknown_unit", unit=name)
    return unit
