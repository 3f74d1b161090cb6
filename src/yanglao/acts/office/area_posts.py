"""编制 The posts of an area: those of its agency, and one in each unit, as the plan's folder says."""

from __future__ import annotations

from typing import NamedTuple

import psycopg

from yanglao.policy.posts import Duty, posts_of
from yanglao.store.acting import Area
from yanglao.store.founding import founded


class Post(NamedTuple):
    """A post under its code (that of the unit, for the post of a unit): the unit's name ("": the agency), what whoever is in it does."""

    code: str
    unit: str
    duty: Duty


def posts_in(connection: psycopg.Connection, area: Area) -> dict[str, Post]:
    """Code -> post, those of the agency first."""
    said = posts_of(area.plan)
    found = [Post(key, "", duty) for key, duty in said.agency.items()]
    if said.unit is not None:
        units = sorted(founded(connection, area).units)
        found += [Post(code, name, said.unit) for code, name, _ in units]
    return {one.code: one for one in found}
