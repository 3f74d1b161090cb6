"""建账 Found a pooling area: its plan, units and staff. Done once by the system administrator's set-up."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import psycopg

from yanglao.acts.roles import CERTIFIER, ROLES
from yanglao.kernel.months import month_text
from yanglao.policy.bureaus import bureaus_of
from yanglao.policy.loading import PlanUnknown, load_plan
from yanglao.policy.roles import ROLE_WORDS
from yanglao.store.acting import ActRefused, Area
from yanglao.store.founding import (
    Appointment,
    Founded,
    add_area,
    add_staff,
    add_units,
    founded,
    lock_founding,
)
from yanglao.store.founding_seals import seal_founding
from yanglao.store.installation import MadeUpCity, made_up_city, note_city, refuse_neighbours
from yanglao.store.secrets import Keys
from yanglao.store.sessions import invite

Units = list[tuple[str, str, str]]  # code, name, kind
Staff = Sequence[
    tuple[str, str, str] | Appointment
]  # login, role, name; with unit and days where they are limited
LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}", re.ASCII)
DIVISION_CODE = re.compile(r"[1-9]\d{5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Founding:
    """An area that stands, and the codes by which those who were added come in the first time (login -> code)."""

    area: Area
    invitations: dict[str, str]


def found_area(
    connection: psycopg.Connection,
    keys: Keys,
    *,
    plan: str,
    name: str,
    units: Units,
    staff: Staff,
    code: str | None = None,
    opens_in: int | None = None,
    city: MadeUpCity | None = None,
    own_hashes: Mapping[str, bytes] | None = None,
) -> Founding:
    """The area of a plan with its units and staff, under the division code `code` where the plan names no place.

    `opens_in`: the first Month that is kept here, when another system has kept the accounts until then (None: the plan's first).
    What exists as it is asked for stays as it is; all of it is sealed under `keys`. `city`: the area is that made-up city, which lives alone in its database.
    `own_hashes`: login -> keyed hash of the own identity number, where it is known.
    Refused: no_such_plan, no_such_role, bureau_needed, no_bureau_here, no_such_bureau, place_needed, place_differs, bad_place, area_exists, unit_exists,
    unknown_unit, bad_login, login_exists, posts_apart, opens_before_launch, demo_database, not_a_demo, other_city.
    """
    place = _place(plan, code)
    people = [Appointment(*one) for one in staff]
    if bad := [one.login for one in people if not LOGIN.fullmatch(one.login)]:
        raise ActRefused(
            "bad_login",
            f"登录名 {bad[0]!r} 应为小写字母、数字、点和短横,以字母或数字开头,至多 40 个字符。",
            f"The login {bad[0]!r} must be small letters, digits, dots and hyphens, begin with a letter or digit, and have at"
            " most 40 characters.",
        )
    if unknown := {one.role for one in people} - ROLES.keys():
        raise ActRefused(
            "no_such_role",
            f"没有角色 {'、'.join(sorted(unknown))}。",
            f"There is no role {', '.join(sorted(unknown))}.",
        )
    for one in people:
        must_be_of_a_bureau(plan, one.role, one.bureau)
    with connection.transaction():
        lock_founding(connection)
        _keep_apart(connection, city)
        area = _area(connection, place, plan, name, opens_in=_opens_in(plan, opens_in))
        add_units(connection, area, units)
        added = add_staff(connection, area, people, own_hashes=own_hashes or {})
        _refuse_differences(founded(connection, area), units, people)
        seal_founding(connection, area, keys)
        return Founding(area, {login: invite(connection, area, login) for login in added})


def must_be_of_a_bureau(plan: str, role: str, bureau: str) -> None:
    """That whoever certifies does so for a bureau of the plan, and nobody else does. Refused: bureau_needed, no_bureau_here, no_such_bureau."""
    there = bureaus_of(plan)
    zh = "、".join(f"{key} {one.name[0]}" for key, one in there.items())
    en = ", ".join(f"{key} ({one.name[1]})" for key, one in there.items())
    if role == CERTIFIER and not bureau:
        raise ActRefused(
            "bureau_needed",
            f"{ROLES[role]}须写明属于哪个单位:{zh}。",
            f"Whoever certifies does so for a bureau; name it: {en}.",
        )
    if role != CERTIFIER and bureau:
        raise ActRefused(
            "no_bureau_here",
            f"只有{ROLES[CERTIFIER]}须写明所属单位,{ROLES[role]}不写。",
            f"A bureau is named of those who certify only, not of the role {ROLE_WORDS[role][1]}.",
        )
    if bureau and bureau not in there:
        raise ActRefused(
            "no_such_bureau",
            f"没有认定单位 {bureau},应为:{zh}。",
            f"There is no bureau {bureau}; it is one of: {en}.",
        )


def _place(plan: str, code: str | None) -> str:
    """The division code of the area: the plan's own where it names one, else `code`, which lies where the plan is for."""
    try:
        own = load_plan(plan).place
    except PlanUnknown as fault:
        raise ActRefused("no_such_plan", f"没有方案 {plan}。", f"There is no plan {plan}.") from fault
    place = own if code is None and DIVISION_CODE.fullmatch(own) else code
    if place is None:
        raise ActRefused(
            "place_needed",
            f"方案 {plan} 没有写明适用于哪个统筹区,请给出六位区划代码。",
            f"The plan {plan} names no pooling area; give the six-digit division code.",
        )
    if not place.startswith(own):
        raise ActRefused(
            "place_differs",
            f"方案 {plan} 适用于 {own},不能用于 {place}。",
            f"The plan {plan} is for {own}, not for {place}.",
        )
    if not DIVISION_CODE.fullmatch(place):
        raise ActRefused(
            "bad_place",
            f"区划代码应为六位数字,不能是 {place!r}。",
            f"A division code has six digits; {place!r} has not.",
        )
    return place


def _keep_apart(connection: psycopg.Connection, city: MadeUpCity | None) -> None:
    """Real people and made-up ones never share a database."""
    if city is not None:
        refuse_neighbours(connection, city)
        note_city(connection, city)
    elif made_up_city(connection) is not None:
        raise ActRefused(
            "demo_database",
            "这是演示库,不能在其中设立统筹区。请另给一个空库。",
            "A made-up city lives in this database, and no real area may be founded in it; use an empty one.",
        )


def _opens_in(plan: str, asked: int | None) -> int:
    launch = load_plan(plan).launch_month
    if asked is not None and asked < launch:
        raise ActRefused(
            "opens_before_launch",
            f"启用月份 {month_text(asked)} 早于方案实施的 {month_text(launch)}。",
            f"The first month, {month_text(asked)}, is before the plan begins in {month_text(launch)}.",
        )
    return launch if asked is None else asked


def _area(connection: psycopg.Connection, place: str, plan: str, name: str, *, opens_in: int) -> Area:
    there = add_area(connection, place, plan, name, opens_in=opens_in)
    if (there.area.plan, there.name, there.area.opens_in) != (plan, name, opens_in):
        raise ActRefused(
            "area_exists",
            f"区划代码 {place} 已有统筹区 {there.name}(方案 {there.area.plan},{month_text(there.area.opens_in)} 启用)。",
            f"There is an area {place} already: {there.name}, under the plan {there.area.plan}, since"
            f" {month_text(there.area.opens_in)}.",
        )
    return there.area


def _refuse_differences(there: Founded, units: Units, staff: Sequence[Appointment]) -> None:
    for unit in units:
        if unit not in there.units:
            raise ActRefused(
                "unit_exists",
                f"单位 {unit[0]} {unit[1]} 与已有的单位不符。",
                f"The unit {unit[0]} {unit[1]} is not as it is on record.",
            )
    for one in staff:
        if one not in there.staff:
            raise ActRefused(
                "login_exists",
                f"登录名 {one.login} 已登记为另一人或另一角色。",
                f"The login {one.login} is on record for somebody else, or in another role.",
            )
