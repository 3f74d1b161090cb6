"""The mutants written down by hand: a TOML file a room, an entry a fault.

tests = ["tests/payment"]           # what is run for the mutants of this room

[[mutant]]
name = "half-up-becomes-half-down"
why = "what would go wrong for people or the books"
file = "src/yanglao/kernel/money.py"
old = '''text that stands exactly once in the file'''
new = '''text that is put in its place'''
tests = ["tests/kernel/test_money.py"]    # optional: instead of the room's
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent
FIELDS = {"name", "why", "file", "old", "new"}


class Stale(Exception):
    """The text a mutant replaces does not stand exactly once in its file: the code has moved on."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: `old` becomes `new` in `file`; some of `tests` must then fail."""

    room: str
    name: str
    why: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    @property
    def label(self) -> str:
        return f"{self.room}/{self.name}"

    def planted_in(self, root: Path) -> str:
        """The text of its file below `root` with the fault in it; Stale when it does not fit."""
        path = root / self.file
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        if (found := text.count(self.old)) != 1:
            raise Stale(f"{self.label}: {self.file}: stands {found} times, not once: {self.old!r}")
        return text.replace(self.old, self.new)


def listed() -> list[Mutant]:
    """All mutants, by room, in the order of their files."""
    return [mutant for path in sorted(FOLDER.glob("*.toml")) for mutant in _read(path)]


def _read(path: Path) -> list[Mutant]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [_mutant(path.stem, {"tests": data["tests"]} | entry) for entry in data["mutant"]]


def _mutant(room: str, entry: dict[str, object]) -> Mutant:
    if entry.keys() != FIELDS | {"tests"}:
        raise ValueError(f"{room}: {entry.get('name')}: has {sorted(entry)}, wants {sorted(FIELDS)}")
    return Mutant(room=room, **entry | {"tests": tuple(entry["tests"])})  # type: ignore[arg-type]
