"""不相容岗位 Nobody works for two offices at the same time: asked for, agreed to, at the founding, or written past the acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from acts.desk import Desk

from yanglao.acts.doing import do
from yanglao.acts.found_area import found_area
from yanglao.acts.roles import ADMINISTRATORS, ROLES
from yanglao.commands.office import Office
from yanglao.kernel.months import FOREVER, parse_day
from yanglao.store.acting import ActRefused, By
from yanglao.store.founding import Appointment, appointments, refuse_together

ON = 20120702
ALONE = (
    *ADMINISTRATORS,
    "director",
    "accountant",
    "certifier",
    "finance",
    "supervisor",
    "auditor",
    "publicity",
)
TOGETHER = (("clerk", "reviewer"), ("assistant", "township"))


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def asked(desk: Desk, login: str, role: str, **more: str) -> dict[str, Any]:
    there = [one for _, one in appointments(desk.agency.connection, desk.agency.area, login)]
    given = {
        **({"bureau": "civil"} if role == "certifier" else {}),
        "login": login,
        "name": there[0].name if there else "羊丽",
        "role": role,
        "since": "2012-07-01",
        **more,
    }
    key = f"{login} {role} {sorted(more.items())}"
    return do(desk.agency, "appointment", [given], by=By("system", ON, key))


def test_every_role_belongs_to_an_office(desk: Desk) -> None:
    offices = dict(desk.agency.connection.execute("SELECT role, office FROM role_office").fetchall())
    assert offices.keys() == ROLES.keys()
    together = {
        (one, other) for one in ROLES for other in ROLES if one < other and offices[one] == offices[other]
    }
    assert together == set(TOGETHER)


@pytest.mark.parametrize("role", [*ALONE, "assistant", "township"])
def test_whoever_takes_money_gets_no_post_elsewhere(desk: Desk, role: str) -> None:
    assert code(lambda: asked(desk, "clerk", role)) == "posts_apart"


@pytest.mark.parametrize("login", ["system", "security", "supervisor", "finance", "director"])
@pytest.mark.parametrize("role", ["clerk", "reviewer", "logs"])
def test_whoever_watches_or_approves_does_not_act(desk: Desk, login: str, role: str) -> None:
    assert code(lambda: asked(desk, login, role)) == "posts_apart"


def test_an_administrator_does_not_appoint_themselves(desk: Desk) -> None:
    assert code(lambda: asked(desk, "system", "director")) == "posts_apart"


def test_what_was_free_when_it_was_asked_for_is_looked_at_again(desk: Desk) -> None:
    first, second = asked(desk, "new-1", "finance"), asked(desk, "new-1", "auditor")
    desk.agree(first["proposal"], on=ON)
    assert code(lambda: desk.agree(second["proposal"], on=ON)) == "posts_apart"
    held = [one.role for _, one in appointments(desk.agency.connection, desk.agency.area, "new-1")]
    assert held == ["finance"]


def test_one_after_another_is_allowed(desk: Desk) -> None:
    """From the day on which the other ends, and not a day before."""
    first = asked(desk, "new-2", "finance", until="2012-09-01")
    desk.agree(first["proposal"], on=ON)
    assert code(lambda: asked(desk, "new-2", "auditor", since="2012-08-31")) == "posts_apart"
    assert (
        code(lambda: asked(desk, "new-2", "auditor", since="2012-01-01", until="2012-07-02")) == "posts_apart"
    )
    desk.agree(asked(desk, "new-2", "auditor", since="2012-09-01")["proposal"], on=ON)
    desk.agree(asked(desk, "new-2", "publicity", since="2012-01-01", until="2012-07-01")["proposal"], on=ON)


def test_whoever_was_dismissed_is_free(desk: Desk) -> None:
    desk.agree(asked(desk, "new-3", "clerk")["proposal"], on=ON)
    gone = {"login": "new-3", "role": "clerk", "on": "2012-07-02"}
    do(desk.agency, "dismissal", [gone], by=By("security", ON, "gone new-3"))
    assert code(lambda: asked(desk, "new-3", "finance", since="2012-07-01")) == "posts_apart"
    assert asked(desk, "new-3", "finance", since="2012-07-02")["proposal"]


@pytest.mark.parametrize(("held", "given"), TOGETHER)
def test_within_an_office_one_may_help_another(desk: Desk, held: str, given: str) -> None:
    login = f"both-{held}"
    desk.agree(asked(desk, login, held)["proposal"], on=ON)
    desk.agree(asked(desk, login, given)["proposal"], on=ON)
    found = {one.role for _, one in appointments(desk.agency.connection, desk.agency.area, login)}
    assert found == {held, given}


def test_nothing_is_written_past_the_acts(desk: Desk) -> None:
    with (
        pytest.raises(psycopg.errors.CheckViolation, match="another office"),
        desk.agency.connection.transaction(),
    ):
        desk.agency.connection.execute(
            "INSERT INTO staff_role (area_id, login, role, since) VALUES (%s, 'clerk', 'finance', '2012-07-01')",
            (desk.agency.area.id,),
        )
    with pytest.raises(psycopg.errors.ForeignKeyViolation), desk.agency.connection.transaction():
        desk.agency.connection.execute(
            "INSERT INTO staff_role (area_id, login, role, since) VALUES (%s, 'clerk', 'king', '2012-07-01')",
            (desk.agency.area.id,),
        )


def test_no_city_is_founded_with_one_who_does_all(new_office: Callable[[str], Office]) -> None:
    office = new_office("founded_apart")
    units = [("469007-01", "永安社区", "community")]
    everything = [("one", "clerk", "王海"), ("one", "accountant", "王海")]

    def found() -> object:
        return found_area(
            office.connection, office.keys, plan="dongfang-2011", name="东方市", units=units, staff=everything
        )

    assert code(found) == "posts_apart"
    assert office.connection.execute("SELECT count(*) FROM area").fetchone() == (0,)


def test_the_sentence_names_both(desk: Desk) -> None:
    one = Appointment("clerk", "finance", "经办", "", parse_day("2012-07-01"), FOREVER)
    with pytest.raises(ActRefused, match="clerk is clerk in the same days"):
        refuse_together(desk.agency.connection, desk.agency.area, one)
