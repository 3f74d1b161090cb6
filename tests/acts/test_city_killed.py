"""A made-up city whose process is killed, again and again, and begun anew each time comes to the same books as one that was left alone."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import psycopg
import pytest
from faults.book import NOT_COMPARED, OWN_TABLE, ROOTS, TABLES, complaints

from yanglao.commands.demo import run
from yanglao.commands.office import office_at
from yanglao.kernel.months import month_text, parse_month
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user
from yanglao.store import acting
from yanglao.store.acting import Agency
from yanglao.synthetic import City, make_city

pytestmark = pytest.mark.long

FEW, MONTHS, SEED = 40, 4, 11
"""Residents and months of the city that is killed in every run of the tests."""
LONGER, MOMENTS = 120, ("2016-02", "2016-07", "2016-11")
"""Residents of the city of the campaign, and the months in which it is killed."""
_CHILD = (
    "import sys; from pathlib import Path; from yanglao.commands.demo.run import live; from yanglao.commands.office import office_at\n"
    "with office_at(sys.argv[1], Path(sys.argv[2])) as office: live(office, residents=int(sys.argv[3]), seed=int(sys.argv[4]))"
)

BY_LOT = {"act", "act_outcome", "reviewer_substitution"}
"""Tables whose rows hang on whom a lot has drawn; lots are drawn by what is proposed, and ids stand in that."""
_TOLD = {
    "acts": "SELECT on_day, kind, count(*) FROM act WHERE kind <> 'substitute_reviewer' GROUP BY 1, 2 ORDER BY 1, 2",
    "postings": "SELECT e.period, p.account, count(*), sum(p.debit_fen), sum(p.credit_fen) FROM posting p JOIN entry e ON e.id = p.entry_id"
    " GROUP BY 1, 2 ORDER BY 1, 2",
    "facts": "SELECT kind, recorded_on, void, count(*), sum(own_fen), sum(tier_fen) FROM fact GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
}


class Short(City):
    """A city that lives through its first months only."""

    @property
    def months(self) -> range:
        return super().months[:MONTHS]


class Killed(BaseException):
    """The process is gone."""


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    def make(residents: int, seed: int) -> City:
        city = make_city(residents, seed)
        return Short(**{one.name: getattr(city, one.name) for one in fields(City)})

    monkeypatch.setattr(run, "make_city", make)


class Trap:
    """Counts the acts of each month, and is gone instead of giving back one of them: at `fatal`, a month and the place of the act in it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.acts: Counter[int] = Counter()
        self.fatal = (0, 0)
        self._now, self._month, self._seal = 0, run._month, acting.seal_act
        monkeypatch.setattr(run, "_month", self.month)
        monkeypatch.setattr(acting, "seal_act", self.seal)

    def month(self, agency: Agency, city: City, one: int, folder: Path) -> None:
        self._now, self.acts[one] = one, 0
        self._month(agency, city, one, folder)

    def seal(self, *given: Any, **named: Any) -> None:
        self._seal(*given, **named)
        self.acts[self._now] += 1
        if (self._now, self.acts[self._now]) == self.fatal:
            raise Killed


class Place:
    """A database of its own, in which a city lives."""

    def __init__(self, url: str, data: Path) -> None:
        self.url, self.data = url, data

    def live(self, residents: int) -> None:
        with office_at(with_user(self.url, APPLICATION_ROLE), self.data) as office:
            run.live(office, residents=residents, seed=SEED)

    def killed_in(self, month: str, residents: int, *, after: float) -> None:
        """Live in a process that is killed so many seconds after the month before was closed."""
        url = with_user(self.url, APPLICATION_ROLE)
        line = [sys.executable, "-c", _CHILD, url, str(self.data), str(residents), str(SEED)]
        with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            before = month_text(parse_month(month) - 1)
            assert any(told.startswith(before) for told in child.stdout)
            time.sleep(after)
            assert child.poll() is None
            child.kill()

    def told(self) -> dict[str, Any]:
        """How many rows each table has, what was done on each day, and what moved on every account in each month's books. Ids are not told:
        an act that was lost has used some up."""
        with office_at(with_user(self.url, APPLICATION_ROLE), self.data) as office:
            assert complaints(office) == {}
        with psycopg.connect(self.url, autocommit=True) as owner:
            names = {name for (name,) in owner.execute(TABLES.format(which=ROOTS))} - NOT_COMPARED - BY_LOT
            own = {name for name in names if OWN_TABLE.fullmatch(name)}
            counts = {name: owner.execute(f"SELECT count(*) FROM {name}").fetchone() for name in names - own}
            told = {name: owner.execute(query).fetchall() for name, query in _TOLD.items()}
        return counts | told | {"own tables": len(own)}


@pytest.fixture
def place(set_up: Callable[[str, Path], str], tmp_path: Path) -> Callable[[str], Place]:
    def make(name: str) -> Place:
        return Place(
            set_up(name, tmp_path), tmp_path
        )  # one folder: what a file is called stands in what was asked

    return make


def test_killed_after_any_act_it_comes_to_the_same_books(
    place: Callable[[str], Place], short: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice in each month: somewhere, and after the last act of it."""
    trap, chance = Trap(monkeypatch), random.Random(SEED)
    calm, killed = place("calm"), place("killed")
    calm.live(FEW)
    for month, acts in sorted(dict(trap.acts).items()):
        for fatal in (chance.randrange(1, acts), acts) if month else ():
            trap.fatal = (month, fatal)
            with pytest.raises(Killed):
                killed.live(FEW)
    trap.fatal = (0, 0)
    killed.live(FEW)
    assert killed.told() == calm.told()


@pytest.mark.campaign
def test_killed_by_the_system_in_its_last_year_it_comes_to_the_same_books(
    place: Callable[[str], Place],
) -> None:
    """A process of its own each time, gone at some moment of a month."""
    calm, killed, chance = place("calm-year"), place("killed-year"), random.Random(SEED)
    calm.live(LONGER)
    for month in MOMENTS:
        killed.killed_in(month, LONGER, after=2 * chance.random())
    killed.live(LONGER)
    assert killed.told() == calm.told()
