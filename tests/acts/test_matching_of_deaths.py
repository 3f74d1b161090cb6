"""死亡信息比对 A list of deaths is gone through: ours are recorded and paid no longer, strangers passed over, and that it was done is noted."""

from __future__ import annotations

import pytest
from acts.desk import Desk, number
from acts.payrolls import Payrolls

from yanglao.kernel.months import month
from yanglao.store.matchings import last_matchings

OCTOBER, NOVEMBER, DECEMBER = (month(2011, 10) + n for n in range(3))
DIED, ALIVE, STRANGER = (number(n, "19490101") for n in (1, 2, 99))


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    """Two people in payment since November."""
    months = Payrolls(desk)
    rows = [
        {"number": one, "name": "陈老", "unit": "永安社区", "bank_account": f"6217{one[-12:-1]}9"}
        for one in (DIED, ALIVE)
    ]
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("register", rows, on=20111031)
    desk.take("residence", [{"number": one, **home} for one in (DIED, ALIVE)], on=20111031)
    for what in ("enrolment", "claim"):
        desk.take(what, [{"number": one, "on": "2011-10-20"} for one in (DIED, ALIVE)], on=20111031)
    months.month(OCTOBER)
    months.month(NOVEMBER)
    return months


def test_ours_are_recorded_and_strangers_passed_over(months: Payrolls) -> None:
    rows = [{"number": one, "on": "2011-11-20"} for one in (DIED, STRANGER)]
    told = months.desk.take("match_deaths", rows, on=20111201)
    assert (told["recorded"], told["unchanged"], told["rejected"]) == (1, 1, 0)
    found = last_matchings(months.agency.connection, months.agency.area)["deaths"]
    assert (found.rows, found.ours, found.actor) == (2, 1, "certifier")


def test_the_next_payroll_pays_the_living_alone(months: Payrolls) -> None:
    months.month(DECEMBER)
    assert [line[0] for line in months.lines(ALIVE)] == ["2011-11", "2011-12"]
    assert [line[0] for line in months.lines(DIED)] == ["2011-11"]


def test_the_same_list_again_changes_nothing(months: Payrolls) -> None:
    told = months.desk.take("match_deaths", [{"number": DIED, "on": "2011-11-20"}], on=20120102)
    assert (told["recorded"], told["unchanged"]) == (0, 1)


def test_a_day_to_come_is_refused(months: Payrolls) -> None:
    told = months.desk.take("match_deaths", [{"number": ALIVE, "on": "2012-01-20"}], on=20120103)
    assert (told["recorded"], told["rejected"]) == (0, 1)
