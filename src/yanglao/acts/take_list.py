"""收表 Take a list in: an act many times, a row each. Bad rows come back in a file of their own, to be corrected and sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from yanglao.acts.register import described, takes_rows
from yanglao.acts.taking import take
from yanglao.lists import FileRefused, RejectFile, check_file, read_table
from yanglao.store.acting import ActRefused, Agency, By


def take_list(
    agency: Agency,
    *,
    layout: str,
    path: Path,
    rejects: Path,
    by: By,
    progress: Callable[[int], object] | None = None,
) -> dict[str, Any]:
    """Take the list in `path` by the act `layout`; its bad rows go to `rejects`. Returns what `take` does, with the file's name and
    that of the rejects.

    Refused: the codes of `FileRefused` for a file that is no such list, no_such_act, not_a_list, collision.
    """
    act = takes_rows(described(layout))
    return take(
        agency,
        act,
        chunks=lambda: read_table(path, act.asks),
        returned=_Rejects(path, rejects),
        content=_print_of(path) + act.key.encode(),
        by=by,
        progress=progress,
    )


class _Rejects(RejectFile):
    """The reject file of a list."""

    def __init__(self, of: Path, to: Path) -> None:
        super().__init__(to)
        self.of = of

    @property
    def told(self) -> dict[str, Any]:
        return {
            "file": self.of.name,
            "rejected": self.count,
            "rejects": self.written.name if self.written else None,
        }


def _print_of(path: Path) -> bytes:
    """A fingerprint of the file, which is refused here when it is none."""
    try:
        check_file(path)
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
