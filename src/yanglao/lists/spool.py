"""暂存 Rows put aside on disk, in a file without a name: it is gone when it is closed, or the process ends."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path


class Spool:
    """Rows of text that can be added to and read from the beginning, as often as wanted."""

    __slots__ = ("_file", "longest_cell")

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile("w+", encoding="ascii", dir=folder)  # noqa: SIM115  closed by close()
        self.longest_cell = 0

    def add(self, cells: list[str]) -> None:
        """Put a row behind the others."""
        self._file.write(json.dumps(cells) + "\n")
        self.longest_cell = max(self.longest_cell, max(map(len, cells), default=0))

    def __iter__(self) -> Iterator[list[str]]:
        self._file.seek(0)
        for line in self._file:
            yield json.loads(line)
        self._file.seek(0, 2)

    def close(self) -> None:
        """Give the room back."""
        self._file.close()
