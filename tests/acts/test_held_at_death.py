"""暂停、退回与死亡 What is held or has come back when somebody dies goes to whoever takes the account, all of it, and is said when they
are declared."""

from __future__ import annotations

import json
from typing import Any

import pytest
from acts.desk import Desk, number
from acts.payrolls import Payrolls

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.kernel.months import month
from yanglao.store.acting import By

OLD = "19490420"
HELD, BACK, PRISON = (number(n, OLD) for n in range(1, 4))
OCTOBER, NOVEMBER, DECEMBER, JANUARY, FEBRUARY = (month(2011, 10) + n for n in range(5))
SON, DAUGHTER = "6217333333333333331", "6217444444444444441"
BASE = 130_00


def by(actor: str, on: int, what: str) -> By:
    return By(actor, on, f"held {what} {actor}")


def declared(desk: Desk, one: str, account: str, *, on: int) -> int:
    """Fen that are at stake, as the clerk is told; the daughter takes two thirds."""
    heirs = [
        {"name": "子", "share": "1/3", "document": "公证", "bank_account": account},
        {"name": "女", "share": "2/3", "document": "公证", "bank_account": DAUGHTER[:-2] + account[-2:]},
    ]
    values = {"number": one, "basis": "继承", "document": "户口簿", "heirs": json.dumps(heirs)}
    done = do(desk.agency, "heirs", [values], by=by("clerk", on, one))
    agree(desk.agency, number=done["proposal"], by=by("reviewer", on, one))
    return int(done["estate_fen"])


@pytest.fixture(scope="module")
def lived(desk: Desk) -> dict[str, Any]:
    """Three pensioners paid in November. HELD, suspended from December, dies in January; what went to BACK in December came back
    before the death in January; PRISON was in prison since December and dies there. All told in January, declared before anything is paid."""
    months = Payrolls(desk)
    people = (HELD, BACK, PRISON)
    desk.register(people)
    homes = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **homes} for one in people], on=20111031)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in people], on=20111031)
    desk.take("claim", [{"number": one, "on": "2011-10-25"} for one in people], on=20111031)
    months.month(OCTOBER)
    months.month(NOVEMBER)
    desk.suspend([{"number": HELD, "from": "2011-12", "until": "", "reason": "未认证"}], on=20111201)
    desk.take(
        "suspension",
        [{"number": PRISON, "from": "2011-12", "until": "2013-12", "reason": "服刑"}],
        on=20111201,
    )
    december = months.pay(DECEMBER)["batch"]
    months.send(december, on=20111216)
    rows = [
        {"流水号": reference, "账号": account, "户名": "", "金额": amount, "结果": "失败", "原因": "账户已销"}
        for account, (reference, amount) in months.references(december).items()
    ]
    months.answer(december, rows, on=20111217)
    months.close(DECEMBER)
    desk.take("death", [{"number": one, "on": "2012-01-10"} for one in people], on=20120112)
    told = {one: declared(desk, one, f"{SON[:-2]}{n}1", on=20120112) for n, one in enumerate(people, start=1)}
    told["january"] = months.pay(JANUARY)
    months.close(JANUARY)
    february = months.pay(FEBRUARY)["batch"]
    told["paid"] = months.sent(february)
    months.close(FEBRUARY)
    told["left"] = {one: months.items(one) for one in people}
    return told


def test_what_is_at_stake_is_told_when_heirs_are_declared(lived: dict[str, Any]) -> None:
    """HELD: December and January, held; BACK: December, which came back, and January; PRISON: nothing."""
    assert [lived[one] for one in (HELD, BACK, PRISON)] == [2 * BASE, 2 * BASE, 0]


def test_all_of_it_is_paid_by_shares(lived: dict[str, Any]) -> None:
    """What came back goes out with January; January and what was held with February, after the payroll that found them."""
    assert (lived["january"]["items_fen"], lived["january"]["pension"]["withheld_fen"]) == (BASE, 3 * BASE)
    assert sum(lived["paid"].values()) == 3 * BASE
    by_heir = {account[-2:]: 0 for account in lived["paid"]}
    for account, fen in lived["paid"].items():
        by_heir[account[-2:]] += fen
    assert by_heir == {"11": 2 * BASE, "21": BASE}
    assert lived["paid"][f"{SON[:-2]}11"] == 2 * 43_33
    assert lived["left"] == {HELD: [], BACK: [], PRISON: []}


def test_above_the_limit_what_is_held_counts_too(desk: Desk) -> None:
    """Fifteen years of 2,000 yuan paid back: 130 and 215.83 a month, held for more than a year, on top of the account."""
    one = number(9, OLD)
    desk.register([one])
    home = {"number": one, "place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [home], on=20120301)
    desk.take("enrolment", [{"number": one, "on": "2012-03-01"}], on=20120301)
    desk.take("claim", [{"number": one, "on": "2012-03-01"}], on=20120301)
    desk.suspend([{"number": one, "from": "2012-04", "until": "", "reason": "未认证"}], on=20120301)
    with desk.agency.connection.transaction(force_rollback=True):
        desk.take("death", [{"number": one, "on": "2015-06-10"}], on=20150615)
        heirs = [{"name": "子", "share": "1/1", "document": "公证"}]
        values = {"number": one, "basis": "继承", "document": "户口簿", "heirs": json.dumps(heirs)}
        done = do(desk.agency, "heirs", [values], by=by("clerk", 20150615, one))
        assert (done["estate_fen"], done["people"]) == (39 * BASE, 3)  # April 2012 to June 2015


def test_the_book_is_clean(lived: dict[str, Any], desk: Desk) -> None:
    found = [one.check.name for one in run_checks(desk.agency) if one.findings]
    assert found + [one.name for one in rederive(desk.agency) if one.findings] == []
