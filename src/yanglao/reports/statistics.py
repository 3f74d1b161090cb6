"""年度统计 A year by age, sex, category, tier and unit: who is enrolled at its end, who paid and who was paid in it, and how much. Everybody is
in exactly one group of every cut, so the groups of each cut add up to the total, and the total is what is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from yanglao.acts.roles import ACCOUNTANT, FINANCE, PUBLICITY
from yanglao.casefile.words import Pair
from yanglao.kernel.columns import Bools, Fen, Ints, ints
from yanglao.kernel.money import FEN_PER_YUAN
from yanglao.kernel.months import YEAR as ONE_YEAR
from yanglao.kernel.months import in_spell, month
from yanglao.kernel.periods import YEAR, Period
from yanglao.life.kinds import Category, Kind
from yanglao.lists.layouts import CATEGORIES
from yanglao.policy.publication import publication_rules
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.masking import hidden, total_is_hidden
from yanglao.reports.report import Column, Report, Row, Sums
from yanglao.reports.words import words_of
from yanglao.store.assessed import assess
from yanglao.store.facts import Known, known_facts
from yanglao.store.law import laws_of
from yanglao.store.people import sexes_of
from yanglao.store.read.period_lines import contributed, pensioned
from yanglao.store.read.worklists import unit_names, unit_of_persons

STATISTICS_REPORT = About(
    "statistics",
    "年度统计",
    ("十", "十二"),
    (*OFFICE, ACCOUNTANT, FINANCE, PUBLICITY),
    zh="一年的参保、缴费、领取人数和金额,按年龄、性别、类别、档次、单位分组,各组之和等于合计;`--public` 供公布,人数过少的组及推算得出的组不列数。",
    en=(
        "a year's enrolled, contributing and paid persons with their money by age, sex, category, tier and unit, each cut adding up to the "
        "total; `--public` leaves out groups of too few persons and whatever would give them away"
    ),
    makes=lambda reader, given: statistics(reader, year=given["year"], is_public=given["public"]),
    asks=(
        asks.YEAR,
        asks.flag("public", "供公布,隐去人数过少的组", "without groups of too few persons"),
    ),
)
CUTS: dict[str, Pair] = {
    "age": ("年龄", "age"),
    "sex": ("性别", "sex"),
    "category": ("类别", "category"),
    "tier": ("缴费档次", "tier"),
    "unit": ("单位", "unit"),
}
AGES = (16, 30, 45, 60, 70, 80)
"""The first year of age of every group but the youngest."""
SEXES: dict[int, Pair] = {1: ("男", "male"), 2: ("女", "female")}
CATEGORY_WORDS = words_of(CATEGORIES)
MEASURES = (("enrolled", ""), ("contributing", "contributions_fen"), ("pensioned", "pensions_fen"))
"""Who is counted, and the money that goes with them."""


@dataclass(frozen=True, slots=True)
class _Year:
    """Everybody, a row each: whether enrolled at the end, what they paid and were paid in the year, whether either moved anything."""

    known: Known
    enrolled: Bools
    contributing: Bools
    contributions_fen: Fen
    pensioned: Bools
    pensions_fen: Fen


def statistics(reader: Reader, *, year: int, is_public: bool = False) -> Report:
    """The year by every cut. `is_public`: with small groups left out."""
    period = Period(month(year, 12), YEAR)
    found = _year(reader, period)
    smallest = publication_rules(reader.area.plan).smallest_group if is_public else 1
    rows = [row for cut in _cuts(reader, found.known, period) for row in _rows(found, *cut, smallest)]
    return Report(
        "statistics",
        (f"{year} 年度统计", f"statistics of {year}"),
        (
            Column("cut", ("分组", "by"), "word", CUTS),
            Column("group", ("组", "group"), "said"),
            Column("enrolled", ("年末参保人数", "enrolled at the end"), "count"),
            Column("contributing", ("缴费人数", "contributing"), "count"),
            Column("contributions_fen", ("缴费(元)", "contributions"), "yuan"),
            Column("pensioned", ("领取人数", "paid a pension"), "count"),
            Column("pensions_fen", ("待遇(元)", "pensions"), "yuan"),
        ),
        rows,
        sums=_sums(found, smallest),
        remarks=_remarks(smallest) if is_public else [],
    )


def _year(reader: Reader, period: Period) -> _Year:
    connection, area = reader.connection, reader.area
    known = known_facts(connection, area)
    state = assess(laws_of(connection, area), known, through=period.last).history.state
    paid, drawn = contributed(connection, area, period), pensioned(connection, area, period)
    ids = known.ids.tolist()
    return _Year(
        known,
        state.enrolled & ~state.ended,
        np.isin(known.ids, ints(list(paid))),
        ints([paid.get(one, 0) for one in ids]),
        np.isin(known.ids, ints(list(drawn))),
        ints([drawn.get(one, 0) for one in ids]),
    )


# --- in which group everybody is


def _cuts(reader: Reader, known: Known, period: Period) -> Iterator[tuple[str, Mapping[int, Pair], Ints]]:
    """The cut, its groups, and in which of them each person is; -1: in none that has a name."""
    on = period.last_day
    age = (on - known.people.born) // ONE_YEAR
    yield "age", _AGE_WORDS, np.searchsorted(AGES, age, side="right").astype(np.int64)
    sex = sexes_of(reader.connection, reader.area)
    yield "sex", SEXES, ints([sex.get(one, -1) for one in known.ids.tolist()])
    yield "category", _category_words(), _category(known, on)
    tier = _tier(known, period)
    yield "tier", {one: _tier_words(one) for one in sorted(set(tier.tolist()))}, tier
    homes = unit_of_persons(reader.connection, reader.area, on=on)
    units = {unit: (name, name) for unit, name in unit_names(reader.connection, reader.area).items()}
    yield "unit", units, ints([homes.get(one, -1) for one in known.ids.tolist()])


_AGE_WORDS: dict[int, Pair] = {
    0: (f"{AGES[0]} 岁以下", f"under {AGES[0]}"),
    **{
        place: (f"{first}-{after - 1} 岁", f"{first} to {after - 1}")
        for place, (first, after) in enumerate(pairwise(AGES), start=1)
    },
    len(AGES): (f"{AGES[-1]} 岁以上", f"{AGES[-1]} and older"),
}


def _category(known: Known, on: int) -> Ints:
    """The categories that each holds on a Day, as a set; 0: none."""
    facts = known.facts.of_kind(Kind.category)
    holds = facts.take(in_spell(ints([on] * len(facts)), facts.day, facts.until))
    sets = np.zeros(len(known.ids), dtype=np.int64)
    np.bitwise_or.at(sets, holds.person, holds.code)
    several = (sets & (sets - 1)) != 0
    return np.where(several, _SEVERAL, sets)


_SEVERAL = sum(Category)


def _category_words() -> dict[int, Pair]:
    return {
        **{int(one): CATEGORY_WORDS[one.name] for one in Category},
        _SEVERAL: ("几类", "several"),
        0: ("无类别", "of none"),
    }


def _tier(known: Known, period: Period) -> Ints:
    """Fen of the last tier at which each has contributed for the year; 0: none."""
    facts = known.facts.of_kind(Kind.contribution)
    mine = facts.take(facts.year == period.last // YEAR)
    tier = np.zeros(len(known.ids), dtype=np.int64)
    tier[mine.person] = mine.tier_fen
    return tier


def _tier_words(fen: int) -> Pair:
    yuan = fen // FEN_PER_YUAN
    return (f"{yuan} 元", f"{yuan} yuan") if fen else ("本年无缴费", "no contribution for the year")


# --- how much


def _rows(found: _Year, cut: str, words: Mapping[int, Pair], group: Ints, smallest: int) -> Iterator[Row]:
    everybody = {**words, **({} if (np.isin(group, list(words))).all() else {-1: ("未列明", "not known")})}
    rows: list[Row] = [
        {
            "cut": cut,
            "group": title,
            **_counted(found, group == one if one != -1 else ~np.isin(group, list(words))),
        }
        for one, title in everybody.items()
    ]
    for count, fen in MEASURES:
        for row, is_hidden in zip(rows, hidden([row[count] for row in rows], smallest=smallest), strict=True):
            if is_hidden:
                row.update({count: None} | ({fen: None} if fen else {}))
    yield from rows


def _counted(found: _Year, such: Bools) -> Row:
    return {
        "enrolled": int((found.enrolled & such).sum()),
        "contributing": int((found.contributing & such).sum()),
        "contributions_fen": int(found.contributions_fen[such].sum()),
        "pensioned": int((found.pensioned & such).sum()),
        "pensions_fen": int(found.pensions_fen[such].sum()),
    }


def _sums(found: _Year, smallest: int) -> Sums:
    """Everybody together, but a total of too few persons."""
    counted = _counted(found, np.ones(len(found.known.ids), dtype=bool))
    titles: dict[str, Pair] = {
        "enrolled": ("年末参保人数", "enrolled at the end"),
        "contributing": ("缴费人数", "contributing"),
        "contributions_fen": ("缴费(元)", "contributions"),
        "pensioned": ("领取人数", "paid a pension"),
        "pensions_fen": ("待遇(元)", "pensions"),
    }
    told = {
        name
        for count, fen in MEASURES
        if not total_is_hidden([counted[count]], smallest=smallest)
        for name in (count, fen)
    }
    return {
        name: (title, "yuan" if name.endswith("_fen") else "count", counted[name])
        for name, title in titles.items()
        if name in told
    }


def _remarks(smallest: int) -> list[Pair]:
    return [
        (
            f"少于 {smallest} 人的组不列数;为使其不能由合计推算,另隐去同一分组中人数次少的组。",
            f"Groups of fewer than {smallest} persons are left out, and with them the next smallest ones of the same cut, so that they cannot be found by subtraction.",
        )
    ]
