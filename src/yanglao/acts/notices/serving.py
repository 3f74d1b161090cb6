"""告知、送达、陈述申辩 A notice of what is intended, the service of any notice, and what the person says: each a row, one or a list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from yanglao.acts.records.recording import unknown
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.lists.notice_layouts import INTENTIONS, NOTICES, WAYS
from yanglao.policy.notices import Periods, periods_of
from yanglao.store.acting import Act
from yanglao.store.facts import have_died
from yanglao.store.notices import (
    Hearing,
    Notice,
    Service,
    add_hearing,
    add_notices,
    add_service,
    intended,
    notices_of,
)

Choices = tuple[tuple[str, ...], ...]


def announce(taking: Taking, rows: Rows) -> Done:
    """拟处理告知 Tell each person what is intended; the same of a day is told once. Refused: unknown_person."""
    act, done, told = taking.act, Done(unknown(rows)), _intended(taking.act, rows)
    for i, person in _known(rows):
        about = _chosen(rows, i, INTENTIONS)
        before = told[about].get(person)
        if before is not None and before.on == act.by.on:
            done.unchanged += 1
            continue
        add_notices(act, about, [person], document=rows.columns["document"][i])
        done.recorded += 1
    return done


def serve(taking: Taking, rows: Rows) -> Done:
    """送达 Note how the oldest notice of its kind that is not served yet was served. Refused: unknown_person, date_in_future,
    no_notice, served_before, addressee_needed."""
    act, done = taking.act, Done(unknown(rows))
    found, periods = defaultdict(list), periods_of(act.area.plan)
    for one in notices_of(act.connection, act.area, rows.persons.tolist()):
        found[one.person, one.about].append(one)
    dead = have_died(act.connection, act.area, rows.persons.tolist())
    for i, person in _known(rows):
        mine = found[person, _chosen(rows, i, NOTICES)]
        service = _service(rows, i, periods)
        waits = next((one for one in mine if one.service is None), None)
        if waits is None and any(one.service == service for one in mine):
            done.unchanged += 1
        elif code := _not_served(act, service, waits, is_dead=person in dead):
            done.refused.append(refusal(i, code))
        elif waits is not None:
            add_service(act, waits.id, service)
            done.recorded += 1
    return done


def _service(rows: Rows, i: int, periods: Periods) -> Service:
    way, on = _chosen(rows, i, WAYS, "way"), int(rows.columns["on"][i])
    return Service(way, on, periods.holds_from(way, on), rows.columns["addressee"][i])


def _not_served(act: Act, service: Service, waits: Notice | None, *, is_dead: bool) -> str:
    """Why a notice cannot be served like this; "": it can."""
    if service.served_on > act.by.on:
        return "date_in_future"
    if waits is None:
        return "no_notice"
    if service.served_on < waits.on:
        return "served_before"
    return "addressee_needed" if is_dead and not service.addressee else ""


def hear(taking: Taking, rows: Rows) -> Done:
    """陈述申辩 Note what was said to what is intended; that nothing was said, once there was time to. Refused: unknown_person,
    date_in_future, not_served, may_still_speak, heard_already."""
    act, done, told = taking.act, Done(unknown(rows)), _intended(taking.act, rows)
    periods = periods_of(act.area.plan)
    for i, person in _known(rows):
        notice = told[_chosen(rows, i, INTENTIONS)].get(person)
        hearing = Hearing(int(rows.columns["on"][i]), rows.columns["statement"][i])
        if notice is not None and notice.hearing == hearing:
            done.unchanged += 1
        elif code := _not_heard(act, hearing, notice, periods):
            done.refused.append(refusal(i, code))
        elif notice is not None:
            add_hearing(act, notice.id, hearing)
            done.recorded += 1
    return done


def _not_heard(act: Act, hearing: Hearing, notice: Notice | None, periods: Periods) -> str:
    """Why this cannot be noted as a hearing; "": it can."""
    if hearing.heard_on > act.by.on:
        return "date_in_future"
    if notice is None or notice.service is None or hearing.heard_on < notice.service.served_on:
        return "not_served"
    if notice.hearing is not None:
        return "heard_already"
    is_over = hearing.heard_on > periods.heard_until(notice.service.holds_from).day
    return "" if hearing.statement or is_over else "may_still_speak"


def _intended(act: Act, rows: Rows) -> dict[str, dict[int, Notice]]:
    """Kind -> person -> what is intended and not decided yet."""
    persons = rows.persons.tolist()
    return {about: intended(act.connection, act.area, persons, about) for about, *_ in INTENTIONS}


def _known(rows: Rows) -> Sequence[tuple[int, int]]:
    return [(i, person) for i, person in enumerate(rows.persons.tolist()) if person]


def _chosen(rows: Rows, i: int, choices: Choices, field: str = "notice") -> str:
    return choices[int(rows.columns[field][i])][0]
