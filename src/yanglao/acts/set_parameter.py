"""参数调整 A city decides a parameter anew, from a month on, also with back effect; the next runs settle the difference."""

from __future__ import annotations

import json
from typing import Any

import psycopg

from yanglao.acts import roles
from yanglao.kernel.months import date_of, month_text
from yanglao.policy.schema import PARAMETERS
from yanglao.store.acting import Act, ActRefused, Area, By, perform


def set_parameter(
    connection: psycopg.Connection,
    area: Area,
    *,
    parameter: str,
    valid_from: int,
    value: Any,
    document: str,
    approved_by: str,
    by: By,
) -> dict[str, Any]:
    """Decide `parameter` (written as the plan writes it) from the Month `valid_from` on, under a document, by two supervisors.

    Refused: no_such_parameter, bad_value, same_person.
    """
    content = {"parameter": parameter, "valid_from": valid_from, "value": value, "document": document}
    if parameter not in PARAMETERS or parameter == "launch_date":
        raise ActRefused(
            "no_such_parameter",
            f"没有可调整的参数 {parameter}。",
            f"There is no parameter {parameter} to decide.",
        )
    try:
        PARAMETERS[parameter].unit.convert(value)
    except ValueError as fault:
        raise ActRefused("bad_value", f"参数值有误:{value!r}。", str(fault)) from fault
    if approved_by == by.actor:
        raise ActRefused("same_person", "提出与批准须为两人。", "Proposing and approving take two people.")

    def work(act: Act) -> dict[str, Any]:
        act.connection.execute(
            "INSERT INTO law_version (area_id, parameter, valid_from, value, status, basis, source, announced_on,"
            " proposed_by, approved_by, act_id) VALUES (%s, %s, %s, %s, 'confirmed', %s, %s, %s, %s, %s, %s)",
            (
                area.id,
                parameter,
                valid_from,
                json.dumps(value),
                document,
                document,
                date_of(by.on),
                by.actor,
                approved_by,
                act.id,
            ),
        )
        return {"parameter": parameter, "valid_from": month_text(valid_from), "value": value}

    return perform(
        connection,
        area,
        by,
        kind="set_parameter",
        content=content,
        roles=(roles.SUPERVISOR,),
        work=work,
        alone=True,
    )
