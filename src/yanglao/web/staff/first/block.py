"""首页的一块 A block of the first page: for which roles, by which template, from which read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from yanglao.reports.asking import Reader
from yanglao.web.staff.desk import Desk

Shown = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """块 Its key (also the name of its template), the roles that see it, and what it reads."""

    key: str
    roles: tuple[str, ...]
    reads: Callable[[Desk, Reader], Shown]

    @property
    def template(self) -> str:
        return f"staff/first/{self.key}.html"


@dataclass(frozen=True, slots=True)
class Filled:
    """A block with what it has read."""

    template: str
    shown: Shown
