"""记住 What takes long to work out, kept in the memory of a process for as long as nothing is told that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import psycopg

Found = TypeVar("Found")


class Kept(Generic[Found]):
    """What was found, by what it is of; each with how far things had been told when it was."""

    def __init__(self) -> None:
        self._found: dict[Hashable, tuple[Hashable, Found]] = {}

    def get(
        self, connection: psycopg.Connection, of: Hashable, told: Hashable, find: Callable[[], Found]
    ) -> Found:
        """What was found of something when as much was told as now, or else what is found now. Of each database by itself."""
        key = (connection.info.dbname, of)
        kept = self._found.get(key)
        if kept is not None and kept[0] == told:
            return kept[1]
        found = find()
        self._found[key] = (told, found)
        return found
