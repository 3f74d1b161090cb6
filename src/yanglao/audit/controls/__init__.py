"""内控监测 The schemes by which money has been taken from pension funds, a control each: what looks like one of them is a question, never a
verdict, and stops nobody's pension (九(一)3). Every module here that has a NUMBER is a control."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection

from yanglao.audit.controls.control import Control, Hit, Reading, control_of
from yanglao.kernel.how_far import step_done
from yanglao.policy.controls import limits_of
from yanglao.store.acting import Agency


def _controls() -> dict[str, Control]:
    modules = [importlib.import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(__path__)]
    found = [control_of(module) for module in modules if hasattr(module, "NUMBER")]
    return {one.key: one for one in sorted(found, key=lambda one: (one.number, one.key))}


CONTROLS = _controls()
"""Control -> what it is, in the order of the list of schemes."""


def run_all(
    agency: Agency, on: int, *, controls: Collection[str] = CONTROLS.keys(), under_way: int = 0
) -> dict[str, list[Hit]]:
    """What every control, or some of them, find in the books of an area on a Day; `under_way`: the act that runs them."""
    reading, limits = Reading(agency, on, under_way), limits_of(agency.area.plan)
    found = {}
    for key, one in CONTROLS.items():
        if key in controls:
            found[key] = one.find(reading, limits.get(key, {}))
            step_done()
    return found


__all__ = ["CONTROLS", "Control", "Hit", "run_all"]
