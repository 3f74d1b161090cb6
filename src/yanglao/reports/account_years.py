"""个人账户各年 The individual account year by year, as it is booked: the same figures for the counter and for the person. Money counts in the
year of the month for which it was booked, so that a December that is closed in January, or put right later, stands in its own year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yanglao.ledger import chart
from yanglao.store.acting import Agency
from yanglao.store.read.book import movements

Leg = dict[str, Any]
_SOURCES = {code: source for source, code in chart.INDIVIDUAL.items()}


@dataclass(frozen=True, slots=True)
class YearOfAccount:
    """账户年度 A calendar year, in fen: what the person and the government put in, interest, what was taken out, what stands at its end by source;
    the pensions paid for its months, where they were asked for."""

    year: int
    own_fen: int
    subsidy_fen: int
    interest_fen: int
    out_fen: int
    by_source: Mapping[str, int]
    pension_fen: int = 0

    @property
    def came_in_fen(self) -> int:
        return self.own_fen + self.subsidy_fen

    @property
    def balance_fen(self) -> int:
        return sum(self.by_source.values())


def account_legs(agency: Agency, person: int) -> list[Leg]:
    """What moved in a person's account, as booked."""
    return [leg for leg in movements(agency.connection, agency.area, person) if leg["code"] in _SOURCES]


def account_years(legs: Sequence[Leg], *, pensions: Mapping[int, int] | None = None) -> list[YearOfAccount]:
    """Every calendar year with something in it, the latest first. pensions: benefit Month -> fen."""
    paid: dict[int, int] = {}
    for month, fen in (pensions or {}).items():
        paid[month // 12] = paid.get(month // 12, 0) + fen
    moved: dict[int, list[Leg]] = {year: [] for year in paid}
    for leg in legs:
        moved.setdefault(leg["month"] // 12, []).append(leg)
    balance = dict.fromkeys(chart.INDIVIDUAL, 0)
    years = []
    for year in sorted(moved):
        for leg in moved[year]:
            balance[_SOURCES[leg["code"]]] -= leg["fen"]
        years.append(_year(year, moved[year], dict(balance), paid.get(year, 0)))
    return years[::-1]


def _year(year: int, legs: Sequence[Leg], balance: Mapping[str, int], pension_fen: int) -> YearOfAccount:
    sums = {"own": 0, "subsidy": 0, "interest": 0, "out": 0}
    for leg in legs:
        sums[_what(leg)] -= leg["fen"]
    return YearOfAccount(
        year, sums["own"], sums["subsidy"], sums["interest"], -sums["out"], balance, pension_fen
    )


def _what(leg: Leg) -> str:
    """By what line it was moved, and of what arrived whose money it was."""
    if leg["line"] == "interest":
        return "interest"
    if leg["line"] != "arrival":
        return "out"
    return "own" if _SOURCES[leg["code"]] == "own" else "subsidy"
