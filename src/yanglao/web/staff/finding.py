"""查找索引 Whom a few letters or digits mean, out of an index that each process keeps of an area."""

from __future__ import annotations

from yanglao.reports.finding import Finder
from yanglao.web.staff.desk import Desk

_FINDERS: dict[tuple[str, int], Finder] = {}
"""Database and area -> the index."""


def persons_found(desk: Desk, asked: str, units: frozenset[int] | None) -> list[int]:
    """The persons of some units (None: of all) whom `asked` means, at most one more than are shown. The index learns what is new each
    time."""
    agency = desk.agency
    key = (agency.connection.info.dbname, agency.area.id)
    return _FINDERS.setdefault(key, Finder()).find(agency, asked, units)
