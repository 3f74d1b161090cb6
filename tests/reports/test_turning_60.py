"""Next month's sixty-year-olds: what each can do, worked out again by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from acts.desk import Desk, number, paid
from reports.offices import HERE, HOME, THERE, desk_of, reads, register

from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.reports.report import Row
from yanglao.reports.turning_60 import turning_60
from yanglao.store.acting import ActRefused

DECEMBER, ON = month(2012, 12), 20121130
BORN = "19521210"
PAID, UNPAID, NEW_HERE, OUTSIDE, DRAWS_ELSEWHERE, DEAD, OTHER_UNIT = (number(n, BORN) for n in range(1, 8))
JANUARY, NOVEMBER = number(8, "19530101"), number(9, "19521130")
LEAPS = number(10, "19520229")
EVERYBODY = (PAID, UNPAID, NEW_HERE, DRAWS_ELSEWHERE, DEAD, OTHER_UNIT, JANUARY, NOVEMBER, LEAPS)


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = desk_of(new_office("turning"), tmp_path_factory.mktemp("turning"))
    mine = [one for one in (*EVERYBODY, OUTSIDE) if one not in (NEW_HERE, OTHER_UNIT)]
    register(desk, mine, on=20111020)
    register(desk, [OTHER_UNIT], unit=THERE, on=20111020)
    desk.register([NEW_HERE])
    desk.take("residence", [{"number": NEW_HERE, **HOME, "from": "2010-01-01"}], on=20121231)
    joined = [{"number": one, "on": "2011-10-25"} for one in EVERYBODY]
    desk.take("enrolment", joined, on=20121231)
    assert desk.answer["recorded"] == len(EVERYBODY)
    payers = (PAID, DRAWS_ELSEWHERE, DEAD, OTHER_UNIT, LEAPS)
    rows = [paid(one, f"R{n}", year=2011, on="2011-11-05") for n, one in enumerate(payers)]
    rows.append(paid(UNPAID, "R9", tier_yuan=100, on="2012-03-01"))
    assert desk.take("contribution", rows)["recorded"] == len(rows)
    cover = {"scheme": "职工", "drawing": "是", "from": "2012-06-01", "until": ""}
    desk.take("cover", [{"number": DRAWS_ELSEWHERE, **cover}])
    desk.take("death", [{"number": DEAD, "on": "2012-02-01"}])
    return desk


def rows_of(desk: Desk, which: int = DECEMBER, who: str = "clerk", unit: str = "") -> dict[str, Row]:
    return {row["number"]: row for row in turning_60(reads(desk, ON, who, unit), month=which).rows}


def half_up(fen: float) -> int:
    return int(fen + 0.5)


def account_by_hand() -> int:
    """500 yuan of November 2011 with its subsidies (30 at 6:4, the bonus of 45 all city), a month at 2.75 %, then twelve at 3.5 %;
    the rates of 1 January 2011 and 2012."""
    parts = [50000, 30 * 60, 30 * 40 + 4500]
    parts = [one + half_up(one * 0.0275 / 12) for one in parts]
    return sum(one + half_up(one * 0.035) for one in parts)


def test_whoever_has_paid_every_year_will_draw(desk: Desk) -> None:
    row = rows_of(desk)[PAID]
    assert (row["can"], row["why"], row["on"], row["years"]) == ("draw", "accepted", 20121210, 1)
    assert row["monthly_fen"] == 13000 + half_up(account_by_hand() / 139)
    assert (row["missing_years"], row["back_payment_fen"]) == (None, None)
    assert (row["name"], row["unit"]) == ("陈测试", HERE)


def test_whoever_has_missed_a_year_must_pay_back_or_leave(desk: Desk) -> None:
    row = rows_of(desk)[UNPAID]
    assert (row["can"], row["why"], row["years"]) == ("back_pay", "years_short", 1)
    assert (row["missing_years"], row["back_payment_fen"]) == (14, 14 * 100 * 100)
    # 100 own, 30 of subsidy, nine months at 3.5 % for the year's contribution; the back-payment has none yet.
    parts = [10000, 1800, 1200]
    account = 140000 + sum(one + half_up(one * 0.035 * 9 / 12) for one in parts)
    assert row["monthly_fen"] == 13000 + half_up(account / 139)


def test_whoever_is_not_here_long_enough_or_draws_elsewhere_can_only_leave(desk: Desk) -> None:
    rows = rows_of(desk)
    assert (rows[NEW_HERE]["can"], rows[NEW_HERE]["why"]) == ("leave", "residence_short")
    assert (rows[DRAWS_ELSEWHERE]["can"], rows[DRAWS_ELSEWHERE]["why"]) == ("leave", "drawing_elsewhere")
    assert rows[NEW_HERE]["monthly_fen"] is None


def test_whoever_never_joined_can_do_nothing_and_the_dead_are_not_asked(desk: Desk) -> None:
    rows = rows_of(desk)
    assert (rows[OUTSIDE]["can"], rows[OUTSIDE]["why"]) == ("nothing", "not_enrolled")
    assert DEAD not in rows


def test_a_month_has_its_own_people(desk: Desk) -> None:
    assert set(rows_of(desk)) == {PAID, UNPAID, NEW_HERE, OUTSIDE, DRAWS_ELSEWHERE, OTHER_UNIT}
    assert set(rows_of(desk, DECEMBER + 1)) == {JANUARY}
    assert set(rows_of(desk, DECEMBER - 1)) == {NOVEMBER}
    assert set(rows_of(desk, month(2012, 2))) == {LEAPS}  # 2012 has a 29 February
    assert rows_of(desk, month(2020, 1)) == {}


def test_sums_tell_how_many_of_each(desk: Desk) -> None:
    sums = turning_60(reads(desk, ON), month=DECEMBER).sums
    assert {name: value for name, (_, _, value) in sums.items()} == {
        "draw": 2,
        "back_pay": 1,
        "leave": 2,
        "nothing": 1,
    }


def test_whoever_works_for_a_unit_sees_its_people(desk: Desk) -> None:
    assert OTHER_UNIT not in rows_of(desk, who="helper") and PAID in rows_of(desk, who="helper")
    assert set(rows_of(desk, unit=THERE)) == {OTHER_UNIT}


@pytest.mark.parametrize(
    ("who", "unit", "code"),
    [
        ("publisher", "", "not_your_task"),
        ("helper", THERE, "not_your_unit"),
        ("clerk", "没有的", "unknown_unit"),
    ],
)
def test_who_may_not_read(desk: Desk, who: str, unit: str, code: str) -> None:
    with pytest.raises(ActRefused) as refused:
        reads(desk, ON, who, unit)
    assert refused.value.code == code
