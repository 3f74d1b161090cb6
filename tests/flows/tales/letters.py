"""A letter with a code, so that somebody may look at their own data, and ask for something from there."""

from __future__ import annotations

import os
from unittest import mock

from flows.city import STEADY
from flows.office import OfficeByCommand
from flows.tales import Happening

from yanglao.acts.about import person_under
from yanglao.commands.office import office_at
from yanglao.kernel.months import month, parse_day
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user
from yanglao.store.acting import TODAY
from yanglao.store.requests import make_request
from yanglao.store.residents import come_in


def handed_over(office: OfficeByCommand, on: str) -> None:
    """By the clerk, told once; the certifier has no business with it."""
    given = office.only("clerk", "letter_code", on, number=STEADY)
    code = given["told_once"]["letter_code"]
    assert len(code) == 14
    line = ("act", "do", "letter-code", "--number", STEADY, "--dated", on)
    office.refused("certifier", "not_your_task", *line)
    _answered(office, _asked(office, code, on), on)


def _asked(office: OfficeByCommand, code: str, on: str) -> int:
    """The person comes in with the letter, and asks for another card."""
    url = with_user(office.made.url, APPLICATION_ROLE)
    with office_at(url, office.made.data) as here, mock.patch.dict(os.environ, {TODAY: on}):
        agency = here.agency()
        token = come_in(agency, STEADY, code)
        person, card = person_under(agency, STEADY), {"bank_account": "6217000000000000035"}
        return make_request(agency, token, person, "payee", card, on=parse_day(on), key="card")


def _answered(office: OfficeByCommand, request: int, on: str) -> None:
    """Once, with the act or the reason; nobody answers it twice."""
    line = ("act", "do", "answer-request", "--request", str(request), "--dated", on)
    office.refused("clerk", "answer_needed", *line)
    office.refused(
        "clerk",
        "no_such_request",
        *(str(request + 1) if one == str(request) else one for one in line),
        "--reason",
        "无",
    )
    office.refused("clerk", "act_not_of_it", *line, "--done-by", "1")
    _with_a_colleague(office, request, on)
    office.only("clerk-2", "answer_request", on, request=request, reason="请带本人身份证和新卡到柜台")
    office.refused("clerk-2", "request_over", *line, "--reason", "已办")
    task = ("--kind", "request", "--task", str(request), "--dated", on)
    office.refused("clerk", "no_such_task", "act", "do", "take-task-back", *task)


def _with_a_colleague(office: OfficeByCommand, request: int, on: str) -> None:
    """Handed over by whoever is away, to somebody of the same role; taken back, and handed over again."""
    task = {"kind": "request", "task": request}
    line = ("act", "do", "hand-task", "--kind", "request", "--task", str(request), "--dated", on)
    office.refused("clerk", "cannot_take_it", *line, "--login", "reviewer", "--reason", "休假")
    office.refused("clerk", "hands_to_oneself", *line, "--login", "clerk", "--reason", "休假")
    office.refused("accountant", "no_such_task", *line, "--login", "clerk", "--reason", "休假")
    assert office.only("clerk", "hand_task", on, **task, login="clerk-2", reason="下乡")["login"] == "clerk-2"
    office.refused("clerk", "with_another", *line, "--login", "clerk-2", "--reason", "休假")
    back = ("act", "do", "take-task-back", "--kind", "request", "--task", str(request), "--dated", on)
    office.refused("clerk-2", "not_handed_over", *back)
    office.only("clerk", "take_task_back", on, **task)
    office.only("clerk", "hand_task", on, **task, login="clerk-2", reason="休假")


NEWS: dict[int, Happening] = {month(2013, 2): handed_over}
