"""资格认证与档次申报 What a life certificate ends, which tiers can be declared, and the limits of what a row may say."""

from itertools import count

import numpy as np
import psycopg
import pytest
from acts.desk import Desk, number

from yanglao.kernel.columns import ints
from yanglao.life.facts import facts_of
from yanglao.life.kinds import Kind
from yanglao.lists.layouts import MOST_FEN, MOST_YEARS
from yanglao.store.acting import Act, Agency, By, perform
from yanglao.store.facts import add_facts
from yanglao.store.people import persons_with

fresh = count(400)


@pytest.fixture
def somebody(desk: Desk) -> str:
    one = number(next(fresh), born="19500101")
    desk.register([one])
    return one


def ends(desk: Desk, one: str) -> list[str]:
    """Where the suspensions of somebody end, as in force."""
    query = (
        "SELECT until::text FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE k.name = 'suspension' AND person_id = %s"
        " AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id) ORDER BY day"
    )
    return [row[0] for row in desk.rows(query, int(persons_with(desk.agency, [one])[0]))]


def suspend(desk: Desk, one: str, since: str, reason: str = "未认证") -> None:
    desk.suspend([{"number": one, "from": since, "until": "", "reason": reason}])
    assert desk.answer["recorded"] == 1


def certify(desk: Desk, one: str, *days: str) -> None:
    desk.take("life_certificate", [{"number": one, "on": day} for day in days])
    assert desk.answer["recorded"] == len(days)


def test_a_certificate_ends_the_suspension_in_its_month(desk: Desk, somebody: str):
    suspend(desk, somebody, "2012-05")
    certify(desk, somebody, "2012-08-20")
    assert ends(desk, somebody) == ["2012-08-01"]


def test_a_certificate_older_than_the_suspension_leaves_it(desk: Desk, somebody: str):
    suspend(desk, somebody, "2012-05")
    certify(desk, somebody, "2012-04-30")
    assert ends(desk, somebody) == ["infinity"]


def test_a_certificate_of_the_first_day_ends_it(desk: Desk, somebody: str):
    suspend(desk, somebody, "2012-05")
    certify(desk, somebody, "2012-05-01")
    assert ends(desk, somebody) == ["2012-05-01"]


@pytest.mark.parametrize("days", [("2012-04-30", "2012-09-02", "2012-07-15"), ("2012-07-15", "2012-04-30")])
def test_of_several_certificates_the_first_after_the_beginning_counts(
    desk: Desk, somebody: str, days: tuple[str, ...]
):
    suspend(desk, somebody, "2012-05")
    certify(desk, somebody, *days)
    assert ends(desk, somebody) == ["2012-07-01"]


def test_a_certificate_does_not_open_a_prison(desk: Desk, somebody: str):
    suspend(desk, somebody, "2012-05", "服刑")
    certify(desk, somebody, "2012-08-20")
    assert ends(desk, somebody) == ["infinity"]


# --- tiers


def declare(desk: Desk, one: str, yuan: int, *, year: int = 2012, on: str = "2012-02-01") -> list[str]:
    desk.take("tier", [{"number": one, "year": year, "tier_yuan": yuan, "on": on}])
    return desk.codes()


def tiers(desk: Desk, one: str) -> list[tuple[int, int]]:
    query = (
        "SELECT year, tier_fen FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE k.name = 'tier' AND person_id = %s"
        " AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)"
    )
    return desk.rows(query, int(persons_with(desk.agency, [one])[0]))


def test_only_tiers_of_the_plan_can_be_declared(desk: Desk, somebody: str):
    assert declare(desk, somebody, 250) == ["no_such_tier"]
    assert declare(desk, somebody, 5000) == ["no_such_tier"]
    assert tiers(desk, somebody) == []
    assert declare(desk, somebody, 500) == []
    assert declare(desk, somebody, 300, year=2013, on="2012-12-20") == []
    assert tiers(desk, somebody) == [(2012, 50000), (2013, 30000)]


def test_a_declaration_sends_no_run_to_its_person(desk: Desk, somebody: str):
    declare(desk, somebody, 400, year=2014, on="2014-01-05")
    (marks,) = desk.rows(
        "SELECT count(*) FROM work w JOIN fact f ON f.act_id = w.act_id JOIN fact_kind k ON k.code = f.kind WHERE k.name = 'tier'"
    )
    assert marks == (0,)


def test_the_latest_declaration_of_a_year_holds_in_whatever_order_they_come(desk: Desk, somebody: str):
    rows = [
        {"number": somebody, "year": 2012, "tier_yuan": yuan, "on": f"2012-0{month}-01"}
        for month, yuan in ((3, 300), (5, 500), (4, 400))
    ]
    answer = desk.take("tier", rows)
    assert (answer["recorded"], answer["unchanged"], answer["rejected"]) == (1, 2, 0)
    assert tiers(desk, somebody) == [(2012, 50000)]
    declare(desk, somebody, 200, on="2012-04-15")
    assert tiers(desk, somebody) == [(2012, 50000)]
    declare(desk, somebody, 100, on="2012-06-01")
    assert tiers(desk, somebody) == [(2012, 10000)]


# --- limits


LIMITS = {"year": (0, 2200), "years": (0, MOST_YEARS), "place": (0, 999_999)}
LIMITS |= {name: (0, MOST_FEN) for name in ("tier_fen", "own_fen", "province_fen", "city_fen")}


@pytest.mark.parametrize("column", sorted(LIMITS))
def test_the_database_has_the_limits_of_the_lists(desk: Desk, somebody: str, column: str):
    low, high = LIMITS[column]
    person = persons_with(desk.agency, [somebody])
    for value in (low, high):
        record(desk.agency, person, column, value)
    for value in (low - 1, high + 1):
        with pytest.raises(psycopg.errors.CheckViolation):
            record(desk.agency, person, column, value)
    with pytest.raises((psycopg.errors.CheckViolation, ValueError)):
        record(desk.agency, person, column, 2**32 + high)


def record(agency: Agency, person: np.ndarray, column: str, value: int) -> None:
    """A fact with an extreme value, written behind the lists."""

    def work(act: Act) -> dict[str, int]:
        fact = facts_of(
            1,
            kind=ints([Kind.student]),
            day=ints([20120101]),
            until=ints([20120101]),
            **{column: ints([value])},
        )
        return {"fact": int(add_facts(act, person, fact)[0])}

    perform(
        agency,
        By("clerk", 20121231, f"extreme {column} {value}"),
        kind="test",
        content={},
        roles=("clerk",),
        work=work,
    )
