"""Acts as recorded: who did what on which business day, under a key that makes a repetition harmless.

Acts of one pooling area follow one another: each holds the area alone until it is done (decision 0012). So nothing that an act
has read can change under it, and what one act writes can be sealed together with the act before it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

import psycopg

from yanglao.kernel.months import date_of, day_of, day_text, first_day, month_of, month_text, parse_day
from yanglao.policy.bureaus import answering, bureaus_of
from yanglao.policy.roles import roles_said
from yanglao.store.connection import lock_area
from yanglao.store.seals import rows_added, seal_act
from yanglao.store.secrets import Keys

CHINA = timezone(timedelta(hours=8))
TODAY = "YANGLAO_TODAY"  # a day yyyy-mm-dd that stands for today, for tests
PROOF_NEEDED = "proof_needed"


@dataclass(frozen=True, slots=True)
class By:
    """Who acts, on which business day (never the clock's), under which key. One key, one effect."""

    actor: str
    on: int
    key: str


@dataclass(frozen=True, slots=True)
class Area:
    """A pooling area: its number in the tables, division code and plan, and the first Month that is kept here."""

    id: int
    code: str
    plan: str
    opens_in: int


@dataclass(frozen=True, slots=True)
class Reach:
    """What the roles of somebody let them touch: the units (None: all of the area), and the matters for which their bureaus answer (None: they are
    not bound to what a bureau answers for)."""

    units: frozenset[int] | None
    matters: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """经办机构 Where acts are done: the open database of a pooling area, its keys, and the tokens of those who have signed in
    (login -> token)."""

    connection: psycopg.Connection
    area: Area
    keys: Keys
    sessions: Mapping[str, str] = field(default_factory=dict)


class ActRefused(Exception):
    """An act that cannot be done; `code` for programs, `zh` and `en` tell a clerk what to do."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(f"{code}: {zh} / {en}")
        self.code, self.zh, self.en = code, zh, en


@dataclass(slots=True)
class Act:
    """An act under way inside its transaction. `reach`: the units and matters that it may be about. `codes`: invitations
    that it makes, for whoever acts alone: they are told once, and never kept; `once`: whatever else is told like that. `closes`: the Month whose books its entries still
    belong to (0: that of its business day)."""

    agency: Agency
    by: By
    id: int
    reach: Reach = field(default_factory=lambda: Reach(None))
    codes: dict[str, str] = field(default_factory=dict)
    once: dict[str, str] = field(default_factory=dict)
    closes: int = 0

    @property
    def period(self) -> int:
        """会计期间 The Month in whose books its entries stand."""
        return self.closes or month_of(self.by.on)

    @property
    def units(self) -> frozenset[int] | None:
        return self.reach.units

    @property
    def connection(self) -> psycopg.Connection:
        return self.agency.connection

    @property
    def area(self) -> Area:
        return self.agency.area

    @property
    def keys(self) -> Keys:
        return self.agency.keys


def perform(
    agency: Agency,
    by: By,
    *,
    kind: str,
    content: Any,
    roles: tuple[str, ...],
    work: Callable[[Act], dict[str, Any]],
    is_weighty: bool = False,
    about: Collection[str] = (),
) -> dict[str, Any]:
    """Do `work` in one transaction and keep its answer, sealed. The same key and content again: the first answer, nothing done;
    the same key with other content is refused. is_weighty: whoever does it must have shown lately who they are. about: the matters of bureaus that it
    may be about.

    Refused: not_signed_in, second_factor_missing, proof_needed, key_used, not_your_task, not_your_bureau, date_in_future, date_in_closed_month.
    """
    connection, area = agency.connection, agency.area
    digest = agency.keys.hashed_bytes(_canonical(content))
    with connection.transaction():
        lock_area(connection, area.id)
        earlier = _earlier(connection, area, by, kind, digest)
        if earlier is not None:
            return earlier
        reach = _may(connection, area, by, roles, about)
        _is_open(connection, area, by)
        if is_weighty:
            _is_proven(agency, by)
        before = rows_added(connection)
        act = Act(agency, by, _record(agency, by, kind, digest), reach)
        answer = work(act)
        seal_act(connection, agency.keys, area.id, act.id, answer, before=before)
        told = {"invitations": act.codes, "told_once": act.once}
        return answer | {name: what for name, what in told.items() if what}


def admit_to(agency: Agency, by: By, roles: tuple[str, ...], about: Collection[str] = ()) -> None:
    """Refuse somebody who may not do what they ask for, before anything else is said of it. Refused: not_signed_in, not_your_task, not_your_bureau."""
    row = agency.connection.execute(
        "SELECT EXISTS (SELECT FROM session_of(%s) s WHERE s.area_id = %s AND s.login = %s)",
        (agency.sessions.get(by.actor, ""), agency.area.id, by.actor),
    ).fetchone()
    if row is None or not row[0]:
        raise _not_signed_in(by)
    _may(agency.connection, agency.area, by, roles, about)


def answered(agency: Agency, by: By, *, kind: str, content: Any) -> dict[str, Any] | None:
    """What was answered to the same content under the same key; None when nothing was asked under it. Refused: key_used."""
    digest = agency.keys.hashed_bytes(_canonical(content))
    return _earlier(agency.connection, agency.area, by, kind, digest)


def today() -> int:
    """The Day it is in China; tests may set another."""
    told = os.environ.get(TODAY)
    return parse_day(told) if told else day_of(datetime.now(CHINA).date())


def units_of_reader(agency: Agency, login: str, roles: tuple[str, ...], on: int) -> frozenset[int] | None:
    """The units of which somebody who reads in one of `roles` on a Day may know; None: the whole area. Refused: not_your_task."""
    return reach_of_reader(agency, login, roles, on).units


def reach_of_reader(agency: Agency, login: str, roles: tuple[str, ...], on: int) -> Reach:
    """The same, with the matters of bureaus. Refused: not_your_task."""
    return _may(agency.connection, agency.area, By(login, on, ""), roles)


def not_your_bureau(plan: str, matters: Collection[str]) -> ActRefused:
    """What is said to a bureau that does not answer for these matters: who does."""
    there = answering(plan, matters)
    zh, en = "、".join(one.name[0] for one in there), ", ".join(one.name[1] for one in there)
    return ActRefused(
        "not_your_bureau",
        f"此项由{zh}认定,不归本单位;请转告该单位办理。",
        f"This is for another bureau to certify: {en}; pass it on to them.",
    )


def _canonical(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    return json.dumps(content, sort_keys=True, ensure_ascii=False).encode()


def _record(agency: Agency, by: By, kind: str, digest: bytes) -> int:
    """The row of the act; the database sees for itself that whoever acts has signed in."""
    connection = agency.connection
    connection.execute("SELECT set_config('yanglao.session', %s, true)", (agency.sessions.get(by.actor, ""),))
    try:
        row = connection.execute(
            "INSERT INTO act (area_id, kind, actor, on_day, key, content) VALUES (%s, %s, %s, %s, %s, %s) RETURNING id",
            (agency.area.id, kind, by.actor, date_of(by.on), by.key, digest),
        ).fetchone()
    except psycopg.errors.InvalidAuthorizationSpecification as fault:
        raise _not_let(by, fault) from fault
    assert row is not None
    return int(row[0])


def _is_proven(agency: Agency, by: By) -> None:
    """Whoever does what is weighty has shown lately who they are; the database keeps when. Refused: proof_needed."""
    row = agency.connection.execute(
        "SELECT is_proven FROM session_of(%s)", (agency.sessions.get(by.actor, ""),)
    ).fetchone()
    if row is not None and not row[0]:
        raise proof_needed()


def proof_needed() -> ActRefused:
    """What is said to somebody who has to show again who they are."""
    return ActRefused(
        PROOF_NEEDED,
        "办这件事前要再验证一次身份;在命令行请重新登录(yanglao login)。",
        "This takes another proof of who you are; on the command line sign in again (`yanglao login`).",
    )


def _not_let(by: By, fault: psycopg.Error) -> ActRefused:
    """Why the database records no act of somebody."""
    if fault.diag.message_hint == "second_factor_missing":
        return ActRefused(
            "second_factor_missing",
            f"{by.actor} 的岗位必须先设手机验证码,请登录网页在“我的登录”中设好。",
            f"The role of {by.actor} takes a second factor; set it up on the page “My access” first.",
        )
    return _not_signed_in(by)


def _not_signed_in(by: By) -> ActRefused:
    return ActRefused(
        "not_signed_in",
        f"{by.actor} 尚未登录或登录已过期,请先运行 yanglao login。",
        f"{by.actor} has not signed in, or the session is over; run `yanglao login` first.",
    )


def _earlier(
    connection: psycopg.Connection, area: Area, by: By, kind: str, digest: bytes
) -> dict[str, Any] | None:
    row = connection.execute(
        "SELECT a.content, a.actor, a.on_day, o.outcome FROM act a JOIN act_outcome o ON o.act_id = a.id"
        " WHERE a.area_id = %s AND a.kind = %s AND a.key = %s",
        (area.id, kind, by.key),
    ).fetchone()
    if row is None:
        return None
    if bytes(row[0]) != digest:
        raise ActRefused(
            "key_used",
            f"编号 {by.key} 已由 {row[1]} 于 {row[2]} 用于另一项业务,请核对后换一个编号。",
            f"The key {by.key} was used by {row[1]} on {row[2]} for something else; check, then take another.",
        )
    return {**row[3], "repeated": True}


def _may(
    connection: psycopg.Connection, area: Area, by: By, roles: tuple[str, ...], about: Collection[str] = ()
) -> Reach:
    """What somebody may touch in one of `roles`, on the business date and still today; a role of a bureau that answers for nothing of what this
    is `about` (empty: of whatever) does not count. Refused: not_your_task, not_your_bureau."""
    rows = connection.execute(
        "SELECT r.unit_id, r.bureau FROM staff_role r WHERE r.area_id = %s AND r.login = %s AND r.role = ANY(%s)"
        " AND r.since <= %s AND r.until > greatest(%s::date, %s::date)"
        " AND NOT EXISTS (SELECT FROM staff_role n WHERE n.replaces = r.id)",
        (area.id, by.actor, list(roles), date_of(by.on), date_of(by.on), date_of(today())),
    ).fetchall()
    if not rows:
        zh, en = roles_said(roles)
        raise ActRefused(
            "not_your_task",
            f"{by.actor} 无权办理此项业务,应由{zh}办理。",
            f"{by.actor} may not do this on {day_text(by.on)}; it is for: {en}.",
        )
    bureaus = bureaus_of(area.plan)
    held = [(unit, bureaus[bureau].matters if bureau else None) for unit, bureau in rows]
    held = [(unit, matters) for unit, matters in held if matters is None or not about or matters & set(about)]
    if not held:
        raise not_your_bureau(area.plan, about)
    return Reach(_joined(unit for unit, _ in held), _of_bureaus([matters for _, matters in held]))


def _joined(units: Iterable[int | None]) -> frozenset[int] | None:
    """All of them; None where one is the whole area."""
    found = set(units)
    return None if None in found else frozenset(one for one in found if one is not None)


def _of_bureaus(matters: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    """All of them; None where one role is bound to no bureau."""
    bound = [one for one in matters if one is not None]
    return None if len(bound) < len(matters) else frozenset[str]().union(*bound)


def _is_open(connection: psycopg.Connection, area: Area, by: By) -> None:
    """A business day is not after today, and does not lie in a closed month."""
    if by.on > today():
        raise ActRefused(
            "date_in_future",
            f"业务日期 {day_text(by.on)} 晚于今天 {day_text(today())}。",
            f"The business date {day_text(by.on)} is after today, {day_text(today())}.",
        )
    row = connection.execute("SELECT max(month) FROM month_close WHERE area_id = %s", (area.id,)).fetchone()
    if row is not None and row[0] is not None and by.on < first_day(row[0] + 1):
        raise ActRefused(
            "date_in_closed_month",
            f"{month_text(row[0])} 已月结,业务日期不能是 {day_text(by.on)};请用 {month_text(row[0] + 1)} 或以后的日期。"
            "迟报的事项照样可以办理,只是记账日期在后。",
            f"{month_text(row[0])} is closed: the business date cannot be {day_text(by.on)}. Facts reported late are welcome,"
            f" under a business date of {month_text(row[0] + 1)} or later.",
        )


def area_of(connection: psycopg.Connection, code: str) -> Area:
    """The pooling area with that division code."""
    row = connection.execute("SELECT id, code, plan, opens_in FROM area WHERE code = %s", (code,)).fetchone()
    if row is None:
        raise ActRefused("no_such_area", f"没有统筹区 {code}。", f"There is no pooling area {code}.")
    return Area(*row)
