"""Paying back or leaving, in money over time, worked out again by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from acts.desk import Desk, number, paid
from reports.offices import THERE, desk_of, reads, register

from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.reports.back_payment_or_leave import back_payment_or_leave
from yanglao.reports.report import Report, Row
from yanglao.store.acting import ActRefused

ON = 20121215
SHORT = number(1, "19521210")  # of age on 10 December 2012, one year paid late
OLD = number(2, "19490101")  # of age at launch
TIMELY = number(3, "19521220")  # of age on 20 December, has paid every year
YOUNG = number(4, "19700101")
DRAWING, OTHER = number(5, "19490202"), number(6, "19490303")
BASE, DIVISOR = 13000, 139


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = desk_of(new_office("choices"), tmp_path_factory.mktemp("choices"))
    register(desk, (SHORT, OLD, TIMELY, YOUNG, DRAWING), on=20111020)
    register(desk, [OTHER], unit=THERE, on=20111020)
    everybody = (SHORT, OLD, TIMELY, YOUNG, DRAWING)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in everybody], on=20111020)
    desk.take("claim", [{"number": DRAWING, "on": "2011-10-25"}], on=20111025)
    rows = [paid(SHORT, "R1", tier_yuan=100, on="2012-03-01"), paid(TIMELY, "R2", year=2011, on="2011-11-05")]
    assert desk.take("contribution", rows, on=20121201)["recorded"] == 2
    return desk


def asked(desk: Desk, one: str, who: str = "clerk") -> Report:
    return back_payment_or_leave(reads(desk, ON, who), number=one)


def options(desk: Desk, one: str) -> dict[tuple[str, int | None], Row]:
    return {(row["option"], row["tier_fen"]): row for row in asked(desk, one).rows}


def half_up(over: int, under: int) -> int:
    return (2 * over + under) // (2 * under)


def account_of_short() -> int:
    """100 yuan of March 2012 and 30 of subsidy at 6:4; nine months at 3.5 %."""
    return sum(one + half_up(one * 35 * 9, 1000 * 12) for one in (10000, 1800, 1200))


def test_whoever_is_short_pays_back_or_leaves(desk: Desk) -> None:
    found = options(desk, SHORT)
    assert found[("draw", None)]["why_not"] == "years_short"
    leave = found[("leave", None)]
    assert (leave["refund_fen"], leave["paid_now_fen"], leave["monthly_fen"]) == (account_of_short(), 0, 0)
    assert [leave[f"after_{years}_fen"] for years in (5, 20)] == [account_of_short()] * 2
    assert len(found) == 12  # ten tiers


@pytest.mark.parametrize("tier_yuan", [100, 500, 2000])
def test_what_paying_back_brings(desk: Desk, tier_yuan: int) -> None:
    row = options(desk, SHORT)[("back_pay", tier_yuan * 100)]
    cost = 14 * tier_yuan * 100
    monthly = BASE + half_up(account_of_short() + cost, DIVISOR)
    assert (row["paid_now_fen"], row["refund_fen"], row["monthly_fen"]) == (cost, 0, monthly)
    for years in (5, 10, 15, 20):
        assert row[f"after_{years}_fen"] == 12 * years * monthly - cost
    months = next(n for n in range(1, 241) if n * monthly - cost >= account_of_short())
    assert row["break_even"] == month(2012, 12) + months


def test_whoever_was_of_age_at_launch_may_draw_without_paying(desk: Desk) -> None:
    """1500 yuan bring 10.79 a month: they are back after 140 months."""
    found = options(desk, OLD)
    draw, pay = found[("draw", None)], found[("back_pay", 10000)]
    assert (draw["monthly_fen"], draw["after_5_fen"], draw["break_even"]) == (BASE, 60 * BASE, None)
    extra = half_up(150000, DIVISOR)
    assert (pay["monthly_fen"], pay["break_even"]) == (BASE + extra, month(2012, 12) + 140)
    assert pay["after_10_fen"] == 120 * (BASE + extra) - 150000
    assert found[("leave", None)]["why_not"] == "entitled"


def test_whoever_qualifies_may_still_pay_and_does_not_leave(desk: Desk) -> None:
    """As of the day of pension age, which lies ahead."""
    report = asked(desk, TIMELY)
    found = options(desk, TIMELY)
    assert found[("draw", None)]["why_not"] is None and found[("leave", None)]["why_not"] == "entitled"
    assert report.remarks[0][1].startswith("As of 2012-12-20")
    assert report.sums["missing_years"][2] == 14


def test_the_young_are_told_of_the_day_that_is_far(desk: Desk) -> None:
    report = asked(desk, YOUNG)
    assert report.remarks[0][1].startswith("As of 2030-01-01")
    assert report.sums["missing_years"][2] == 15
    assert {row["why_not"] for row in report.rows if row["option"] == "draw"} == {"years_short"}


def test_whoever_draws_already_has_no_choice(desk: Desk) -> None:
    assert {row["why_not"] for row in asked(desk, DRAWING).rows} == {"already_awarded"}


@pytest.mark.parametrize(
    ("who", "one", "code"), [("clerk", number(90), "unknown_person"), ("helper", OTHER, "not_your_unit")]
)
def test_of_whom_one_may_not_ask(desk: Desk, who: str, one: str, code: str) -> None:
    with pytest.raises(ActRefused) as refused:
        asked(desk, one, who)
    assert refused.value.code == code
