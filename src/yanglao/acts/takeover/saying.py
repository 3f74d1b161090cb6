"""What a row of an old system says, as facts of the person's life here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Asked, Refused, Rows
from yanglao.kernel.columns import Ints, ints, zeros
from yanglao.kernel.months import FOREVER, first_day, month_of, month_of_year, year_of, year_of_day
from yanglao.life.facts import FACT_COLUMNS, Facts, facts_of
from yanglao.life.kinds import FACT_KINDS, OPENING_ITEMS, Kind, Suspension
from yanglao.lists import EMPTY
from yanglao.lists.takeover_layouts import FIGURES
from yanglao.rules.sources import SOURCES

SPANS = re.compile(r"[、,，;；\s]+")
SPAN = re.compile(r"(\d{4})(?:\s*[-－–—~至]\s*(\d{4}))?", re.ASCII)
Columns = dict[str, int]


@dataclass(frozen=True, slots=True)
class Said:
    """What good rows say: the facts with the row of each, and the rows that cannot be."""

    asked: Asked
    refused: list[Refused]


def said(rows: Rows, *, opens_in: int) -> Said:
    """The facts that rows of known persons say. Refused: not_the_opening_day, bad_years, award_incomplete, held_wrongly."""
    refused: list[Refused] = []
    found: list[Columns] = []
    at: list[int] = []
    for i in np.flatnonzero(rows.persons > 0).tolist():
        row = {name: values[i] for name, values in rows.columns.items()}
        years = paid_years(row["paid_years"])
        if fault := _fault(row, years, opens_in):
            refused.append(refusal(i, fault))
            continue
        facts = list(_facts(row, years))
        found += facts
        at += [i] * len(facts)
    return Said(_asked(rows, at, found), refused)


def paid_years(text: str) -> list[int]:
    """Calendar years as somebody writes them, `2011-2013、2015`, in ascending order; [0] where they cannot be read."""
    years: set[int] = set()
    for part in filter(None, SPANS.split(text.strip())):
        match = SPAN.fullmatch(part)
        if match is None:
            return [0]
        first, last = int(match[1]), int(match[2] or match[1])
        if not 0 <= last - first < 100 or years & set(range(first, last + 1)):
            return [0]
        years |= set(range(first, last + 1))
    return sorted(years)


def _fault(row: dict[str, int], years: list[int], opens_in: int) -> str:
    if row["on"] != first_day(opens_in):
        return "not_the_opening_day"
    if years and not 1900 <= years[0] <= years[-1] <= year_of_day(row["on"]):
        return "bad_years"
    has_award = any(row[f"{source}_award_yuan"] for source in SOURCES) or row["increment_years"]
    if (has_award or row["held_since"] != EMPTY) and row["pension_since"] == EMPTY:
        return "award_incomplete"
    return "held_wrongly" if _is_held_wrongly(row, opens_in) else ""


def _is_held_wrongly(row: dict[str, int], opens_in: int) -> bool:
    """Whether months are said to be held that begin after the take-over, or of which the last was paid."""
    if row["held_since"] == EMPTY:
        return False
    return row["held_since"] > opens_in or any(row[name] for name in FIGURES)


def _facts(row: dict[str, int], years: list[int]) -> Iterator[Columns]:
    day = {"day": int(row["on"])}
    balances = _by_source(row, "balance")
    yield {"kind": Kind.opening, **day, **balances, "years": row["back_paid_years"]}
    products = _by_source(row, "product")
    if any(products.values()):
        yield {"kind": Kind.opening_interest, **day, **products}
    for year in years:
        yield {"kind": Kind.paid_year, **day, "year": year}
    if row["deemed_years"]:
        yield {"kind": Kind.deemed_years, **day, "years": row["deemed_years"]}
    if row["pension_since"] != EMPTY:
        since = int(row["pension_since"])
        held = 0 if row["held_since"] == EMPTY else month_of(row["on"]) - row["held_since"]
        said = dict(
            zip(_AWARD, (row["increment_years"], year_of(since), month_of_year(since), held), strict=True)
        )
        yield {"kind": Kind.opening_award, **day, **_by_source(row, "award"), **said}
    if row["held_since"] != EMPTY:
        yield {
            "kind": Kind.suspension,
            "day": first_day(int(row["held_since"])),
            "code": Suspension.life_certificate,
        }
    items = {_ITEMS[name]: row[f"{name.removesuffix('_fen')}_yuan"] for name in OPENING_ITEMS}
    if any(items.values()):
        yield {"kind": Kind.opening_items, **day, **items}


_ITEMS = FACT_KINDS[Kind.opening_items].says
_AWARD = tuple(
    FACT_KINDS[Kind.opening_award].says[name]
    for name in ("increment_years", "since_year", "since_month", "held_months")
)


def _by_source(row: dict[str, int], stem: str) -> Columns:
    return {f"{source}_fen": row[f"{source}_{stem}_yuan"] for source in SOURCES}


def _asked(rows: Rows, at: list[int], found: list[Columns]) -> Asked:
    names = [name for name in FACT_COLUMNS if name not in ("person", "until")]
    columns = {name: ints([int(one.get(name, 0)) for one in found]) for name in names}
    until: Ints = np.full(len(found), FOREVER, dtype=np.int64)
    facts: Facts = facts_of(len(found), **columns, until=until)
    nothing = zeros(len(found))
    return Asked(ints(at), rows.persons[ints(at)], facts, nothing, nothing)
