"""The law of an area: the plan's folder, and on top of it what the city has decided since."""

from __future__ import annotations

import psycopg

from yanglao.kernel.months import FOREVER, day_of
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.policy.plan import Version
from yanglao.policy.schema import PARAMETERS
from yanglao.store.acting import Area


def laws_of(connection: psycopg.Connection, area: Area, *, known: int = FOREVER) -> Laws:
    """The law through time as known on the Day `known`."""
    rows = connection.execute(
        "SELECT parameter, valid_from, value, status, basis, source, announced_on FROM law_version WHERE area_id = %s"
        " ORDER BY announced_on, id",
        (area.id,),
    ).fetchall()
    versions = [
        Version(
            key,
            month,
            None if value is None else PARAMETERS[key].unit.convert(value),
            status,
            basis,
            source=source,
            announced_on=day_of(announced),
        )
        for key, month, value, status, basis, source, announced in rows
    ]
    return Laws(load_plan(area.plan).with_versions(versions), known=known)


def laws_changed_since(connection: psycopg.Connection, area: Area, act: int) -> bool:
    """Whether the city has decided anything after the act `act`."""
    row = connection.execute(
        "SELECT EXISTS (SELECT FROM law_version WHERE area_id = %s AND act_id > %s)", (area.id, act)
    ).fetchone()
    return bool(row and row[0])
