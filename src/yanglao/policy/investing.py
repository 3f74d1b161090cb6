"""基金投资 What a plan's folder says the fund's balance may be put into: products and terms, and how much must stay at hand (九(一)5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yanglao.policy.loading import folder_of, read_table

FILE = "investing.toml"


@dataclass(frozen=True, slots=True)
class Investing:
    """Product -> the terms in months in which it is allowed (0: without a term); of which products a part may be withdrawn early; for how many months the pensions stay at hand; and
    where that is said."""

    products: Mapping[str, tuple[int, ...]]
    in_part: tuple[str, ...]
    keep_payrolls: int
    basis: str


NOTHING = Investing({}, (), 0, "")
"""Where a plan says nothing, nothing may be invested."""


@cache
def investing_of(plan: str) -> Investing:
    """What the folder of a plan says. PlanUnknown or PlanInvalid when there is none, or its data are faulty."""
    path = folder_of(plan) / FILE
    return read_investing(path) if path.is_file() else NOTHING


def read_investing(path: Path) -> Investing:
    """What a file says; every fault of it at once."""
    data = read_table(path, _problems)
    products = {name: tuple(terms) for name, terms in data["products"].items()}
    return Investing(products, tuple(data["in_part"]), data["keep_payrolls"], data["basis"])


def _problems(data: Mapping[str, Any]) -> list[str]:
    found = [
        f"{name}: no such entry" for name in data.keys() - {"products", "in_part", "keep_payrolls", "basis"}
    ]
    if type(data.get("keep_payrolls")) is not int or data["keep_payrolls"] < 0:
        found.append("keep_payrolls: is no int of zero or more")
    if not isinstance(data.get("basis"), str) or not data["basis"]:
        found.append("basis: says nothing")
    products = data.get("products")
    if not isinstance(products, dict):
        return [*found, "products: missing"]
    found += [
        f"products: {name}: is no list of months"
        for name, terms in products.items()
        if not isinstance(terms, list) or any(type(term) is not int or term < 0 for term in terms)
    ]
    in_part = data.get("in_part")
    if not isinstance(in_part, list) or any(name not in products for name in in_part):
        found.append("in_part: is no list of products")
    return sorted(found)
