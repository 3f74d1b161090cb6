"""SQL stands in `store` and `audit` alone, and says kinds and accounts by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from yanglao.ledger.chart import CHART

SOURCE = Path(__file__).parents[2] / "src" / "yanglao"
STATEMENT = re.compile(
    r"\s*(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM|WITH \w+|TRUNCATE|COPY|LOCK TABLE"
    r"|(CREATE|DROP|ALTER) (TABLE|VIEW|DATABASE|ROLE|SCHEMA|INDEX|FUNCTION))\s"
)
ASKS = ("execute", "executemany", "cursor")
OF_SQL = ("store", "audit")
OF_THE_SERVER = {"site/postgres.py"}  # makes the database itself, before there is a store

KIND = re.compile(r"\bkind\s*(=|<>|<|>|<=|>=|IN\s*\(|BETWEEN)\s*\d", re.IGNORECASE)
ACCOUNT = re.compile(r"\baccount\w*\s*(=|<>|<|>|<=|>=|IN\s*\(|BETWEEN)\s*\d{4}", re.IGNORECASE)


def python_files(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        name = path.relative_to(SOURCE).as_posix()
        if not rooms or name.split("/")[0] in rooms:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def texts(tree: ast.Module) -> Iterator[str]:
    """Every text of a module but what it says about itself."""
    said = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def speaks_sql(tree: ast.Module) -> bool:
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    asks = any(isinstance(call, ast.Attribute) and call.attr in ASKS for call in calls)
    return asks or any(STATEMENT.match(text) for text in texts(tree))


def account_numbers(tree: ast.Module) -> bool:
    """Whether a module compares with an account's number, or with a bound of a group of accounts."""
    bounds = {code // 100 * 100 for code in CHART}
    compared = (
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        for part in (node.left, *node.comparators)
    )
    return any(isinstance(one, ast.Constant) and one.value in bounds | CHART.keys() for one in compared)


def test_sql_is_in_store_and_audit_only() -> None:
    found = {name for name, tree in python_files() if speaks_sql(tree)}
    elsewhere = {name for name in found if name.split("/")[0] not in OF_SQL} - OF_THE_SERVER
    assert elsewhere == set(), "SQL has got into another room"


def test_kinds_and_accounts_have_names() -> None:
    found = {
        name
        for name, tree in python_files()
        if any(KIND.search(text) or ACCOUNT.search(text) for text in texts(tree)) or account_numbers(tree)
    }
    found |= {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.sql")
        if KIND.search(text := path.read_text(encoding="utf-8")) or ACCOUNT.search(text)
    }
    assert found == set(), "kinds and accounts by digits"


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ('c.execute("x")', True),
        ('q = "SELECT 1 "', True),
        ('q = f"WITH a AS ({b})"', True),
        ('"""SELECT a place."""', False),
        ('q = "Select one of these"', False),
        ('q = "Selected"', False),
        ("c.find()", False),
    ],
)
def test_sql_is_recognised(line: str, is_found: bool) -> None:
    assert speaks_sql(ast.parse(line)) is is_found


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        ("a if 3300 < account < 3400 else b", True),
        ("account == 1201", True),
        ("account == RETURNED", False),
        ("years == 15", False),
    ],
)
def test_account_numbers_are_recognised(line: str, is_found: bool) -> None:
    assert account_numbers(ast.parse(line)) is is_found
