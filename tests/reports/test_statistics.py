"""年度统计 Every cut adds up to the total, and the total is what is published of the year."""

from __future__ import annotations

import pytest
from acts.payrolls import Closing
from acts.story import CONTRIBUTORS, DECEMBER, MAY
from reports.offices import reads

from yanglao.acts.publication.figures import figures
from yanglao.kernel.months import last_day
from yanglao.kernel.periods import YEAR, Period
from yanglao.reports.report import Report
from yanglao.reports.statistics import CUTS, statistics

MEASURES = ("enrolled", "contributing", "contributions_fen", "pensioned", "pensions_fen")
PENSIONS = ("paid_5001_fen", "paid_5002_fen", "paid_5003_fen")


@pytest.fixture
def months(eight_months: Closing) -> Closing:
    return eight_months


def told(months: Closing, *, year: int = 2011, is_public: bool = False) -> Report:
    return statistics(reads(months.desk, last_day(MAY), "reviewer"), year=year, is_public=is_public)


def test_every_cut_adds_up_to_the_total(months: Closing) -> None:
    report = told(months)
    assert {row["cut"] for row in report.rows} == set(CUTS)
    for cut in CUTS:
        for measure in MEASURES:
            parts = [row[measure] for row in report.rows if row["cut"] == cut]
            assert sum(parts) == report.sums[measure][2] > 0, (cut, measure)


def test_the_total_is_what_is_published_of_the_year(months: Closing) -> None:
    sums = {name: value for name, (_, _, value) in told(months).sums.items()}
    found = figures(months.agency, Period(DECEMBER, YEAR))
    assert sums == {
        "enrolled": found["enrolled_persons"],
        "contributing": found["contributing_persons"],
        "contributions_fen": found["raised_4001_fen"],
        "pensioned": found["pensioned_persons"],
        "pensions_fen": sum(found.get(name, 0) for name in PENSIONS),
    }


def test_everybody_is_in_their_group(months: Closing) -> None:
    rows = {(row["cut"], row["group"][0]): row for row in told(months).rows}
    assert rows["age", "60-69 岁"]["contributing"] == 1  # paid fifteen years back
    assert rows["age", "30-44 岁"]["contributing"] == len(CONTRIBUTORS)
    assert (
        rows["sex", "男"]["enrolled"] + rows["sex", "女"]["enrolled"]
        == rows["category", "无类别"]["enrolled"]
    )
    for tier in CONTRIBUTORS.values():
        assert rows["tier", f"{tier} 元"]["contributions_fen"] == tier * 100


def test_small_groups_are_not_told_in_public(months: Closing) -> None:
    rows = {(row["cut"], row["group"][0]): row for row in told(months, is_public=True).rows}
    whole = {(row["cut"], row["group"][0]): row for row in told(months).rows}
    assert whole["age", "60-69 岁"]["contributing"] == 1
    assert rows["age", "60-69 岁"]["contributing"] is rows["age", "60-69 岁"]["contributions_fen"] is None
    assert rows["age", "30-44 岁"]["contributing"] is None  # the total less it is the one
    for key, row in rows.items():
        assert not [name for name in MEASURES if not name.endswith("fen") and row[name] in (1, 2)], key
