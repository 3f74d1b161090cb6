"""本地 Whose pages these are: the area of this installation and its law."""

from __future__ import annotations

import psycopg
from django.http import Http404

from yanglao.policy.law import Laws
from yanglao.store.law import laws_of
from yanglao.store.read.areas import NamedArea, all_areas


def area_here(database: psycopg.Connection) -> NamedArea:
    """The area that public pages speak of: the first that was founded. Raises Http404 where there is none yet."""
    areas = all_areas(database)
    if not areas:
        raise Http404("no area has been founded")
    return areas[0]


def laws_here(database: psycopg.Connection) -> Laws:
    """Its law, as now known. The same object while it stays the same: a law keeps the months that it has been asked for."""
    return laws_of(database, area_here(database).area)
