"""任用与免职 Somebody gets a role or loses one: proposed by the system administrator, agreed to by the security administrator."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.acts.describing import Agreement, Description, Step, Values
from yanglao.acts.found_area import LOGIN, must_be_of_a_bureau
from yanglao.acts.performing import perform_act
from yanglao.acts.proposals import WorkedOut, propose, propose_worked_out
from yanglao.kernel.months import FOREVER, day_text
from yanglao.lists import Field, Layout
from yanglao.policy.roles import ROLE_WORDS
from yanglao.store.acting import Act, ActRefused, Agency, By
from yanglao.store.founding import Appointment, add_role, add_staff, appointments, refuse_together
from yanglao.store.proposals import AGREED, TWO, Proposal
from yanglao.store.sessions import invite, put_out

_LOGIN = Field("login", "text", ("登录名",))
ROLE_CHOICES = tuple((key, name) for key, name in roles.ROLES.items())


def propose_appointment(agency: Agency, values: Values, by: By) -> dict[str, Any]:
    """Propose that somebody, new or known, hold a role. Refused: bad_login, login_exists, already_appointed, bureau_needed, no_bureau_here,
    no_such_bureau, posts_apart."""
    own = agency.keys.hashed(values["number"]).hex() if values["number"] else None
    content = {**values, "until": values["until"] or FOREVER, "number": None, "own_hash": own}

    def work_out(act: Act) -> WorkedOut:
        _check(act.agency, values)
        return content, TWO, content

    return propose_worked_out(agency, APPOINT, content, by=by, who=APPOINT.who, work_out=work_out)


def _check(agency: Agency, values: Values) -> None:
    login, name, role = values["login"], values["name"], values["role"]
    if not LOGIN.fullmatch(login):
        raise ActRefused(
            "bad_login",
            f"登录名 {login!r} 应为小写字母、数字、点和短横,以字母或数字开头。",
            f"The login {login!r} must be small letters, digits, dots and hyphens, and begin with a letter or digit.",
        )
    must_be_of_a_bureau(agency.area.plan, role, values["bureau"] or "")
    there = [one for _, one in appointments(agency.connection, agency.area, login)]
    if any(one.name != name for one in there):
        raise ActRefused(
            "login_exists",
            f"登录名 {login} 属于{there[0].name}。",
            f"The login {login} belongs to {there[0].name}.",
        )
    asked = (role, values["unit"], values["bureau"] or "")
    if any((one.role, one.unit, one.bureau) == asked and one.until > values["since"] for one in there):
        raise ActRefused(
            "already_appointed",
            f"{login} 已任{roles.ROLES[role]}。",
            f"{login} holds the role {ROLE_WORDS[role][1]} already.",
        )
    given = Appointment(login, role, name, values["unit"], values["since"], values["until"] or FOREVER)
    refuse_together(agency.connection, agency.area, given)


def _appoint(act: Act, proposal: Proposal) -> dict[str, Any]:
    content = proposal.content
    one = Appointment(
        content["login"],
        content["role"],
        content["name"],
        content["unit"],
        content["since"],
        content["until"],
        content["bureau"] or "",
    )
    there = appointments(act.connection, act.area, one.login)
    if there:
        add_role(act.connection, act.area, one, act=act.id)
    else:
        own = {one.login: bytes.fromhex(content["own_hash"])} if content["own_hash"] else {}
        add_staff(act.connection, act.area, [one], own_hashes=own, act=act.id)
        act.codes[one.login] = invite(act.connection, act.area, one.login, act=act.id)
    return {"login": one.login, "role": one.role, "new": not there}


def dismiss(agency: Agency, *, login: str, role: str | None, on: int, by: By) -> dict[str, Any]:
    """免职 End a role of somebody on a Day, or all of them; whoever has none left is put out at once. Refused: not_appointed."""

    def work(act: Act) -> dict[str, Any]:
        ended = [
            (number, one)
            for number, one in appointments(act.connection, act.area, login)
            if one.until > on and role in (None, one.role)
        ]
        if not ended:
            raise ActRefused(
                "not_appointed",
                f"{login} 在 {day_text(on)} 没有这样的岗位。",
                f"{login} has no such role on {day_text(on)}.",
            )
        for number, one in ended:
            add_role(
                act.connection,
                act.area,
                one._replace(until=max(on, one.since)),
                act=act.id,
                replaces=number,
            )
        left = [one for _, one in appointments(act.connection, act.area, login) if one.until > on]
        if not left:
            put_out(act.connection, act.area, login, act.id)
        return {"login": login, "ended": [one.role for _, one in ended], "left": [one.role for one in left]}

    content = {"login": login, "role": role, "on": on}
    return perform_act(agency, DISMISS, content, by=by, work=work)


def propose_invitation(agency: Agency, values: Values, by: By) -> dict[str, Any]:
    """Propose that somebody be let in anew, by an invitation. Refused: not_appointed."""
    login = values["login"]
    if not appointments(agency.connection, agency.area, login):
        raise ActRefused("not_appointed", f"没有登录名 {login}。", f"There is no login {login}.")
    return propose(agency, INVITE, {"login": login}, by=by)


def _invite(act: Act, proposal: Proposal) -> dict[str, Any]:
    """The code goes to whoever agrees, by `codes`: it is never part of an answer that is kept."""
    login = proposal.content["login"]
    act.codes[login] = invite(act.connection, act.area, login, act=act.id)
    return {"login": login}


APPOINT = Description(
    asks=Layout(
        "appointment",
        "任用",
        "appointment",
        (
            _LOGIN,
            Field("name", "text", ("姓名",)),
            Field("role", "choice", ("岗位",), choices=ROLE_CHOICES),
            Field("unit", "text", ("单位代码",), required=False, may_be_empty=True),
            Field("since", "day", ("任用日期",)),
            Field("until", "until", ("截止日期",), required=False, may_be_empty=True),
            Field("bureau", "text", ("认定单位",), required=False, may_be_empty=True),
            Field("number", "number", ("本人身份证号码",), required=False, may_be_empty=True, private=True),
        ),
    ),
    clause="十一",
    who=(roles.SYSTEM,),
    does=propose_appointment,
    agreement=Agreement({AGREED: Step((roles.SECURITY,))}, (roles.SECURITY,), _appoint, moves_money=False),
    refuses=(
        "bad_login",
        "login_exists",
        "already_appointed",
        "unknown_unit",
        "bureau_needed",
        "no_bureau_here",
        "no_such_bureau",
        "posts_apart",
    ),
)
DISMISS = Description(
    asks=Layout(
        "dismissal",
        "免职",
        "dismissal",
        (
            _LOGIN,
            Field("role", "choice", ("岗位",), required=False, may_be_empty=True, choices=ROLE_CHOICES),
            Field("on", "day", ("免职日期",)),
        ),
    ),
    clause="十一",
    who=(roles.SYSTEM, roles.SECURITY),
    does=lambda agency, values, by: dismiss(agency, **values, by=by),
    refuses=("not_appointed",),
)
INVITE = Description(
    asks=Layout("invitation", "邀请登录", "invitation", (_LOGIN,)),
    clause="十一",
    who=(roles.SYSTEM,),
    does=propose_invitation,
    agreement=Agreement({AGREED: Step((roles.SECURITY,))}, (roles.SECURITY,), _invite, moves_money=False),
    refuses=("not_appointed",),
    makes=("邀请码",),
)
STAFF_ACTS = (APPOINT, DISMISS, INVITE)
