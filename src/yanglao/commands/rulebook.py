"""What the code holds of the plan: every rule, the law's numbers that are read, which modules exist."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import yanglao
import yanglao.rules
from yanglao.kernel.explain import RULES, Rule

ROOMS_READING_LAW = ("rules", "life", "ledger", "payment")


def all_rules() -> Mapping[str, Rule]:
    """Every rule by module and name, the whole room of rules being imported."""
    for module in pkgutil.iter_modules(yanglao.rules.__path__):
        importlib.import_module(f"{yanglao.rules.__name__}.{module.name}")
    return RULES


def law_attributes_read() -> frozenset[str]:
    """What the pure rooms read of a `law` (`law.x`, `asked.law.x`), helpers beside the rules included."""
    return frozenset(name for path in _sources() for name in _read_in(path))


def module_exists(name: str) -> bool:
    """Whether a dotted module can be found; its parents are imported."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _sources() -> Iterator[Path]:
    for home in yanglao.__path__:
        for room in ROOMS_READING_LAW:
            yield from (Path(home) / room).rglob("*.py")


def _read_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and _is_law(node.value):
            yield node.attr


def _is_law(node: ast.expr) -> bool:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name == "law"
