"""Pages of staff in tests: an office with its people on a database of its own, and browsers in which its staff have come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from acts.desk import Desk, number
from acts.desk import found as found_office
from django.test import Client
from signing import Everybody

from yanglao.commands.office import Office
from yanglao.kernel.months import day_text
from yanglao.site.addresses import APPLICATION_ROLE, READER_ROLE, VARIABLES
from yanglao.site.postgres import with_user
from yanglao.store.acting import TODAY, Agency

ON = 20130731
"""The Day on which these desks work."""
YOUNG, NEAR_60, PENSIONER, ELSEWHERE = number(1), number(2, "19530820"), number(3, "19500305"), number(4)


ASSISTANT = ("assistant", "assistant", "协管员", "469007-01")
"""Of 永安社区 alone."""


class Staffed:
    """An office at work: `desk` hands lists in behind the pages' back, `as_` opens a browser for somebody."""

    def __init__(self, office: Office, desk: Desk) -> None:
        self.office, self.desk = office, desk

    @property
    def agency(self) -> Agency:
        return self.desk.agency

    def as_(self, login: str, **cookies: str) -> Client:
        client = Client(SERVER_NAME="127.0.0.1")
        client.cookies["session"] = Everybody(self.agency.area.code)[login]
        for name, value in cookies.items():
            client.cookies[name] = value
        return client

    def person(self, number: str) -> int:
        from yanglao.acts.about import person_under

        return person_under(self.agency, number)


def staffed(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory, name: str
) -> Staffed:
    """Four people: one young, one soon 60, one in payment, one of another unit."""
    office = new_office(name)
    desk = Desk(found_office(office, more=[ASSISTANT]), tmp_path_factory.mktemp("desk"))
    desk.register([YOUNG, NEAR_60, PENSIONER])
    desk.register([ELSEWHERE], unit="东海社区")
    homes = {"place": 469007, "household": "非农业", "from": "1990-01-01", "until": ""}
    desk.take("residence", [{"number": one, **homes} for one in (YOUNG, NEAR_60, PENSIONER, ELSEWHERE)])
    return Staffed(office, desk)


@contextmanager
def reads(url: str) -> Iterator[None]:
    """The public pages of this process read the database at `url`."""
    from yanglao.site.django_database import database_settings
    from yanglao.site.migrations import load_django

    load_django()
    from django.db import connections

    def forget() -> None:
        connections["default"].close()
        del connections["default"]

    before = connections.settings["default"]
    forget()
    connections.settings["default"] = {**before, **database_settings(url, read_only=True)}
    try:
        yield
    finally:
        forget()
        connections.settings["default"] = before


@contextmanager
def served(of: Staffed) -> Iterator[None]:
    """The pages of this process are those of that office, on the day ON."""
    from yanglao.site.migrations import load_django
    from yanglao.web.office import close_pools

    with pytest.MonkeyPatch.context() as patch:
        url = of.agency.connection.info.dsn
        for role in (APPLICATION_ROLE, READER_ROLE):
            patch.setenv(VARIABLES[role], with_user(url, role))
        patch.setenv("YANGLAO_DATA", str(of.office.data))
        patch.setenv(TODAY, day_text(ON))
        load_django()
        yield
        close_pools()


def worked_off(of: Staffed) -> None:
    """The worker of that office has done everything that was left to it."""
    from yanglao.acts.jobs.working import work_once
    from yanglao.store.connection import connected

    url = with_user(of.agency.connection.info.dsn, APPLICATION_ROLE)
    with connected(url) as queue, connected(url) as connection:
        agency = Agency(connection, of.agency.area, of.agency.keys)
        while work_once(queue, agency):
            pass
