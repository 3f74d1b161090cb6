"""`yanglao demo` lives in a database of its own: it neither sets up nor fills one that holds anything else."""

from __future__ import annotations

import socket

import psycopg
import pytest

from yanglao.acts.found_area import found_area
from yanglao.commands.office import keys_path, office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user
from yanglao.store.installation import MadeUpCity
from yanglao.store.migrating import migrate

DEMO = ("demo", "--no-serve", "--residents", "150", "--seed", "5")


def state(url: str) -> list[tuple]:
    """Every table with how many rows were ever put into it, and the views."""
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("SELECT pg_stat_force_next_flush()")
        return owner.execute(
            "SELECT relname, n_tup_ins, n_tup_upd, n_tup_del FROM pg_stat_user_tables"
            " UNION ALL SELECT viewname, c.oid::bigint, 0, 0 FROM pg_views v"
            " JOIN pg_class c ON c.relname = v.viewname WHERE v.schemaname = 'public' ORDER BY 1"
        ).fetchall()


def test_a_database_with_a_real_area_is_left_alone(new_installation) -> None:
    real = new_installation("real_area")
    migrate(real.url, keys_path(real.data))
    with office_at(with_user(real.url, APPLICATION_ROLE), real.data) as office:
        found_area(office.connection, office.keys, plan="dongfang-2011", name="东方市", units=[], staff=[])
    before = state(real.url)
    said = real.refused(*DEMO, status=1, code="not_a_demo")
    assert "空库" in said
    assert state(real.url) == before


def test_a_database_of_something_else_is_left_alone(new_installation) -> None:
    foreign = new_installation("foreign")
    with psycopg.connect(foreign.url, autocommit=True) as owner:
        owner.execute("CREATE TABLE theirs (a int)")
    before = state(foreign.url)
    foreign.refused(*DEMO, status=3, code="database_not_empty")
    assert state(foreign.url) == before
    assert list(foreign.data.iterdir()) == []


def test_a_taken_port_is_told_before_the_years_are_lived_through(new_installation) -> None:
    empty = new_installation("port_taken")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        empty.refused("demo", "--port", str(taken.getsockname()[1]), status=3, code="port_taken")
    assert list(empty.data.iterdir()) == []


@pytest.mark.parametrize("other", [("--residents", "151"), ("--seed", "6")])
def test_another_city_is_not_mixed_in(new_installation, other: tuple[str, str]) -> None:
    city = new_installation(f"city_{other[1]}")
    migrate(city.url, keys_path(city.data), city=MadeUpCity(150, 5))
    with office_at(with_user(city.url, APPLICATION_ROLE), city.data) as office:
        found_area(
            office.connection,
            office.keys,
            plan="dongfang-2011",
            name="东方市",
            units=[],
            staff=[],
            city=MadeUpCity(150, 5),
        )
    before = state(city.url)
    said = city.refused(*DEMO, *other, status=1, code="other_city")
    assert "--residents 150 --seed 5" in said
    assert state(city.url) == before
