"""Pieces of small cases for the tests: a settled resident, yearly contributions, a transfer."""

from __future__ import annotations

from collections.abc import Iterable

from naive.constants import CITY, PLAN, Case, Law
from naive.life_spells import FactData


def case_of(born: str, facts: Iterable[FactData], *, law: Law | None = None, **keys: str) -> Case:
    """A case of a person registered in the city since birth, as the plan asks."""
    home = {**spell("residence", born), "place": CITY, "household": "non_agricultural", "converted": False}
    person = {"born": born, "sex": "female"}
    return {"plan": PLAN, "law": law or {}, "person": person, "facts": [home, *facts], **keys}


def on(kind: str, day: str, **data: object) -> FactData:
    """A fact of one day."""
    return {"kind": kind, "on": day, **data}


def spell(kind: str, first: str, until: str | None = None, **data: object) -> FactData:
    """A fact that holds for a while, or without an end."""
    return {"kind": kind, "from": first, "until": until, **data}


def enrolled() -> FactData:
    """An enrolment soon after the launch."""
    return on("enrolment", "2011-10-20")


def contributions(first: int, last: int, tier_yuan: int) -> list[FactData]:
    """A contribution each November of the years, both included."""
    return [paid(f"{year}-11-05", tier_yuan) for year in range(first, last + 1)]


def paid(day: str, tier_yuan: int) -> FactData:
    """One contribution for its own year."""
    return on("contribution", day, year=int(day[:4]), tier_yuan=tier_yuan)


def transferred(day: str, own: int, province: int = 0, city: int = 0, years: int = 0) -> FactData:
    """An account that arrives from elsewhere, in fen, with its years."""
    return on("transfer_in", day, own_fen=own, province_fen=province, city_fen=city, years=years)
