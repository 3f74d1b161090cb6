"""记住 What is kept in memory is found anew as soon as anything is told that it rests on, by whatever process, and however late it is seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import psycopg
import pytest

from yanglao.acts.found_area import found_area
from yanglao.commands.office import Office
from yanglao.life.kinds import Kind
from yanglao.reports.kept import Kept
from yanglao.site.postgres import with_user
from yanglao.store.acting import Area
from yanglao.store.read.unit_work import told_of, told_through

PLACES = (("dongfang-2011", "东方市", None), ("merged-2014", "甲市", "460100"))
NUMBER = "INSERT INTO identity (area_id, person_id, number_hash, number_sealed, sex, recorded_on, act_id) VALUES (%s, 1, %s, '', 1, '2012-01-01', 1)"


@pytest.fixture(scope="module")
def office(new_office: Callable[[str], Office]) -> Office:
    return new_office("kept")


@pytest.fixture(scope="module")
def areas(office: Office) -> list[Area]:
    """Two areas in one database, whose acts do not wait for each other."""
    staff = [("a", "clerk", "甲")]
    return [
        found_area(
            office.connection, office.keys, plan=plan, name=name, code=code, units=[], staff=staff
        ).area
        for plan, name, code in PLACES
    ]


@pytest.fixture
def other(office: Office, maintenance_url: str) -> Callable[[], psycopg.Connection]:
    """Another process at work, with the rights of the owner and nothing that looks at what it writes."""
    owner = str(psycopg.conninfo.conninfo_to_dict(maintenance_url).get("user", ""))

    def begin() -> psycopg.Connection:
        made = psycopg.connect(with_user(office.connection.info.dsn, owner))
        made.execute("SET session_replication_role = replica")
        return made

    return begin


@pytest.mark.parametrize("told", [told_through, partial(told_of, day=20120131)], ids=["through", "of a day"])
def test_what_becomes_seen_after_a_later_one_elsewhere_is_seen(
    office: Office,
    areas: list[Area],
    other: Callable[[], psycopg.Connection],
    told: Callable[[psycopg.Connection, Area], object],
) -> None:
    """One area's row has the lower number and is seen after the other area's: what was kept of the first is found anew."""
    here, there = areas
    kept: Kept[int] = Kept()
    found = iter(range(10))
    mark = repr(told)[-40:].encode()

    def look() -> int:
        return kept.get(office.connection, here.id, told(office.connection, here), lambda: next(found))

    with other() as slow, other() as quick:
        slow.execute(NUMBER, (here.id, b"slow" + mark))
        quick.execute(NUMBER, (there.id, b"quick" + mark))
        quick.commit()
        assert (look(), look()) == (0, 0)
        slow.commit()
        assert (look(), look()) == (1, 1)


FACT = (
    "INSERT INTO fact (id, root, area_id, person_id, kind, day, recorded_on, act_id)"
    " SELECT n, n, %(area)s, 1, %(kind)s, %(day)s, '2012-03-01', 1 FROM (SELECT coalesce(max(id), 0) + 1 AS n FROM fact) next"
)


@pytest.mark.parametrize(
    ("kind", "day", "is_news"),
    [
        (Kind.contribution, "2012-02-01", False),
        (Kind.contribution, "2012-01-31", True),
        (Kind.death, "2011-12-24", True),
        (Kind.unit, "2012-02-01", True),
        (Kind.birth, "2012-02-01", True),
    ],
)
def test_a_month_that_is_over_rests_on_what_is_told_of_it(
    office: Office,
    areas: list[Area],
    other: Callable[[], psycopg.Connection],
    kind: Kind,
    day: str,
    is_news: bool,
) -> None:
    """What happened after it is no news of it, unless it says that somebody is there."""
    before = told_of(office.connection, areas[0], 20120131)
    with other() as elsewhere:
        elsewhere.execute(FACT, {"area": areas[0].id, "kind": int(kind), "day": day})
    assert (told_of(office.connection, areas[0], 20120131) != before) is is_news


def test_of_two_things_each_is_kept(office: Office) -> None:
    kept: Kept[str] = Kept()
    for of in ("one", "other"):
        assert kept.get(office.connection, of, 1, lambda of=of: of) == of  # type: ignore[misc]
    assert kept.get(office.connection, "one", 1, lambda: "new") == "one"
    assert kept.get(office.connection, "one", 2, lambda: "new") == "new"
