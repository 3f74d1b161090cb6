"""Residents come in by a code that opens one session, then by a secret of their own; what the database itself says of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import psycopg
import pytest
from acts.desk import Desk, found, number
from psycopg import errors
from signing import owner_of

from yanglao.acts.about import person_under
from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.residents import come_in, come_in_as, go_out, resident_of, set_own_secret

WHO, OTHER, GUESSED, LATE, DEAD = (number(place, f"195{place}0820") for place in range(1, 6))
NO_CODE = "0000-0000-0000"


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = Desk(found(new_office("residents")), tmp_path_factory.mktemp("desk"))
    made.register([WHO, OTHER, GUESSED, LATE, DEAD])
    return made


@pytest.fixture
def agency(desk: Desk) -> Agency:
    return desk.agency


letters = count(1)


def letter(desk: Desk, number: str) -> str:
    by = By("clerk", 20130731, f"letter {next(letters)}")
    return str(do(desk.agency, "letter_code", [{"number": number}], by=by)["told_once"]["letter_code"])


def code(work: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        work()
    return refused.value.code


@pytest.fixture(autouse=True)
def in_july(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YANGLAO_TODAY", "2013-07-31")


def test_a_code_opens_one_session(desk: Desk, agency: Agency) -> None:
    given = letter(desk, WHO)
    token = come_in(agency, WHO, given.replace("-", " "))
    who = resident_of(agency.connection, token)
    assert who is not None and (who.person, who.has_secret) == (person_under(agency, WHO), False)
    assert code(lambda: come_in(agency, WHO, given)) == "resident_refused"
    assert code(lambda: come_in(agency, OTHER, given)) == "resident_refused"
    go_out(agency.connection, token)
    assert resident_of(agency.connection, token) is None


def test_a_secret_of_their_own_takes_the_place_of_letters(desk: Desk, agency: Agency) -> None:
    token = come_in(agency, OTHER, letter(desk, OTHER))
    assert code(lambda: set_own_secret(agency.connection, token, "12345678")) == "own_secret_too_short"
    set_own_secret(agency.connection, token, "hai nan dao")
    found = resident_of(agency.connection, come_in(agency, OTHER, "hai nan dao"))
    assert found is not None and found.has_secret
    assert code(lambda: come_in(agency, WHO, "hai nan dao")) == "resident_refused"
    assert code(lambda: set_own_secret(agency.connection, "no session", "hai nan dao")) == "resident_refused"


def test_the_latest_letter_holds_and_runs_out(
    desk: Desk, agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = letter(desk, LATE), letter(desk, LATE)
    assert code(lambda: come_in(agency, LATE, first)) == "resident_refused"
    monkeypatch.setenv("YANGLAO_TODAY", "2013-08-31")
    assert code(lambda: come_in(agency, LATE, second)) == "resident_refused"
    monkeypatch.setenv("YANGLAO_TODAY", "2013-08-30")
    assert come_in(agency, LATE, second)


def test_five_failures_shut_somebody_even_with_the_right_code(desk: Desk, agency: Agency) -> None:
    given = letter(desk, GUESSED)
    for _ in range(5):
        assert code(lambda: come_in(agency, GUESSED, NO_CODE)) == "resident_refused"
    assert code(lambda: come_in(agency, GUESSED, given)) == "resident_shut"


def test_of_a_number_that_nobody_has_no_more_is_said(agency: Agency) -> None:
    assert code(lambda: come_in(agency, number(77), NO_CODE)) == "resident_refused"


def test_the_dead_get_no_letter(desk: Desk) -> None:
    home = {"place": 469007, "household": "非农业", "from": "1990-01-01", "until": ""}
    desk.take("residence", [{"number": DEAD, **home}])
    desk.take("enrolment", [{"number": DEAD, "on": "2012-05-02"}])
    desk.take("death", [{"number": DEAD, "on": "2013-06-01"}], on=20130731)
    assert code(lambda: letter(desk, DEAD)) == "person_died"


def test_a_session_that_is_not_used_is_over(desk: Desk, agency: Agency) -> None:
    token = come_in(agency, WHO, letter(desk, WHO))
    with psycopg.connect(owner_of(agency.connection.info.dsn), autocommit=True) as owner:
        owner.execute("UPDATE resident_session_use SET used_at = now() - interval '31 minutes'")
    assert resident_of(agency.connection, token) is None


def test_a_real_city_lets_nobody_in_by_one_press(agency: Agency) -> None:
    with pytest.raises(errors.InvalidAuthorizationSpecification):
        come_in_as(agency.connection, agency.area, person_under(agency, WHO))


@pytest.mark.parametrize("table", ["resident_secret", "resident_session", "resident_session_use"])
def test_nobody_but_the_functions_sees_who_came_in(agency: Agency, table: str) -> None:
    for statement in (f"SELECT * FROM {table}", f"DELETE FROM {table}"):
        with pytest.raises(errors.InsufficientPrivilege):
            agency.connection.execute(statement)


def test_no_act_is_done_under_a_residents_session(desk: Desk, agency: Agency) -> None:
    token = come_in(agency, WHO, letter(desk, WHO))
    agency.connection.execute("SELECT set_config('yanglao.session', %s, false)", (token,))
    with pytest.raises(errors.InvalidAuthorizationSpecification):
        agency.connection.execute(
            "INSERT INTO act (area_id, kind, actor, on_day, key, content) VALUES (%s, 'attack', 'clerk', '2013-02-01', 'r', '')",
            (agency.area.id,),
        )
