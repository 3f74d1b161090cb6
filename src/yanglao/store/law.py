"""The law of an area: the plan's folder, and on top of it what the city has decided since."""

from __future__ import annotations

import hashlib
import json
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import psycopg

from yanglao.kernel.months import FOREVER, date_of, date_or_ever, day_of
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.policy.plan import Version
from yanglao.policy.schema import PARAMETERS, READINGS, reading_value
from yanglao.store.acting import Act, Area

COMPUTING_ROOMS = ("yanglao.kernel", "yanglao.policy", "yanglao.rules", "yanglao.life")


def laws_of(connection: psycopg.Connection, area: Area, *, known: int = FOREVER) -> Laws:
    """The law through time as known on the Day `known`; the same object as long as the city has decided nothing else."""
    rows = connection.execute(
        "SELECT parameter, valid_from, value::text, status, basis, source, announced_on FROM law_version"
        " WHERE area_id = %s AND announced_on <= %s ORDER BY announced_on, id",
        (area.id, date_or_ever(known)),
    ).fetchall()
    return _laws(area.plan, tuple(rows), known)


@lru_cache(maxsize=32)
def _laws(plan: str, rows: tuple[tuple[Any, ...], ...], known: int) -> Laws:
    """The plan with what the city has decided (rows of law_version): every act asks for it, and its months take a while to work out."""
    versions = [
        Version(
            key,
            month,
            _value(key, json.loads(value or "null")),
            status,
            basis,
            source=source,
            announced_on=day_of(announced),
        )
        for key, month, value, status, basis, source, announced in rows
    ]
    return Laws(load_plan(plan).with_versions(versions), known=known)


def _value(key: str, written: Any) -> Any:
    if key in READINGS:
        return reading_value(key, written)
    return None if written is None else PARAMETERS[key].unit.convert(written)


def add_version(
    act: Act, *, parameter: str, valid_from: int, value: Any, document: str, proposal: int
) -> None:
    """A parameter or reading as the city has decided it, known from the act's business day on."""
    act.connection.execute(
        "INSERT INTO law_version (area_id, parameter, valid_from, value, status, basis, source, announced_on, proposal_id,"
        " act_id) VALUES (%s, %s, %s, %s, 'confirmed', %s, %s, %s, %s, %s)",
        (
            act.area.id,
            parameter,
            valid_from,
            json.dumps(value),
            document,
            document,
            date_of(act.by.on),
            proposal,
            act.id,
        ),
    )


def fingerprint_of(laws: Laws) -> str:
    """What tells one law from another: the plan's data with its rates, the versions decided since, and the rules themselves."""
    digest = hashlib.sha256(_rules_digest())
    digest.update(repr(laws.plan).encode())
    return digest.hexdigest()


@cache
def _rules_digest() -> bytes:
    """A digest of the code that computes amounts."""
    digest = hashlib.sha256()
    for room in COMPUTING_ROOMS:
        for file in sorted(files(room).iterdir(), key=lambda one: one.name):
            if file.name.endswith(".py"):
                digest.update(file.name.encode() + file.read_bytes())
    return digest.digest()
