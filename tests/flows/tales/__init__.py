"""What happens in the two years, a module a chapter: `NEWS` of each says what in which month, before its contributions and its payroll."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

from flows.office import OfficeByCommand

Happening = Callable[[OfficeByCommand, str], Any]


def news() -> list[dict[int, Happening]]:
    """Of every chapter; persons first, who must be there before anything happens to them."""
    names = sorted(
        (one.name for one in pkgutil.iter_modules(__path__)), key=lambda name: (name != "persons", name)
    )
    found = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return [module.NEWS for module in found if hasattr(module, "NEWS")]
