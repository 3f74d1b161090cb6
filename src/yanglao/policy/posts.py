"""岗位 What a plan's folder says of the posts that are paid from the office's budget (十一): those of the agency, and the one that every unit
has. A plan without the file has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yanglao.policy.loading import folder_of, read_table

FILE = "posts.toml"
WORDS = ("title_zh", "title_en", "duties_zh", "duties_en")
TABLES = ("agency", "unit")


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody in a post is called and does, in Chinese and English."""

    title_zh: str
    title_en: str
    duties_zh: str
    duties_en: str


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of the agency by their keys, in order; what whoever is hired for a unit does (None: no unit has a post)."""

    agency: Mapping[str, Duty]
    unit: Duty | None


@cache
def posts_of(plan: str) -> Posts:
    """What the folder of a plan says. PlanUnknown or PlanInvalid when there is no such plan, or its data are faulty."""
    path = folder_of(plan) / FILE
    return read_posts(path) if path.is_file() else Posts({}, None)


def read_posts(path: Path) -> Posts:
    """What a file says; every fault of it at once."""
    data = read_table(path, _problems)
    agency = {one["key"]: _duty(one) for one in data.get("agency", [])}
    return Posts(agency, _duty(data["unit"]) if "unit" in data else None)


def _duty(table: Mapping[str, str]) -> Duty:
    return Duty(*(table[name] for name in WORDS))


def _problems(data: Mapping[str, Any]) -> list[str]:
    found = [f"{name}: no such table" for name in data.keys() - set(TABLES)]
    agency = data.get("agency", [])
    keys = [one.get("key") for one in agency]
    found += [f"agency: {key}: twice" for key in {str(one) for one in keys if keys.count(one) > 1}]
    for number, one in enumerate(agency, 1):
        found += _faults(f"agency {number}", one, ("key", *WORDS))
    if "unit" in data:
        found += _faults("unit", data["unit"], WORDS)
    return sorted(found)


def _faults(where: str, table: Mapping[str, Any], wanted: tuple[str, ...]) -> list[str]:
    """What is missing, empty or not known."""
    unknown = [f"{where}: {name}: no such entry" for name in table.keys() - set(wanted)]
    return unknown + [
        f"{where}: {name}: is no text"
        for name in wanted
        if not isinstance(table.get(name), str) or not table[name].strip()
    ]
