"""A city whose books a superuser may edit behind the application's back; every edit is undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest
from acts.desk import number

from yanglao.acts.doing import do
from yanglao.commands.demo.run import live
from yanglao.commands.office import Office
from yanglao.life.kinds import Category
from yanglao.site.postgres import SUPERUSER, with_user
from yanglao.store.acting import Agency, By
from yanglao.store.people import numbers_of
from yanglao.store.read.worklists import certifications, unit_names

RESIDENTS, SEED = 300, 5
TOLD_ON = 20170103
Behind = Callable[..., Iterator[Agency]]


@pytest.fixture(scope="session")
def city(new_office: Callable[[str], Office]) -> Agency:
    city = live(new_office("offenders"), residents=RESIDENTS, seed=SEED)
    _tell(city)
    return city


def _tell(city: Agency) -> None:
    """What others tell: a row of a survey, a list of another scheme, a certification disputed."""
    one = next(one for one in certifications(city.connection, city.area) if one.until > TOLD_ON)
    mine = numbers_of(city.connection, city.keys, [one.person])[one.person]
    unit = next(iter(unit_names(city.connection, city.area).values()))
    asked = {
        "number": number(31),
        "name": "陈调查",
        "unit": unit,
        "household": "非农业",
        "from": "2000-01-01",
    }
    cover = {"number": number(31), "scheme": "职工", "drawing": "否", "from": "2016-12-01", "until": ""}
    disputed = {"number": mine, "category": Category(one.category).name, "reason": "查"}
    for act, who, row in (
        ("survey", "clerk", {**asked, "on": "2016-12-01"}),
        ("match", "certifier", cover),
        ("contest_certification", "supervisor", disputed),
    ):
        assert do(city, act, [row], by=By(who, TOLD_ON, f"told {act}"))["refused"] == []


@pytest.fixture(scope="session")
def superuser(city: Agency) -> Iterator[Agency]:
    """The same books through a connection that no trigger and no right holds back."""
    with psycopg.connect(with_user(city.connection.info.dsn, SUPERUSER), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        yield Agency(connection, city.area, city.keys, city.sessions)


@pytest.fixture
def planted(superuser: Agency) -> Callable[..., object]:
    """`with planted(statement, …) as agency:` the books with the error in them; one row must have been touched."""

    @contextmanager
    def plant(*statements: str) -> Iterator[Agency]:
        with superuser.connection.transaction(force_rollback=True):
            for statement in statements:
                done = superuser.connection.execute(statement)
                assert done.rowcount == 1, (done.rowcount, statement)
            yield superuser

    return plant
