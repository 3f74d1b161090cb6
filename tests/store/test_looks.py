"""Looks at a person's file are noted, told to the person, and never taken back."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from acts.desk import Desk, found, number
from psycopg import errors

from yanglao.acts.about import person_under
from yanglao.commands.office import Office
from yanglao.store.acting import Agency
from yanglao.store.connection import at_one_moment
from yanglao.store.looks import looks_at, note_look

SOMEBODY = number(1, "19530820")


@pytest.fixture(scope="module")
def agency(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Agency:
    desk = Desk(found(new_office("looks")), tmp_path_factory.mktemp("desk"))
    desk.register([SOMEBODY])
    return desk.agency


def test_a_look_is_noted_while_reading_and_told_the_latest_first(agency: Agency) -> None:
    person = person_under(agency, SOMEBODY)
    with at_one_moment(agency.connection):
        note_look(agency.connection, agency.area, "clerk", person, "file")
    note_look(agency.connection, agency.area, "", person, "account")
    note_look(agency.connection, agency.area, "reviewer", person, "number", "电话核对")
    told = [(one.login, one.what, one.why) for one in looks_at(agency.connection, agency.area, person)]
    assert told == [("reviewer", "number", "电话核对"), ("", "account", ""), ("clerk", "file", "")]


def test_a_look_that_goes_on_is_one_for_a_while(agency: Agency, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same only at the same page, of the same person, by the same colleague."""
    person = person_under(agency, SOMEBODY)
    for login, what in (
        ("clerk", "pension"),
        ("clerk", "pension"),
        ("clerk", "facts"),
        ("reviewer", "pension"),
    ):
        note_look(agency.connection, agency.area, login, person, what, goes_on=True)
    told = [(one.login, one.what) for one in looks_at(agency.connection, agency.area, person)]
    assert told[:3] == [("reviewer", "pension"), ("clerk", "facts"), ("clerk", "pension")]
    assert told.count(("clerk", "pension")) == 1
    monkeypatch.setattr("yanglao.store.looks.WHILE", "0 seconds")
    note_look(agency.connection, agency.area, "clerk", person, "pension", goes_on=True)
    assert len(looks_at(agency.connection, agency.area, person)) == len(told) + 1


@pytest.mark.parametrize(
    "statement", ["DELETE FROM look", "UPDATE look SET what = 'nothing'", "TRUNCATE look"]
)
def test_a_look_is_never_taken_back(agency: Agency, statement: str) -> None:
    with pytest.raises((errors.InsufficientPrivilege, errors.RestrictViolation)):
        agency.connection.execute(statement)


def test_nobody_looks_who_does_not_work_here(agency: Agency) -> None:
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        note_look(agency.connection, agency.area, "nobody", person_under(agency, SOMEBODY), "file")
