"""比对 What was foreseen of a year stands beside what it was, item by item, with the interval that chance leaves and what is to be made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from forecast.test_forecast import LAST, LAWS, foreseen, lives, past  # noqa: F401

from yanglao.forecast.band import half_widths_fen
from yanglao.forecast.experience import Past
from yanglao.forecast.scenario import Scenario
from yanglao.forecast.totals import items_of, of_year
from yanglao.kernel.months import month
from yanglao.life.amounts import Amounts
from yanglao.life.fold import fold
from yanglao.reports.forecast import WORDS, Foreseen
from yanglao.reports.forecast_check import comparison
from yanglao.reports.report import Report, Row

BOOKS = {"bank_interest": 1_000_00, "city_pool": 0}


@pytest.fixture(scope="module")
def came() -> Amounts:
    people, facts = lives()
    return of_year(fold(LAWS, people, facts, through=month(LAST + 1, 12)).amounts, LAST + 1)


@pytest.fixture(scope="module")
def report(past: Past, came: Amounts) -> Report:  # noqa: F811
    years = foreseen(past, years=1)
    return comparison(Foreseen(Scenario(), years, half_widths_fen(past, years[0].items)), came, BOOKS)


def row(report: Report, item: str) -> Row:
    return next(one for one in report.rows if one["item"] == item)


def test_every_item_stands_there_with_what_it_was(report: Report) -> None:
    assert [one["item"] for one in report.rows] == list(WORDS)
    assert str(LAST + 1) in report.title[0]
    for one in report.rows:
        if one["from_fen"] is not None:
            assert 0 <= one["from_fen"] <= one["foreseen_fen"] <= one["to_fen"]


def test_a_large_item_is_near(report: Report) -> None:
    base = row(report, "base_pensions")
    assert base["reading"] == "near" and abs(base["difference"]) <= 30 and base["persons"] > 100


@pytest.mark.parametrize(
    ("share", "half_width", "reading"),
    [
        (1.02, None, "near"),
        (1.1, 0.2, "chance"),
        (0.9, 0.2, "chance"),
        (1.1, 0.05, "beyond"),
        (1.1, None, None),
    ],
)
def test_beyond_some_per_cent_the_interval_tells_chance_from_error(
    past: Past,  # noqa: F811
    came: Amounts,
    share: float,
    half_width: float | None,
    reading: str | None,
) -> None:
    was = items_of([came])["contributions"]
    (first,) = foreseen(past, years=1)
    year = replace(first, items=first.items | {"contributions": round(share * was)})
    bands = {} if half_width is None else {"contributions": round(half_width * was)}
    told = row(comparison(Foreseen(Scenario(), [year], bands), came, BOOKS), "contributions")
    assert (told["reading"], told["difference"]) == (reading, round(1000 * (share - 1)))


def test_what_no_person_brings_is_that_of_the_books_and_has_no_interval(report: Report) -> None:
    interest = row(report, "bank_interest")
    assert (interest["was_fen"], interest["persons"], interest["from_fen"]) == (1_000_00, None, None)
    assert interest["reading"] is None and row(report, "city_pool")["difference"] is None
