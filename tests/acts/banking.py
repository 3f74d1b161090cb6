"""Statements handed in at a desk."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

from yanglao.acts.doing import do
from yanglao.store.acting import Agency, By

KEYS = count(1)


def by(actor: str, on: int) -> By:
    return By(actor, on, f"bank {next(KEYS)}")


def hand_in(agency: Agency, folder: Path, account: str, text: str, on: int, **more: object) -> dict[str, Any]:
    """A statement of an account, as a file."""
    path = folder / f"statement-{next(KEYS)}.csv"
    path.write_text(text, encoding="utf-8")
    given = {"account": account, "file": str(path), **more}
    return do(agency, "bank_statement", [given], by=by("accountant", on))
