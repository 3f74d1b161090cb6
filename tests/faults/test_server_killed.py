"""The server goes away in the middle of an act: whoever typed it hears a sentence with a code, and repeated it has one effect."""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from faults.book import difference
from faults.children import Job, Launcher, Outcome
from faults.cities import City, cloned
from faults.crashing import Calm, files_are_whole, live_calmly
from faults.deeds import Deed, line
from faults.tale import areas, brief, whole
from faults.traps import BEFORE, StopServer, Terminate, is_commit

from yanglao.commands.office import keys_path
from yanglao.site.postgres import database_url, ensure_server, remove_server
from yanglao.store.migrating import migrate

SENTENCE = re.compile(r"[^\n]*[。][^\n]* \[[a-z_]+\]\n")
UNREACHABLE = "database_unreachable"


def live_with_terminations(city: City, deeds: list[Deed], calm: Calm) -> int:
    """Every deed loses its connection once, at a point by chance, and is then repeated; how many did."""
    lost = 0
    for deed in map(city.ready, deeds):
        before, at = city.digest(), _place(deed, calm.done[deed.key].points)
        outcome = city.run(deed, trap=Terminate(at, city.url), line=line(deed, city.data))
        lost += 1 if _is_told(deed, outcome) else 0
        assert outcome.status == 0 or city.digest() == before, deed.key
        _repeat(city, deed)
    return lost


def _place(deed: Deed, points: list[str]) -> int:
    """Before a statement of the act itself; the command has passed as many points when it comes there."""
    begin = next(at for at, point in enumerate(points) if point.startswith("_enter_gen"))
    end = max(at for at, point in enumerate(points) if is_commit(point))
    chosen = [at for at in range(begin, end) if points[at].endswith(BEFORE)]
    return random.Random(deed.key).choice(chosen)


def _is_told(deed: Deed, outcome: Outcome) -> bool:
    """The person hears one sentence, or has not noticed anything; never a traceback."""
    assert not outcome.raw, (deed.key, outcome.raw)
    if line(deed, Path()):
        assert outcome.status in (0, 3), (deed.key, outcome.said)
        assert outcome.status == 0 or SENTENCE.fullmatch(outcome.said), (deed.key, outcome.said)
        return outcome.said.endswith(f"[{UNREACHABLE}]\n")
    return outcome.code == UNREACHABLE


def _repeat(city: City, deed: Deed) -> None:
    """Twice more, as it was typed."""
    for _ in range(2):
        outcome = city.run(deed, line=line(deed, city.data))
        assert (outcome.raw, outcome.code, outcome.status) == ("", "", 0), (deed.key, outcome.said)
    files_are_whole(city)


def terminate(empty_city: City, deeds: list[Deed]) -> None:
    with cloned(empty_city) as city:
        calm = live_calmly(city, deeds, typed=True)
    with cloned(empty_city) as city:
        assert live_with_terminations(city, deeds, calm) > len(deeds) * 3 // 4
        assert city.complaints() == {}
        assert difference(calm.book, city.book()) == []


def test_the_connection_is_ended(empty_city: City) -> None:
    chosen = ("register", "residence", "october close")
    terminate(empty_city, [deed for deed in brief() if deed.key in chosen])


@pytest.mark.campaign
def test_the_connection_is_ended_in_every_act(empty_city: City) -> None:
    terminate(empty_city, whole())


# --- the whole server


@pytest.fixture
def own_server(launchers: tuple[Launcher, Launcher], monkeypatch: pytest.MonkeyPatch) -> Iterator[City]:
    """A city on a bundled server of its own, which commands find by its folder, and start again."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = Path(tempfile.mkdtemp(prefix="yanglao-"))
    try:
        city = City(database_url(folder), folder, launchers[0])
        migrate(city.url, keys_path(folder))
        city.live(areas())
        yield city
        city.leave()
    finally:
        remove_server(folder)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.campaign
def test_the_whole_server_is_stopped(own_server: City, empty_city: City) -> None:
    """At once, in the middle of an act and at its end; the next command starts it again."""
    deeds = brief()
    with cloned(empty_city) as city:
        calm = live_calmly(city, deeds, typed=True)
    told = [_stopped(own_server, own_server.ready(deed), calm) for deed in deeds]
    assert sum(told) > len(deeds) // 2
    assert own_server.complaints() == {}


def _stopped(city: City, deed: Deed, calm: Calm) -> bool:
    """Whether somebody was told of it."""
    before, at = city.digest(), _place(deed, calm.done[deed.key].points)
    typed = tuple(line(deed, city.data))
    city.leave()
    outcome = city.launcher.run(Job(city.url, city.data, deed, StopServer(at, city.data), typed))
    ensure_server(city.data)
    is_told = _is_told(deed, outcome)
    assert outcome.status == 0 or city.digest() == before, deed.key
    _repeat(city, deed)
    return is_told
