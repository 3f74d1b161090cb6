"""预测比对 The first year that the forecast saw, by what was known before it, beside what it was: item by item, with the 95 % interval that
chance alone leaves. An item that few people bring in a year differs by more than some per cent even where every rate is right; the interval
says by how much, so that whoever reads can judge."""

from __future__ import annotations

import numpy as np

from yanglao.casefile.words import Pair
from yanglao.forecast.scenario import read_scenario
from yanglao.forecast.totals import AFTER_DEATH, items_of, moved_by, of_year
from yanglao.kernel.months import month
from yanglao.ledger.chart import BANK_INTEREST, INCOME_CITY_POOL
from yanglao.life.amounts import Amounts
from yanglao.life.fold import fold
from yanglao.lists.layouts import optional
from yanglao.reports.asking import Reader
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About
from yanglao.reports.forecast import (
    FORECAST_REPORT,
    WORDS,
    Foreseen,
    foresee,
    known_at_end,
    last_closed_year,
    moved_in_books,
)
from yanglao.reports.report import Column, Report, Row
from yanglao.store.acting import ActRefused
from yanglao.store.read.deaths import after_deaths

NEAR_PERCENT = 3
READINGS: dict[str, Pair] = {
    "near": (f"相差不超过{NEAR_PERCENT}%", f"within {NEAR_PERCENT} %"),
    "chance": ("在区间内", "inside the interval"),
    "beyond": ("在区间外", "outside the interval"),
}
OF_THE_BOOKS = {"bank_interest": BANK_INTEREST, "city_pool": INCOME_CITY_POOL}
"""Items that no person brings: what they were stands on an account."""
COLUMNS = (
    Column("item", ("项目", "item"), "word", WORDS),
    Column("foreseen_fen", ("预测(元)", "foreseen"), "yuan"),
    Column("from_fen", ("区间下限(元)", "95 % from"), "yuan"),
    Column("to_fen", ("区间上限(元)", "95 % to"), "yuan"),
    Column("was_fen", ("实际(元)", "was"), "yuan"),
    Column("persons", ("实际人数", "persons"), "count"),
    Column("difference", ("预测比实际", "foreseen against was"), "percent"),
    Column("reading", ("判断", "reading"), "word", READINGS),
)
FORECAST_CHECK_REPORT = About(
    "forecast-check",
    "预测与实际比对",
    ("五(二)2", "八"),
    FORECAST_REPORT.readers,
    zh="以某年年末所知预测的下一年,与该年实际逐项比对,附 95% 区间;人数少的项目,偶然本身就可能超过 3%。",
    en=(
        "the year after one (`--after`) as it was foreseen by what was known at its end, item by item beside what it was, with the 95 % interval "
        "of chance alone: for an item of few people that is more than 3 %"
    ),
    makes=lambda reader, given: compared(reader, after=given["after"]),
    asks=(
        Ask(
            optional("after", "year", "以哪年年末所知为准", english="by what was known at the end of a year")
        ),
    ),
)


def compared(reader: Reader, *, after: int | None = None) -> Report:
    """A row an item of the year after `after` (None: the last year that one is closed after). Refused: too_few_years."""
    last = last_closed_year(reader)
    year = last - 1 if after is None else after
    if year >= last:
        raise ActRefused(
            "too_few_years",
            "所预测的年度须已月结,才能比对。",
            "A year can be compared with what was foreseen of it once it is closed.",
        )
    found = foresee(reader, scenario=read_scenario("usual"), years=1, after=year)
    return comparison(found, happened(reader, year + 1), _books(reader, year + 1))


def happened(reader: Reader, year: int) -> Amounts:
    """What a year brought, by what was known at its end."""
    laws, people, facts, _ = known_at_end(reader, year)
    return of_year(fold(laws, people, facts, through=month(year, 12)).amounts, year)


def _books(reader: Reader, year: int) -> dict[str, int]:
    found = {
        item: -moved_in_books(reader, account, month(year, 1), year) for item, account in OF_THE_BOOKS.items()
    }
    return found | dict(zip(AFTER_DEATH, after_deaths(reader.connection, reader.area, year), strict=True))


def comparison(found: Foreseen, came: Amounts, books: dict[str, int]) -> Report:
    """What was foreseen of a year beside what it brought, and beside what its books say of what no person brings (fen by item)."""
    was, persons = items_of([came]) | books, _persons(came)
    (foreseen,) = found.years
    return Report(
        FORECAST_CHECK_REPORT.name,
        (f"预测与实际比对 {foreseen.year}", f"what was foreseen of {foreseen.year} and what it was"),
        COLUMNS,
        [
            _row(item, foreseen.items[item], was[item], persons.get(item), found.half_widths_fen.get(item))
            for item in WORDS
        ],
        remarks=[
            (
                "区间只含偶然(预计笔数和每人金额不同,复合泊松);比率变动不在其中。人数少的项目区间宽于 3%,不能要求更近。",
                "The interval is of chance alone (how many, and how different their amounts are: compound Poisson), not of rates that change. "
                "Where few people bring an item it is wider than 3 %, and nothing nearer can be asked of it.",
            ),
            (
                "实际按当年年末所知重算,利息收入、统筹缺口和死亡后多发及其收回取自账簿。",
                "What it was is what follows from all that was known at its end; bank interest, what the city covered and what was paid after deaths are those of the books.",
            ),
        ],
    )


def _persons(came: Amounts) -> dict[str, int]:
    """How many people brought each item."""
    brought: dict[str, set[int]] = {}
    for moved in moved_by(came):
        brought.setdefault(moved.item, set()).update(np.unique(moved.person[moved.fen != 0]).tolist())
    return {item: len(persons) for item, persons in brought.items()}


def _row(item: str, foreseen: int, was: int, persons: int | None, half_width: int | None) -> Row:
    return {
        "item": item,
        "foreseen_fen": foreseen,
        "from_fen": None if half_width is None else max(foreseen - half_width, 0),
        "to_fen": None if half_width is None else foreseen + half_width,
        "was_fen": was,
        "persons": persons,
        "difference": round(1000 * (foreseen / was - 1)) if was else None,
        "reading": _reading(foreseen, was, half_width),
    }


def _reading(foreseen: int, was: int, half_width: int | None) -> str | None:
    if abs(foreseen - was) * 100 <= NEAR_PERCENT * was:
        return "near"
    if half_width is None:
        return None
    return "chance" if abs(foreseen - was) <= half_width else "beyond"
