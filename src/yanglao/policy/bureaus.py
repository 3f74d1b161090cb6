"""认定单位 What a plan's folder says of the bureaus that certify (十): what each is called, and for which matters it answers. A matter is a kind
of facts, and where a kind is divided (category, cover) one choice of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yanglao.policy.loading import folder_of, read_table

FILE = "bureaus.toml"
WORDS = ("name_zh", "name_en")
MATTERS = (
    "residence",
    "birth",
    "student",
    "death",
    "cover.employee",
    "cover.rural",
    "cover.other",
    "category.severe_disability",
    "category.bereaved_one_child_parent",
    "category.family_planning_complication",
    "category.low_income",
    "category.preferential_treatment",
    "category.one_child_certificate",
)
"""Everything that some bureau answers for."""


@dataclass(frozen=True, slots=True)
class Bureau:
    """认定单位 What it is called, Chinese and English, and the matters for which it answers."""

    name: tuple[str, str]
    matters: frozenset[str]


@cache
def bureaus_of(plan: str) -> Mapping[str, Bureau]:
    """The bureaus by their keys, in order. PlanUnknown or PlanInvalid when there is no such plan, or its data are faulty."""
    return read_bureaus(folder_of(plan) / FILE)


def read_bureaus(path: Path) -> Mapping[str, Bureau]:
    """What a file says; every fault of it at once."""
    data = read_table(path, _problems)
    return {
        one["key"]: Bureau((one["name_zh"], one["name_en"]), frozenset(one["matters"]))
        for one in data["bureau"]
    }


def answering(plan: str, matters: Iterable[str]) -> list[Bureau]:
    """The bureaus that answer for any of some matters."""
    asked = frozenset(matters)
    return [one for one in bureaus_of(plan).values() if one.matters & asked]


def _problems(data: Mapping[str, Any]) -> list[str]:
    """What is missing, empty, twice or not known; and matters for which nobody answers."""
    found = [f"{name}: no such table" for name in data.keys() - {"bureau"}]
    bureaus = data.get("bureau", [])
    keys = [str(one.get("key")) for one in bureaus]
    found += [f"bureau: {key}: twice" for key in {one for one in keys if keys.count(one) > 1}]
    for number, one in enumerate(bureaus, 1):
        found += _faults(f"bureau {number}", one)
    named = {matter for one in bureaus for matter in one.get("matters", [])}
    return sorted(
        [*found, *(f"{matter}: no bureau answers for it" for matter in MATTERS if matter not in named)]
    )


def _faults(where: str, one: Mapping[str, Any]) -> list[str]:
    wanted = ("key", *WORDS)
    found = [f"{where}: {name}: no such entry" for name in one.keys() - {*wanted, "matters"}]
    found += [
        f"{where}: {name}: is no text"
        for name in wanted
        if not isinstance(one.get(name), str) or not one[name].strip()
    ]
    matters = one.get("matters")
    if not isinstance(matters, list) or not matters:
        return [*found, f"{where}: matters: is no list of matters"]
    return found + [f"{where}: {matter}: no such matter" for matter in matters if matter not in MATTERS]
