"""Every room has its walls: named in the import contracts, typed strictly, broken into lines by the formatter alone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from yanglao.commands import rulebook

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
CONTRACTS = {one["name"]: one for one in PROJECT["importlinter"]["contracts"]}
ROOMS = {f"yanglao.{path.parent.name}" for path in (ROOT / "src" / "yanglao").glob("*/__init__.py")}
NEEDING_A_DATABASE = {"store", "audit", "acts", "reports", "papers", "web", "commands", "site"}
BESIDE = {"yanglao.site"}  # no layer: settings and addresses, for everybody who meets the machine


def test_every_room_is_a_layer_of_imports() -> None:
    layers = CONTRACTS["Imports point down"]["layers"]
    named = {room.strip() for layer in layers for room in layer.split("|")}
    assert named == ROOMS - BESIDE


def test_every_pure_room_is_kept_from_the_database() -> None:
    contract = CONTRACTS["The pure rooms run without a database"]
    assert set(contract["source_modules"]) == ROOMS - {f"yanglao.{room}" for room in NEEDING_A_DATABASE}
    assert {"django", "psycopg", "yanglao.site", "yanglao.store"} <= set(contract["forbidden_modules"])


def test_the_site_is_kept_from_the_rooms() -> None:
    contract = CONTRACTS["The site knows the machine and the addresses of pages, nothing of pensions"]
    assert contract["source_modules"] == ["yanglao.site"]
    assert set(contract["forbidden_modules"]) == ROOMS - {"yanglao.site", "yanglao.web"}


def test_the_own_money_of_the_office_is_kept_from_the_funds_book() -> None:
    contract = CONTRACTS["The office's own money cannot touch the fund's books"]
    assert contract["source_modules"] == [
        "yanglao.acts.office",
        "yanglao.store.office",
        "yanglao.store.posts",
    ]
    assert {"yanglao.ledger", "yanglao.payment", "yanglao.store.entries", "yanglao.store.lines"} <= set(
        contract["forbidden_modules"]
    )


def test_types_are_strict_everywhere() -> None:
    """Exceptions may be made for libraries without types, never for a room."""
    assert PROJECT["mypy"]["strict"] is True
    named = [name for override in PROJECT["mypy"]["overrides"] for name in override["module"]]
    assert [name for name in named if name.startswith("yanglao")] == []


def test_the_formatter_decides_every_line() -> None:
    left_out = re.compile(r"#\s*(fmt|yapf):\s*(skip|off)")
    files = [
        *ROOT.glob("*.py"),
        *(ROOT / "src").rglob("*.py"),
        *(ROOT / "benchmarks").rglob("*.py"),
        *(ROOT / "touring").rglob("*.py"),
        *(ROOT / "tests").rglob("*.py"),
    ]
    assert [path.name for path in files if left_out.search(path.read_text(encoding="utf-8"))] == []


def test_rules_are_looked_for_in_rooms_that_exist() -> None:
    assert {f"yanglao.{room}" for room in rulebook.ROOMS_READING_LAW} <= ROOMS
