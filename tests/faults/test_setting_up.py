"""Setting a database up, and founding areas, by somebody who is killed and by two at once."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.children import Job, Launcher, Outcome
from faults.cities import City, cloned
from faults.crashing import every, live_calmly, live_with_crashes
from faults.deeds import _ACTS
from faults.tale import areas, whole
from faults.traps import Kill

from yanglao.acts.register import REGISTER
from yanglao.commands.office import keys_path
from yanglao.store.migrating import migrate

MIGRATE = "migrate"
names = itertools.count(1)


@pytest.fixture
def bare(
    fresh_database: Callable[[str], str], launchers: tuple[Launcher, Launcher], tmp_path: Path
) -> Callable[[], City]:
    """`bare()`: an empty database and an empty folder."""

    def make() -> City:
        data = tmp_path / f"data-{(n := next(names))}"
        data.mkdir(mode=0o700)
        return City(fresh_database(f"bare_{n}"), data, launchers[0])

    return make


def test_the_tale_tells_of_every_list_and_every_act() -> None:
    told = whole()
    assert {deed.given["layout"] for deed in told if deed.act == "take"} == {
        act.key for act in REGISTER.values() if act.takes is not None
    }
    assert {deed.act for deed in told} == set(_ACTS)


@pytest.mark.campaign
def test_founding_is_killed_at_every_point(bare: Callable[[], City]) -> None:
    city = bare()
    migrate(city.url, keys_path(city.data))
    with cloned(city) as one:
        calm = live_calmly(one, areas())
    with cloned(city) as one:
        live_with_crashes(one, areas(), calm, every)


def shape(city: City) -> tuple[object, ...]:
    """What a database has been set up to be, and whose keys open it."""
    tables = "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1"
    files = "SELECT name, sha256 FROM schema_file ORDER BY 1"
    found = tuple(tuple(city.owner.execute(query).fetchall()) for query in (tables, files))
    city.leave()
    return found


@pytest.mark.campaign
def test_setting_up_is_killed_at_a_few_points(bare: Callable[[], City]) -> None:
    """Begun again it goes on to the end, and the keys are still those of the database."""
    calm = bare()
    points = calm.run(MIGRATE).points
    for at in random.Random(1).sample(range(len(points)), 12):
        city = bare()
        assert city.run(MIGRATE, trap=Kill(at)).killed
        keys = keys_path(city.data).read_bytes() if keys_path(city.data).exists() else None
        assert (again := city.run(MIGRATE)).raw == again.code == "", points[at]
        assert shape(city) == shape(calm), points[at]
        assert keys in (None, keys_path(city.data).read_bytes())
        with city.office():
            pass


@pytest.mark.campaign
def test_two_set_up_at_once(bare: Callable[[], City], launchers: tuple[Launcher, Launcher]) -> None:
    city = bare()
    for launcher in launchers:
        launcher.begin(Job(city.url, city.data, MIGRATE))
    ended: list[Outcome] = [launcher.end() for launcher in launchers]
    assert [(one.raw, one.code) for one in ended] == [("", "")] * 2
    with city.office():
        pass
